#include "kernel/lanes.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace yearbook::kernel {
namespace {

// Two numbers that one instruction adds, on every x86-64 and ARM64; and as many sums at once as hide
// how long an addition takes.
using Two = double __attribute__((vector_size(16)));
using Mask = std::int64_t __attribute__((vector_size(16)));
constexpr std::size_t lanes = 2;
constexpr std::size_t sums_at_once = 4;

// Knuth's sum of two has no branch; what is missing counts as 0.
struct LaneSum {
  Two sum{};
  Two low{};
  Mask count{};

  void add(const double* values) noexcept {
    Two value;
    std::memcpy(&value, values, sizeof value);
    const Mask there = value == value;
    const auto term = std::bit_cast<Two>(std::bit_cast<Mask>(value) & there);
    const Two total = sum + term;
    const Two added = total - sum;
    low += (sum - (total - added)) + (term - added);
    sum = total;
    count -= there;  // true is -1
  }
};

// One value after the other.
SumOfPresent sum_in_turn(std::span<const double> values) noexcept {
  Accumulator sum;
  SumOfPresent result;
  for (const double value : values) {
    if (std::isnan(value)) continue;
    sum.add(value);
    ++result.count;
  }
  result.value = sum.result();
  return result;
}

}  // namespace

SumOfPresent sum_of_present(std::span<const double> values) noexcept {
  std::array<LaneSum, sums_at_once> sums;
  constexpr std::size_t step = lanes * sums_at_once;
  const std::size_t whole = values.size() - values.size() % step;
  for (std::size_t i = 0; i < whole; i += step) {
    for (std::size_t k = 0; k < sums_at_once; ++k) sums[k].add(&values[i + k * lanes]);
  }
  Accumulator total;
  std::size_t count = 0;
  for (const LaneSum& each : sums) {
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      // A lane that overflowed says nothing about the sum of all.
      if (!std::isfinite(each.sum[lane])) return sum_in_turn(values);
      total.add(each.sum[lane]);
      total.add_low(each.low[lane]);
      count += static_cast<std::size_t>(each.count[lane]);
    }
  }
  for (const double value : values.subspan(whole)) {
    if (std::isnan(value)) continue;
    total.add(value);
    ++count;
  }
  return {total.result(), count};
}

}  // namespace yearbook::kernel
