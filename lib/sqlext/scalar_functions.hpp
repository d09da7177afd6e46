// Functions of one row: rates, units, figures as people write them, names. Floor 4.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "sqlext/arguments.hpp"
#include "sqlext/host_book.hpp"

struct sqlite3;

namespace yearbook::sqlext {

// What one function promises, and how it is answered.
struct ScalarFunction {
  std::string_view contract;  // its number, such as "F01"
  std::string_view name;
  std::vector<std::string_view> parameters;
  std::size_t optional = 0;   // how many of the last parameters may be left out
  bool deterministic = true;  // depends on its arguments alone, not on the file
  std::string_view meaning;
  Cell (*value)(HostBook& host, const Arguments& arguments);
};

std::span<const ScalarFunction> scalar_functions();

void register_scalar_functions(sqlite3* database, const std::shared_ptr<HostBook>& host);

}  // namespace yearbook::sqlext
