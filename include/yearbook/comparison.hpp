/// How places differ: between two definitions, without one part or another, over the years; and
/// what a unit is strong and weak in. Floor 3. Looks at results; explanation.hpp says how a single
/// score came about.
#pragma once

#include <cstddef>
#include <optional>
#include <source_location>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <yearbook/index_result.hpp>
#include <yearbook/snapshot.hpp>
#include <yearbook/yearly_rates.hpp>

namespace yearbook {

/// A unit's places under two definitions.
struct ComparedUnit {
  ZoneHandle zone;
  std::optional<double> a;           ///< its place by the first; empty: it has none
  std::optional<double> b;           ///< by the second
  std::optional<double> difference;  ///< a - b: positive where the second puts it further ahead
};

/// The places of one year by two results of the same units, such as of two definitions.
///
/// Shape:    units of either, in row order of the first, then those of the second alone.
/// Formula:  the places of each result, as its step rank gives them. `node_b` empty is `node_a`;
///           both empty are the roots.
/// Throws:   not_found for a node; invalid_argument for results of two files.
/// Example:  examples/23_analysis.cpp
[[nodiscard]] YEARBOOK_EXPORT std::vector<ComparedUnit> compare(
    const IndexResult& a, const IndexResult& b, Year year, std::string_view node_a = {},
    std::string_view node_b = {}, std::source_location where = std::source_location::current());

/// The mean distance between two places, over the units that have both; empty when none has.
[[nodiscard]] YEARBOOK_EXPORT std::optional<double> mean_distance(
    std::span<const ComparedUnit> units) noexcept;

/// What leaving out a node does to the places at the root.
struct LeftOut {
  std::string node;
  std::vector<ComparedUnit> units;      ///< a: as it is; b: without the node
  std::optional<double> mean_distance;  ///< how much hangs on the node
};

/// Every node of a level left out in turn.
///
/// Shape:    one a node, in the order of the definition; its units as compare() gives them.
/// Formula:  the node's weight is 0; where no sibling is left that has one, the parent goes.
/// Throws:   invalid_argument for the root's level or above; as evaluate().
/// Cost:     an evaluation a node.
/// Example:  examples/23_analysis.cpp
[[nodiscard]] YEARBOOK_EXPORT std::vector<LeftOut> leave_out_each(
    const Snapshot& book, const IndexDefinition& definition, std::size_t level, Year year,
    std::source_location where = std::source_location::current());

/// A definition in which a node counts for nothing: as leave_out_each() evaluates it.
/// Throws:   not_found for the node; invalid_argument when nothing would be left.
[[nodiscard]] YEARBOOK_EXPORT IndexDefinition
leave_out(const IndexDefinition& definition, std::string_view node,
          std::source_location where = std::source_location::current());

/// A unit's place at a node in two years.
struct IndexRankChange {
  ZoneHandle zone;
  std::optional<double> earlier;
  std::optional<double> later;
  std::optional<double> rise;  ///< earlier - later: positive where it moved ahead
};

/// How places at a node changed between two years.
///
/// Shape:    units of either year, in row order of the later, then those of the earlier alone.
/// Throws:   not_found for the node, and for a year without rows.
/// Example:  examples/23_analysis.cpp
[[nodiscard]] YEARBOOK_EXPORT std::vector<IndexRankChange> rank_changes(
    const IndexResult& result, Year earlier, Year later, std::string_view node = {},
    std::source_location where = std::source_location::current());

/// The units that are among the first `top` at a node in every year of a range.
///
/// Shape:    by their best place, then their worst, then in the order of the first year's rows.
/// Boundary: only years of the range that have rows count; a range without any has no leaders.
/// Throws:   not_found for the node.
/// Example:  examples/23_analysis.cpp
[[nodiscard]] YEARBOOK_EXPORT std::vector<Leader> leaders(
    const IndexResult& result, YearRange years, std::size_t top, std::string_view node = {},
    std::source_location where = std::source_location::current());

/// Where a unit stands at a leaf.
struct StandingAtLeaf {
  std::string node;    ///< code of the leaf
  double rank = 0;     ///< 1 is the best by the leaf's direction; ties take the least
  std::size_t of = 0;  ///< units with a value
  double value = 0;    ///< in the stage asked for
};

/// What a unit is strongest and weakest in.
struct StrengthsAndWeaknesses {
  std::vector<StandingAtLeaf> strengths;   ///< best first
  std::vector<StandingAtLeaf> weaknesses;  ///< the weakest last
};

/// Options of strengths_and_weaknesses().
struct StrengthOptions {
  std::string stage = "raw";  ///< as AnalysisData
  std::size_t count = 5;      ///< of each
  bool last_too = false;      ///< weaknesses: also the leaves where the unit is the very last
};

/// The leaves at which a unit has its best places, and those at which it has its worst.
///
/// Missing:  leaves without a value of the unit are in neither.
/// Boundary: leaves with equal places stand in the order of the definition. Where the unit is last
///           of all, it is as a rule a special case, such as a landlocked one's ports: left out of
///           the weaknesses unless asked for.
/// Throws:   not_found for a unit without a row in the year; as statistics().
/// Example:  examples/23_analysis.cpp
[[nodiscard]] YEARBOOK_EXPORT StrengthsAndWeaknesses strengths_and_weaknesses(
    const IndexResult& result, ZoneHandle zone, Year year, const StrengthOptions& options = {},
    std::source_location where = std::source_location::current());

/// The yearly rates of a unit at a node.
struct NodeRates {
  ZoneHandle zone;
  std::string node;
  std::optional<double> compound;  ///< a fraction a year; see yearly_rates() of numbers
  std::optional<double> linear;    ///< a fraction a year
  double availability = 0;         ///< share of the unit's rows with a value
  std::optional<Year> first;       ///< year with a value
  std::optional<Year> last;
};

/// The yearly rates of every unit at each leaf, or of stage "scores" at each node.
///
/// Shape:    node by node, in it the units in the order in which they first have a row.
/// Missing:  a year in which the unit is no row has no value, as one in which it has none.
/// Throws:   as statistics().
/// Example:  examples/23_analysis.cpp
[[nodiscard]] YEARBOOK_EXPORT std::vector<NodeRates> yearly_rates(
    const IndexResult& result, std::string_view stage = "raw",
    std::source_location where = std::source_location::current());

}  // namespace yearbook
