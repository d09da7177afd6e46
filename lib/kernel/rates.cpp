// Rates of change.
#include <yearbook/numeric.hpp>

#include <cmath>

#include "kernel/finite.hpp"

namespace yearbook {

std::optional<double> relative_change(double earlier, double later) noexcept {
  if (!(earlier > 0) || std::isnan(later)) return std::nullopt;
  return kernel::finite(later / earlier - 1);
}

std::optional<double> compound_rate(double first, double last, int years) noexcept {
  if (!(first > 0) || !(last >= 0) || years < 1) return std::nullopt;
  return kernel::finite(std::pow(last / first, 1.0 / years) - 1);
}

}  // namespace yearbook
