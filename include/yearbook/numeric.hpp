/// Numbers as statistics need them: sums that do not depend on their order, weighted means, and
/// units converted in decimal. Floor 1. Pure functions on spans; they know no zones and no files.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include <yearbook/export.hpp>

namespace yearbook {

/// The sum of the values that are there.
///
/// Missing:  NaN is left out; the sum of none is 0.
/// Formula:  compensated (Neumaier), so that the order of the values does not change the last
/// printed
///           digit.
/// Source:   A. Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen,
///           ZAMM 54 (1974).
/// Cost:     one pass.
/// Example:  examples/06_index.cpp
[[nodiscard]] YEARBOOK_EXPORT double compensated_sum(std::span<const double> values) noexcept;

/// sum(w x) / sum(w) over the values that are there: the arithmetic aggregate of composite indices.
///
/// Shape:    as many weights as values, each at least 0.
/// Missing:  NaN is left out with its weight; empty when the weights left sum to 0.
/// Source:   OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 7: linear
/// aggregation. Throws:   invalid_argument when the sizes differ, or a weight is negative or not
/// finite. Example:  examples/06_index.cpp
[[nodiscard]] YEARBOOK_EXPORT std::optional<double> weighted_mean(std::span<const double> values,
                                                                  std::span<const double> weights);

/// A printed number, its value converted in decimal.
struct PrintedNumber {
  double value;    ///< in the unit asked for
  double quantum;  ///< step of the last printed digit, in the unit asked for
};

/// Reads a printed number and converts it: `text` in a unit of factor `from` becomes a value in a
/// unit of factor `to` (factors to one base).
///
/// Formula:  when from/to is a power of ten, the decimal exponent of the text is shifted before it
/// is
///           parsed, so that the result is the double nearest to the exact product ("2.3" of 1e8 is
///           230000000). Any other factor is one multiplication of the parsed value.
/// Boundary: digits with an optional sign, one decimal point and an exponent ("1.5e3"); no spaces,
///           separators, NaN, infinities or hexadecimals.
/// Missing:  empty when the text is no such number or its value is not finite.
/// Example:  examples/06_index.cpp
[[nodiscard]] YEARBOOK_EXPORT std::optional<PrintedNumber> parse_printed(std::string_view text,
                                                                         double from = 1,
                                                                         double to = 1);

}  // namespace yearbook
