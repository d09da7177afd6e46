/// At what rate a year a series changes: from its first value to its last, and along its line.
/// Floor 1. A pure function on a span; it knows no zones and no files.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include <yearbook/export.hpp>

namespace yearbook {

/// How a series changes a year, by two measures that need not agree.
struct YearlyRates {
  std::optional<double> compound;  ///< a fraction: 0.08 is 8 % a year
  std::optional<double> linear;    ///< a fraction of where its line starts
  std::size_t first = 0;           ///< place of the first value that is there
  std::size_t last = 0;            ///< and of the last
  std::size_t present = 0;         ///< values that are there
};

/// The rates of values that stand a year apart.
///
/// Missing:  NaN is left out and keeps its year. Fewer than two values have no rate.
/// Formula:  compound: compound_rate() from the first value to the last, and 0 when they are equal.
///           linear: the slope of the least-squares line over the line's own value in the first year
///           that has one; of two values, their change a year over the first.
/// Boundary: compound is empty when the first value is not positive or the last is negative; linear
///           when the line starts at 0. Of a line that starts below 0 the rate has the sign opposite
///           to the slope's.
/// Example:  examples/23_analysis.cpp
[[nodiscard]] YEARBOOK_EXPORT YearlyRates yearly_rates(std::span<const double> values);

}  // namespace yearbook
