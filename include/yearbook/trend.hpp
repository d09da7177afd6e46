/// Where a series of years leads: its compound rate, and the slope of its line. Floor 1. A pure
/// function on a span; it knows no zones and no files.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include <yearbook/export.hpp>

namespace yearbook {

/// Where a series leads, by two measures that need not agree.
struct Trend {
  std::optional<double> compound_rate;  ///< a year, a fraction: 0.08 is 8 %
  std::optional<double> linear_rate;    ///< a year, a fraction of where the line starts
  std::size_t first = 0;                ///< place of the first value that is there
  std::size_t last = 0;                 ///< and of the last
  std::size_t present = 0;              ///< values that are there
};

/// The trend of values that stand a year apart.
///
/// Missing:  NaN is left out and keeps its year. Fewer than two values have no trend.
/// Formula:  compound_rate as compound_rate() from the first value to the last, 0 when they are
///           equal. linear_rate is the slope of the least-squares line over the line's own value in
///           the first year that has one; of two values, their change a year over the first.
/// Boundary: compound_rate is empty when the first value is not positive or the last is negative;
///           linear_rate when the line starts at 0. Where the line starts below 0 the rate has the
///           sign opposite to the slope's.
/// Example:  examples/16_analysis.cpp
[[nodiscard]] YEARBOOK_EXPORT Trend trend(std::span<const double> yearly);

}  // namespace yearbook
