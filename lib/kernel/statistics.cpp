#include <yearbook/error.hpp>
#include <yearbook/numeric.hpp>

#include <cmath>

#include "kernel/lanes.hpp"

namespace yearbook {

using kernel::Accumulator;
double compensated_sum(std::span<const double> values) noexcept {
  return kernel::sum_of_present(values).value;
}

std::optional<double> weighted_mean(std::span<const double> values,
                                    std::span<const double> weights) {
  if (values.size() != weights.size()) {
    throw Error(ErrorCode::invalid_argument, "weighted_mean: " + std::to_string(values.size()) +
                                                 " values but " + std::to_string(weights.size()) +
                                                 " weights; give one weight a value");
  }
  Accumulator sum;
  Accumulator weight_sum;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!(weights[i] >= 0) || !std::isfinite(weights[i])) {
      throw Error(ErrorCode::invalid_argument, "weighted_mean: weight " + std::to_string(i + 1) +
                                                   " is " + std::to_string(weights[i]) +
                                                   "; weights are finite and at least 0");
    }
    if (std::isnan(values[i])) continue;
    sum.add(weights[i] * values[i]);
    weight_sum.add(weights[i]);
  }
  if (weight_sum.result() == 0) return std::nullopt;
  return sum.result() / weight_sum.result();
}

}  // namespace yearbook
