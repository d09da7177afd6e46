/// The questions: values, series, cross-sections, panels, totals, shares, ranks, growth, vintages.
/// Floor 3. Free functions named after what they return; they see no file. Every question over a
/// range of years refuses one that leaves the years 1 to 9999 (invalid_argument).
#pragma once

#include <optional>
#include <source_location>
#include <vector>

#include <yearbook/numeric.hpp>
#include <yearbook/shapes.hpp>
#include <yearbook/snapshot.hpp>

namespace yearbook {

/// One figure.
///
/// Unit:     the indicator's own.
/// Missing:  empty, whether the figure is missing or no release speaks of it; observation() tells.
/// Formula:  the newest release of the best tier; where there is no row and the indicator is a
///           defined ratio, factor * numerator / denominator in base units.
/// Throws:   invalid_argument for a handle of another file.
/// Cost:     an array read once the indicator was asked for; the first question reads it.
/// Example:  examples/02_values.cpp
[[nodiscard]] YEARBOOK_EXPORT std::optional<double> value(
    const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone, Year year,
    std::source_location where = std::source_location::current());

/// One cell with its status and release, which tells zero, missing (and why) and no row apart.
///
/// Unit, Throws, Cost: as value().
/// Missing:  value empty; Status::none when no release speaks of the cell.
/// Example:  examples/02_values.cpp
[[nodiscard]] YEARBOOK_EXPORT Observation
observation(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone, Year year,
            std::source_location where = std::source_location::current());

/// The yearly values of one indicator in one zone.
///
/// Shape:    one value a year, oldest first; without `years`, from the zone's first year with a row
///           to its last.
/// Unit:     the indicator's own.
/// Missing:  NaN, with the status beside it.
/// Boundary: both ends of `years` are included; a reversed range, and a zone without any row, give
///           an empty series.
/// Throws:   invalid_argument for a handle of another file.
/// Cost:     one array read a year.
/// Example:  examples/03_series.cpp
[[nodiscard]] YEARBOOK_EXPORT Series
series(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone, YearRange years,
       std::source_location where = std::source_location::current());
[[nodiscard]] YEARBOOK_EXPORT Series
series(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone,
       std::source_location where = std::source_location::current());

/// Which members a question over a group counts, and how much of the group must have reported.
struct GroupOptions {
  GroupPolicy policy = GroupPolicy::of_the_year;
  /// For policy constant: the years in each of which a member must belong. Empty: the year asked
  /// for.
  std::optional<YearRange> constant_over = std::nullopt;
  /// The least coverage, a fraction from 0 to 1, at which total(), share(), growth() of a group and
  /// ranking() answer. Below it the answer is missing and its counts say why; coverage that is
  /// missing is below any minimum. Empty: whatever has reported answers.
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
/// Cost:     one array read a member, and one more with a weight.
/// Example:  examples/04_groups.cpp
[[nodiscard]] YEARBOOK_EXPORT Total total(
    const Snapshot& book, IndicatorHandle indicator, Year year, GroupHandle group,
    const GroupOptions& options = {}, std::source_location where = std::source_location::current());

/// A zone or a group, as one side of a share.
class ShareOf {
 public:
  ShareOf(ZoneHandle zone)
      : zone_(zone) {}  // NOLINT(google-explicit-constructor): a side is either
  ShareOf(GroupHandle group)
      : group_(group) {}  // NOLINT(google-explicit-constructor): a side is either
  [[nodiscard]] const std::optional<ZoneHandle>& zone() const noexcept { return zone_; }
  [[nodiscard]] const std::optional<GroupHandle>& group() const noexcept { return group_; }

 private:
  std::optional<ZoneHandle> zone_;
  std::optional<GroupHandle> group_;
};

/// How a share is taken.
struct ShareOptions {
  /// Indicator of the whole; empty: the same as the part's. Units must have one base.
  std::optional<IndicatorHandle> denominator = std::nullopt;
  GroupOptions group = {};
  /// Takes the sum of the members of a group even where a total is published.
  bool from_members = false;
};

/// A part of a whole, each a zone or a group.
///
/// Unit:     a fraction: 0.121 is 12.1 %.
/// Missing:  empty when either side is missing or the whole is 0; a sum is missing below the
///           minimum coverage asked for, a published figure never is.
/// Formula:  part / whole in base units. A group stands for the figure printed under its
///           published_as zone where there is one, else for the sum of its members; the result says
///           which.
/// Throws:   invalid_argument for a handle of another file, units of two bases, policy matched, a
///           minimum coverage that is not from 0 to 1, or a sum that total() refuses.
/// Example:  examples/04_groups.cpp
[[nodiscard]] YEARBOOK_EXPORT Share share(
    const Snapshot& book, IndicatorHandle indicator, ShareOf part, ShareOf whole, Year year,
    const ShareOptions& options = {}, std::source_location where = std::source_location::current());

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

/// How a ranking is taken.
struct RankingOptions {
  /// The zones at the first `top` places; 0: all. Zones that share a place are never cut apart, so
  /// there may be more.
  std::size_t top = 0;
  Ties ties = Ties::min;
  /// Turns the ranking round: 1 is the worst by the indicator's direction.
  bool from_bottom = false;
  GroupOptions group = {};
};

/// The places of the members of a group in a year, or of every zone of kind "zone".
///
/// Unit:     values in the indicator's own.
/// Missing:  a zone without a value has no place and is left out; `reported` counts the others.
///           Below the minimum coverage asked for nobody has a place; the counts stay.
/// Boundary: 1 is the best by the indicator's direction (0 counts as 1); equal values share the
///           least place unless asked otherwise, and are listed by code. Coverage equal to the
///           minimum is enough.
/// Throws:   invalid_argument for a handle of another file, policy matched, or a minimum coverage
///           that is not from 0 to 1.
/// Cost:     one array read a member and one sort.
/// Example:  examples/09_rankings.cpp
[[nodiscard]] YEARBOOK_EXPORT Ranking
ranking(const Snapshot& book, IndicatorHandle indicator, Year year, GroupHandle group,
        const RankingOptions& options = {},
        std::source_location where = std::source_location::current());
[[nodiscard]] YEARBOOK_EXPORT Ranking ranking(
    const Snapshot& book, IndicatorHandle indicator, Year year, const RankingOptions& options = {},
    std::source_location where = std::source_location::current());

/// Who keeps the lead, and in how many years.
struct LeadersOptions {
  /// In how many years of the range a zone must be among the first; empty: in every one.
  std::optional<std::size_t> at_least = std::nullopt;
  GroupOptions group = {};
};

/// The zones at the first `top` places of every year of a range.
///
/// Shape:    by the number of years, then the best place, then the worst, then the code.
/// Missing:  a year without a figure of a zone is a year in which it is not among the first; so is,
///           for every zone, a year below the minimum coverage asked for.
/// Boundary: ties share the least place, so more than `top` zones may be among the first of a year.
///           A reversed range and a `top` of 0 give none.
/// Throws:   as ranking().
/// Example:  examples/09_rankings.cpp
[[nodiscard]] YEARBOOK_EXPORT std::vector<Leader> leaders(
    const Snapshot& book, IndicatorHandle indicator, YearRange years, GroupHandle group,
    std::size_t top, const LeadersOptions& options = {},
    std::source_location where = std::source_location::current());

/// The change of each year on the year before, which may lie before the range.
///
/// Shape:    one value a year of `years`; without it, from the year after the first row to the
///           last.
/// Unit:     a fraction: 0.08 is 8 %. For an indicator of kind ratio the difference, in its unit.
/// Missing:  NaN when either year has no value, or for a fraction when the earlier one is not
///           positive.
/// Boundary: the status is the worse of the two years, so that a break (B) or another definition
///           (D) shows.
/// Throws:   invalid_argument for a handle of another file.
/// Example:  examples/10_growth.cpp
[[nodiscard]] YEARBOOK_EXPORT Series
growth(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone, YearRange years,
       std::source_location where = std::source_location::current());
[[nodiscard]] YEARBOOK_EXPORT Series
growth(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone,
       std::source_location where = std::source_location::current());

/// The change of a group's total in each year of a range, and what it is made of.
///
/// Unit:     as growth() of a zone; the amounts in the indicator's unit.
/// Missing:  `value` empty when there is nothing to compare, or when the coverage of either year is
///           below the minimum asked for; the amounts stay.
/// Formula:  by policy matched (the default) the change of the total of those that are members and
///           reported in both years; by the others the change of the totals that total() gives. For
///           a defined ratio the difference of the ratios of the totals, without the amounts.
/// Throws:   invalid_argument for a handle of another file, or what total() refuses in either year.
/// Example:  examples/10_growth.cpp
[[nodiscard]] YEARBOOK_EXPORT std::vector<GroupGrowth> growth(
    const Snapshot& book, IndicatorHandle indicator, GroupHandle group, YearRange years,
    const GroupOptions& options = {.policy = GroupPolicy::matched},
    std::source_location where = std::source_location::current());

/// The yearly rate that leads from the figure of the first year of a range to that of the last.
///
/// Unit:     a fraction: 0.08 is 8 % a year.
/// Formula:  (last / first)^(1 / years between) - 1.
/// Missing:  empty when either year has no value, the first is not positive, the last is negative,
///           or the range has fewer than two years.
/// Throws:   invalid_argument for a handle of another file, or an indicator of kind ratio, whose
///           change is a difference: see growth().
/// Example:  examples/10_growth.cpp
[[nodiscard]] YEARBOOK_EXPORT Rate
cagr(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone, YearRange years,
     std::source_location where = std::source_location::current());

/// Every published figure of a cell, with its release and which one stands; without `year`, of all
/// years.
///
/// Shape:    by year, then the one that stands last: ascending by tier, day of publication and
///           code.
/// Unit:     the indicator's own.
/// Boundary: no published figure gives none, also for a ratio that its definition works out.
/// Throws:   invalid_argument for a handle of another file; busy; corrupt.
/// Cost:     reads the file (from memory under a rollback journal).
/// Example:  examples/05_history.cpp
[[nodiscard]] YEARBOOK_EXPORT std::vector<Vintage> history(
    const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone, Year year,
    std::source_location where = std::source_location::current());
[[nodiscard]] YEARBOOK_EXPORT std::vector<Vintage> history(
    const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone,
    std::source_location where = std::source_location::current());

/// One published figure of a cell by its place in the order of publication: 1 is the first, 2 the
/// next; -1 is the last, -2 the one before it.
///
/// Unit:     the indicator's own.
/// Missing:  empty when the cell has fewer figures. A release that says "missing" has its place
///           like any other; the value of its figure is empty.
/// Boundary: by day of publication whatever the tier, a partial date as its last day; those of one
///           day as history() has them. A release without a date comes before all that have one,
///           as it does within its tier. The last published need not be the one that stands: a
///           newspaper may quote after the report. A snapshot as of a day counts what it sees.
/// Throws:   invalid_argument for the place 0 or a handle of another file; busy; corrupt.
/// Cost:     as history().
/// Example:  examples/05_history.cpp
[[nodiscard]] YEARBOOK_EXPORT std::optional<Vintage> vintage(
    const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone, Year year, int place,
    std::source_location where = std::source_location::current());

}  // namespace yearbook
