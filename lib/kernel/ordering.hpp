// Sorts numbers with their places faster than comparing them does. Floor 1.
#pragma once

#include <vector>

#include <yearbook/column.hpp>

namespace yearbook::kernel {

// Sorts by value, ascending; equal values, such as 0 and -0, keep their order. None is NaN. `scratch`
// is overwritten.
void sort_by_value(std::vector<Placed>& numbers, std::vector<Placed>& scratch);

}  // namespace yearbook::kernel
