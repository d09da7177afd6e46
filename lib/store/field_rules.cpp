#include "store/field_rules.hpp"

#include <yearbook/code.hpp>
#include <yearbook/numeric.hpp>
#include <yearbook/year.hpp>

#include <algorithm>
#include <charconv>
#include <vector>

#include "core/nearest.hpp"

namespace yearbook::store {

bool CodeRule::check(const Field& code) {
  if (!is_code(code.text)) {
    problems_.add(
        code.at,
        (code.text.empty() ? "the code is empty" : "\"" + code.text + "\" cannot be a code") +
            std::string("; a code is 1 to 64 ASCII letters, digits, '_', '.' or '-'"));
    return false;
  }
  const auto [before, first] = line_of_.emplace(code.text, code.at.line);
  if (first) return true;
  problems_.add(code.at, "the " + what_ + " \"" + code.text + "\" stands in line " +
                             std::to_string(before->second) + " already; keep one of the two rows");
  return false;
}

Value year_or_null(const Field& field, core::Problems& problems) {
  if (field.text.empty()) return {};
  if (const auto year = parse_year(field.text)) return std::int64_t{int{*year}};
  problems.add(field.at,
               "\"" + field.text + "\" is no year; a year is a whole number from 1 to 9999");
  return {};
}

std::string one_of(const Field& field, std::span<const std::string_view> known,
                   std::string_view what, core::Problems& problems) {
  if (std::ranges::find(known, field.text) != known.end()) return field.text;
  problems.add(field.at,
               (field.text.empty() ? "the " + std::string(what) + " is empty"
                                   : "\"" + field.text + "\" is no " + std::string(what)) +
                   "; known: " + core::listed(known));
  return std::string(known.front());
}

Value whole_number(const Field& field, int low, int high, Value otherwise, std::string_view what,
                   core::Problems& problems) {
  if (field.text.empty()) return otherwise;
  const char* begin = field.text.data() + (field.text.front() == '+' ? 1 : 0);
  const char* end = field.text.data() + field.text.size();
  int number = 0;
  const auto [stop, error] = std::from_chars(begin, end, number);
  const bool two_signs = begin != field.text.data() && begin != end && *begin == '-';
  if (!two_signs && error == std::errc{} && stop == end && low <= number && number <= high) {
    return std::int64_t{number};
  }
  problems.add(field.at, "\"" + field.text + "\" is no " + std::string(what) +
                             "; it is a whole number from " + std::to_string(low) + " to " +
                             std::to_string(high));
  return otherwise;
}

double factor_or(const Field& field, double otherwise, core::Problems& problems) {
  if (field.text.empty()) return otherwise;
  const auto number = parse_printed(field.text);
  if (number && number->value != 0) return number->value;
  problems.add(field.at,
               "\"" + field.text +
                   "\" is no factor; it is a number other than 0, such as 0.01 or 100000000");
  return otherwise;
}

}  // namespace yearbook::store
