// What makes two scores differ, leaf by leaf.
#include <yearbook/explanation.hpp>

#include <cmath>
#include <string>
#include <utility>

#include <yearbook/error.hpp>

#include "composite/data_columns.hpp"
#include "composite/realised.hpp"

namespace yearbook {
namespace {

using composite::Realised;

// Adds `scale` times what a leaf does to a - b.
void add_effects(LeafDifference& leaf, std::pair<double, double> weights,
                 std::pair<double, double> values, double scale) {
  const auto [r_a, r_b] = weights;
  const auto [x_a, x_b] = values;
  if (r_a == 0 && r_b == 0) return;
  if (r_a == 0 || r_b == 0) {
    leaf.coverage += scale * (r_a != 0 ? r_a * x_a : -r_b * x_b);
    return;
  }
  leaf.value_effect += scale * (x_a - x_b) * (r_a + r_b) / 2;
  leaf.weight_effect += scale * (r_a - r_b) * (x_a + x_b) / 2;
}

class Comparison {
 public:
  Comparison(const IndexResult& result, std::size_t top) : result_(result), top_(top) {
    for (const std::size_t leaf : result.leaves) {
      if (!under_top(leaf)) continue;
      leaves_.push_back(leaf);
      difference_.leaves.emplace_back().node = result.nodes[leaf].code;
    }
  }

  // Of scores, or of their logarithms.
  void add_levels(std::size_t a, std::size_t b, bool logarithms) {
    Realised in_a = composite::realise(result_, top_, a, 0);
    Realised in_b = composite::realise(result_, top_, b, 0);
    if (logarithms) {
      for (double& value : in_a.values) value = std::log(value);
      for (double& value : in_b.values) value = std::log(value);
    }
    add(in_a, in_b, 1);
  }

  // Of two years of one zone, the later less the earlier, period by period.
  void add_chain(ZoneHandle zone, Year later, Year earlier, double sign) {
    for (std::size_t period = composite::period_of(result_, later); period > 0; --period) {
      const std::size_t link = *composite::link_row(result_, period, zone);
      const bool within = earlier >= result_.rows[link].year;
      add(composite::realise(result_, top_, *result_.row(later, zone), period, link),
          composite::realise(result_, top_, within ? *result_.row(earlier, zone) : link, period,
                             link),
          sign * result_.scores_of(top_)[link]);
      if (within) return;
      later = result_.rows[link].year;
    }
    add(composite::realise(result_, top_, *result_.row(later, zone), 0),
        composite::realise(result_, top_, *result_.row(earlier, zone), 0), sign);
  }

  ScoreDifference finish(ContributionBasis kind, std::size_t a, std::size_t b) && {
    difference_.kind = kind;
    difference_.a = result_.scores_of(top_)[a];
    difference_.b = result_.scores_of(top_)[b];
    difference_.total = kind == ContributionBasis::logarithms
                            ? std::log(difference_.a) - std::log(difference_.b)
                            : difference_.a - difference_.b;
    const auto weights_of = [&](std::size_t row) {
      const std::size_t period = composite::period_of(result_, result_.rows[row].year);
      const auto link =
          period == 0 ? std::nullopt : composite::link_row(result_, period, result_.rows[row].zone);
      return composite::realise(result_, top_, row, period, link).weights;
    };
    const std::vector<double> in_a = weights_of(a);
    const std::vector<double> in_b = weights_of(b);
    for (std::size_t i = 0; i < leaves_.size(); ++i) {
      LeafDifference& leaf = difference_.leaves[i];
      leaf.value_a = composite::as_optional(result_.scores_of(leaves_[i])[a]);
      leaf.value_b = composite::as_optional(result_.scores_of(leaves_[i])[b]);
      leaf.realised_a = in_a[leaves_[i]];
      leaf.realised_b = in_b[leaves_[i]];
    }
    return std::move(difference_);
  }

 private:
  void add(const Realised& a, const Realised& b, double scale) {
    for (std::size_t i = 0; i < leaves_.size(); ++i) {
      const std::size_t leaf = leaves_[i];
      add_effects(difference_.leaves[i], {a.weights[leaf], b.weights[leaf]},
                  {a.values[leaf], b.values[leaf]}, scale);
    }
  }

  [[nodiscard]] bool under_top(std::size_t node) const {
    while (node != top_ && node != 0) node = result_.nodes[node].parent;
    return node == top_;
  }

  const IndexResult& result_;
  std::size_t top_;
  std::vector<std::size_t> leaves_;
  ScoreDifference difference_;
};

std::size_t require_score(const IndexResult& result, std::size_t top, UnitYear unit,
                          std::source_location where) {
  const std::size_t row = composite::require_row(result, unit.year, unit.zone, where);
  if (!is_missing(result.scores_of(top)[row])) return row;
  throw Error(ErrorCode::invalid_argument,
              "a zone has no score at \"" + result.nodes[top].code + "\" in " +
                  std::to_string(int{unit.year}) + ": " +
                  std::string(to_string(result.at(top, row).reason)) +
                  "; what is missing does not differ",
              where);
}

}  // namespace

ScoreDifference explain_difference(const IndexResult& result, UnitYear a, UnitYear b,
                                   std::string_view node, std::source_location where) {
  const std::size_t top = composite::node_or_root(result, node, where);
  const std::size_t row_a = require_score(result, top, a, where);
  const std::size_t row_b = require_score(result, top, b, where);
  const ContributionBasis kind = composite::kind_of(result, top, std::max(a.year, b.year));
  if (kind == ContributionBasis::left_out) {
    throw Error(ErrorCode::invalid_argument,
                "node \"" + result.nodes[top].code +
                    "\" is not arithmetic or geometric throughout, and no leaf has a share in its "
                    "scores; explain() says what leaving out each does",
                where);
  }
  Comparison comparison(result, top);
  if (kind != ContributionBasis::chained) {
    comparison.add_levels(row_a, row_b, kind == ContributionBasis::logarithms);
  } else if (a.zone != b.zone) {
    throw Error(ErrorCode::invalid_argument,
                "the weights of index \"" + result.definition.code +
                    "\" were revised, and the levels of a chained index do not add up; compare two "
                    "years of one zone",
                where);
  } else if (a.year != b.year) {
    const bool forward = a.year > b.year;
    comparison.add_chain(a.zone, std::max(a.year, b.year), std::min(a.year, b.year),
                         forward ? 1 : -1);
  }
  return std::move(comparison).finish(kind, row_a, row_b);
}

}  // namespace yearbook
