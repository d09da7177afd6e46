// Rates of change.
#include <yearbook/numeric.hpp>

#include <cmath>

namespace yearbook {
namespace {

std::optional<double> finite(double value) noexcept {
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

}  // namespace

std::optional<double> relative_change(double earlier, double later) noexcept {
  if (!(earlier > 0) || std::isnan(later)) return std::nullopt;
  return finite(later / earlier - 1);
}

std::optional<double> compound_rate(double first, double last, int years) noexcept {
  if (!(first > 0) || !(last >= 0) || years < 1) return std::nullopt;
  return finite(std::pow(last / first, 1.0 / years) - 1);
}

}  // namespace yearbook
