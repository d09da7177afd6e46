#include "sqlext/arguments.hpp"

#include <yearbook/error.hpp>

#include <cmath>

#include "host/api.hpp"

namespace yearbook::sqlext {
namespace {

// How an error shows what was given.
std::string shown(sqlite3_value* value) {
  constexpr std::size_t most = 60;
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  std::string result(text != nullptr ? text : "");
  if (sqlite3_value_type(value) == SQLITE_BLOB) return "a blob";
  if (result.size() > most) result = result.substr(0, most) + "...";
  return sqlite3_value_type(value) == SQLITE_TEXT ? "'" + result + "'" : result;
}

}  // namespace

Cell cell(std::optional<double> value) {
  return value ? cell(*value) : Cell{};
}
Cell cell(double value) {
  return std::isnan(value) ? Cell{} : Cell{value};
}
Cell cell(std::string_view text) {
  return Cell{std::string(text)};
}
Cell cell(std::size_t count) {
  return Cell{static_cast<std::int64_t>(count)};
}
Cell cell(Year year) {
  return Cell{std::int64_t{int{year}}};
}

void Arguments::refuse(std::size_t at, std::string_view wanted) const {
  const bool missing = !given(at);
  throw Error(ErrorCode::invalid_argument, std::string(function_) + ": " + std::string(names_[at]) +
                                               " is " + (missing ? "missing" : shown(values_[at])) +
                                               "; it must be " + std::string(wanted));
}

bool Arguments::given(std::size_t at) const {
  return at < values_.size() && values_[at] != nullptr &&
         sqlite3_value_type(values_[at]) != SQLITE_NULL;
}

std::string_view Arguments::text(std::size_t at) const {
  if (!given(at) || sqlite3_value_type(values_[at]) != SQLITE_TEXT)
    refuse(at, "a code or name, as text");
  const auto* begin = reinterpret_cast<const char*>(sqlite3_value_text(values_[at]));
  return {begin, static_cast<std::size_t>(sqlite3_value_bytes(values_[at]))};
}

std::optional<double> Arguments::number(std::size_t at) const {
  if (!given(at)) return std::nullopt;
  const int type = sqlite3_value_type(values_[at]);
  const double value = sqlite3_value_double(values_[at]);
  if ((type != SQLITE_INTEGER && type != SQLITE_FLOAT) || !std::isfinite(value))
    refuse(at, "a finite number, or NULL");
  return value;
}

std::int64_t Arguments::integer(std::size_t at) const {
  if (!given(at) || sqlite3_value_type(values_[at]) != SQLITE_INTEGER) refuse(at, "a whole number");
  return sqlite3_value_int64(values_[at]);
}

Year Arguments::year(std::size_t at) const {
  constexpr int last = 9999;
  if (!given(at) || sqlite3_value_type(values_[at]) != SQLITE_INTEGER)
    refuse(at, "a year, as a whole number");
  const std::int64_t value = sqlite3_value_int64(values_[at]);
  if (value < 1 || value > last) refuse(at, "a year from 1 to 9999");
  return Year{static_cast<int>(value)};
}

std::optional<YearRange> Arguments::years(std::size_t first) const {
  if (!given(first) && !given(first + 1)) return std::nullopt;
  const Year from = year(first);
  return YearRange{from, given(first + 1) ? year(first + 1) : from};
}

Date Arguments::day(std::size_t at) const {
  constexpr std::string_view wanted = "a day such as '2018-01-31', or '2018' for its last day";
  if (!given(at) || sqlite3_value_type(values_[at]) != SQLITE_TEXT) refuse(at, wanted);
  const auto day = parse_date(text(at));
  if (!day) refuse(at, wanted);
  return *day;
}

std::string signature(std::string_view function, std::span<const std::string_view> parameters,
                      std::size_t optional) {
  std::string text = std::string(function) + "(";
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    if (i >= parameters.size() - optional) text += "[";
    if (i > 0) text += ", ";
    text += parameters[i];
  }
  return text + std::string(optional, ']') + ")";
}

void give(sqlite3_context* context, const Cell& value) {
  if (const auto* number = std::get_if<double>(&value)) {
    sqlite3_result_double(context, *number);
  } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
    sqlite3_result_int64(context, *integer);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    sqlite3_result_text64(context, text->data(), text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  } else {
    sqlite3_result_null(context);
  }
}

void give_error(sqlite3_context* context, std::string_view sentence) {
  sqlite3_result_error(context, sentence.data(), static_cast<int>(sentence.size()));
}

}  // namespace yearbook::sqlext
