#include "composite/scoring.hpp"

#include <yearbook/aggregate.hpp>
#include <yearbook/error.hpp>
#include <yearbook/rank.hpp>
#include <yearbook/unit.hpp>

#include <algorithm>
#include <string>
#include <unordered_map>

#include "composite/grouping.hpp"

namespace yearbook::composite {
namespace {

class Scoring {
 public:
  Scoring(const Catalog& catalog, const Plan& plan, const Frame& frame, IndexResult& result,
          std::source_location where)
      : catalog_(catalog),
        plan_(plan),
        frame_(frame),
        result_(result),
        where_(where),
        rows_(frame.rows.size()) {}

  void run() {
    const std::size_t cells = plan_.shape.parent.size() * rows_;
    result_.scores.assign(cells, missing_value);
    result_.coverage.assign(cells, 0);
    result_.reasons.assign(cells, Reason::none);
    result_.ranks.assign(cells, missing_value);
    find_parts();
    for (std::size_t leaf = 0; leaf < plan_.leaves.size(); ++leaf) take_leaf(leaf);
    for (const std::size_t node : plan_.shape.upwards) {
      if (!plan_.shape.children[node].empty()) score(node);
    }
    rank_all();
  }

 private:
  // Rows that are aggregated under one set of weights, and the link year that they are chained to.
  struct Part {
    std::size_t begin;
    std::size_t end;
    std::size_t period;
    [[nodiscard]] std::size_t size() const noexcept { return end - begin; }
  };

  void find_parts() {
    for (std::size_t period = 0; period < plan_.periods.size(); ++period) {
      const auto first_row = [&](std::size_t of) {
        if (of == 0) return std::size_t{0};
        if (of == plan_.periods.size()) return rows_;
        const auto from =
            std::ranges::lower_bound(frame_.years, plan_.periods[of].from, {}, &YearRows::year);
        return from == frame_.years.end() ? rows_ : from->begin;
      };
      parts_.push_back({first_row(period), first_row(period + 1), period});
    }
    if (parts_.size() > 1) find_links();
  }

  // The row of each unit in the link year of its period.
  void find_links() {
    links_.assign(rows_, rows_);
    for (const Part& part : parts_) {
      if (part.period == 0) continue;
      const Year link_year = plan_.periods[part.period].from - std::chrono::years{1};
      const auto link = std::ranges::find(frame_.years, link_year, &YearRows::year);
      if (link == frame_.years.end()) continue;
      std::unordered_map<ZoneHandle, std::size_t> of_zone;
      for (std::size_t row = link->begin; row < link->end; ++row) {
        of_zone[frame_.rows[row].zone] = row;
      }
      for (std::size_t row = part.begin; row < part.end; ++row) {
        const auto found = of_zone.find(frame_.rows[row].zone);
        if (found != of_zone.end()) links_[row] = found->second;
      }
    }
  }

  template <typename T>
  std::span<T> of_node(std::vector<T>& values, std::size_t node) {
    return std::span(values).subspan(node * rows_, rows_);
  }

  void take_leaf(std::size_t leaf) {
    const std::size_t node = plan_.leaves[leaf].node;
    const auto column = frame_.column(leaf);
    const auto score = of_node(result_.scores, node);
    const auto coverage = of_node(result_.coverage, node);
    std::ranges::copy(column, score.begin());
    for (std::size_t row = 0; row < rows_; ++row) coverage[row] = is_missing(column[row]) ? 0 : 1;
    std::copy_n(frame_.reasons.begin() + static_cast<std::ptrdiff_t>(leaf * rows_), rows_,
                of_node(result_.reasons, node).begin());
  }

  void score(std::size_t node) {
    const AggregateOptions& options = plan_.aggregate[node];
    for (const Part& part : parts_) {
      if (part.begin == part.end) continue;
      take_weights(node, part.period);
      if (part.period > 0) {
        chain(node, part);
        continue;
      }
      cover(node, part);
      if (options.method == AggregateMethod::copeland) {
        for (const YearRows& rows : frame_.years) {
          if (rows.begin < part.end) aggregate(node, {rows.begin, rows.end, 0});
        }
      } else {
        aggregate(node, part);
      }
    }
    const auto reasons = of_node(result_.reasons, node);
    for (std::size_t row = 0; row < rows_; ++row) {
      if (frame_.rows[row].screened) reasons[row] = Reason::screened;
    }
  }

  void take_weights(std::size_t node, std::size_t period) {
    weights_.clear();
    for (const std::size_t child : plan_.shape.children[node]) {
      weights_.push_back(plan_.periods[period].weights[child]);
    }
  }

  // The children's columns over the rows of a part.
  void take_children(std::size_t node, const Part& part, std::vector<double>& of) {
    children_.clear();
    for (const std::size_t child : plan_.shape.children[node]) {
      children_.push_back(of_node(of, child).subspan(part.begin, part.size()));
    }
  }

  void cover(std::size_t node, const Part& part) {
    take_children(node, part, result_.coverage);
    yearbook::cover(children_, weights_,
                    of_node(result_.coverage, node).subspan(part.begin, part.size()));
  }

  void aggregate(std::size_t node, const Part& part) {
    take_children(node, part, result_.scores);
    const auto refused = yearbook::aggregate(
        children_, weights_, plan_.aggregate[node],
        of_node(result_.scores, node).subspan(part.begin, part.size()),
        of_node(result_.reasons, node).subspan(part.begin, part.size()), workspace_);
    if (refused) refuse(node, part.begin, *refused);
  }

  // I(t) = I(L) times the mean of the children's x(t) / x(L), by the weights of the period.
  void chain(std::size_t node, const Part& part) {
    const auto& children = plan_.shape.children[node];
    relatives_.assign(children.size() * part.size(), missing_value);
    children_.clear();
    for (std::size_t i = 0; i < children.size(); ++i) {
      const auto relatives = std::span(relatives_).subspan(i * part.size(), part.size());
      relate(node, children[i], part, relatives);
      children_.push_back(relatives);
    }
    cover_chained(node, part);
    const auto scores = of_node(result_.scores, node);
    const auto reasons = of_node(result_.reasons, node);
    const auto refused = yearbook::aggregate(children_, weights_, plan_.aggregate[node],
                                             scores.subspan(part.begin, part.size()),
                                             reasons.subspan(part.begin, part.size()), workspace_);
    if (refused) refuse(node, part.begin, *refused);
    for (std::size_t row = part.begin; row < part.end; ++row) {
      if (is_missing(scores[row])) continue;
      scores[row] *= links_[row] == rows_ ? missing_value : scores[links_[row]];
      if (is_missing(scores[row])) reasons[row] = Reason::no_base;
    }
  }

  // A child that stays out covers nothing.
  void cover_chained(std::size_t node, const Part& part) {
    const auto& children = plan_.shape.children[node];
    covered_.assign(relatives_.size(), 0);
    std::vector<std::span<const double>> columns;
    for (std::size_t i = 0; i < children.size(); ++i) {
      const auto covered = std::span(covered_).subspan(i * part.size(), part.size());
      const auto own = of_node(result_.coverage, children[i]).subspan(part.begin, part.size());
      for (std::size_t row = 0; row < part.size(); ++row) {
        if (!is_missing(children_[i][row])) covered[row] = own[row];
      }
      columns.push_back(covered);
    }
    yearbook::cover(columns, weights_,
                    of_node(result_.coverage, node).subspan(part.begin, part.size()));
  }

  // A child's values over that of its link year.
  void relate(std::size_t node, std::size_t child, const Part& part, std::span<double> relatives) {
    const auto values = of_node(result_.scores, child);
    for (std::size_t row = part.begin; row < part.end; ++row) {
      if (links_[row] == rows_ || is_missing(values[row])) continue;
      const double base = values[links_[row]];
      if (base <= 0) {
        throw Error(ErrorCode::invalid_argument,
                    described(node, child, links_[row], base) +
                        ": weights that change are chained by ratios, which need values above 0; "
                        "give the leaf a base_year, or leave the unit out",
                    where_);
      }
      relatives[row - part.begin] = values[row] / base;
    }
  }

  [[noreturn]] void refuse(std::size_t node, std::size_t begin, const RefusedValue& refused) const {
    const AggregateMethod method = plan_.aggregate[node].method;
    const bool zero_is_fine =
        method == AggregateMethod::power && plan_.aggregate[node].power.value_or(1) > 0;
    throw Error(ErrorCode::invalid_argument,
                described(node, plan_.shape.children[node][refused.child], begin + refused.row,
                          refused.value) +
                    ": the method " + std::string(to_string(method)) + " needs values " +
                    (zero_is_fine ? "of at least 0" : "above 0") +
                    "; normalise to such a scale, as min_max with low = 1 does",
                where_);
  }

  // "node "a" of index "x" is given 0 by "b" for "wuhan" in 2016".
  [[nodiscard]] std::string described(std::size_t node, std::size_t child, std::size_t row,
                                      double value) const {
    return "node \"" + result_.nodes[node].code + "\" of index \"" + result_.definition.code +
           "\" is given " + format_exact(value) + " by \"" + result_.nodes[child].code +
           "\" for \"" + catalog_.zone(frame_.rows[row].zone).code + "\" in " +
           to_string(frame_.rows[row].year);
  }

  void rank_all() {
    const RankKeys& keys = result_.definition.rank;
    const Ties ties = keys.ties.value_or(Ties::min);
    Grouping grouping;
    if (!keys.group_by.empty()) {
      grouping = group_rows(catalog_, keys.group_by, frame_.rows, where_);
    }
    for (std::size_t node = 0; node < plan_.shape.parent.size(); ++node) {
      for (const YearRows& rows : frame_.years) {
        const auto scores = of_node(result_.scores, node).subspan(rows.begin, rows.size());
        const auto places = of_node(result_.ranks, node).subspan(rows.begin, rows.size());
        if (grouping.of_row.empty()) {
          ranks(scores, places, 1, ties, workspace_);
        } else {
          rank_groups(scores, places, std::span(grouping.of_row).subspan(rows.begin, rows.size()),
                      grouping.codes.size(), ties);
        }
      }
    }
  }

  // Places within each group; a unit that is in none has no place.
  void rank_groups(std::span<const double> scores, std::span<double> places,
                   std::span<const std::uint32_t> group_of, std::size_t groups, Ties ties) {
    of_group_.resize(scores.size());
    for (std::size_t group = 0; group < groups; ++group) {
      for (std::size_t i = 0; i < scores.size(); ++i) {
        of_group_[i] = group_of[i] == group ? scores[i] : missing_value;
      }
      ranks(of_group_, of_group_, 1, ties, workspace_);
      for (std::size_t i = 0; i < scores.size(); ++i) {
        if (group_of[i] == group) places[i] = of_group_[i];
      }
    }
  }

  const Catalog& catalog_;
  const Plan& plan_;
  const Frame& frame_;
  IndexResult& result_;
  std::source_location where_;
  std::size_t rows_;
  std::vector<Part> parts_;
  std::vector<std::size_t> links_;  // by row; the number of rows: there is none
  Workspace workspace_;
  std::vector<std::span<const double>> children_;
  std::vector<double> weights_;
  std::vector<double> relatives_;  // child by child, over the rows of a part
  std::vector<double> covered_;    // as relatives_
  std::vector<double> of_group_;
};

}  // namespace

void score(const Catalog& catalog, const Plan& plan, const Frame& frame, IndexResult& result,
           std::source_location where) {
  Scoring(catalog, plan, frame, result, where).run();
}

}  // namespace yearbook::composite
