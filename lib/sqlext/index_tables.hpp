// The table-valued functions that are the index engine: T10 to T11. Floor 4.
#pragma once

#include <span>

#include "sqlext/table_function.hpp"

namespace yearbook::sqlext {

// yb_index and yb_explain. The definitions are those that the file keeps.
std::span<const TableFunction> index_tables();

}  // namespace yearbook::sqlext
