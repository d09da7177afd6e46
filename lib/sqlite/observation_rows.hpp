// Reads the rows of table observation at the engine's own speed. Floor 4.
#pragma once

#include <functional>

#include "book/source.hpp"
#include "sqlite/connection.hpp"

namespace yearbook::sqlite {

// Calls `row` for every row of the cells, by year, zone and release, ascending.
void read_observations(Connection& connection, std::int32_t indicator, const book::CellRange& cells,
                       const std::function<void(const book::ObservationRow&)>& row);

}  // namespace yearbook::sqlite
