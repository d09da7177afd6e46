// Exact arithmetic on doubles and decimals, for tests: integers of any size. Slow and simple.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yearbook::test {

// A natural number of any size.
class BigNatural {
 public:
  BigNatural() = default;
  explicit BigNatural(std::uint64_t value);
  static BigNatural of_digits(std::string_view decimal_digits);

  BigNatural& multiply(std::uint32_t factor);
  BigNatural& power(std::uint32_t base, unsigned exponent);  // times base^exponent
  // -1, 0 or 1.
  [[nodiscard]] int compare(const BigNatural& other) const;
  [[nodiscard]] BigNatural plus(const BigNatural& other) const;
  // Requires other <= *this.
  [[nodiscard]] BigNatural minus(const BigNatural& other) const;

 private:
  void trim();
  std::vector<std::uint32_t> limbs_;  // the least first
};

// Whether `value` is the double nearest to digits * 10^exponent (both not negative; ties count for
// both neighbours).
bool is_nearest_double(double value, std::string_view digits, int exponent);

}  // namespace yearbook::test
