#include <yearbook/unit.hpp>

#include <spdlog/fmt/fmt.h>

#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace yearbook {
namespace {

constexpr int most_digits = 6;

// Decimals left when a figure keeps `most_digits` significant ones.
int decimals_left(double value) {
  if (value == 0) return 0;
  const int before_point = static_cast<int>(std::floor(std::log10(std::fabs(value)))) + 1;
  return std::max(0, most_digits - before_point);
}

// `value` with `decimals` and thousands separated by commas.
std::string grouped(double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  if (text.front() == '-' && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
  const std::size_t first = text.front() == '-' ? 1 : 0;
  std::size_t at = std::min(text.find('.'), text.size());
  while (at > first + 3) {
    at -= 3;
    text.insert(at, 1, ',');
  }
  return text;
}

// As `grouped`, with as many decimals as the value has, at most `most_digits` significant digits.
std::string grouped_as_is(double value) {
  std::string text = grouped(value, decimals_left(value));
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return text;
}

std::string plain(double value, std::optional<int> decimals) {
  return decimals ? grouped(value, *decimals) : grouped_as_is(value);
}

std::string scaled(double value) {
  struct Scale {
    double from;
    std::string_view name;
  };
  constexpr std::array<Scale, 3> scales{
      {{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}}};
  for (const auto& [from, name] : scales) {
    if (std::fabs(value) >= from) return grouped_as_is(value / from).append(name);
  }
  return grouped_as_is(value);
}

}  // namespace

std::string format_exact(double value) {
  if (std::isnan(value)) return {};
  const double size = std::fabs(value);
  const bool plain_digits = size == 0 || (size >= 1e-5 && size < 1e21);
  std::array<char, 64> buffer{};
  const auto result = plain_digits
                          ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                          std::chars_format::fixed)
                          : std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return {buffer.data(), result.ptr};
}

std::string format_figure(double value, const Unit& unit, std::optional<int> decimals) {
  if (std::isnan(value)) return {};
  if (unit.base == "ratio") return plain(value * (unit.factor * 100), decimals) + " %";
  if (unit.dimension == "money") return unit.base + " " + scaled(value * unit.factor);
  if (unit.dimension == "count" || unit.dimension == "index" || unit.dimension == "people" ||
      unit.dimension == "rank" || unit.dimension == "score") {
    return plain(value * unit.factor, decimals);
  }
  return plain(value, decimals) + " " + (unit.name_en.empty() ? unit.code : unit.name_en);
}

std::string format_percent(double fraction, int decimals) {
  return std::isnan(fraction) ? std::string{} : grouped(fraction * 100, decimals) + " %";
}

}  // namespace yearbook
