/// Statistics of plain numbers: sums and means, quantiles, spread, a line through points, and how
/// unequal or concentrated shares are. Floor 1. Pure functions on spans; they know no zones and no
/// files. NaN is missing and left out; what is not defined is an empty optional. Sums are
/// compensated, so that the order of the values does not change the last printed digit.
#pragma once

#include <cstddef>
#include <optional>
#include <source_location>
#include <span>

#include <yearbook/export.hpp>

namespace yearbook {

/// The sum of the values that are there.
///
/// Missing:  NaN is left out; the sum of none is 0.
/// Formula:  compensated (Neumaier), so that the order of the values does not change the last
///           printed digit.
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
///           aggregation.
/// Throws:   invalid_argument when the sizes differ, or a weight is negative or not finite.
/// Example:  examples/06_index.cpp
[[nodiscard]] YEARBOOK_EXPORT std::optional<double> weighted_mean(std::span<const double> values,
                                                                  std::span<const double> weights);

/// The arithmetic mean.
///
/// Missing:  NaN is left out; empty when nothing is left, or the sum is not finite.
/// Formula:  sum(x) / n.
/// Cost:     one pass.
/// Example:  examples/15_distribution.cpp
[[nodiscard]] YEARBOOK_EXPORT std::optional<double> mean(std::span<const double> values) noexcept;

/// The geometric mean: of yearly factors the one that, year by year, leads to the same end.
///
/// Missing:  NaN is left out; empty when nothing is left, or a value is not above 0.
/// Formula:  exp(sum(ln x) / n).
/// Cost:     one pass.
/// Example:  examples/15_distribution.cpp
[[nodiscard]] YEARBOOK_EXPORT std::optional<double> geometric_mean(
    std::span<const double> values) noexcept;

/// The harmonic mean: of rates over equal numerators the rate of them all.
///
/// Missing:  NaN is left out; empty when nothing is left, or a value is not above 0.
/// Formula:  n / sum(1 / x).
/// Cost:     one pass.
/// Example:  examples/15_distribution.cpp
[[nodiscard]] YEARBOOK_EXPORT std::optional<double> harmonic_mean(
    std::span<const double> values) noexcept;

/// The value below which a part of the values lies.
///
/// Missing:  NaN is left out; empty when nothing is left.
/// Boundary: 0 gives the smallest, 1 the largest; of one value every quantile is that value.
/// Formula:  x[k] + (h - k) (x[k + 1] - x[k]), h = (n - 1) p and k its whole part, x ascending from 0.
/// Source:   R. J. Hyndman and Y. Fan, Sample Quantiles in Statistical Packages, The American
///           Statistician 50 (1996): type 7, the default of R and of spreadsheets.
/// Throws:   invalid_argument when `probability` is not from 0 to 1.
/// Cost:     one copy and a partial sort.
/// Example:  examples/15_distribution.cpp
[[nodiscard]] YEARBOOK_EXPORT std::optional<double> quantile(
    std::span<const double> values, double probability,
    std::source_location where = std::source_location::current());

/// The middle value; of an even number the mean of the two middle ones.
///
/// Missing, Cost: as quantile(), of which it is that of 0.5.
/// Example:  examples/15_distribution.cpp
[[nodiscard]] YEARBOOK_EXPORT std::optional<double> median(std::span<const double> values);

/// The standard deviation of a sample.
///
/// Missing:  NaN is left out; empty when fewer than two values are left, or it is not finite.
/// Formula:  sqrt(sum((x - mean)^2) / (n - 1)), in two passes.
/// Example:  examples/15_distribution.cpp
[[nodiscard]] YEARBOOK_EXPORT std::optional<double> standard_deviation(
    std::span<const double> values) noexcept;

/// A straight line through points: y = intercept + slope x.
struct Line {
  double slope = 0;
  double intercept = 0;             ///< y at x = 0
  std::optional<double> r_squared;  ///< from 0 to 1; empty when all y are equal
  /// Of the slope; empty with fewer than three points, whose line leaves no residual to judge by.
  std::optional<double> standard_error;
  std::size_t points = 0;  ///< that have both x and y
};

/// The line of least squares through the points (x, y).
///
/// Shape:    as many y as x.
/// Missing:  a point of which x or y is NaN is left out; empty when fewer than two different x are
///           left, or the line is not finite.
/// Formula:  slope = Sxy / Sxx and intercept = mean(y) - slope mean(x), with sums of products of
///           deviations from the means; r_squared = 1 - SSR / Syy; standard_error =
///           sqrt(SSR / (n - 2) / Sxx), SSR the sum of the squared residuals.
/// Source:   N. R. Draper and H. Smith, Applied Regression Analysis, 3rd edition (1998), chapter 1.
/// Throws:   invalid_argument when the sizes differ.
/// Cost:     three passes.
/// Example:  examples/16_trend.cpp
[[nodiscard]] YEARBOOK_EXPORT std::optional<Line> least_squares(
    std::span<const double> x, std::span<const double> y,
    std::source_location where = std::source_location::current());

/// The Gini coefficient: 0 when all values are equal, (n - 1) / n when one has everything.
///
/// Missing:  NaN is left out; empty when a value is negative, or they sum to 0 or are not finite.
/// Formula:  sum((2 i - n - 1) x[i]) / (n sum(x)), x ascending and i from 1: the mean difference
///           over twice the mean, without a correction for small n.
/// Source:   C. Dagum, Gini Ratio, The New Palgrave (1987).
/// Cost:     one copy and one sort.
/// Example:  examples/15_distribution.cpp
[[nodiscard]] YEARBOOK_EXPORT std::optional<double> gini(std::span<const double> values);

/// The Herfindahl-Hirschman index: the sum of the squared shares in the sum.
///
/// Unit:     a fraction: 1 / n when all values are equal, 1 when one has everything.
/// Missing:  as gini().
/// Boundary: values need not be shares; each is divided by the sum.
/// Source:   A. O. Hirschman, The Paternity of an Index, American Economic Review 54 (1964).
/// Example:  examples/15_distribution.cpp
[[nodiscard]] YEARBOOK_EXPORT std::optional<double> herfindahl(
    std::span<const double> values) noexcept;

/// The Herfindahl-Hirschman index on a scale from 0, all equal, to 1, whatever their number.
///
/// Missing:  as gini(), and of a single value.
/// Formula:  (H - 1 / n) / (1 - 1 / n).
/// Example:  examples/15_distribution.cpp
[[nodiscard]] YEARBOOK_EXPORT std::optional<double> normalised_herfindahl(
    std::span<const double> values) noexcept;

/// The share of the `count` largest values in the sum: the concentration ratio.
///
/// Unit:     a fraction.
/// Missing:  as gini().
/// Boundary: 0 of none, 1 when `count` reaches the number of values.
/// Cost:     one copy and a partial sort.
/// Example:  examples/15_distribution.cpp
[[nodiscard]] YEARBOOK_EXPORT std::optional<double> share_of_largest(std::span<const double> values,
                                                                     std::size_t count);

}  // namespace yearbook
