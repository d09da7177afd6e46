/// Why a unit has the score it has: from the score down the tree to the figures and who printed
/// them; and what makes two scores differ. Floor 3.
#pragma once

#include <cstddef>
#include <optional>
#include <source_location>
#include <string>
#include <string_view>
#include <vector>

#include <yearbook/index_result.hpp>
#include <yearbook/snapshot.hpp>
#include <yearbook/status.hpp>
#include <yearbook/unit.hpp>

namespace yearbook {

/// What the contributions of the leaves to a score are.
enum class ContributionBasis {
  sum,         ///< arithmetic throughout: they add up to the score
  logarithms,  ///< geometric throughout: they add up to the logarithm of the score
  left_out,    ///< other methods: each is the score less what it is without the leaf; no sum
  chained,  ///< weights were revised: levels do not add up; they add up to the change since a year
};
/// "sum", "logarithms", "left_out" or "chained".
[[nodiscard]] YEARBOOK_EXPORT std::string_view to_string(ContributionBasis kind) noexcept;

/// A published figure and where it stands.
struct SourcedFigure {
  std::string indicator;  ///< code
  std::string name;       ///< English where there is one, else Chinese, else the code
  Unit unit;
  std::optional<int> decimals;  ///< to show
  std::optional<double> value;  ///< in `unit`
  Status status = Status::none;
  std::string release;  ///< code; empty: no row, or worked out by the indicator's definition
  std::string title;    ///< of the release
  std::string locator;  ///< table, page or cell
  std::string note;
};

/// What became of a figure in one step.
struct ExplainedStep {
  std::string step;              ///< "denominate", "impute", "screen", "treat" or "normalise"
  std::optional<double> before;  ///< as it came into the step
  std::optional<double> after;
  std::string how;  ///< what was done, and why; empty: the step let it be
};

/// One node on the way from a score to the figures.
struct ExplainedNode {
  std::string node;          ///< code
  std::size_t position = 0;  ///< in the result's nodes
  std::size_t depth = 0;     ///< 0 for the node that is explained
  std::optional<double> score;
  std::optional<double> rank;    ///< in its year
  Reason reason = Reason::none;  ///< why there is no score
  double coverage = 0;           ///< covered weight
  double weight = 0;             ///< share among its siblings, as the definition gives it
  double effective = 0;          ///< weights multiplied down from the node that is explained
  double realised = 0;           ///< the same among those present; 0 when it has no say
  std::optional<double>
      contribution;  ///< see ContributionBasis; of an aggregate the sum of its leaves'
  std::optional<AggregateMethod> method;     ///< of an aggregate
  std::optional<SourcedFigure> raw;          ///< of a leaf
  std::optional<SourcedFigure> denominator;  ///< of a leaf that is divided by one
  std::vector<ExplainedStep> steps;          ///< of a leaf
};

/// Why a unit has the score it has.
struct Explanation {
  std::string index;  ///< title of the definition, else its code
  ZoneHandle zone;
  std::string zone_code;
  std::string zone_name;  ///< English where there is one, else Chinese, else the code
  Year year{1};
  std::size_t ranked = 0;  ///< units of the year that have a score at the node
  ContributionBasis kind = ContributionBasis::sum;
  std::optional<Year> since;         ///< of kind chained: the year that changes are counted from
  std::optional<double> total;       ///< what the contributions add up to; empty for left_out
  std::vector<ExplainedNode> nodes;  ///< the node that is explained, then what is below it, each
                                     ///< before its children

  /// The node that is explained.
  [[nodiscard]] const ExplainedNode& node() const { return nodes.front(); }
};

/// Why a unit has the score it has at a node, in a year.
///
/// Missing:  a node without a score says why, and has no contribution; so has a unit that is no row.
/// Formula:  realised = product down the path of w / (sum of w of the siblings present). sum: realised
///           x, to 1e-12 of the score; logarithms: realised ln x; left_out: score less the score with
///           the leaf's weight 0. chained, with L the year before the weights of `year` began to hold
///           and S the year before `year`, or L where that has no score: I(L) (realised(year)
///           x(year) / x(L) - realised(S) x(S) / x(L)), which add up to I(year) - I(S).
/// Boundary: an empty `node` is the root. A chained index is a sum as long as its first weights hold.
/// Throws:   not_found for the node, and for a unit that is no row in the year; invalid_argument for
///           a snapshot of another file.
/// Cost:     reads the notes of each leaf's figure from the file; left_out evaluates once a leaf.
/// Example:  examples/24_explanation.cpp
[[nodiscard]] YEARBOOK_EXPORT Explanation
explain(const Snapshot& book, const IndexResult& result, ZoneHandle zone, Year year,
        std::string_view node = {}, std::source_location where = std::source_location::current());

/// An explanation as a tree of lines: scores, weights, contributions, figures with unit and source.
/// Example:  examples/24_explanation.cpp
[[nodiscard]] YEARBOOK_EXPORT std::string to_string(const Explanation& explanation);

/// A unit in a year.
struct UnitYear {
  ZoneHandle zone;
  Year year{1};
};

/// What a leaf has to do with the difference of two scores.
struct LeafDifference {
  std::string node;
  std::optional<double> value_a;  ///< score of the leaf; empty: it has none
  std::optional<double> value_b;
  double realised_a = 0;  ///< 0 where it has no say
  double realised_b = 0;
  double value_effect = 0;   ///< of the values being different
  double weight_effect = 0;  ///< of the weights being different, as others are missing or revised
  double coverage = 0;       ///< of the leaf having a say on one side only

  [[nodiscard]] double total() const noexcept { return value_effect + weight_effect + coverage; }
};

/// What makes two scores differ.
struct ScoreDifference {
  ContributionBasis kind = ContributionBasis::sum;
  double a = 0;  ///< the two scores
  double b = 0;
  double total = 0;  ///< a - b; of kind logarithms ln a - ln b: what the leaves add up to
  std::vector<LeafDifference> leaves;  ///< in the order of the definition
};

/// What makes the scores of two units, or of one in two years, differ at a node: a - b, leaf by leaf.
///
/// Formula:  value effect (x_a - x_b) (r_a + r_b) / 2, weight effect (r_a - r_b) (x_a + x_b) / 2, with
///           r the realised weight and x the leaf's score (kind logarithms: its logarithm): together
///           r_a x_a - r_b x_b. A leaf that has a say in one of the two goes whole to coverage. Two
///           years of a chained index: the same for x(t) / x(L), times I(L), period by period.
/// Missing:  a leaf with a say in neither has no effects.
/// Boundary: an empty `node` is the root.
/// Throws:   not_found for the node, and for a unit that is no row; invalid_argument when one has no
///           score, for methods whose scores no leaf has a share in, and for two zones of a chained
///           index once its weights were revised.
/// Example:  examples/24_explanation.cpp
[[nodiscard]] YEARBOOK_EXPORT ScoreDifference
explain_difference(const IndexResult& result, UnitYear a, UnitYear b, std::string_view node = {},
                   std::source_location where = std::source_location::current());

}  // namespace yearbook
