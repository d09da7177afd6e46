// An index evaluated: figures, steps, scores.
#include <yearbook/composite.hpp>

#include <algorithm>
#include <tuple>
#include <utility>

#include "book/book.hpp"
#include "composite/frame.hpp"
#include "composite/plan.hpp"
#include "composite/scoring.hpp"
#include "composite/steps.hpp"

namespace yearbook {
namespace {

using composite::Frame;
using composite::Plan;

// The shares among siblings, multiplied down from the root; 0 below siblings without weight.
std::vector<double> effective_weights(const Plan& plan, const std::vector<double>& own) {
  std::vector<double> result(own.size(), 1);
  // Downwards: parents before their children.
  for (auto node = plan.shape.upwards.rbegin(); node != plan.shape.upwards.rend(); ++node) {
    double sum = 0;
    for (const std::size_t child : plan.shape.children[*node]) sum += own[child];
    for (const std::size_t child : plan.shape.children[*node]) {
      result[child] = sum > 0 ? result[*node] * own[child] / sum : 0;
    }
  }
  return result;
}

// The nodes, leaves and weights of a result, from its plan.
void describe(const Plan& plan, IndexResult& result) {
  const std::vector<IndexNode>& nodes = result.definition.nodes;
  for (std::size_t node = 0; node < nodes.size(); ++node) {
    result.nodes.push_back({.code = nodes[node].code,
                            .parent = plan.shape.parent[node],
                            .children = plan.shape.children[node],
                            .level = plan.shape.level[node],
                            .leaf = std::nullopt,
                            .indicator = {},
                            .method = plan.aggregate[node].method});
  }
  for (std::size_t leaf = 0; leaf < plan.leaves.size(); ++leaf) {
    ResultNode& node = result.nodes[plan.leaves[leaf].node];
    node.leaf = leaf;
    node.indicator = plan.leaves[leaf].indicator;
    node.direction = plan.leaves[leaf].direction;
    result.leaves.push_back(plan.leaves[leaf].node);
  }
  for (const composite::PeriodPlan& period : plan.periods) {
    result.periods.push_back(
        {period.from, period.weights, effective_weights(plan, period.weights)});
  }
}

}  // namespace

IndexResult evaluate(const Snapshot& book, const IndexDefinition& definition,
                     std::source_location where) {
  const Plan plan = composite::plan_of(book, definition, where);
  IndexResult result;
  result.definition = definition;
  result.catalogue_sha256 = book.book().hash_of_catalogue();
  if (const Release* newest = book.book().newest_release()) result.newest_release = newest->code;
  describe(plan, result);
  Frame frame = composite::frame_of(book, definition, result.leaves);
  for (const composite::YearRows& rows : frame.years) result.years.push_back(rows.year);
  result.stages.push_back({"raw", frame.values});
  composite::Steps steps(book, definition, plan, frame, result, where);
  for (const IndexStep step : definition.steps) steps.run(step);
  std::ranges::stable_sort(result.warnings, {}, [](const IndexWarning& warning) {
    return std::pair(warning.leaf, warning.year.value_or(Year{0}));
  });
  composite::score(book.catalog(), plan, frame, result, where);
  result.rows = std::move(frame.rows);
  return result;
}

std::vector<IndexScore> evaluate(const Snapshot& book, const IndexDefinition& definition, Year year,
                                 std::source_location where) {
  const IndexResult result = evaluate(book, definition, where);
  std::vector<IndexScore> scores;
  const auto [begin, end] = result.rows_of(year);
  for (std::size_t row = begin; row < end; ++row) {
    for (std::size_t node = 0; node < result.nodes.size(); ++node) {
      scores.push_back(result.at(node, row));
    }
  }
  return scores;
}

}  // namespace yearbook
