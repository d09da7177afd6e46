/// Questions over groups: who belongs, their figures, their total, and how much of them speaks.
/// Floor 3. Every answer says whom it counts, by which policy, and its coverage.
#pragma once

#include <cstddef>
#include <optional>
#include <source_location>
#include <span>
#include <utility>
#include <vector>

#include <yearbook/cells.hpp>

namespace yearbook {

/// Which members a question over a group counts, and how much of the group must have reported.
struct GroupOptions {
  GroupPolicy policy = GroupPolicy::of_the_year;
  /// For policy constant: the years in each of which a member must belong. Empty: the year asked
  /// for.
  std::optional<YearRange> constant_over = std::nullopt;
  /// The least coverage, a fraction from 0 to 1, at which a question over the group
  /// answers. Below it the answer is missing and its counts say why; coverage that is missing is
  /// below any minimum. Empty: whatever has reported answers.
  std::optional<double> minimum_coverage = std::nullopt;
  /// Coverage by weight: the figures of this indicator, of the same year, of the members that
  /// reported, over those of all that could report. A weight that is missing or negative makes
  /// coverage missing, and so do weights that sum to 0. Empty: each member weighs the same.
  std::optional<IndicatorHandle> weight = std::nullopt;
};

/// The zones that belong to a group in a year, in the group's own order.
///
/// Boundary: a year in which it has no members gives none. Policy `current` looks at the last year
///           in which any indicator has a row, and so reads them all.
/// Throws:   invalid_argument for a handle of another file.
/// Example:  examples/04_groups.cpp
[[nodiscard]] YEARBOOK_EXPORT std::vector<ZoneHandle> members(
    const Snapshot& book, GroupHandle group, Year year, const GroupOptions& options = {},
    std::source_location where = std::source_location::current());

/// One indicator in one year, over the members of a group, or over all zones of the catalogue.
///
/// Shape:    one value a zone, in the order of the group or catalogue.
/// Unit:     the indicator's own.
/// Missing:  NaN, with the status beside it; a zone without a row is there too.
/// Throws:   invalid_argument for a handle of another file.
/// Example:  examples/04_groups.cpp
[[nodiscard]] YEARBOOK_EXPORT CrossSection cross_section(
    const Snapshot& book, IndicatorHandle indicator, Year year, GroupHandle group,
    const GroupOptions& options = {}, std::source_location where = std::source_location::current());
[[nodiscard]] YEARBOOK_EXPORT CrossSection
cross_section(const Snapshot& book, IndicatorHandle indicator, Year year,
              std::source_location where = std::source_location::current());

/// One indicator over years and zones.
///
/// Shape:    a row a year, oldest first; a column for every zone that is a member in any year of
///           `years` by the policy, in the group's own order.
/// Unit:     the indicator's own.
/// Missing:  NaN, with the status beside it; also for a zone in a year in which it is no member,
///           with Status::none.
/// Boundary: a reversed range gives an empty panel. For policy constant without a range, the range
///           is `years`.
/// Throws:   invalid_argument for a handle of another file, or policy matched.
/// Cost:     one array read a cell.
/// Example:  examples/09_rankings.cpp
[[nodiscard]] YEARBOOK_EXPORT Panel panel(
    const Snapshot& book, IndicatorHandle indicator, GroupHandle group, YearRange years,
    const GroupOptions& options = {}, std::source_location where = std::source_location::current());

/// A figure over a group, and how far it can be trusted.
struct Total {
  std::optional<double> value;     ///< in the indicator's unit; empty when nobody reported, or
                                   ///< fewer than the minimum coverage asks for
  Status status = Status::none;    ///< the worst of the parts
  std::size_t members = 0;         ///< zones in the group, by policy
  std::size_t reported = 0;        ///< of them, those with a value
  std::size_t not_applicable = 0;  ///< of them, those with status M: data cannot exist
  std::optional<double> coverage;  ///< reported / (members - not_applicable), or by weight; empty
                                   ///< when nobody could report or a weight is missing
  GroupPolicy policy = GroupPolicy::of_the_year;
  IndicatorHandle indicator{};
  Year year{1};
};

[[nodiscard]] YEARBOOK_EXPORT TextTable table(const Total& total, const Labels& labels = {});

/// A figure over a group: the sum of its members, or for a defined ratio the ratio of the totals
/// over the members that have both parts, never the mean of ratios.
///
/// Unit:     the indicator's own.
/// Missing:  empty when no member reported, or coverage is below the minimum asked for. A member
///           without a value is left out and counted; the status tells of those that have one.
/// Formula:  sum of the members that reported, compensated; coverage = reported / (members less
///           those with status M, data cannot exist), or by weight; the status is the worst of the
///           parts.
/// Boundary: coverage equal to the minimum is enough.
/// Throws:   invalid_argument for a handle of another file; a ratio or index without definition,
///           which has no total; a minimum that is not from 0 to 1; a group that would count a zone
///           twice, having both it and a zone that it lies in (by parent), or both it and the
///           published_as zone of a group to which it, or one that it lies in, belongs that year.
/// Cost:     the first question about an indicator and a group adds up every year and keeps the sums,
///           24 bytes a year; later ones are one array read. Another policy, a weight, and a ratio
///           cost one array read a member.
/// Example:  examples/04_groups.cpp
[[nodiscard]] YEARBOOK_EXPORT Total total(
    const Snapshot& book, IndicatorHandle indicator, Year year, GroupHandle group,
    const GroupOptions& options = {}, std::source_location where = std::source_location::current());

/// Figures of a group over years, one a year, oldest first, and the totals that they are made of.
///
/// Shape:    years.size() values, statuses and totals.
/// Missing:  NaN, with the reason in the total's counts.
/// Example:  examples/16_trend.cpp
struct GroupSeries {
  YearRange years{Year{1}, Year{0}};
  std::vector<double> values;
  std::vector<Status> statuses;
  std::vector<Total> totals;
  IndicatorHandle indicator{};
  Measure measure = Measure::figure;
  GroupPolicy policy = GroupPolicy::of_the_year;

  [[nodiscard]] std::size_t size() const noexcept { return values.size(); }
  [[nodiscard]] bool empty() const noexcept { return values.empty(); }
  [[nodiscard]] SeriesPoint operator[](std::size_t i) const {
    return {years.first + std::chrono::years{static_cast<int>(i)}, values[i]};
  }
  [[nodiscard]] ShapeIterator<GroupSeries> begin() const noexcept { return {this, 0}; }
  [[nodiscard]] ShapeIterator<GroupSeries> end() const noexcept { return {this, size()}; }
  /// The values where they lie. The shape outlives the span.
  [[nodiscard]] explicit operator std::span<const double>() const& noexcept { return values; }
  explicit operator std::span<const double>() const&& = delete;
  /// The values by themselves: copied, or moved out of a shape that is given up.
  [[nodiscard]] explicit operator std::vector<double>() const& { return values; }
  [[nodiscard]] explicit operator std::vector<double>() && noexcept { return std::move(values); }
};

[[nodiscard]] YEARBOOK_EXPORT TextTable table(const GroupSeries& series, const Labels& labels = {});

/// The totals of a group over years.
///
/// Unit, Missing, Formula: as total() of each year.
/// Boundary: a reversed range gives an empty series. For policy constant without a range, the range
///           is `years`.
/// Throws:   what total() refuses, in any of the years.
/// Example:  examples/16_trend.cpp
[[nodiscard]] YEARBOOK_EXPORT GroupSeries series(
    const Snapshot& book, IndicatorHandle indicator, GroupHandle group, YearRange years,
    const GroupOptions& options = {}, std::source_location where = std::source_location::current());

/// How much of a group speaks in a year.
struct CoverageOfYear {
  Year year{1};
  std::optional<double> value;     ///< reported / (members - not_applicable), or by weight; empty
                                   ///< when nobody could report or a weight is missing
  std::size_t members = 0;         ///< zones in the group, by policy
  std::size_t reported = 0;        ///< of them, those with a value
  std::size_t not_applicable = 0;  ///< of them, those with status M: data cannot exist
};

/// How much of a group speaks, a row a year, oldest first.
struct GroupCoverage {
  IndicatorHandle indicator{};
  GroupPolicy policy = GroupPolicy::of_the_year;
  std::vector<CoverageOfYear> rows;

  [[nodiscard]] std::size_t size() const noexcept { return rows.size(); }
  [[nodiscard]] bool empty() const noexcept { return rows.empty(); }
  [[nodiscard]] auto begin() const noexcept { return rows.begin(); }
  [[nodiscard]] auto end() const noexcept { return rows.end(); }
};

[[nodiscard]] YEARBOOK_EXPORT TextTable table(const GroupCoverage& coverage,
                                              const Labels& labels = {});

/// How much of a group has a figure, in each year of a range; view `coverage` by the same names.
///
/// Unit:     a fraction.
/// Missing:  empty when nobody could report, or a weight is missing or negative.
/// Boundary: a figure that a definition works out counts as one. A year without any row of a member
///           has its row here, unlike in the view. A reversed range gives none. For policy constant
///           without a range, the range is `years`. A minimum coverage changes nothing.
/// Throws:   invalid_argument for a handle of another file, or policy matched.
/// Cost:     one array read a year once total() or this was asked of the indicator and group; another
///           policy or a weight costs one a member and year, and one more for its weight.
/// Example:  examples/15_distribution.cpp
[[nodiscard]] YEARBOOK_EXPORT GroupCoverage coverage(
    const Snapshot& book, IndicatorHandle indicator, GroupHandle group, YearRange years,
    const GroupOptions& options = {}, std::source_location where = std::source_location::current());

}  // namespace yearbook
