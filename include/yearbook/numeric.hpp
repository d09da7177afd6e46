/// Numbers as statistics and indices need them: statistics.hpp, rank.hpp, the steps of an index, rates
/// of change, and units converted in decimal. Floor 1. Pure functions on spans; they know no zones and
/// no files.
#pragma once

#include <optional>
#include <string_view>

#include <yearbook/aggregate.hpp>
#include <yearbook/column.hpp>
#include <yearbook/denominate.hpp>
#include <yearbook/export.hpp>
#include <yearbook/impute.hpp>
#include <yearbook/normalise.hpp>
#include <yearbook/outrank.hpp>
#include <yearbook/rank.hpp>
#include <yearbook/reason.hpp>
#include <yearbook/screen.hpp>
#include <yearbook/statistics.hpp>
#include <yearbook/treat.hpp>

namespace yearbook {

/// later / earlier - 1, a fraction.
///
/// Missing:  empty when either is NaN, when `earlier` is not positive, or when the result is not
/// finite. Example:  examples/10_growth.cpp
[[nodiscard]] YEARBOOK_EXPORT std::optional<double> relative_change(double earlier,
                                                                    double later) noexcept;

/// The yearly rate that leads from `first` to `last` in `years` years, a fraction.
///
/// Formula:  (last / first)^(1 / years) - 1.
/// Missing:  empty when either is NaN, `first` is not positive, `last` is negative, or `years` is
///           less than 1.
/// Example:  examples/10_growth.cpp
[[nodiscard]] YEARBOOK_EXPORT std::optional<double> compound_rate(double first, double last,
                                                                  int years) noexcept;

/// A printed number, its value converted in decimal.
struct PrintedNumber {
  double value;    ///< in the unit asked for
  double quantum;  ///< step of the last printed digit, in the unit asked for
};

/// Reads a printed number and converts it: `text` in a unit of factor `from` becomes a value in a
/// unit of factor `to` (factors to one base).
///
/// Formula:  when from/to is a power of ten, the decimal exponent of the text is shifted before it
///           is parsed, so that the result is the double nearest to the exact product ("2.3" of 1e8
///           is 230000000). Any other factor is one multiplication of the parsed value.
/// Boundary: digits with an optional sign, one decimal point and an exponent ("1.5e3"); no spaces,
///           separators, NaN, infinities or hexadecimals.
/// Missing:  empty when the text is no such number or its value is not finite.
/// Example:  examples/06_index.cpp
[[nodiscard]] YEARBOOK_EXPORT std::optional<PrintedNumber> parse_printed(std::string_view text,
                                                                         double from = 1,
                                                                         double to = 1);

}  // namespace yearbook
