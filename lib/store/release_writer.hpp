// Writes releases and keeps their ids in order of tier, day and code. Floor 5.
#pragma once

#include "core/problems.hpp"
#include "sqlite/connection.hpp"
#include "store/table.hpp"

namespace yearbook::store {

// Adds and updates releases by code. Where a new or re-dated release takes its place before others,
// their ids move, in every table that holds them. Runs in the caller's transaction.
Tally write_releases(sqlite::Connection& connection, const Table& table, core::Problems& problems);

}  // namespace yearbook::store
