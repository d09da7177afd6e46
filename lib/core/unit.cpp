#include <yearbook/unit.hpp>

#include <spdlog/fmt/fmt.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string>

#include "core/magnitude.hpp"

namespace yearbook {
namespace {

using core::grouped;

constexpr int most_digits = 6;

// Decimals left when a figure keeps `most_digits` significant ones.
int decimals_left(double value) {
  if (value == 0) return 0;
  const int before_point = static_cast<int>(std::floor(std::log10(std::fabs(value)))) + 1;
  return std::max(0, most_digits - before_point);
}

// "1e300": 6 significant digits, without the plus and zeros that programs write.
std::string with_exponent(double value) {
  const std::string text = fmt::format("{:.{}e}", value, most_digits - 1);
  const std::size_t at = text.find('e');
  std::string digits = text.substr(0, at);
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return digits + "e" + std::to_string(std::stoi(text.substr(at + 1)));
}

bool needs_exponent(double value) {
  constexpr double most = 1e15;
  constexpr double least = 1e-5;
  const double size = std::fabs(value);
  return size >= most || (size != 0 && size < least);
}

// As `grouped`, with as many decimals as the value has, at most `most_digits` significant digits.
std::string grouped_as_is(double value) {
  if (needs_exponent(value)) return with_exponent(value);
  std::string text = grouped(value, decimals_left(value));
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return text;
}

std::string plain(double value, std::optional<int> decimals) {
  const bool many_digits = std::fabs(value) >= 1 && needs_exponent(value);
  return decimals && !many_digits ? grouped(value, *decimals) : grouped_as_is(value);
}

// With `most_digits` significant digits, as figures are printed.
double rounded(double value) {
  return std::strtod(fmt::format("{:.{}e}", value, most_digits - 1).c_str(), nullptr);
}

// The number and its word: "8.98 trillion", "8.98万亿". What rounds up to a larger word has that one.
std::string scaled(double value, Language language) {
  const core::Magnitude word = core::magnitude(rounded(value), language);
  const double shown = std::fabs(value) < word.size ? rounded(value) : value;
  if (needs_exponent(shown / word.size)) return with_exponent(value);
  std::string text = grouped_as_is(shown / word.size);
  if (language == Language::en && !word.name.empty()) text += ' ';
  return text.append(word.name);
}

std::string percent(double value, std::optional<int> decimals, Language language) {
  return plain(value, decimals) + (language == Language::zh ? "%" : " %");
}

std::string in_chinese(double value, const Unit& unit, std::optional<int> decimals) {
  if (unit.dimension == "money") {
    return scaled(value * unit.factor, Language::zh) + core::currency(unit, Language::zh);
  }
  if (core::is_counted(unit)) {
    const double all = value * unit.factor;
    return std::fabs(all) < 1e4 ? plain(all, decimals) : scaled(all, Language::zh);
  }
  const std::string& name = core::unit_name(unit, Language::zh);
  const bool of_letters = static_cast<unsigned char>(name.front()) < 0x80;
  return plain(value, decimals) + (of_letters ? " " : "") + name;
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

std::string format_figure(double value, const Unit& unit, std::optional<int> decimals,
                          Language language) {
  if (std::isnan(value)) return {};
  if (unit.base == "ratio") return percent(value * (unit.factor * 100), decimals, language);
  if (core::is_bare(unit)) return plain(value * unit.factor, decimals);
  if (language == Language::zh) return in_chinese(value, unit, decimals);
  if (unit.dimension == "money") {
    return unit.base + " " + scaled(value * unit.factor, language);
  }
  if (core::is_counted(unit)) return plain(value * unit.factor, decimals);
  return plain(value, decimals) + " " + core::unit_name(unit, language);
}

std::string format_percent(double fraction, int decimals, Language language) {
  return std::isnan(fraction) ? std::string{} : percent(fraction * 100, decimals, language);
}

std::string_view to_string(Language language) noexcept {
  return language == Language::zh ? "zh" : "en";
}

std::optional<Language> parse_language(std::string_view text) noexcept {
  if (text == "en") return Language::en;
  if (text == "zh") return Language::zh;
  return std::nullopt;
}

}  // namespace yearbook
