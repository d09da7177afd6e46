#include "kernel/decimal.hpp"

#include <yearbook/numeric.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>

namespace yearbook {
namespace {

// A number as printed: sign and digits without the point, and the power of ten of the last digit.
struct Printed {
  std::string digits;
  int exponent = 0;
};

std::size_t count_digits(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  return end - at;
}

// Exponents beyond this are refused before they can overflow an int: no finite double needs them.
constexpr int largest_exponent = 100'000;

std::optional<int> read_exponent(std::string_view text) {
  if (text.empty()) return 0;
  if (text.front() != 'e' && text.front() != 'E') return std::nullopt;
  text.remove_prefix(1);
  if (!text.empty() && text.front() == '+') {
    text.remove_prefix(1);
    if (!text.empty() && text.front() == '-') return std::nullopt;
  }
  int exponent = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), exponent);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (exponent > largest_exponent || exponent < -largest_exponent) return std::nullopt;
  return exponent;
}

std::optional<Printed> read(std::string_view text) {
  Printed result;
  std::size_t at = 0;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    if (text[0] == '-') result.digits = "-";
    at = 1;
  }
  const std::size_t whole = count_digits(text, at);
  result.digits += text.substr(at, whole);
  at += whole;
  std::size_t fraction = 0;
  if (at < text.size() && text[at] == '.') {
    fraction = count_digits(text, at + 1);
    result.digits += text.substr(at + 1, fraction);
    at += 1 + fraction;
    if (fraction == 0) return std::nullopt;
  }
  if (whole == 0) return std::nullopt;
  const auto exponent = read_exponent(text.substr(at));
  if (!exponent) return std::nullopt;
  result.exponent = *exponent - static_cast<int>(fraction);
  return result;
}

// The double nearest to digits * 10^exponent; empty when it is not finite.
std::optional<double> nearest(std::string_view digits, int exponent) {
  std::string text(digits);
  text += 'e';
  text += std::to_string(exponent);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) {
    // Too small counts as zero; too large is no number that can be kept. Which of the two shows by
    // the place of the first digit that is not zero.
    const std::size_t first = digits.find_first_of("123456789");
    const bool tiny = exponent + static_cast<int>(digits.size() - first) < 0;
    if (!tiny) return std::nullopt;
    return digits.front() == '-' ? -0.0 : 0.0;
  }
  return error == std::errc{} && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

// Digits and at most one point between them, as most figures are printed: as parse_printed does
// them, at a tenth of the cost. Empty for anything else.
std::optional<PrintedNumber> parse_plain(std::string_view text) {
  constexpr std::array<double, 10> steps{1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9};
  const std::size_t whole = count_digits(text, 0);
  std::size_t fraction = 0;
  if (whole < text.size()) {
    if (text[whole] != '.') return std::nullopt;
    fraction = count_digits(text, whole + 1);
    if (fraction == 0 || whole + 1 + fraction != text.size()) return std::nullopt;
  }
  if (whole == 0 || whole > 300 || fraction >= steps.size()) return std::nullopt;
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  return PrintedNumber{value, steps.at(fraction)};
}

}  // namespace

namespace kernel {

bool shows_its_quantum(std::string_view text) {
  constexpr std::size_t digits_of_a_double = 15;
  const std::size_t whole = count_digits(text, 0);
  if (whole == 0 || text.size() > digits_of_a_double) return false;
  if (whole == text.size()) return true;
  const std::size_t fraction = text[whole] == '.' ? count_digits(text, whole + 1) : 0;
  return fraction > 0 && whole + 1 + fraction == text.size() && text.back() != '0';
}

std::optional<int> power_of_ten(double factor) {
  std::array<char, 32> text{};
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), factor, std::chars_format::scientific)
          .ptr;
  const std::string_view shortest(text.data(), end);
  if (!shortest.starts_with("1e")) return std::nullopt;
  return read_exponent(shortest.substr(1));
}

double shown_quantum(double value) {
  std::array<char, 512> text{};
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed).ptr;
  const std::string_view shown(text.data(), end);
  const auto point = shown.find('.');
  if (point == std::string_view::npos) return 1;
  return nearest("1", -static_cast<int>(shown.size() - point - 1)).value_or(1);
}

std::optional<PrintedNumber> parse_shifted(std::string_view text, int shift, double from,
                                           double to) {
  if (from == to && shift == 0) {
    if (const auto plain = parse_plain(text)) return plain;
  }
  const auto printed = read(text);
  if (!printed) return std::nullopt;
  // How many places the point moves: empty when the factors are no power of ten apart.
  const auto from_power = power_of_ten(from);
  const auto to_power = power_of_ten(to);
  const auto places =
      from_power && to_power ? std::optional(*from_power - *to_power) : power_of_ten(from / to);
  const int exponent = printed->exponent + places.value_or(0) + shift;
  const double factor = places ? 1 : from / to;
  const auto value = nearest(printed->digits, exponent);
  const auto quantum = nearest("1", exponent);
  if (!value || !quantum || !std::isfinite(*value * factor)) return std::nullopt;
  return PrintedNumber{*value * factor, *quantum * factor};
}

}  // namespace kernel

std::optional<PrintedNumber> parse_printed(std::string_view text, double from, double to) {
  return kernel::parse_shifted(text, 0, from, to);
}

}  // namespace yearbook
