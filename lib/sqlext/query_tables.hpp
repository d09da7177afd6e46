// The library's queries as table-valued functions. Floor 4.
#pragma once

#include <span>

#include "sqlext/table_function.hpp"

namespace yearbook::sqlext {

// T01 to T09: each by its contract in schema/functions.md.
std::span<const TableFunction> query_tables();

}  // namespace yearbook::sqlext
