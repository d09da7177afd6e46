/// What evaluating an index gives: the scores of every node, and all that led to them.
/// Floor 3. A value that needs no file and no snapshot; evaluate() in composite.hpp makes it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <source_location>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <yearbook/index_definition.hpp>
#include <yearbook/reason.hpp>
#include <yearbook/shapes.hpp>
#include <yearbook/treat.hpp>

namespace yearbook {

/// A row of the frame: a unit in a year in which it is a member.
struct IndexRow {
  Year year{1};
  ZoneHandle zone;
  bool screened = false;  ///< dropped by step screen; it has no score
};

/// A node as it was evaluated. Positions are those of the definition; the root is 0.
struct ResultNode {
  std::string code;
  std::size_t parent = 0;             ///< position; of the root its own
  std::vector<std::size_t> children;  ///< positions, in the order of the definition
  std::size_t level = 1;              ///< 1 for a leaf, else 1 more than its highest child
  std::optional<std::size_t> leaf;    ///< its column in the stages; empty: an aggregate
  IndicatorHandle indicator;          ///< of a leaf
  int direction = 1;                  ///< of a leaf: 1 or -1
  AggregateMethod method = AggregateMethod::arithmetic;  ///< of an aggregate
};

/// The weights from a year on; those of the first hold from the beginning.
struct WeightPeriod {
  Year from{1};
  std::vector<double> own;  ///< by node: relative to its siblings, as given
  std::vector<double>
      effective;  ///< by node: the shares multiplied down from the root, which has 1
};

/// The values of the leaves after a step.
struct IndexStage {
  std::string step;            ///< "raw", "denominate", "impute", "screen", "treat" or "normalise"
  std::vector<double> values;  ///< leaf by leaf, a value a row; NaN where there is none
};

/// A cell that step impute filled.
struct ImputedCell {
  std::size_t leaf = 0;  ///< column
  std::size_t row = 0;
  ImputeMethod method = ImputeMethod::mean;
  std::string group;                ///< whose mean or median it is; empty: of all
  std::optional<Year> source_year;  ///< of a method over years: the observed year that it came
                                    ///< from, of a line between two the earlier
  double value = 0;
};

/// What step treat did to a leaf, in one year or over all.
struct TreatedLeaf {
  std::size_t leaf = 0;      ///< column
  std::optional<Year> year;  ///< empty: scope panel
  Treatment treatment;
};

/// A cell that step treat moved; stages "treat" and the one before it have its values.
struct TreatedCell {
  std::size_t leaf = 0;  ///< column
  std::size_t row = 0;
  Mark mark = Mark::none;
};

/// Something in the data that a step could not use: the cells are missing, with `reason`.
struct IndexWarning {
  std::size_t leaf = 0;      ///< column
  std::optional<Year> year;  ///< empty: all years together
  Reason reason = Reason::none;
};

/// The score of one node, for one unit in one year.
struct IndexScore {
  ZoneHandle zone;
  Year year{1};
  std::string node;
  std::optional<double> score;
  std::optional<double> rank;    ///< 1 is the largest score of the year; whole unless ties average
  double coverage = 0;           ///< covered weight: see IndexResult::coverage
  Reason reason = Reason::none;  ///< why there is no score
};

/// An index evaluated over its years.
///
/// Shape:    rows by year, then in the order of the definition's units, group or catalogue. Arrays
///           are node by node (or leaf by leaf), a value a row: [node * rows.size() + row].
/// Missing:  NaN, with the reason beside it; a score is never an infinity.
/// Threads:  a value.
/// Example:  examples/06_index.cpp
struct YEARBOOK_EXPORT IndexResult {
  IndexDefinition definition;
  std::vector<Year> years;  ///< that have rows, ascending
  std::vector<IndexRow> rows;
  std::vector<ResultNode> nodes;      ///< as in the definition, the root first
  std::vector<std::size_t> leaves;    ///< column -> node
  std::vector<WeightPeriod> periods;  ///< one, and one more a revision
  std::vector<IndexStage> stages;     ///< "raw", then every step but aggregate
  std::vector<double> scores;         ///< of every node, leaves included, after the last step
  std::vector<double> ranks;          ///< as scores
  std::vector<double> coverage;       ///< covered weight: of the children's weights, as far down as
                                      ///< leaves with a value reach; of a leaf 1 or 0
  std::vector<Reason> reasons;        ///< as scores; none where there is one
  std::vector<ImputedCell> imputed;   ///< by leaf and row
  std::vector<TreatedLeaf> treated;   ///< by leaf and year
  std::vector<TreatedCell> moved;     ///< by leaf and row
  std::vector<IndexWarning> warnings;  ///< by leaf and year
  std::string catalogue_sha256;        ///< of zones, groups, indicators and units
  std::string newest_release;  ///< code of the newest release that was visible; may be empty

  /// Values a column has.
  [[nodiscard]] std::size_t size() const noexcept { return rows.size(); }

  /// The position of a node. Throws: not_found, naming the nearest.
  [[nodiscard]] std::size_t node(
      std::string_view code, std::source_location where = std::source_location::current()) const;
  /// The row of a unit in a year; empty when it was no member.
  [[nodiscard]] std::optional<std::size_t> row(Year year, ZoneHandle zone) const noexcept;
  /// The rows of a year: from the first to before the second.
  [[nodiscard]] std::pair<std::size_t, std::size_t> rows_of(Year year) const noexcept;

  /// The scores of a node, one a row. Lifetime: as long as this.
  [[nodiscard]] std::span<const double> scores_of(std::size_t node) const&;
  [[nodiscard]] std::span<const double> scores_of(std::size_t node) const&& = delete;
  /// The ranks of a node, one a row. Lifetime: as long as this.
  [[nodiscard]] std::span<const double> ranks_of(std::size_t node) const&;
  [[nodiscard]] std::span<const double> ranks_of(std::size_t node) const&& = delete;
  /// The values of a leaf after a step, one a row; empty when the step was not taken.
  /// Lifetime: as long as this.
  [[nodiscard]] std::span<const double> stage(std::string_view step, std::size_t leaf) const&;
  [[nodiscard]] std::span<const double> stage(std::string_view step,
                                              std::size_t leaf) const&& = delete;

  /// The weights that hold in a year.
  /// Lifetime: as long as this.
  [[nodiscard]] const WeightPeriod& weights(Year year) const& noexcept;
  [[nodiscard]] const WeightPeriod& weights(Year year) const&& = delete;

  /// Everything about one node and row.
  [[nodiscard]] IndexScore at(std::size_t node, std::size_t row) const;
  /// The score of a node for a unit in a year; reason no_member when it has no row.
  /// Throws:   not_found for the node.
  [[nodiscard]] IndexScore score(
      std::string_view node, ZoneHandle zone, Year year,
      std::source_location where = std::source_location::current()) const;
  /// The units of a year that have a score at a node, best first, equal ones in row order.
  /// Boundary: `top` 0 gives all; units that share the last place stay together.
  /// Throws:   not_found for the node.
  [[nodiscard]] std::vector<IndexScore> ranking(
      std::string_view node, Year year, std::size_t top = 0,
      std::source_location where = std::source_location::current()) const;
};

}  // namespace yearbook
