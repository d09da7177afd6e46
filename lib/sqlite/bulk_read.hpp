// Reads all rows of table observation by one statement, which costs two thirds of stepping through
// them. Floor 4.
#pragma once

#include <functional>

#include "sqlite/bulk_row.hpp"
#include "sqlite/connection.hpp"

namespace yearbook::sqlite {

// Gives every row to `row`, in the order of the table's key, until it gives false. What it throws
// comes through. Throws corrupt for a status that is none, and rows that are out of order.
void read_observations(Connection& connection, std::function<bool(const BulkRow&)> row);

}  // namespace yearbook::sqlite
