#include "kernel/column.hpp"

#include <yearbook/error.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace yearbook::kernel {

void refuse(std::string_view function, const std::string& sentence) {
  throw Error(ErrorCode::invalid_argument, std::string(function) + ": " + sentence);
}

void require_size(std::string_view function, std::string_view what, std::size_t found,
                  std::size_t wanted) {
  if (found == wanted) return;
  refuse(function, std::to_string(found) + ' ' + std::string(what) + " beside " +
                       std::to_string(wanted) + "; give as many as there are");
}

void require_size_or_none(std::string_view function, std::string_view what, std::size_t found,
                          std::size_t wanted) {
  if (found != 0) require_size(function, what, found, wanted);
}

void require_rows(std::string_view function, Columns columns, std::size_t rows) {
  for (const auto column : columns) require_size(function, "rows of a column", column.size(), rows);
}

void require_weighted(std::string_view function, Columns columns, std::span<const double> weights,
                      std::size_t rows) {
  require_rows(function, columns, rows);
  require_size(function, "weights", weights.size(), columns.size());
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] >= 0 && std::isfinite(weights[i])) continue;
    refuse(function, "weight " + std::to_string(i + 1) + " is " + std::to_string(weights[i]) +
                         "; weights are finite and at least 0");
  }
}

void require_finite(std::string_view function, std::string_view what, double value) {
  if (std::isfinite(value)) return;
  refuse(function, std::string(what) + " is " + std::to_string(value) + "; give a finite number");
}

void require_direction(std::string_view function, int direction) {
  if (direction == 1 || direction == -1) return;
  refuse(function, "direction is " + std::to_string(direction) +
                       "; it is 1 where more is better, -1 where less is");
}

Extremes extremes(std::span<const double> values) noexcept {
  // NaN loses every comparison.
  double least = std::numeric_limits<double>::infinity();
  double largest = -least;
  std::size_t count = 0;
  for (const double value : values) {
    least = value < least ? value : least;
    largest = value > largest ? value : largest;
    count += value == value ? 1U : 0U;
  }
  return {least, largest, count};
}

double scale_of(double size) noexcept {
  constexpr double small = 0x1p-200;
  constexpr double large = 0x1p200;
  if (size == 0 || (size > small && size < large)) return 1;
  // One step at most to a power of two; a subnormal needs more than a double can hold.
  return std::ldexp(1.0,
                    std::min(-std::ilogb(size), std::numeric_limits<double>::max_exponent - 1));
}

}  // namespace yearbook::kernel
