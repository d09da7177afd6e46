// Inserts many rows into table observation by one statement, which costs a third of a statement a
// row. Floor 4.
#pragma once

#include <cstdint>
#include <functional>

#include "sqlite/bulk_row.hpp"
#include "sqlite/connection.hpp"

namespace yearbook::sqlite {

// Throws constraint when a row breaks a CHECK of the table; they cost half as much again as
// inserting when SQLite tries them for every row.
void require_valid(const BulkRow& row);

// Inserts the rows that `next` puts into its argument until it gives false; fastest in the order of
// the table's key. A row whose key is there already is left alone. Gives the number of rows
// inserted. What `next` throws comes through; what was inserted is then the transaction's to undo.
std::int64_t insert_observations(Connection& connection, std::function<bool(BulkRow&)> next);

}  // namespace yearbook::sqlite
