// The change of many numbers at once. Floor 1.
#pragma once

#include <span>

namespace yearbook::kernel {

// relative_change() of each pair; NaN where it has none. All three have one size.
void relative_changes(std::span<const double> earlier, std::span<const double> later,
                      std::span<double> result) noexcept;

}  // namespace yearbook::kernel
