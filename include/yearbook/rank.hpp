/// Places of values. Floor 1.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <yearbook/column.hpp>
#include <yearbook/export.hpp>

namespace yearbook {

/// Which place equal values share.
enum class Ties {
  min,      ///< the least of their places: 1 2 2 4
  max,      ///< the largest: 1 3 3 4
  average,  ///< the mean: 1 2.5 2.5 4
  dense,    ///< the least, and the next value takes the next place: 1 2 2 3
};

/// "min", "max", "average" or "dense".
[[nodiscard]] YEARBOOK_EXPORT std::string_view to_string(Ties ties) noexcept;

/// The places of values, 1 for the largest; with `direction` -1 for the smallest.
///
/// Shape:    as many places as values.
/// Missing:  NaN has no place, which is NaN, and counts for no other.
/// Boundary: values are compared as doubles, exactly.
/// Cost:     one sort.
/// Example:  examples/09_rankings.cpp
[[nodiscard]] YEARBOOK_EXPORT std::vector<double> ranks(std::span<const double> values,
                                                        int direction = 1, Ties ties = Ties::min);

/// Puts the places of values into `places`, which may be the memory of `values`.
///
/// Shape, Missing, Boundary: as ranks() that returns them.
/// Throws:   invalid_argument when sizes differ.
/// Cost:     one sort; nothing is allocated once `workspace` has been used for as many values.
/// Example:  examples/19_index_steps.cpp
YEARBOOK_EXPORT void ranks(std::span<const double> values, std::span<double> places, int direction,
                           Ties ties, Workspace& workspace);

}  // namespace yearbook
