// What every SQL function promises, in one list: the page schema/functions.md and the function
// yb_functions show it. Floor 4.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sqlext/table_function.hpp"

namespace yearbook::sqlext {

struct Contract {
  std::string_view number;  // "F01", "A01" or "T01"
  std::string_view kind;    // "scalar", "aggregate" or "table"
  std::string_view name;
  std::string signature;
  std::string_view columns;  // of a table; else ""
  std::string_view meaning;
};

// By number: tables, then scalars, then aggregates.
std::vector<Contract> contracts();

// T00 yb_functions: the contracts as rows.
const TableFunction& contracts_table();

}  // namespace yearbook::sqlext
