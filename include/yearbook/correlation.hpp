/// How columns of numbers move together: correlations of three kinds, how far they could be chance,
/// and Cronbach's alpha. Floor 1. Pure functions on spans; they know no zones and no files.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <yearbook/export.hpp>

namespace yearbook {

/// What kind of agreement a correlation measures.
enum class CorrelationMethod {
  pearson,   ///< along a straight line
  spearman,  ///< in order: Pearson's of the ranks, ties at their mean
  kendall,   ///< pairs in the same order less pairs in the opposite order: tau-b
};

/// "pearson", "spearman" or "kendall".
[[nodiscard]] YEARBOOK_EXPORT std::string_view to_string(CorrelationMethod method) noexcept;

/// How two columns move together.
struct Correlation {
  std::optional<double> value;    ///< from -1 to 1; empty: fewer than 2 pairs, or one side constant
  std::size_t pairs = 0;          ///< rows in which both have a value
  std::optional<double> p_value;  ///< chance of one so far from 0 among unrelated columns
};

/// The correlation of two columns over the rows in which both have a value.
///
/// Shape:    columns of one size.
/// Missing:  a row with a NaN is left out; ranks are those among the rows that stay.
/// Boundary: a side without spread has no correlation; p_value needs 3 pairs.
/// Formula:  tau-b = (C - D) / sqrt((P - ties of x) (P - ties of y)), P = n (n - 1) / 2. p_value of
///           each is that of correlation_p_value(): exact for Pearson's of normal columns, a rule of
///           thumb for those of ranks.
/// Source:   M. G. Kendall, Rank Correlation Methods, 4th edition (1970), for tau-b; W. R. Knight, A
///           Computer Method for Calculating Kendall's Tau with Ungrouped Data, JASA 61 (1966), for
///           counting D by a merge sort.
/// Throws:   invalid_argument when the sizes differ.
/// Cost:     Pearson's two passes; the others n log n.
/// Example:  examples/23_analysis.cpp
[[nodiscard]] YEARBOOK_EXPORT Correlation
correlation(std::span<const double> x, std::span<const double> y,
            CorrelationMethod method = CorrelationMethod::pearson);

/// The chance that a correlation among `pairs` unrelated normal pairs is as far from 0 as `value`.
///
/// Formula:  two-sided, from t = r sqrt((n - 2) / (1 - r^2)) with n - 2 degrees of freedom, which
/// is
///           the regularised incomplete beta function of 1 - r^2 at (n - 2) / 2 and 1/2.
/// Missing:  empty for fewer than 3 pairs, and for a value that is no correlation.
/// Example:  examples/23_analysis.cpp
[[nodiscard]] YEARBOOK_EXPORT std::optional<double> correlation_p_value(double value,
                                                                        std::size_t pairs) noexcept;

/// The correlations of columns with one another.
struct CorrelationMatrix {
  std::size_t size = 0;              ///< columns
  std::vector<Correlation> entries;  ///< size x size, row by row; symmetric

  [[nodiscard]] const Correlation& at(std::size_t row, std::size_t column) const {
    return entries.at(row * size + column);
  }
};

/// The correlations of columns with one another, each over its own complete pairs.
///
/// Shape:    columns of one size; one row and column of the answer each.
/// Missing:  pair by pair, as in correlation(). A column is 1 with itself when it has spread.
/// Throws:   as correlation().
/// Example:  examples/23_analysis.cpp
[[nodiscard]] YEARBOOK_EXPORT CorrelationMatrix
correlation_matrix(std::span<const std::span<const double>> columns,
                   CorrelationMethod method = CorrelationMethod::pearson);

/// The covariance of two columns over the rows in which both have a value.
///
/// Formula:  sum (x - mean x)(y - mean y) / (n - 1), the means over the same rows.
/// Missing:  empty for fewer than 2 such rows.
/// Throws:   invalid_argument when the sizes differ.
[[nodiscard]] YEARBOOK_EXPORT std::optional<double> covariance(std::span<const double> x,
                                                               std::span<const double> y);

/// Cronbach's alpha: how far columns measure one thing.
///
/// Formula:  k / (k - 1) (1 - trace / sum) of the covariance matrix of k columns, each covariance
///           over its own complete pairs. At most 1; negative when they work against each other.
/// Missing:  empty for fewer than 2 columns, for a pair with fewer than 2 complete rows, and when
///           the covariances add up to 0.
/// Source:   OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 4.
/// Throws:   as covariance().
/// Example:  examples/23_analysis.cpp
[[nodiscard]] YEARBOOK_EXPORT std::optional<double> cronbach_alpha(
    std::span<const std::span<const double>> columns);

}  // namespace yearbook
