// Reads the rows of table observation. Floor 3.
#pragma once

#include <functional>

#include <yearbook/error.hpp>

#include "book/source.hpp"

struct sqlite3;

namespace yearbook::host {

// Calls `row` for every row of the cells, by year, zone and release, ascending.
void read_observations(sqlite3* database, std::int32_t indicator, const book::CellRange& cells,
                       const std::function<void(const book::ObservationRow&)>& row);

}  // namespace yearbook::host
