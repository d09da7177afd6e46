// What the columns of an index look like, and who has figures.
#include <yearbook/analysis.hpp>

#include <algorithm>
#include <cmath>

#include <yearbook/error.hpp>
#include <yearbook/statistics.hpp>
#include <yearbook/treat.hpp>

#include "composite/data_columns.hpp"

namespace yearbook {
namespace {

// Runs of equal values: how many there are, and the longest.
struct Runs {
  std::size_t count = 0;
  std::size_t longest = 0;
};

Runs runs_of(std::span<const double> sorted) {
  Runs runs;
  for (std::size_t begin = 0; begin < sorted.size();) {
    std::size_t end = begin;
    while (end < sorted.size() && sorted[end] == sorted[begin]) ++end;
    ++runs.count;
    runs.longest = std::max(runs.longest, end - begin);
    begin = end;
  }
  return runs;
}

double of_all(std::size_t part, std::size_t whole) {
  return static_cast<double>(part) / static_cast<double>(whole);
}

void set_flags(ColumnStatistics& column, const StatisticsLimits& limits) {
  if (column.rows != 0) {
    column.few_values = of_all(column.present, column.rows) < limits.availability;
    column.few_nonzero = of_all(column.nonzero, column.rows) < limits.nonzero;
    column.few_unique = of_all(column.unique, column.rows) < limits.unique;
  }
  column.outliers = column.skewness && column.kurtosis &&
                    std::fabs(*column.skewness) > limits.skewness &&
                    *column.kurtosis > limits.kurtosis;
}

// The leaves under a node, itself when it is one.
void collect_leaves(const IndexResult& result, std::size_t node, std::vector<std::size_t>& leaves) {
  if (result.nodes[node].leaf) leaves.push_back(node);
  for (const std::size_t child : result.nodes[node].children) {
    collect_leaves(result, child, leaves);
  }
}

void collect_level(const IndexResult& result, std::size_t node, std::size_t level,
                   std::vector<std::size_t>& nodes) {
  for (const std::size_t child : result.nodes[node].children) {
    if (result.nodes[child].level == level) nodes.push_back(child);
    collect_level(result, child, level, nodes);
  }
}

}  // namespace

ColumnStatistics describe(std::span<const double> values, const StatisticsLimits& limits) {
  ColumnStatistics column;
  std::vector<double> present;
  present.reserve(values.size());
  std::ranges::copy_if(values, std::back_inserter(present),
                       [](double value) { return !std::isnan(value); });
  column.rows = values.size();
  column.present = present.size();
  column.nonzero = static_cast<std::size_t>(
      std::ranges::count_if(present, [](double value) { return value != 0; }));
  column.mean = mean(present);
  column.median = median(present);
  column.deviation = standard_deviation(present);
  const Moments shape = moments(present);
  column.skewness = shape.skewness;
  column.kurtosis = shape.kurtosis;
  std::ranges::sort(present);
  const Runs runs = runs_of(present);
  column.unique = runs.count;
  column.most_frequent = runs.longest;
  if (!present.empty()) {
    column.min = present.front();
    column.max = present.back();
  }
  set_flags(column, limits);
  return column;
}

std::vector<ColumnStatistics> statistics(const IndexResult& result, const AnalysisData& data,
                                         const StatisticsLimits& limits,
                                         std::source_location where) {
  const composite::DataColumns columns(result, data, where);
  std::vector<ColumnStatistics> all;
  for (std::size_t node = 0; node < result.nodes.size(); ++node) {
    if (!columns.has(node)) continue;
    all.push_back(describe(columns.kept(node), limits));
    all.back().node = result.nodes[node].code;
  }
  return all;
}

std::vector<UnitAvailability> availability(const IndexResult& result, const AnalysisData& data,
                                           std::source_location where) {
  const composite::DataColumns columns(result, data, where);
  std::vector<std::vector<std::size_t>> leaves_of(result.nodes.size());
  for (std::size_t node = 0; node < leaves_of.size(); ++node) {
    collect_leaves(result, node, leaves_of[node]);
  }
  const auto values = columns.of(result.leaves);
  std::vector<UnitAvailability> all;
  for (std::size_t row = 0; row < columns.size(); ++row) {
    if (columns.dropped(row)) continue;
    const IndexRow& unit = result.rows[columns.first_row() + row];
    UnitAvailability one;
    one.zone = unit.zone;
    one.year = unit.year;
    for (const auto& column : values) {
      one.missing += std::isnan(column[row]) ? 1 : 0;
      one.zeros += column[row] == 0 ? 1 : 0;
    }
    const std::size_t present = values.size() - one.missing;
    one.present_share = of_all(present, values.size());
    one.nonzero_share = present == 0 ? 0 : 1 - of_all(one.zeros, present);
    for (const auto& leaves : leaves_of) {
      const auto there = std::ranges::count_if(leaves, [&](std::size_t leaf) {
        return !std::isnan(values[*result.nodes[leaf].leaf][row]);
      });
      one.by_node.push_back(of_all(static_cast<std::size_t>(there), leaves.size()));
    }
    all.push_back(std::move(one));
  }
  return all;
}

std::vector<std::size_t> nodes_under(const IndexResult& result, std::string_view node,
                                     std::size_t level, std::source_location where) {
  std::vector<std::size_t> nodes;
  collect_level(result, result.node(node, where), level, nodes);
  std::ranges::sort(nodes);
  return nodes;
}

std::optional<double> cronbach_alpha(const IndexResult& result, std::string_view node,
                                     std::size_t level, const AnalysisData& data,
                                     std::source_location where) {
  const composite::DataColumns columns(result, data, where);
  return cronbach_alpha(columns.of(nodes_under(result, node, level, where)));
}

PrincipalComponents principal_components(const IndexResult& result, std::string_view node,
                                         std::size_t level, const AnalysisData& data,
                                         std::source_location where) {
  const composite::DataColumns columns(result, data, where);
  const std::vector<std::size_t> nodes = nodes_under(result, node, level, where);
  try {
    return principal_components(columns.of(nodes));
  } catch (const Error& error) {
    throw Error(error.code(), "node \"" + std::string(node) + "\": " + error.what(), where);
  }
}

}  // namespace yearbook
