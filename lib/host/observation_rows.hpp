// Reads the rows of table observation. Floor 3.
#pragma once

#include <functional>
#include <string_view>

#include <yearbook/error.hpp>
#include <yearbook/status.hpp>

#include "book/source.hpp"

struct sqlite3;

namespace yearbook::host {

// The status of a letter of the table; throws corrupt when it is none.
Status status_of(std::string_view text);

// Calls `row` for every row of the cells, by year, zone and release, ascending.
void read_observations(sqlite3* database, std::int32_t indicator, const book::CellRange& cells,
                       const std::function<void(const book::ObservationRow&)>& row);

}  // namespace yearbook::host
