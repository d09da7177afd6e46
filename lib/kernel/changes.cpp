#include "kernel/changes.hpp"

#include <cmath>
#include <cstddef>
#include <limits>

namespace yearbook::kernel {

// Written without a branch, so that a processor takes several at once.
void relative_changes(std::span<const double> earlier, std::span<const double> later,
                      std::span<double> result) noexcept {
  constexpr double missing = std::numeric_limits<double>::quiet_NaN();
  constexpr double largest = std::numeric_limits<double>::max();
  for (std::size_t i = 0; i < result.size(); ++i) {
    const double change = later[i] / earlier[i] - 1;
    const double positive = earlier[i] > 0 ? change : missing;
    result[i] = std::fabs(positive) <= largest ? positive : missing;
  }
}

}  // namespace yearbook::kernel
