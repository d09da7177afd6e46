// Writes units, zones, aliases, groups and indicators: rows update by code. Floor 5.
//
// Each function runs inside the caller's transaction and reports every mistake it finds with its
// place; the caller throws and rolls back when there are any.
#pragma once

#include "core/problems.hpp"
#include "sqlite/connection.hpp"
#include "store/table.hpp"

namespace yearbook::store {

Tally write_units(sqlite::Connection& connection, const Table& table, core::Problems& problems);
Tally write_zones(sqlite::Connection& connection, const Table& table, core::Problems& problems);
Tally write_aliases(sqlite::Connection& connection, const Table& table, core::Problems& problems);
Tally write_groups(sqlite::Connection& connection, const Table& table, core::Problems& problems);
Tally write_indicators(sqlite::Connection& connection, const Table& table,
                       core::Problems& problems);

}  // namespace yearbook::store
