// The arguments of a call from SQL, and the values that go back. Floor 4.
#pragma once

#include <cstdint>
#include <exception>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <yearbook/year.hpp>

struct sqlite3_context;
struct sqlite3_value;

namespace yearbook::sqlext {

// A value that SQL sees; NULL is the empty one.
using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;
using Row = std::vector<Cell>;

// NULL for what is missing.
Cell cell(std::optional<double> value);
Cell cell(double value);  // NaN is missing
Cell cell(std::string_view text);
Cell cell(std::size_t count);
Cell cell(Year year);

// What a call was given, by the names of its contract. Errors speak of the function and the name.
class Arguments {
 public:
  // Views of what outlives them. There may be fewer values than names, and a value is nullptr where
  // the caller gave none.
  Arguments(std::string_view function, std::span<const std::string_view> names,
            std::span<sqlite3_value* const> values) noexcept
      : function_(function), names_(names), values_(values) {}

  // Whether something other than NULL was given.
  [[nodiscard]] bool given(std::size_t at) const;
  [[nodiscard]] std::string_view text(std::size_t at) const;
  // A finite number; empty for NULL. Text is refused, also text of digits.
  [[nodiscard]] std::optional<double> number(std::size_t at) const;
  [[nodiscard]] std::int64_t integer(std::size_t at) const;
  [[nodiscard]] Year year(std::size_t at) const;
  // From the year at `first` to that at `first` + 1; empty when neither was given.
  [[nodiscard]] std::optional<YearRange> years(std::size_t first) const;
  [[nodiscard]] Date day(std::size_t at) const;

 private:
  [[noreturn]] void refuse(std::size_t at, std::string_view wanted) const;

  std::string_view function_;
  std::span<const std::string_view> names_;
  std::span<sqlite3_value* const> values_;
};

// How a function is called: "yb_series(indicator, zone[, first_year[, last_year]])".
std::string signature(std::string_view function, std::span<const std::string_view> parameters,
                      std::size_t optional);

// Gives a value back to SQL.
void give(sqlite3_context* context, const Cell& value);

void give_error(sqlite3_context* context, std::string_view sentence);

// Runs `work`; what it throws becomes an SQL error with the same sentence. C code called us, which
// no exception may cross.
template <typename Work>
void guarded(sqlite3_context* context, Work&& work) {
  try {
    std::forward<Work>(work)();
  } catch (const std::exception& failure) {
    give_error(context, failure.what());
  }
}

}  // namespace yearbook::sqlext
