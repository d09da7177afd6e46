// Inserts many rows into table observation by one statement, which costs a third of a statement a
// row. Floor 4.
#pragma once

#include <cstdint>
#include <functional>

#include <yearbook/status.hpp>

#include "sqlite/connection.hpp"

namespace yearbook::sqlite {

// A row of table observation on its way in; a value that is NaN is stored as NULL.
struct BulkRow {
  std::int64_t indicator = 0;
  std::int64_t year = 0;
  std::int64_t zone = 0;
  std::int64_t release = 0;
  double value = 0;
  Status status = Status::normal;
};

// Inserts the rows that `next` puts into its argument until it gives false; fastest in the order of
// the table's key. A row whose key is there already is left alone. Gives the number of rows
// inserted. What `next` throws comes through; what was inserted is then the transaction's to undo.
std::int64_t insert_observations(Connection& connection, std::function<bool(BulkRow&)> next);

}  // namespace yearbook::sqlite
