// Sums of many numbers at once. Floor 1.
#pragma once

#include <cmath>
#include <cstddef>
#include <span>

namespace yearbook::kernel {

// Neumaier's sum: the low part of each addition is kept and added at the end.
class Accumulator {
 public:
  void add(double value) noexcept {
    const double sum = sum_ + value;
    low_ += std::fabs(sum_) >= std::fabs(value) ? (sum_ - sum) + value : (value - sum) + sum_;
    sum_ = sum;
  }
  void add_low(double value) noexcept { low_ += value; }
  [[nodiscard]] double result() const noexcept {
    // Where the sum itself overflowed the low part is NaN and says nothing.
    return std::isfinite(sum_) ? sum_ + low_ : sum_;
  }

 private:
  double sum_ = 0;
  double low_ = 0;
};

struct SumOfPresent {
  double value = 0;       // compensated; 0 when there are none
  std::size_t count = 0;  // of the values that are not NaN
};

// The sum of the values that are there, in lanes of their own that are added at the end.
SumOfPresent sum_of_present(std::span<const double> values) noexcept;

}  // namespace yearbook::kernel
