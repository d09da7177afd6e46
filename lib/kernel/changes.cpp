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
    const auto positive = static_cast<unsigned>(earlier[i] > 0);
    const auto finite = static_cast<unsigned>(std::fabs(change) <= largest);
    result[i] = (positive & finite) != 0 ? change : missing;
  }
}

}  // namespace yearbook::kernel
