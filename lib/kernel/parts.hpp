// Many numbers as parts of a whole. Floor 1.
#pragma once

#include <span>

namespace yearbook::kernel {

// value * factor / whole of each value, in its place; NaN where that is missing or not finite.
void parts_of_whole(std::span<double> values, double factor, double whole) noexcept;

}  // namespace yearbook::kernel
