/// Years and days. A year is std::chrono::year and never a bare int; a range includes both ends.
/// Floor 0. Years run from 1 to 9999.
#pragma once

#include <chrono>
#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <yearbook/export.hpp>

namespace yearbook {

using Year = std::chrono::year;
using Date = std::chrono::year_month_day;

/// The literals 2016y and 1d, for `using namespace yearbook::literals`.
namespace literals {
using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): that is its purpose
}

/// From one year to another, both included. When last < first the range is empty.
///
/// Boundary: {2016y, 2016y} is one year.
/// Example:  examples/03_series.cpp
struct YearRange {
  Year first;
  Year last;

  [[nodiscard]] constexpr bool empty() const noexcept { return last < first; }
  [[nodiscard]] constexpr std::size_t size() const noexcept {
    return empty() ? 0 : static_cast<std::size_t>(int{last} - int{first}) + 1;
  }
  [[nodiscard]] constexpr bool contains(Year year) const noexcept {
    return first <= year && year <= last;
  }
  friend constexpr bool operator==(const YearRange&, const YearRange&) = default;
};

/// A year from its digits: 1 to 4 of them, value 1 to 9999; anything else is empty.
[[nodiscard]] YEARBOOK_EXPORT std::optional<Year> parse_year(std::string_view text) noexcept;

/// A day from ISO 8601 text. Partial dates count as their last day: "2017" is 2017-12-31 and
/// "2017-02" is 2017-02-28. Anything else, and days that do not exist, are empty.
[[nodiscard]] YEARBOOK_EXPORT std::optional<Date> parse_date(std::string_view text) noexcept;

/// "2016".
[[nodiscard]] YEARBOOK_EXPORT std::string to_string(Year year);
/// "2010-2016"; "2016" for one year; "no years" when empty.
[[nodiscard]] YEARBOOK_EXPORT std::string to_string(YearRange years);
/// "2017-12-21".
[[nodiscard]] YEARBOOK_EXPORT std::string to_string(Date date);

}  // namespace yearbook
