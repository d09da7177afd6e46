// Functions of many rows: means, quantiles, inequality. Floor 4.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "sqlext/arguments.hpp"

struct sqlite3;

namespace yearbook::sqlext {

// The rows of a group or window frame that have a value: the first argument of each, and the second
// where the function has two.
struct Sample {
  std::span<const double> values;
  std::span<const double> seconds;
};

// What one function promises, and how it is answered.
struct AggregateFunction {
  std::string_view contract;  // its number, such as "A01"
  std::string_view name;
  std::vector<std::string_view> parameters;  // one or two numbers
  std::string_view meaning;
  Cell (*value)(const Sample& sample);
};

std::span<const AggregateFunction> aggregate_functions();

// Registers them, each also as a window function.
void register_aggregate_functions(sqlite3* database);

}  // namespace yearbook::sqlext
