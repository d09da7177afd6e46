/// Composite indices: definitions, and their scores.
/// Floor 3. A definition is a value: read from TOML or taken from a snapshot, and evaluated without
/// touching the file. Evaluates step aggregate, by arithmetic means.
#pragma once

#include <cstdint>
#include <optional>
#include <source_location>
#include <string>
#include <string_view>
#include <vector>

#include <yearbook/shapes.hpp>
#include <yearbook/snapshot.hpp>

namespace yearbook {

/// One node of an index: an aggregate of its children, or a leaf that is an indicator.
struct IndexNode {
  std::string code;                ///< of a leaf: its indicator's unless given
  std::string parent;              ///< empty for the root
  std::string indicator;           ///< of a leaf; empty for an aggregate
  double weight = 1;               ///< relative to the siblings
  std::optional<int> direction;    ///< of a leaf: 1 or -1; empty: the indicator's
  std::optional<double> coverage;  ///< of an aggregate: overrides the index's
  std::uint32_t line = 0;          ///< in the TOML text; 0: made by a program
};

/// The definition of a composite index.
///
/// Source:   OECD/JRC, Handbook on Constructing Composite Indicators (2008): steps and their names.
/// Example:  examples/06_index.cpp
struct IndexDefinition {
  std::string code;  ///< the root node
  std::string title;
  std::string group;               ///< the units: a group, or
  std::vector<std::string> units;  ///< zones; neither: every zone of kind "zone"
  GroupPolicy policy = GroupPolicy::of_the_year;
  std::optional<YearRange> years;  ///< empty: any year
  std::vector<std::string> steps{"aggregate"};
  double coverage = 0;           ///< least share of the children of a node that must have a value
  std::vector<IndexNode> nodes;  ///< the root first
  std::string toml;              ///< the text it came from; empty: made by a program
};

/// Reads a definition. `name` is how errors call the text, such as its file name.
///
/// Throws:   invalid_argument, one line a mistake with its place: TOML that cannot be read, unknown
///           keys, methods and steps (the nearest named), a missing code, codes used twice, parents
///           that are not there or go in a circle, weights that are negative or all zero among
///           siblings.
[[nodiscard]] YEARBOOK_EXPORT IndexDefinition parse_index_definition(std::string_view toml,
                                                                     std::string_view name);

/// The definition that a yearbook keeps under a code.
/// Throws:   not_found, naming the nearest.
[[nodiscard]] YEARBOOK_EXPORT IndexDefinition
index_definition(const Snapshot& book, std::string_view code,
                 std::source_location where = std::source_location::current());

/// The score of one node, for one unit in one year.
struct IndexScore {
  ZoneHandle zone;
  std::string node;
  std::optional<double> score;
  double coverage = 0;  ///< share of the node's children that have a value; of a leaf 1 or 0
  std::string reason;   ///< why there is no score: no_row, no_value, low_coverage or no_children
};

/// The scores of an index in one year: every node of every unit, leaves included.
///
/// Shape:    units in the order of the definition, group or catalogue; nodes in that of the
/// definition. Unit:     that of the leaves, which must agree for the sum to mean something.
/// Missing:  a missing child leaves the weights; a node without one has no score, and a reason.
/// Formula:  sum(w x) / sum(w) over the children present, from the leaves up.
/// Boundary: a year outside the definition's years gives nothing.
/// Throws:   not_found for unknown indicators, zones or groups; invalid_argument for a leaf of
/// direction
///           -1, which needs step normalise.
/// Example:  examples/06_index.cpp
[[nodiscard]] YEARBOOK_EXPORT std::vector<IndexScore> evaluate(
    const Snapshot& book, const IndexDefinition& definition, Year year,
    std::source_location where = std::source_location::current());

}  // namespace yearbook
