#include <yearbook/year.hpp>

#include <spdlog/fmt/fmt.h>

#include <charconv>

namespace yearbook {
namespace {

// The number that `text` spells in exactly `digits` decimal digits.
std::optional<int> number(std::string_view text, std::size_t digits) noexcept {
  if (text.size() != digits) return std::nullopt;
  int result = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    result = result * 10 + (c - '0');
  }
  return result;
}

}  // namespace

std::optional<Year> parse_year(std::string_view text) noexcept {
  if (text.empty() || text.size() > 4) return std::nullopt;
  const auto year = number(text, text.size());
  if (!year || *year < 1) return std::nullopt;
  return Year{*year};
}

std::optional<Date> parse_date(std::string_view text) noexcept {
  using std::chrono::day;
  using std::chrono::last;
  using std::chrono::month;
  const auto year = number(text.substr(0, 4), 4);
  if (!year || *year < 1) return std::nullopt;
  if (text.size() == 4) return Year{*year} / 12 / 31;
  if (text.size() != 7 && text.size() != 10) return std::nullopt;
  const auto month_number = number(text.substr(5, 2), 2);
  if (text[4] != '-' || !month_number) return std::nullopt;
  const auto year_month = Year{*year} / month{static_cast<unsigned>(*month_number)};
  if (!year_month.ok()) return std::nullopt;
  if (text.size() == 7) return Date{year_month / last};
  const auto day_number = number(text.substr(8, 2), 2);
  if (text[7] != '-' || !day_number) return std::nullopt;
  const Date date = year_month / day{static_cast<unsigned>(*day_number)};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::string to_string(Year year) {
  return std::to_string(int{year});
}

std::string to_string(YearRange years) {
  if (years.empty()) return "no years";
  if (years.first == years.last) return to_string(years.first);
  return to_string(years.first) + "-" + to_string(years.last);
}

std::string to_string(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", int{date.year()}, unsigned{date.month()},
                     unsigned{date.day()});
}

}  // namespace yearbook
