/// The step that makes one column of several: means with weights, and Copeland's count of
/// majorities. Floor 1.
/// Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 6: weighting and
/// aggregation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <yearbook/column.hpp>
#include <yearbook/export.hpp>
#include <yearbook/reason.hpp>

namespace yearbook {

/// How children make a parent; W is the sum of the weights w of the children present.
enum class AggregateMethod : std::uint8_t {
  arithmetic,  ///< sum(w x) / W
  geometric,   ///< exp(sum(w ln x) / W)
  harmonic,    ///< W / sum(w / x)
  power,       ///< (sum(w x^p) / W)^(1 / p)
  copeland,    ///< units beaten less units lost to, by weighted majority
};

/// The name as above.
[[nodiscard]] YEARBOOK_EXPORT std::string_view to_string(AggregateMethod method) noexcept;
/// The method of a name; empty when there is none.
[[nodiscard]] YEARBOOK_EXPORT std::optional<AggregateMethod> parse_aggregate_method(
    std::string_view text) noexcept;
/// All names, in the order of the enumerators.
[[nodiscard]] YEARBOOK_EXPORT std::span<const std::string_view> aggregate_method_names() noexcept;

/// What the share of the children present is a share of.
enum class CoverageBy : std::uint8_t { count, weight };

/// The name as above.
[[nodiscard]] YEARBOOK_EXPORT std::string_view to_string(CoverageBy by) noexcept;
/// The kind of a name; empty when there is none.
[[nodiscard]] YEARBOOK_EXPORT std::optional<CoverageBy> parse_coverage_by(
    std::string_view text) noexcept;
/// All names, in the order of the enumerators.
[[nodiscard]] YEARBOOK_EXPORT std::span<const std::string_view> coverage_by_names() noexcept;

struct AggregateOptions {
  AggregateMethod method = AggregateMethod::arithmetic;
  /// The p of method power, which needs it; not 0, for which say geometric.
  std::optional<double> power = std::nullopt;
  double coverage = 0;  ///< least share of the children present
  CoverageBy coverage_by = CoverageBy::count;
};

/// A value that the method cannot take: x <= 0 under geometric, harmonic or power p < 0; x < 0 under
/// any power.
struct RefusedValue {
  std::size_t row = 0;
  std::size_t child = 0;
  double value = 0;
  friend bool operator==(const RefusedValue&, const RefusedValue&) = default;
};

/// Makes the column of a node out of those of its children; gives the first value that the method
/// cannot take, child by child, and then the scores say nothing. It must be looked at: the remedy is a
/// normalisation above 0, such as min_max with low = 1.
///
/// Shape:    children of one length, a weight each; a score a row; reasons as in column.hpp, those of
///           rows with a score become none. Copeland compares all rows with one another: give it one
///           year at a time.
/// Missing:  a missing child leaves the weights. Fewer children than `coverage` (by count or by
///           weight, as reaches() of screen.hpp has it): low_coverage. No child present, or none of
///           positive weight: no_children. Copeland compares two units over the children that both
///           have, and only units that have a score.
/// Boundary: a child of weight 0 counts in coverage by count only; its values are not looked at, so
///           that none of them is refused.
///           A majority is one of more than 1e-12 of the weights compared; else it is a draw.
/// Source:   A. H. Copeland, A reasonable social welfare function (1951); its use for indices: OECD/JRC
///           Handbook, step 6, non-compensatory multi-criteria approach.
/// Throws:   invalid_argument when sizes differ, a weight is negative or not finite, or `power` is
///           missing, 0 or not finite.
/// Cost:     a pass a child, and for geometric and power as many logarithms or powers; Copeland
///           rows x rows x children comparisons.
/// Example:  examples/19_index_steps.cpp
[[nodiscard]] YEARBOOK_EXPORT std::optional<RefusedValue> aggregate(
    Columns children, std::span<const double> weights, const AggregateOptions& options,
    std::span<double> scores, std::span<Reason> reasons, Workspace& workspace);

/// The share of the weights below a node that stand on observed values.
///
/// Shape:    the covered share of each child, from 0 to 1; of a leaf 1 where it has a value, else 0.
/// Formula:  sum(w c) / sum(w), over all children.
/// Missing:  0 where all weights are 0.
/// Throws:   as aggregate().
/// Example:  examples/19_index_steps.cpp
YEARBOOK_EXPORT void cover(Columns children, std::span<const double> weights,
                           std::span<double> covered);

}  // namespace yearbook
