#include "kernel/parts.hpp"

#include <cmath>
#include <limits>

namespace yearbook::kernel {
namespace {

// Without a branch, so that a processor divides several at once; inlined where it is known how many.
[[gnu::always_inline]] inline void divide_each(std::span<double> values, double factor,
                                               double whole) noexcept {
  constexpr double missing = std::numeric_limits<double>::quiet_NaN();
  constexpr double largest = std::numeric_limits<double>::max();
  for (double& value : values) {
    const double part = value * factor / whole;
    value = std::fabs(part) <= largest ? part : missing;
  }
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] void divide_four_at_once(std::span<double> values, double factor,
                                                 double whole) noexcept {
  divide_each(values, factor, whole);
}
#endif

void divide_two_at_once(std::span<double> values, double factor, double whole) noexcept {
  divide_each(values, factor, whole);
}

using DivideEach = void (*)(std::span<double>, double, double) noexcept;

// The widest that this processor has; each division is rounded by itself, so all give the same.
DivideEach widest() noexcept {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") != 0) return divide_four_at_once;
#endif
  return divide_two_at_once;
}

}  // namespace

void parts_of_whole(std::span<double> values, double factor, double whole) noexcept {
  static const DivideEach divide = widest();
  divide(values, factor, whole);
}

}  // namespace yearbook::kernel
