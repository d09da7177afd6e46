/// Weights that follow from the figures: from principal components, and such that every part has
/// the same say. Floor 3. They are named sets for a definition (IndexDefinition::with_weights).
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <source_location>
#include <string>
#include <vector>

#include <yearbook/analysis.hpp>
#include <yearbook/index_result.hpp>
#include <yearbook/snapshot.hpp>

namespace yearbook {

/// Weights of a level from the first principal component of each set of siblings.
///
/// Shape:    a weight for each node of the level; an only child has 1.
/// Formula:  the entries of the first component of the siblings that are of the level, a unit vector.
/// Missing:  rows without any of the siblings are left out.
/// Source:   OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 6.
/// Throws:   invalid_argument when an entry is negative, which no weight may be: the node works
///           against its siblings; and as principal_components().
/// Example:  examples/23_analysis.cpp
[[nodiscard]] YEARBOOK_EXPORT std::map<std::string, double> component_weights(
    const IndexResult& result, std::size_t level = 1, const AnalysisData& data = {},
    std::source_location where = std::source_location::current());

/// Options of balanced_weights().
struct BalanceOptions {
  std::optional<std::size_t> level = std::nullopt;  ///< of the nodes; empty: the root's children's
  std::optional<Year> year = std::nullopt;  ///< whose scores are correlated; empty: of all years
  std::size_t most_steps = 200;             ///< of the search
};

/// A node's balanced weight, and how its scores then move with the root's.
struct BalancedWeight {
  std::string node;
  double weight = 0;       ///< relative to its siblings, adding up to 1 with theirs
  double correlation = 0;  ///< of its scores with the root's under these weights
};

/// Weights under which the nodes of a level have the same say, as far as they can.
struct BalancedWeights {
  std::vector<BalancedWeight> nodes;  ///< in the order of the definition
  double spread = 0;                  ///< largest less least correlation, over their mean
  bool balanced = false;              ///< whether spread is below 1e-4

  /// As a set, for IndexDefinition::with_weights().
  [[nodiscard]] YEARBOOK_EXPORT std::map<std::string, double> weights() const;
};

/// Weights of a level such that its nodes' correlations with the root are equal: a nominal weight is
/// not what a part counts for when parts move together.
///
/// Formula:  least sum of (r / sum r - 1 / k)^2 over k nodes, searched from the definition's own
///           weights by damped least squares (Levenberg and Marquardt) in the logarithms of the
///           weights, so that none turns negative. Every step evaluates the definition.
/// Missing:  pair by pair, over the units with both scores.
/// Boundary: where a part goes with the root more than others do even at weight 0, equal correlations
///           would take a negative weight: the search then ends at the nearest that has none,
///           `balanced` is false, and weights below a millionth of the largest sibling's are 0.
/// Source:   OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 6; W. Becker and
///           others, Weights and Importance in Composite Indicators, Ecological Indicators 80
///           (2017), for the aim.
/// Throws:   invalid_argument for fewer than two nodes at the level, for scores without spread, and
///           for an index whose weights are revised; as evaluate().
/// Cost:     nodes + 2 evaluations a step, some ten steps.
/// Example:  examples/23_analysis.cpp
[[nodiscard]] YEARBOOK_EXPORT BalancedWeights balanced_weights(
    const Snapshot& book, const IndexDefinition& definition, const BalanceOptions& options = {},
    std::source_location where = std::source_location::current());

}  // namespace yearbook
