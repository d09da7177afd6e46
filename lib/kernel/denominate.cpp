#include <yearbook/denominate.hpp>

#include <cmath>

#include "kernel/column.hpp"

namespace yearbook {

void denominate(std::span<double> values, std::span<const double> denominators, double factor,
                std::span<Reason> reasons) {
  kernel::require_size("denominate", "denominators", denominators.size(), values.size());
  kernel::require_size_or_none("denominate", "reasons", reasons.size(), values.size());
  if (!(factor > 0) || !std::isfinite(factor)) {
    kernel::refuse("denominate",
                   "the factor is " + std::to_string(factor) + "; it is finite and greater than 0");
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) continue;
    if (!(denominators[i] > 0)) {
      kernel::take(values, reasons, i, Reason::no_denominator);
      continue;
    }
    values[i] = values[i] * factor / denominators[i];
    if (!std::isfinite(values[i])) kernel::take(values, reasons, i, Reason::overflow);
  }
}

}  // namespace yearbook
