// How large numbers are said: million, billion, trillion; 万, 亿, 万亿. Floor 0.
#pragma once

#include <string>
#include <string_view>

#include <yearbook/unit.hpp>

namespace yearbook::core {

// A word that stands for a power of ten.
struct Magnitude {
  double size = 1;  // what the word multiplies by
  std::string_view name;
};

// The largest word that `value` reaches; size 1 and no name when it reaches none.
Magnitude magnitude(double value, Language language) noexcept;

// Whether figures of the unit are said with such words: money in both languages, what is counted in
// Chinese alone, where English writes all digits.
bool is_counted(const Unit& unit) noexcept;

// Whether figures of the unit are numbers alone: index points, places, scores.
bool is_bare(const Unit& unit) noexcept;

// The money of a unit: "CNY"; in Chinese "元", "美元", or the code where it has no name here.
std::string currency(const Unit& unit, Language language);

// A unit's name, else the other language's, else its code.
const std::string& unit_name(const Unit& unit, Language language) noexcept;

// With commas between thousands and `decimals`; -0.0 has no sign.
std::string grouped(double value, int decimals);

}  // namespace yearbook::core
