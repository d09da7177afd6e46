// What the steps of an index share: checks of their arguments, and how they take numbers away.
// Floor 1.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <string_view>

#include <yearbook/column.hpp>
#include <yearbook/reason.hpp>

namespace yearbook::kernel {

// Throws invalid_argument, naming the function, when `found` is not `wanted`.
void require_size(std::string_view function, std::string_view what, std::size_t found,
                  std::size_t wanted);
// The same for a span that may be empty.
void require_size_or_none(std::string_view function, std::string_view what, std::size_t found,
                          std::size_t wanted);
// As many weights as columns, each finite and at least 0; columns of `rows` rows.
void require_weighted(std::string_view function, Columns columns, std::span<const double> weights,
                      std::size_t rows);
void require_rows(std::string_view function, Columns columns, std::size_t rows);
void require_finite(std::string_view function, std::string_view what, double value);
void require_direction(std::string_view function, int direction);
[[noreturn]] void refuse(std::string_view function, const std::string& sentence);

// Takes a number away; empty `reasons` keep none.
inline void take(std::span<double> values, std::span<Reason> reasons, std::size_t at,
                 Reason reason) noexcept {
  values[at] = std::numeric_limits<double>::quiet_NaN();
  if (!reasons.empty()) reasons[at] = reason;
}

// The least and largest of the numbers of a column, and how many there are.
struct Extremes {
  double least = 0;
  double largest = 0;
  std::size_t count = 0;
};
Extremes extremes(std::span<const double> values) noexcept;

// A power of two that brings numbers of this size near 1; 1 for sizes whose squares and sums cannot
// leave the range of a double. Scaling by it is exact, so that a result that does not depend on the
// scale does not change.
double scale_of(double size) noexcept;

}  // namespace yearbook::kernel
