/// Units of measure, and figures as people write them.
/// Floor 0.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <yearbook/export.hpp>

namespace yearbook {

/// A unit: a value in it times `factor` is a value in `base`. Only units of one base convert: CNY
/// and USD are both money and do not.
struct Unit {
  std::string code;       ///< such as "CNY_100m"
  std::string dimension;  ///< such as "money"; compound ones are "energy/money"
  std::string base;       ///< code of the base unit; a base unit names itself
  double factor = 1;      ///< base units in one of this unit; 1 for a base unit
  std::string name_en;
  std::string name_zh;

  friend bool operator==(const Unit&, const Unit&) = default;
};

/// The language of names and figures in print.
enum class Language {
  en,  ///< "CNY 8.98 trillion", "12.1 %"
  zh,  ///< "8.98万亿元", "12.1%"
};

/// "en" or "zh".
[[nodiscard]] YEARBOOK_EXPORT std::string_view to_string(Language language) noexcept;
[[nodiscard]] YEARBOOK_EXPORT std::optional<Language> parse_language(
    std::string_view text) noexcept;

/// The shortest text that reads back to the same double, without exponent between 1e-5 and 1e21.
///
/// Missing:  "" for NaN.
[[nodiscard]] YEARBOOK_EXPORT std::string format_exact(double value);

/// A figure as people write it: "CNY 8.98 trillion", "262,000", "12.1 %", "180.9", "107 count per
/// 10 000 persons"; in Chinese "8.98万亿元", "26.2万", "12.1%", "180.9".
///
/// Unit:     `value` is in `unit`; percent and ratio are printed as percent.
/// Missing:  "" for NaN.
/// Boundary: money is scaled by million, billion and trillion, and shows at most 6 significant
///           digits; others show `decimals`, or where it is empty as many as the value has, at most
///           6. Chinese scales money, counts and people by 万, 亿 and 万亿. What has more than 15
///           digits before the point, or begins after the fifth behind it, is written as "1e300"
///           unless `decimals` says how many to show.
/// Example:  examples/02_values.cpp
[[nodiscard]] YEARBOOK_EXPORT std::string format_figure(double value, const Unit& unit,
                                                        std::optional<int> decimals = std::nullopt,
                                                        Language language = Language::en);

/// A fraction as percent: 0.1209 with 2 decimals is "12.09 %", in Chinese "12.09%".
[[nodiscard]] YEARBOOK_EXPORT std::string format_percent(double fraction, int decimals = 1,
                                                         Language language = Language::en);

}  // namespace yearbook
