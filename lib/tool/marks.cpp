#include "tool/marks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace yearbook::tool {
namespace {

constexpr std::array<std::string_view, 8> heights{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
// Eighths of a character, from the left.
constexpr std::array<std::string_view, 8> eighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
constexpr std::string_view full = "█";
constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

std::string repeated(std::string_view text, std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) result += text;
  return result;
}

// From 0 to 1; ends may lie farther apart than any double reaches.
double part_of(double value, double low, double high) {
  const double reach = high / 2 - low / 2;
  return reach > 0 ? (value / 2 - low / 2) / reach : 0.5;
}

}  // namespace

std::string sparkline(std::span<const double> values) {
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const double value : values) {
    low = std::fmin(low, value);
    high = std::fmax(high, value);
  }
  std::string result;
  for (const double value : values) {
    if (std::isnan(value)) {
      result += ' ';
      continue;
    }
    const double step = std::floor(part_of(value, low, high) * heights.size());
    result += heights.at(std::min(static_cast<std::size_t>(step), heights.size() - 1));
  }
  result.erase(result.find_last_not_of(' ') + 1);
  return result;
}

std::string bar(double value, double low, double high, std::size_t width) {
  if (std::isnan(value)) return {};
  const auto columns = static_cast<double>(width);
  const auto zero = static_cast<std::size_t>(std::lround(part_of(0, low, high) * columns));
  if (value < 0) {
    const auto length = static_cast<std::size_t>(
        std::lround((part_of(0, low, high) - part_of(value, low, high)) * columns));
    const std::size_t shown = std::min(length, zero);
    return std::string(zero - shown, ' ') + repeated(full, shown);
  }
  const double right = part_of(value, low, high) * columns - static_cast<double>(zero);
  const auto steps = static_cast<std::size_t>(std::max(0L, std::lround(right * eighths.size())));
  const std::string drawn =
      repeated(full, steps / eighths.size()).append(eighths.at(steps % eighths.size()));
  return drawn.empty() ? drawn : std::string(zero, ' ') + drawn;
}

std::string printable(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    // U+0080 to U+009F are controls too; in UTF-8 they begin with C2.
    const bool two_bytes =
        byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (two_bytes) ++i;
    if (byte < 0x20 || byte == 0x7F || two_bytes) {
      result += replacement;
    } else {
      result += text[i];
    }
  }
  return result;
}

}  // namespace yearbook::tool
