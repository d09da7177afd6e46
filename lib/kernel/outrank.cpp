#include <yearbook/outrank.hpp>

#include <cmath>
#include <limits>

#include "kernel/column.hpp"

namespace yearbook {
namespace {

// The weights by which the first of two rows is better, worse and equal.
struct Preference {
  double better = 0;
  double worse = 0;
  double equal = 0;
};

Preference preference(Columns columns, std::span<const double> weights, std::size_t row,
                      std::size_t other) noexcept {
  Preference result;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const double a = columns[i][row];
    const double b = columns[i][other];
    result.better += a > b ? weights[i] : 0;
    result.worse += a < b ? weights[i] : 0;
    result.equal += a == b ? weights[i] : 0;
  }
  return result;
}

}  // namespace

Outranking outranking(Columns columns, std::span<const double> weights) {
  Outranking result;
  result.units = columns.empty() ? 0 : columns.front().size();
  kernel::require_weighted("outranking", columns, weights, result.units);
  const std::size_t n = result.units;
  result.cells.assign(n * n, 0.0);
  for (std::size_t row = 0; row < n; ++row) {
    for (std::size_t other = row + 1; other < n; ++other) {
      const Preference pair = preference(columns, weights, row, other);
      const double all = pair.better + pair.worse + pair.equal;
      const bool comparable = all > 0 && std::isfinite(all);
      const double nan = std::numeric_limits<double>::quiet_NaN();
      result.cells[row * n + other] = comparable ? (pair.better + pair.equal / 2) / all : nan;
      result.cells[other * n + row] = comparable ? (pair.worse + pair.equal / 2) / all : nan;
      const bool dominant = comparable && pair.equal == 0 && (pair.better == 0 || pair.worse == 0);
      result.dominant_pairs += dominant ? 1U : 0U;
    }
  }
  const auto units = static_cast<double>(n);
  if (n > 1) {
    result.dominant_share = static_cast<double>(result.dominant_pairs) / (units * (units - 1) / 2);
  }
  return result;
}

}  // namespace yearbook
