// What ends every load: the record of it, and fresh statistics. Floor 5.
#pragma once

#include <string_view>

#include "sqlite/connection.hpp"
#include "store/observation_writer.hpp"

namespace yearbook::store {

// Adds a row to import_batch and refreshes what SQLite's planner knows of the tables.
void record_import(sqlite::Connection& connection, std::string_view name, std::string_view sha256,
                   const ObservationTally& tally);

}  // namespace yearbook::store
