// Why a unit has the score it has.
#include <yearbook/explanation.hpp>

#include <algorithm>
#include <cmath>
#include <string>

#include <yearbook/comparison.hpp>
#include <yearbook/composite.hpp>
#include <yearbook/error.hpp>

#include "book/book.hpp"
#include "composite/data_columns.hpp"
#include "composite/figure_path.hpp"
#include "composite/realised.hpp"

namespace yearbook {
namespace {

using composite::Realised;

// Walks one row of a result from a node down.
class Explainer {
 public:
  Explainer(const Snapshot& book, const IndexResult& result, std::size_t top, std::size_t row)
      : book_(book), result_(result), top_(top), row_(row) {}

  Explanation explain(std::source_location where) {
    const IndexRow& row = result_.rows[row_];
    explanation_.index =
        result_.definition.title.empty() ? result_.definition.code : result_.definition.title;
    explanation_.zone = row.zone;
    const Zone& zone = book_.catalog().zone(row.zone, where);
    explanation_.zone_code = zone.code;
    explanation_.zone_name = composite::name_of(zone.name_en, zone.name_zh, zone.code);
    explanation_.year = row.year;
    const auto [first, end] = result_.rows_of(row.year);
    explanation_.ranked = static_cast<std::size_t>(
        std::ranges::count_if(result_.ranks_of(top_).subspan(first, end - first),
                              [](double rank) { return !is_missing(rank); }));
    explanation_.kind = composite::kind_of(result_, top_, row.year);
    weigh();
    visit(top_, 0, 1);
    if (!is_missing(result_.scores_of(top_)[row_])) contribute(where);
    return std::move(explanation_);
  }

 private:
  void weigh() {
    period_ = composite::period_of(result_, result_.rows[row_].year);
    if (period_ != 0) link_ = composite::link_row(result_, period_, result_.rows[row_].zone);
    realised_ = composite::realise(result_, top_, row_, period_, link_);
  }

  // A node and what is below it; `effective` are the weights multiplied down from the top.
  void visit(std::size_t at, std::size_t depth, double effective) {
    const ResultNode& node = result_.nodes[at];
    ExplainedNode explained;
    explained.node = node.code;
    explained.position = at;
    explained.depth = depth;
    explained.score = composite::as_optional(result_.scores_of(at)[row_]);
    explained.rank = composite::as_optional(result_.ranks_of(at)[row_]);
    const IndexScore score = result_.at(at, row_);
    explained.reason = score.reason;
    explained.coverage = score.coverage;
    explained.weight = share_among_siblings(at);
    explained.effective = effective;
    explained.realised = realised_.weights[at];
    if (node.leaf) {
      composite::add_figures(book_, result_, at, row_, explained);
    } else {
      explained.method = node.method;
    }
    explanation_.nodes.push_back(std::move(explained));
    for (const std::size_t child : node.children) {
      visit(child, depth + 1, effective * share_among_siblings(child));
    }
  }

  [[nodiscard]] double share_among_siblings(std::size_t at) const {
    if (at == 0) return 1;
    const std::vector<double>& own = result_.periods[period_].own;
    double sum = 0;
    for (const std::size_t sibling : result_.nodes[result_.nodes[at].parent].children) {
      sum += own[sibling];
    }
    return own[at] / sum;
  }

  void contribute(std::source_location where) {
    switch (explanation_.kind) {
      case ContributionBasis::sum:
        explanation_.total = result_.scores_of(top_)[row_];
        add_up([&](std::size_t at) { return realised_.weights[at] * realised_.values[at]; });
        break;
      case ContributionBasis::logarithms:
        explanation_.total = std::log(result_.scores_of(top_)[row_]);
        add_up(
            [&](std::size_t at) { return realised_.weights[at] * std::log(realised_.values[at]); });
        break;
      case ContributionBasis::left_out:
        leave_out_leaves(where);
        break;
      case ContributionBasis::chained:
        add_up_changes();
        break;
    }
  }

  // The change since the year before, or since the link year where that has no score.
  void add_up_changes() {
    const IndexRow& here = result_.rows[row_];
    const std::size_t link = *link_;
    auto since = result_.row(here.year - std::chrono::years{1}, here.zone);
    if (!since || is_missing(result_.scores_of(top_)[*since])) since = link;
    explanation_.since = result_.rows[*since].year;
    explanation_.total = result_.scores_of(top_)[row_] - result_.scores_of(top_)[*since];
    const Realised before = composite::realise(result_, top_, *since, period_, link);
    const double scale = result_.scores_of(top_)[link];
    const auto part = [](const Realised& side, std::size_t at) {
      return side.weights[at] == 0 ? 0 : side.weights[at] * side.values[at];
    };
    add_up([&](std::size_t at) { return scale * (part(realised_, at) - part(before, at)); },
           before.weights);
  }

  // Gives every leaf with a say its part, and every aggregate the sum of its leaves'.
  template <typename Part>
  void add_up(Part part, const std::vector<double>& also = {}) {
    std::vector<ExplainedNode>& nodes = explanation_.nodes;
    for (std::size_t i = nodes.size(); i-- > 0;) {
      ExplainedNode& node = nodes[i];
      const bool has_say = node.realised != 0 || (!also.empty() && also[node.position] != 0);
      if (!has_say) continue;
      if (!node.method) {
        node.contribution = part(node.position);
        continue;
      }
      double sum = 0;
      for (std::size_t j = i + 1; j < nodes.size() && nodes[j].depth > node.depth; ++j) {
        if (nodes[j].depth == node.depth + 1) sum += nodes[j].contribution.value_or(0);
      }
      node.contribution = sum;
    }
  }

  // The score less what it is without each leaf; where there is none without it, nothing is said.
  void leave_out_leaves(std::source_location where) {
    const IndexRow& here = result_.rows[row_];
    const std::string& top = result_.nodes[top_].code;
    for (ExplainedNode& node : explanation_.nodes) {
      if (node.method || node.realised == 0 || node.position == top_) continue;
      const IndexResult without =
          evaluate(book_, leave_out(result_.definition, node.node, where), where);
      const auto row = without.row(here.year, here.zone);
      const auto at = std::ranges::find(without.nodes, top, &ResultNode::code);
      if (!row || at == without.nodes.end()) continue;
      const double score =
          without.scores_of(static_cast<std::size_t>(at - without.nodes.begin()))[*row];
      if (!is_missing(score)) node.contribution = result_.scores_of(top_)[row_] - score;
    }
  }

  const Snapshot& book_;
  const IndexResult& result_;
  std::size_t top_;
  std::size_t row_;
  std::size_t period_ = 0;
  std::optional<std::size_t> link_;
  Realised realised_;
  Explanation explanation_;
};

}  // namespace

std::string_view to_string(ContributionBasis kind) noexcept {
  switch (kind) {
    case ContributionBasis::sum:
      return "sum";
    case ContributionBasis::logarithms:
      return "logarithms";
    case ContributionBasis::left_out:
      return "left_out";
    case ContributionBasis::chained:
      return "chained";
  }
  return "sum";
}

Explanation explain(const Snapshot& book, const IndexResult& result, ZoneHandle zone, Year year,
                    std::string_view node, std::source_location where) {
  const std::size_t top = composite::node_or_root(result, node, where);
  const std::size_t row = composite::require_row(result, year, zone, where);
  return Explainer(book, result, top, row).explain(where);
}

}  // namespace yearbook
