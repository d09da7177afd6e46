// Table-valued functions: a query of the library that SQL reads as rows. Floor 4.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "sqlext/arguments.hpp"
#include "sqlext/host_book.hpp"

struct sqlite3;

namespace yearbook::sqlext {

// The next rows of an answer, called until it gives none.
using Pieces = std::function<std::vector<Row>()>;

// What one function promises, and how it is answered.
struct TableFunction {
  std::string_view contract;  // its number, such as "T01"
  std::string_view name;
  std::string_view columns;  // as in CREATE TABLE: "year INTEGER, value REAL, status TEXT"
  std::vector<std::string_view> parameters;
  std::size_t optional = 0;  // how many of the last parameters may be left out
  std::string_view meaning;
  std::vector<Row> (*rows)(HostBook& host, const Arguments& arguments);
  // Instead of `rows`, where they may be more than memory should hold at once.
  Pieces (*pieces)(HostBook& host, const Arguments& arguments) = nullptr;
};

// Registers them on a connection, each as an eponymous virtual table whose hidden columns are the
// parameters: yb_series('gdp', 'wuhan') and WHERE indicator = 'gdp' are the same. A parameter that
// must be given and is NULL gives no rows. The functions outlive the connection.
void register_table_functions(sqlite3* database, std::span<const TableFunction> functions,
                              const std::shared_ptr<HostBook>& host);

}  // namespace yearbook::sqlext
