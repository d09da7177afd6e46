#include "kernel/majority.hpp"

#include <algorithm>
#include <cmath>

namespace yearbook::kernel {
namespace {

// A majority of no more than this part of the weights is rounding: a draw.
constexpr double slack = 1e-12;

// Adds a column to the margins by which a value leads those of the rows behind it, and to the
// weights of the columns that both have.
void add_margins(double value, double weight, std::span<const double> others,
                 std::span<double> margins, std::span<double> weights) noexcept {
  for (std::size_t i = 0; i < others.size(); ++i) {
    const double other = others[i];
    // Missing others lose every comparison.
    margins[i] += (value > other ? weight : 0) - (value < other ? weight : 0);
    weights[i] += other == other ? weight : 0;
  }
}

}  // namespace

void count_majorities(Columns columns, std::span<const double> weights, std::span<double> scores,
                      Workspace& workspace) {
  const std::size_t rows = scores.size();
  workspace.numbers.resize(rows);
  workspace.more_numbers.resize(rows);
  for (double& score : scores) {
    if (!std::isnan(score)) score = 0;
  }
  for (std::size_t row = 0; row < rows; ++row) {
    if (std::isnan(scores[row])) continue;
    const std::size_t behind = row + 1;
    const std::span margins = std::span(workspace.numbers).subspan(behind, rows - behind);
    const std::span compared = std::span(workspace.more_numbers).subspan(behind, rows - behind);
    std::ranges::fill(margins, 0.0);
    std::ranges::fill(compared, 0.0);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const double value = columns[i][row];
      if (std::isnan(value)) continue;
      add_margins(value, weights[i], columns[i].subspan(behind), margins, compared);
    }
    for (std::size_t i = 0; i < margins.size(); ++i) {
      const double least = slack * compared[i];
      const double won = (margins[i] > least ? 1 : 0) - (margins[i] < -least ? 1 : 0);
      // What is no number takes no part, and stays none.
      scores[behind + i] -= won;
      scores[row] += std::isnan(scores[behind + i]) ? 0 : won;
    }
  }
}

}  // namespace yearbook::kernel
