// Where labels go so that none lies over another. Floor 6.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include <yearbook/year.hpp>

namespace yearbook::report {

// The middles of labels of one height in a column from `low` to `high`: each as near as can be to
// where it is wanted, in the order of those wishes, none over another. Where not all have room the
// first ones given have it, and the others none. Best in the sum of squares.
std::vector<std::optional<double>> place_labels(std::span<const double> wanted, double height,
                                                double low, double high);

// The years that are written on an axis whose years lie `step` apart, when a year is `width` wide:
// all of them, or every second, fifth, tenth ... in round numbers. Never none of some.
std::vector<Year> years_to_write(YearRange years, double step, double width);

}  // namespace yearbook::report
