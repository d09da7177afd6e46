/// Which unit outranks which: units compared two by two over several columns. Floor 1.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <yearbook/column.hpp>
#include <yearbook/export.hpp>

namespace yearbook {

/// The outranking matrix of units.
struct Outranking {
  std::size_t units = 0;
  /// Row by row: of two units the share of the weights by which the first is better, and half of
  /// those by which they are equal. The diagonal is 0; NaN where two have no column in common.
  std::vector<double> cells;
  std::size_t dominant_pairs = 0;  ///< pairs of which one is better in every column both have
  double dominant_share = 0;       ///< of all pairs

  [[nodiscard]] double cell(std::size_t unit, std::size_t other) const {
    return cells.at(unit * units + other);
  }
};

/// Compares all rows two by two.
///
/// Shape:    columns of one length, larger is better, a weight each.
/// Formula:  (sum of w where i > j, and half of it where they are equal) / (sum of w where both are);
///           dominant: a cell of 1.
/// Missing:  a column counts for the pairs that both have a value in it.
/// Source:   OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 6:
///           non-compensatory multi-criteria approach.
/// Throws:   invalid_argument when sizes differ, or a weight is negative or not finite.
/// Cost:     rows x rows x columns comparisons.
/// Example:  examples/19_index_steps.cpp
[[nodiscard]] YEARBOOK_EXPORT Outranking outranking(Columns columns,
                                                    std::span<const double> weights);

}  // namespace yearbook
