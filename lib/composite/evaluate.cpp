// Scores of an index, from the leaves up.
#include <yearbook/composite.hpp>

#include <yearbook/error.hpp>
#include <yearbook/numeric.hpp>

#include <unordered_map>
#include <utility>

#include "book/book.hpp"
#include "book/membership.hpp"
#include "composite/tree.hpp"
#include "core/problems.hpp"

namespace yearbook {
namespace {

// A definition tied to a snapshot: the panels of its leaves found, its children listed.
class Tree {
 public:
  Tree(const Snapshot& book, const IndexDefinition& definition, std::source_location where)
      : book_(book), definition_(definition), panels_(definition.nodes.size()) {
    std::unordered_map<std::string_view, std::size_t> position;
    for (std::size_t i = 0; i < definition.nodes.size(); ++i) {
      const IndexNode& node = definition.nodes[i];
      position.emplace(node.code, i);
      if (node.indicator.empty()) continue;
      const Indicator& indicator = book.catalog().find_indicator(node.indicator, where);
      if (node.direction.value_or(indicator.direction) < 0) {
        throw Error(ErrorCode::invalid_argument,
                    "index \"" + definition.code + "\" aggregates \"" + node.code +
                        "\", where less is better, as it stands; it needs a step that normalises",
                    where);
      }
      panels_[i] = &book.book().panel(book.catalog().position(indicator.handle));
    }
    children_.resize(definition.nodes.size());
    for (std::size_t i = 1; i < definition.nodes.size(); ++i) {
      children_.at(position.at(definition.nodes[i].parent)).push_back(i);
    }
  }

  // The scores of one unit, in the order of the nodes.
  [[nodiscard]] std::vector<IndexScore> scores(ZoneHandle zone, Year year) const {
    std::vector<IndexScore> result(definition_.nodes.size());
    score(0, zone, year, result);
    return result;
  }

 private:
  void score(std::size_t at, ZoneHandle zone, Year year, std::vector<IndexScore>& result) const {
    const IndexNode& node = definition_.nodes[at];
    IndexScore& own = result[at];
    own.zone = zone;
    own.node = node.code;
    if (!node.indicator.empty()) {
      score_leaf(panels_[at]->cell(year, book_.catalog().position(zone)), own);
      return;
    }
    std::vector<double> values;
    std::vector<double> weights;
    std::size_t present = 0;
    for (const std::size_t child : children_[at]) {
      score(child, zone, year, result);
      values.push_back(result[child].score.value_or(missing_value));
      weights.push_back(definition_.nodes[child].weight);
      if (result[child].score) ++present;
    }
    own.coverage = static_cast<double>(present) / static_cast<double>(values.size());
    constexpr double slack = 1e-12;  // shares are compared to thresholds up to rounding
    if (own.coverage < node.coverage.value_or(definition_.coverage) - slack) {
      own.reason = "low_coverage";
      return;
    }
    own.score = weighted_mean(values, weights);
    if (!own.score) own.reason = "no_children";
  }

  static void score_leaf(const book::Cell& cell, IndexScore& own) {
    const bool present = !is_missing(cell.value);
    if (present) own.score = cell.value;
    own.coverage = present ? 1 : 0;
    if (!present) own.reason = cell.status == Status::none ? "no_row" : "no_value";
  }

  const Snapshot& book_;
  const IndexDefinition& definition_;
  std::vector<const book::Panel*> panels_;  // of the leaves
  std::vector<std::vector<std::size_t>> children_;
};

std::vector<ZoneHandle> units_of(const Snapshot& book, const IndexDefinition& definition, Year year,
                                 std::source_location where) {
  if (!definition.group.empty()) {
    return book::members(book.book(), book.catalog().find_group(definition.group, where), year,
                         definition.policy, definition.years);
  }
  std::vector<ZoneHandle> units;
  units.reserve(definition.units.size());
  for (const std::string& unit : definition.units) units.push_back(book.zone(unit, where));
  if (!units.empty()) return units;
  for (const Zone& zone : book.catalog().zones()) {
    if (zone.kind == ZoneKind::zone) units.push_back(zone.handle);
  }
  return units;
}

}  // namespace

std::vector<IndexScore> evaluate(const Snapshot& book, const IndexDefinition& definition, Year year,
                                 std::source_location where) {
  if (definition.years && !definition.years->contains(year)) return {};
  core::Problems problems;
  problems.file("index \"" + definition.code + "\"");
  composite::check_tree(definition, problems);
  if (!problems.empty()) throw Error(ErrorCode::invalid_argument, problems.text(), where);
  const Tree tree(book, definition, where);
  std::vector<IndexScore> result;
  for (const ZoneHandle unit : units_of(book, definition, year, where)) {
    for (IndexScore& score : tree.scores(unit, year)) result.push_back(std::move(score));
  }
  return result;
}

}  // namespace yearbook
