// Correlations among the nodes of an index.
#include <yearbook/analysis.hpp>

#include <algorithm>
#include <cmath>

#include <yearbook/error.hpp>

#include "book/book.hpp"
#include "composite/data_columns.hpp"

namespace yearbook {
namespace {

CorrelationFlag flag_of(const Correlation& correlation, const CorrelationOptions& options) {
  if (!correlation.value) return CorrelationFlag::none;
  if (*correlation.value > options.high) return CorrelationFlag::high;
  return *correlation.value < options.low ? CorrelationFlag::low : CorrelationFlag::none;
}

}  // namespace

CorrelationMatrix correlations(const IndexResult& result, std::span<const std::size_t> nodes,
                               const AnalysisData& data, CorrelationMethod method,
                               std::source_location where) {
  const composite::DataColumns columns(result, data, where);
  return correlation_matrix(columns.of(nodes), method);
}

std::vector<NodeCorrelation> correlations_within(const IndexResult& result,
                                                 const AnalysisData& data,
                                                 const CorrelationOptions& options,
                                                 std::source_location where) {
  const composite::DataColumns columns(result, data, where);
  std::vector<NodeCorrelation> pairs;
  for (std::size_t group = 0; group < result.nodes.size(); ++group) {
    if (result.nodes[group].level != options.group_level) continue;
    const auto leaves = nodes_under(result, result.nodes[group].code, 1, where);
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      for (std::size_t j = i + 1; j < leaves.size(); ++j) {
        const Correlation found =
            correlation(columns.of(leaves[i]), columns.of(leaves[j]), options.method);
        pairs.push_back({group, leaves[i], leaves[j], found, flag_of(found, options)});
      }
    }
  }
  return pairs;
}

std::vector<NodeCorrelation> correlations_with_ancestors(const IndexResult& result,
                                                         std::optional<Year> year,
                                                         CorrelationMethod method,
                                                         std::source_location where) {
  const composite::DataColumns columns(result, {"scores", year}, where);
  std::vector<NodeCorrelation> pairs;
  for (std::size_t node = 1; node < result.nodes.size(); ++node) {
    const std::size_t parent = result.nodes[node].parent;
    for (std::size_t at = node; at != 0;) {
      at = result.nodes[at].parent;
      pairs.push_back({parent, at, node, correlation(columns.of(at), columns.of(node), method)});
    }
  }
  return pairs;
}

std::vector<DenominatorCorrelation> denominator_correlations(
    const Snapshot& book, const IndexResult& result, std::span<const IndicatorHandle> denominators,
    std::optional<Year> year, double threshold, std::source_location where) {
  const composite::DataColumns columns(result, {"raw", year}, where);
  std::vector<std::vector<double>> figures;
  for (const IndicatorHandle denominator : denominators) {
    const book::Panel& panel = book.book().panel(book.catalog().position(denominator, where));
    std::vector<double>& column = figures.emplace_back();
    column.reserve(columns.size());
    for (std::size_t row = 0; row < columns.size(); ++row) {
      const IndexRow& unit = result.rows[columns.first_row() + row];
      column.push_back(panel.cell(unit.year, book.catalog().position(unit.zone, where)).value);
    }
  }
  std::vector<DenominatorCorrelation> found;
  for (const std::size_t leaf : result.leaves) {
    for (std::size_t i = 0; i < denominators.size(); ++i) {
      const Correlation one = correlation(columns.of(leaf), figures[i]);
      if (one.value && std::fabs(*one.value) > threshold) {
        found.push_back({leaf, denominators[i], one});
      }
    }
  }
  return found;
}

}  // namespace yearbook
