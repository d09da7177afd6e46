/// What the steps of an index work on: columns of plain numbers. Floor 1.
///
/// A frame is one row a unit and year, one column a leaf, kept column by column. Rows are ordered
/// year by year, so that a column's values of one year lie side by side: a step of scope "year" is
/// given the part of the column that is that year, a step of scope "panel" the whole column. The
/// span that a step is given **is** its scope: extremes, means and ranks are over the numbers in it.
///
/// NaN is missing, counts in no statistic and stays missing, unless a step fills it. Where a step
/// takes a number away it writes the Reason into the span of reasons given beside the values; an
/// empty span of reasons is allowed and writes none. Spans that belong to one another are of one
/// size, or the step throws invalid_argument.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <yearbook/export.hpp>

namespace yearbook {

/// Columns of one length over the same rows, side by side: the children of a node, all leaves.
/// Views: they live as long as what they look at.
using Columns = std::span<const std::span<const double>>;

/// A number and where it stands.
struct Placed {
  double value = 0;
  std::uint32_t at = 0;
};

/// Memory that steps use and leave behind for the next: give the same to every call and nothing is
/// allocated but once. Holds nothing between calls that a caller could want.
///
/// Threads:  one to a thread.
struct Workspace {
  std::vector<double> numbers;
  std::vector<double> more_numbers;
  std::vector<Placed> placed;
  std::vector<Placed> more_placed;
};

}  // namespace yearbook
