#include "composite/realised.hpp"

#include <algorithm>
#include <cmath>

#include <yearbook/error.hpp>

namespace yearbook::composite {
namespace {

void descend(const IndexResult& result, std::size_t node, const std::vector<double>& own,
             Realised& realised) {
  const std::vector<std::size_t>& children = result.nodes[node].children;
  double sum = 0;
  for (const std::size_t child : children) {
    if (!is_missing(realised.values[child])) sum += own[child];
  }
  if (!(sum > 0)) return;
  for (const std::size_t child : children) {
    if (is_missing(realised.values[child])) continue;
    realised.weights[child] = realised.weights[node] * (own[child] / sum);
    descend(result, child, own, realised);
  }
}

bool all_by(const IndexResult& result, std::size_t node, AggregateMethod method) {
  const ResultNode& here = result.nodes[node];
  return here.leaf ||
         (here.method == method && std::ranges::all_of(here.children, [&](std::size_t child) {
            return all_by(result, child, method);
          }));
}

}  // namespace

Realised realise(const IndexResult& result, std::size_t top, std::size_t row, std::size_t period,
                 std::optional<std::size_t> link) {
  Realised realised{std::vector<double>(result.nodes.size(), 0),
                    std::vector<double>(result.nodes.size(), missing_value)};
  for (std::size_t node = 0; node < result.nodes.size(); ++node) {
    const auto scores = result.scores_of(node);
    realised.values[node] = link ? scores[row] / scores[*link] : scores[row];
  }
  if (is_missing(realised.values[top])) return realised;
  realised.weights[top] = 1;
  descend(result, top, result.periods[period].own, realised);
  return realised;
}

std::size_t period_of(const IndexResult& result, Year year) {
  std::size_t period = 0;
  while (period + 1 < result.periods.size() && result.periods[period + 1].from <= year) ++period;
  return period;
}

ContributionBasis kind_of(const IndexResult& result, std::size_t top, Year year) {
  if (period_of(result, year) != 0) return ContributionBasis::chained;
  if (all_by(result, top, AggregateMethod::arithmetic)) return ContributionBasis::sum;
  if (all_by(result, top, AggregateMethod::geometric)) return ContributionBasis::logarithms;
  return ContributionBasis::left_out;
}

std::size_t require_row(const IndexResult& result, Year year, ZoneHandle zone,
                        std::source_location where) {
  if (const auto row = result.row(year, zone)) return *row;
  throw Error(ErrorCode::not_found,
              "index \"" + result.definition.code + "\" has no row of this zone in " +
                  std::to_string(int{year}) + ": it is no unit of the index in that year",
              where);
}

std::optional<std::size_t> link_row(const IndexResult& result, std::size_t period,
                                    ZoneHandle zone) {
  return result.row(result.periods[period].from - std::chrono::years{1}, zone);
}

}  // namespace yearbook::composite
