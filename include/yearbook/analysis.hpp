/// Is an index sound? Statistics of its columns, who has figures, and what moves together.
/// Floor 3. Looks at an IndexResult; changes nothing. Weights that follow from it are weighting.hpp's,
/// comparisons comparison.hpp's.
#pragma once

#include <cstddef>
#include <optional>
#include <source_location>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <yearbook/correlation.hpp>
#include <yearbook/index_result.hpp>
#include <yearbook/principal_components.hpp>
#include <yearbook/snapshot.hpp>

namespace yearbook {

/// Which figures an analysis looks at.
struct AnalysisData {
  /// "scores" of every node after the last step; or, of leaves alone, "raw" or a step that the index
  /// takes, such as "normalise".
  std::string stage = "scores";
  std::optional<Year> year = std::nullopt;  ///< empty: the rows of all years together
};

/// Below or beyond which a column is flagged.
struct StatisticsLimits {
  double availability = 0.65;  ///< least share of rows with a value
  double nonzero = 0.5;        ///< least share of rows with a value other than 0
  double unique = 0.5;         ///< least number of different values, as a share of rows
  double skewness = 2;         ///< with kurtosis: flagged when both are beyond
  double kurtosis = 3.5;
};

/// What a column of figures looks like.
struct ColumnStatistics {
  std::string node;               ///< its code; empty for a plain span
  std::size_t rows = 0;           ///< with a value or without
  std::size_t present = 0;        ///< values
  std::size_t nonzero = 0;        ///< values other than 0
  std::size_t unique = 0;         ///< different values
  std::size_t most_frequent = 0;  ///< times that the most frequent value occurs
  std::optional<double> min;
  std::optional<double> max;
  std::optional<double> mean;
  std::optional<double> median;
  std::optional<double> deviation;  ///< by n - 1
  std::optional<double> skewness;   ///< G1; needs 3 values that differ
  std::optional<double> kurtosis;   ///< G2; needs 4 values that differ
  bool few_values = false;          ///< fewer than the limits ask for, and so on
  bool few_nonzero = false;
  bool few_unique = false;
  bool outliers = false;  ///< skewness and kurtosis both beyond the limits

  /// Shares: of values among rows; of the others among values, 0 where there are none.
  [[nodiscard]] double availability() const noexcept { return share(present, rows); }
  [[nodiscard]] double nonzero_share() const noexcept { return share(nonzero, present); }
  [[nodiscard]] double unique_share() const noexcept { return share(unique, present); }
  [[nodiscard]] double most_frequent_share() const noexcept {
    return share(most_frequent, present);
  }

 private:
  static double share(std::size_t part, std::size_t whole) noexcept {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
  }
};

/// What a column of plain numbers looks like.
///
/// Missing:  NaN counts as a row without a value.
/// Boundary: flags compare shares of rows with the limits: below is flagged, equal is not.
/// Source:   D. N. Joanes and C. A. Gill, Comparing Measures of Sample Skewness and Kurtosis, The
///           Statistician 47 (1998), for G1 and G2.
/// Example:  examples/23_analysis.cpp
[[nodiscard]] YEARBOOK_EXPORT ColumnStatistics describe(std::span<const double> values,
                                                        const StatisticsLimits& limits = {});

/// What each leaf looks like; of stage "scores", what each node does.
///
/// Shape:    one a node, in the order of the definition.
/// Missing:  rows that step screen dropped are no rows once it is done.
/// Throws:   not_found for a stage that the index does not have, naming those it has; for a year
///           without rows.
/// Example:  examples/23_analysis.cpp
[[nodiscard]] YEARBOOK_EXPORT std::vector<ColumnStatistics> statistics(
    const IndexResult& result, const AnalysisData& data = {"raw", std::nullopt},
    const StatisticsLimits& limits = {},
    std::source_location where = std::source_location::current());

/// How many of the leaves speak of a unit in a year.
struct UnitAvailability {
  ZoneHandle zone;
  Year year{1};
  std::size_t missing = 0;
  std::size_t zeros = 0;
  double present_share = 0;     ///< of all leaves
  double nonzero_share = 0;     ///< of those present; 0 when none is
  std::vector<double> by_node;  ///< by node: the share of the leaves under it that are present
};

/// How many of the leaves speak of each unit.
///
/// Shape:    one a row, in the order of the result.
/// Throws:   as statistics().
/// Example:  examples/23_analysis.cpp
[[nodiscard]] YEARBOOK_EXPORT std::vector<UnitAvailability> availability(
    const IndexResult& result, const AnalysisData& data = {"raw", std::nullopt},
    std::source_location where = std::source_location::current());

/// The nodes of a level under a node, in the order of the definition. Level 1 are the leaves.
/// Throws:   not_found for the node.
[[nodiscard]] YEARBOOK_EXPORT std::vector<std::size_t> nodes_under(
    const IndexResult& result, std::string_view node, std::size_t level,
    std::source_location where = std::source_location::current());

/// The correlations of nodes with one another, of one level or of several.
///
/// Shape:    a row and a column a node, in the order given.
/// Missing:  pair by pair, over the rows that have both.
/// Throws:   as statistics(); invalid_argument for an aggregate in a stage of leaves.
/// Example:  examples/23_analysis.cpp
[[nodiscard]] YEARBOOK_EXPORT CorrelationMatrix
correlations(const IndexResult& result, std::span<const std::size_t> nodes,
             const AnalysisData& data = {}, CorrelationMethod method = CorrelationMethod::pearson,
             std::source_location where = std::source_location::current());

/// What is to be made of a correlation inside a group of indicators.
enum class CorrelationFlag {
  none,
  high,  ///< the two may count one thing twice
  low,   ///< they may cancel each other
};

/// How two nodes move together.
struct NodeCorrelation {
  std::size_t group = 0;  ///< position of the node that both are under; see who makes it
  std::size_t a = 0;      ///< positions of the two
  std::size_t b = 0;
  Correlation correlation;
  CorrelationFlag flag = CorrelationFlag::none;
};

/// Options of correlations_within().
struct CorrelationOptions {
  CorrelationMethod method = CorrelationMethod::pearson;
  std::size_t group_level = 2;  ///< the groups are the aggregates of this level
  double high = 0.9;            ///< above is flagged high
  double low = -0.4;            ///< below is flagged low
};

/// The correlations of the leaves inside each group, two by two.
///
/// Shape:    by group, then pair by pair in the order of the definition, each pair once.
/// Boundary: flags look at the sign: a strong negative correlation is low, not high.
/// Throws:   as correlations().
/// Example:  examples/23_analysis.cpp
[[nodiscard]] YEARBOOK_EXPORT std::vector<NodeCorrelation> correlations_within(
    const IndexResult& result, const AnalysisData& data = {},
    const CorrelationOptions& options = {},
    std::source_location where = std::source_location::current());

/// The correlations of every node with each of its ancestors; `a` is the ancestor, `b` the node,
/// `group` the node's parent.
///
/// Shape:    node by node in the order of the definition, its parent first, the root last.
/// Throws:   as statistics(), for a year without rows.
/// Example:  examples/23_analysis.cpp
[[nodiscard]] YEARBOOK_EXPORT std::vector<NodeCorrelation> correlations_with_ancestors(
    const IndexResult& result, std::optional<Year> year = std::nullopt,
    CorrelationMethod method = CorrelationMethod::pearson,
    std::source_location where = std::source_location::current());

/// A leaf that moves with a measure of size.
struct DenominatorCorrelation {
  std::size_t node = 0;  ///< position of the leaf
  IndicatorHandle denominator;
  Correlation correlation;
};

/// Leaves whose raw figures go with a denominator: candidates for step denominate.
///
/// Shape:    leaf by leaf, those whose correlation is further from 0 than `threshold`.
/// Missing:  pair by pair; the figures of the denominators are those of `book`, which must be the
///           snapshot that was evaluated.
/// Throws:   as statistics(); invalid_argument for a handle of another file.
/// Example:  examples/23_analysis.cpp
[[nodiscard]] YEARBOOK_EXPORT std::vector<DenominatorCorrelation> denominator_correlations(
    const Snapshot& book, const IndexResult& result, std::span<const IndicatorHandle> denominators,
    std::optional<Year> year = std::nullopt, double threshold = 0.6,
    std::source_location where = std::source_location::current());

/// Cronbach's alpha of the nodes of a level under a node: how far they measure one thing.
///
/// Missing:  empty for fewer than two nodes, as cronbach_alpha() of columns.
/// Throws:   not_found for the node; as correlations().
/// Example:  examples/23_analysis.cpp
[[nodiscard]] YEARBOOK_EXPORT std::optional<double> cronbach_alpha(
    const IndexResult& result, std::string_view node, std::size_t level = 1,
    const AnalysisData& data = {}, std::source_location where = std::source_location::current());

/// The principal components of the nodes of a level under a node; columns are nodes_under().
///
/// Missing:  rows without any of them are left out.
/// Throws:   not_found for the node; as correlations(); as principal_components() of columns, naming
///           the node.
/// Example:  examples/23_analysis.cpp
[[nodiscard]] YEARBOOK_EXPORT PrincipalComponents principal_components(
    const IndexResult& result, std::string_view node, std::size_t level = 1,
    const AnalysisData& data = {}, std::source_location where = std::source_location::current());

}  // namespace yearbook
