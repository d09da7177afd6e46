/// Questions of direction over many years: the line through a series, the series on a base year, and
/// its moving average; of a zone, and of the totals of a group. Floor 3.
#pragma once

#include <cstddef>
#include <optional>
#include <source_location>

#include <yearbook/groups.hpp>

namespace yearbook {

/// The line of least squares through the figures of some years.
struct Trend {
  IndicatorHandle indicator{};
  YearRange years{Year{1}, Year{0}};
  std::optional<double> slope;           ///< a year, in the indicator's unit
  std::optional<double> relative_slope;  ///< a year, over the mean of the figures: a fraction
  std::optional<double> level;           ///< of the line in the first year of `years`
  std::optional<double> r_squared;       ///< from 0 to 1; empty when all figures are equal
  std::optional<double> standard_error;  ///< of the slope; empty with two figures
  std::size_t reported = 0;              ///< years that have a figure
  Status status = Status::none;          ///< the worst of those figures
  // Of a group.
  std::optional<GroupPolicy> policy;     ///< empty: of a zone
  std::optional<double> least_coverage;  ///< the least of the years that have a figure; empty when
                                         ///< one of them is missing

  /// Where the line stands in a year, also outside `years`; empty without a line.
  [[nodiscard]] std::optional<double> at(Year year) const noexcept {
    if (!slope) return std::nullopt;
    return *level + *slope * (int{year} - int{years.first});
  }
};

[[nodiscard]] YEARBOOK_EXPORT TextTable table(const Trend& trend, const Labels& labels = {});

/// The trend of a zone's figures, or of the totals of a group, by least squares.
///
/// Unit:     the slope in the indicator's own, a year; the relative slope a fraction a year.
/// Missing:  a year without a figure is left out; empty with fewer than two figures. The relative
///           slope is empty when the mean is not positive.
/// Formula:  least_squares() of the figures on the years; relative slope = slope / mean of the
///           figures.
/// Boundary: a reversed range has no figures. For policy constant without a range, the range is
///           `years`.
/// Throws:   invalid_argument for a handle of another file; of a group, what total() refuses in any
///           of the years.
/// Cost:     of series(), and three passes.
/// Example:  examples/16_trend.cpp
[[nodiscard]] YEARBOOK_EXPORT Trend
trend(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone, YearRange years,
      std::source_location where = std::source_location::current());
[[nodiscard]] YEARBOOK_EXPORT Trend trend(
    const Snapshot& book, IndicatorHandle indicator, GroupHandle group, YearRange years,
    const GroupOptions& options = {}, std::source_location where = std::source_location::current());

/// The figures of a zone, or the totals of a group, on a scale on which the base year is 100.
///
/// Shape:    one value a year of `years`, which need not hold the base year.
/// Unit:     Measure::index: 100 is the level of the base year.
/// Missing:  NaN for a year without a figure; for every year when the base year has none, or one
///           that is not positive.
/// Formula:  100 * figure / figure of the base year.
/// Boundary: the status is the worse of the two years, none where either has no row. A reversed
///           range gives an empty series. For policy constant without a range, the range is `years`
///           and the base year. The totals beside the values of a group are those of the years.
/// Throws:   invalid_argument for a handle of another file or a base year outside 1 to 9999; of a
///           group, what total() refuses in any of the years.
/// Example:  examples/16_trend.cpp
[[nodiscard]] YEARBOOK_EXPORT Series
index_to_base(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone, Year base_year,
              YearRange years, std::source_location where = std::source_location::current());
[[nodiscard]] YEARBOOK_EXPORT GroupSeries
index_to_base(const Snapshot& book, IndicatorHandle indicator, GroupHandle group, Year base_year,
              YearRange years, const GroupOptions& options = {},
              std::source_location where = std::source_location::current());

/// Where the window of a moving average lies about its year.
enum class Window {
  centred,   ///< as many years before as after
  trailing,  ///< the year and those before it
};

/// How a moving average is taken.
struct MovingAverageOptions {
  Window window = Window::centred;
  std::size_t length = 3;  ///< in years; odd when it is centred
  /// The least number of figures in the window, the year's own among them; empty: all of them.
  std::optional<std::size_t> at_least = std::nullopt;
  GroupOptions group = {};  ///< for the totals of a group
};

/// The mean of the figures about each year.
///
/// Shape:    one value a year of `years`; windows reach beyond it.
/// Unit:     the indicator's own.
/// Missing:  NaN for a year that has no figure of its own, so that gaps stay gaps, and where the
///           window has fewer figures than asked for. Years without a figure are left out of the
///           mean.
/// Boundary: the status is the worst of the figures that are averaged, that of the year itself where
///           there is no average. A reversed range gives an empty series. For policy constant
///           without a range, the range is `years`. The totals beside the values of a group are
///           those of the years.
/// Throws:   invalid_argument for a handle of another file, a window of 0 or more than 9999 years,
///           a centred one of an even number, or a minimum that is 0 or more than the window; of a
///           group, what total() refuses in any year of a window.
/// Cost:     one pass a window.
/// Example:  examples/16_trend.cpp
[[nodiscard]] YEARBOOK_EXPORT Series
moving_average(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone, YearRange years,
               const MovingAverageOptions& options = {},
               std::source_location where = std::source_location::current());
[[nodiscard]] YEARBOOK_EXPORT GroupSeries
moving_average(const Snapshot& book, IndicatorHandle indicator, GroupHandle group, YearRange years,
               const MovingAverageOptions& options = {},
               std::source_location where = std::source_location::current());

}  // namespace yearbook
