#include <yearbook/error.hpp>
#include <yearbook/numeric.hpp>

#include <cmath>

namespace yearbook {
namespace {

// Neumaier's sum: the low part of each addition is kept and added at the end.
class Accumulator {
 public:
  void add(double value) noexcept {
    const double sum = sum_ + value;
    low_ += std::fabs(sum_) >= std::fabs(value) ? (sum_ - sum) + value : (value - sum) + sum_;
    sum_ = sum;
  }
  [[nodiscard]] double result() const noexcept {
    // Where the sum itself overflowed the low part is NaN and says nothing.
    return std::isfinite(sum_) ? sum_ + low_ : sum_;
  }

 private:
  double sum_ = 0;
  double low_ = 0;
};

}  // namespace

double compensated_sum(std::span<const double> values) noexcept {
  Accumulator sum;
  for (const double value : values) {
    if (!std::isnan(value)) sum.add(value);
  }
  return sum.result();
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
