#include "support/exact.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace yearbook::test {

BigNatural::BigNatural(std::uint64_t value) {
  limbs_ = {static_cast<std::uint32_t>(value), static_cast<std::uint32_t>(value >> 32U)};
  trim();
}

BigNatural BigNatural::of_digits(std::string_view decimal_digits) {
  BigNatural result;
  for (const char digit : decimal_digits) {
    result.multiply(10);
    result = result.plus(BigNatural(static_cast<std::uint64_t>(digit - '0')));
  }
  return result;
}

BigNatural& BigNatural::multiply(std::uint32_t factor) {
  std::uint64_t carry = 0;
  for (std::uint32_t& limb : limbs_) {
    carry += std::uint64_t{limb} * factor;
    limb = static_cast<std::uint32_t>(carry);
    carry >>= 32U;
  }
  if (carry > 0) limbs_.push_back(static_cast<std::uint32_t>(carry));
  trim();
  return *this;
}

BigNatural& BigNatural::power(std::uint32_t base, unsigned exponent) {
  for (unsigned i = 0; i < exponent; ++i) multiply(base);
  return *this;
}

int BigNatural::compare(const BigNatural& other) const {
  if (limbs_.size() != other.limbs_.size()) return limbs_.size() < other.limbs_.size() ? -1 : 1;
  for (std::size_t i = limbs_.size(); i-- > 0;) {
    if (limbs_[i] != other.limbs_[i]) return limbs_[i] < other.limbs_[i] ? -1 : 1;
  }
  return 0;
}

BigNatural BigNatural::plus(const BigNatural& other) const {
  BigNatural result;
  std::uint64_t carry = 0;
  for (std::size_t i = 0; i < std::max(limbs_.size(), other.limbs_.size()) || carry > 0; ++i) {
    carry += i < limbs_.size() ? limbs_[i] : 0;
    carry += i < other.limbs_.size() ? other.limbs_[i] : 0;
    result.limbs_.push_back(static_cast<std::uint32_t>(carry));
    carry >>= 32U;
  }
  result.trim();
  return result;
}

BigNatural BigNatural::minus(const BigNatural& other) const {
  BigNatural result = *this;
  std::int64_t borrow = 0;
  for (std::size_t i = 0; i < result.limbs_.size(); ++i) {
    std::int64_t limb = std::int64_t{result.limbs_[i]} + borrow -
                        (i < other.limbs_.size() ? std::int64_t{other.limbs_[i]} : 0);
    borrow = limb < 0 ? -1 : 0;
    if (limb < 0) limb += std::int64_t{1} << 32U;
    result.limbs_[i] = static_cast<std::uint32_t>(limb);
  }
  result.trim();
  return result;
}

void BigNatural::trim() {
  while (!limbs_.empty() && limbs_.back() == 0) limbs_.pop_back();
}

namespace {

// A finite double that is not negative, as mantissa * 2^exponent.
struct Binary {
  std::uint64_t mantissa;
  int exponent;
};

Binary binary(double value) {
  int exponent = 0;
  const double fraction = std::frexp(value, &exponent);
  return {static_cast<std::uint64_t>(std::ldexp(fraction, 53)), exponent - 53};
}

// value and digits * 10^exponent over one denominator, as naturals.
std::pair<BigNatural, BigNatural> over_one_denominator(double value, std::string_view digits,
                                                       int exponent) {
  const auto [mantissa, two] = binary(value);
  BigNatural left(mantissa);
  BigNatural right = BigNatural::of_digits(digits);
  // Multiply both sides by what makes every exponent not negative.
  if (two >= 0) left.power(2, static_cast<unsigned>(two));
  if (two < 0) right.power(2, static_cast<unsigned>(-two));
  if (exponent >= 0) right.power(10, static_cast<unsigned>(exponent));
  if (exponent < 0) left.power(10, static_cast<unsigned>(-exponent));
  return {left, right};
}

// Whether |a - x| <= |b - x|, for x = digits * 10^exponent and a, b on either side or equal.
bool no_farther(double a, double b, std::string_view digits, int exponent) {
  // |a-x| <= |b-x| with a < b is x <= (a+b)/2, that is 2x <= a + b; exact in naturals.
  const double low = std::min(a, b);
  const double high = std::max(a, b);
  const auto [mantissa_low, two_low] = binary(low);
  const auto [mantissa_high, two_high] = binary(high);
  const int two = std::min(low > 0 ? two_low : two_high, two_high);
  BigNatural sum = BigNatural(mantissa_high).power(2, static_cast<unsigned>(two_high - two));
  if (low > 0)
    sum = sum.plus(BigNatural(mantissa_low).power(2, static_cast<unsigned>(two_low - two)));
  BigNatural twice = BigNatural::of_digits(digits).multiply(2);
  if (two >= 0) sum.power(2, static_cast<unsigned>(two));
  if (two < 0) twice.power(2, static_cast<unsigned>(-two));
  if (exponent >= 0) twice.power(10, static_cast<unsigned>(exponent));
  if (exponent < 0) sum.power(10, static_cast<unsigned>(-exponent));
  const int order = twice.compare(sum);
  return a < b ? order <= 0 : order >= 0;
}

}  // namespace

bool is_nearest_double(double value, std::string_view digits, int exponent) {
  const auto [ours, exact] = over_one_denominator(value, digits, exponent);
  if (ours.compare(exact) == 0) return true;
  const double above = std::nextafter(value, std::numeric_limits<double>::infinity());
  const double below = std::nextafter(value, 0.0);
  return no_farther(value, above, digits, exponent) &&
         (value == 0 || no_farther(value, below, digits, exponent));
}

}  // namespace yearbook::test
