#include "kernel/lanes.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace yearbook::kernel {
namespace {

// As many sums as hide how long an addition takes, whatever the processor adds at once: which sum a
// value goes into, and so the result, is the same everywhere.
constexpr std::size_t lanes = 8;

// Written by whoever adds: to set it to 0 before would take as long as a tenth of the sum.
struct LaneSums {
  std::array<double, lanes> sum;
  std::array<double, lanes> low;
  std::array<std::int64_t, lanes> count;
};

// Sums of as many numbers as one instruction adds. Knuth's sum of two has no branch; what is missing
// counts as 0.
template <std::size_t Width>
struct Together {
  // g++ 12 forgets the attribute of an alias whose size is a parameter.
  // NOLINTBEGIN(modernize-use-using)
  typedef double Numbers __attribute__((vector_size(Width * sizeof(double))));
  typedef std::int64_t Mask __attribute__((vector_size(Width * sizeof(double))));
  // NOLINTEND(modernize-use-using)

  Numbers sum{};
  Numbers low{};
  Mask count{};

  [[gnu::always_inline]] void add(const double* values) noexcept {
    Numbers value;
    std::memcpy(&value, values, sizeof value);
    const Mask there = value == value;  // NOLINT(misc-redundant-expression): NaN is not
    const Numbers term =  // NOLINT(modernize-use-auto): g++ 12 takes the vector for a double
        reinterpret_cast<Numbers>(reinterpret_cast<Mask>(value) & there);
    const Numbers total = sum + term;
    const Numbers added = total - sum;
    low += (sum - (total - added)) + (term - added);
    sum = total;
    count -= there;  // true is -1
  }
};

// Inlined where the instructions are known. The number of values is a multiple of lanes.
template <std::size_t Width>
[[gnu::always_inline]] inline void add_in_lanes(std::span<const double> values,
                                                LaneSums& result) noexcept {
  std::array<Together<Width>, lanes / Width> sums;
  for (std::size_t i = 0; i < values.size(); i += lanes) {
    for (std::size_t k = 0; k < sums.size(); ++k) sums[k].add(&values[i + k * Width]);
  }
  for (std::size_t k = 0; k < sums.size(); ++k) {
    std::memcpy(&result.sum[k * Width], &sums[k].sum, sizeof sums[k].sum);
    std::memcpy(&result.low[k * Width], &sums[k].low, sizeof sums[k].low);
    std::memcpy(&result.count[k * Width], &sums[k].count, sizeof sums[k].count);
  }
}

// By what every x86-64 and ARM64 has.
void add_two_at_once(std::span<const double> values, LaneSums& result) noexcept {
  add_in_lanes<2>(values, result);
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] void add_four_at_once(std::span<const double> values,
                                              LaneSums& result) noexcept {
  add_in_lanes<4>(values, result);
}
#endif

using AddInLanes = void (*)(std::span<const double>, LaneSums&) noexcept;

// The widest that this processor has.
AddInLanes widest() noexcept {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") != 0) return add_four_at_once;
#endif
  return add_two_at_once;
}

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
  static const AddInLanes add = widest();
  const std::size_t whole = values.size() - values.size() % lanes;
  LaneSums sums;  // NOLINT(cppcoreguidelines-pro-type-member-init)
  add(values.first(whole), sums);
  double sum = 0;
  double low = 0;
  std::size_t count = 0;
  const auto add_to_sum = [&](double term) {
    const double total = sum + term;
    const double added = total - sum;
    low += (sum - (total - added)) + (term - added);
    sum = total;
  };
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    add_to_sum(sums.sum[lane]);
    low += sums.low[lane];
    count += static_cast<std::size_t>(sums.count[lane]);
  }
  for (const double value : values.subspan(whole)) {
    if (std::isnan(value)) continue;
    add_to_sum(value);
    ++count;
  }
  // A lane that overflowed says nothing about the sum of all.
  if (!std::isfinite(sum + low)) return sum_in_turn(values);
  return {sum + low, count};
}

}  // namespace yearbook::kernel
