#include "core/magnitude.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

namespace yearbook::core {
namespace {

constexpr std::array<Magnitude, 3> english{
    {{1e12, "trillion"}, {1e9, "billion"}, {1e6, "million"}}};
constexpr std::array<Magnitude, 3> chinese{{{1e12, "万亿"}, {1e8, "亿"}, {1e4, "万"}}};

}  // namespace

Magnitude magnitude(double value, Language language) noexcept {
  for (const Magnitude& word : language == Language::zh ? chinese : english) {
    if (std::fabs(value) >= word.size) return word;
  }
  return {};
}

bool is_counted(const Unit& unit) noexcept {
  return unit.dimension == "count" || unit.dimension == "people";
}

bool is_bare(const Unit& unit) noexcept {
  return unit.dimension == "index" || unit.dimension == "rank" || unit.dimension == "score";
}

std::string currency(const Unit& unit, Language language) {
  if (language == Language::en) return unit.base;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> known{
      {{"CNY", "元"}, {"USD", "美元"}, {"EUR", "欧元"}, {"JPY", "日元"}, {"HKD", "港元"}}};
  for (const auto& [code, name] : known) {
    if (code == unit.base) return std::string(name);
  }
  return unit.base;
}

const std::string& unit_name(const Unit& unit, Language language) noexcept {
  const std::string& wanted = language == Language::zh ? unit.name_zh : unit.name_en;
  if (!wanted.empty()) return wanted;
  return unit.name_en.empty() ? unit.code : unit.name_en;
}

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

}  // namespace yearbook::core
