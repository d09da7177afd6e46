/// Questions of change: growth of a zone and of a group, yearly rates, and who brought the growth.
/// Floor 3. Rates are fractions; the change of a ratio is a difference.
#pragma once

#include <cstddef>
#include <optional>
#include <source_location>
#include <span>
#include <string_view>
#include <vector>

#include <yearbook/groups.hpp>

namespace yearbook {

/// A rate of growth, and how far it can be trusted.
struct Rate {
  std::optional<double> value;   ///< a fraction: 0.08 is 8 % a year
  Status status = Status::none;  ///< the worse of its two figures
  IndicatorHandle indicator{};
  YearRange years{Year{1}, Year{0}};  ///< from the first figure to the last
};

[[nodiscard]] YEARBOOK_EXPORT TextTable table(const Rate& rate, const Labels& labels = {});

/// The change of a group's total on the year before, and what it is made of, exactly:
/// later - earlier = matched_change + entrants - leavers + newly_reported - no_longer_reported.
///
/// The counts are of the zones that `value` compares: by policy matched the members of both years,
/// of which those reported that have a figure in both; else the members of each year by themselves.
struct GroupGrowth {
  Year year{1};
  std::optional<double> value;   ///< by policy: a fraction; for a ratio a difference in its unit
  Status status = Status::none;  ///< the worst of its parts
  GroupPolicy policy = GroupPolicy::matched;
  std::size_t members = 0;                 ///< zones that are compared, by policy
  std::size_t reported = 0;                ///< of them, those with a figure
  std::size_t not_applicable = 0;          ///< of them, those with status M: data cannot exist
  std::optional<double> coverage;          ///< reported / (members - not_applicable), or by weight
  std::size_t earlier_members = 0;         ///< as members, of the year before
  std::size_t earlier_reported = 0;        ///< as reported, of the year before
  std::size_t earlier_not_applicable = 0;  ///< as not_applicable, of the year before
  std::optional<double> earlier_coverage;  ///< as coverage, of the year before and its weights
  std::size_t matched = 0;                 ///< members that reported in both years
  std::optional<double> earlier;           ///< total of the members of the year before
  std::optional<double> later;             ///< total of the members of the year
  double matched_change = 0;               ///< of members of both years that reported in both
  double entrants = 0;                     ///< figures of members that joined
  double leavers = 0;                      ///< earlier figures of members that left
  double newly_reported = 0;      ///< figures of members of both years that did not report before
  double no_longer_reported = 0;  ///< earlier figures of those that do not report now
  IndicatorHandle indicator{};
  Measure measure = Measure::fraction;  ///< what `value` is; a figure for a ratio's difference
};

[[nodiscard]] YEARBOOK_EXPORT TextTable table(std::span<const GroupGrowth> growth,
                                              const Labels& labels = {});

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

/// The change of each year on the year before, of every member of a group: growth() of all of them at
/// once.
///
/// Shape:    as panel(): a row a year of `years`, a column for every zone that is a member in any of
///           them by the policy.
/// Unit, Missing: as growth() of a zone; missing, too, for a zone in a year in which it is no member.
/// Boundary: whether a zone was a member the year before changes nothing. A reversed range gives an
///           empty panel. For policy constant without a range, the range is `years`.
/// Throws:   invalid_argument for a handle of another file, or policy matched.
/// Cost:     one division a cell.
/// Example:  examples/10_growth.cpp
[[nodiscard]] YEARBOOK_EXPORT Panel growth_panel(
    const Snapshot& book, IndicatorHandle indicator, GroupHandle group, YearRange years,
    const GroupOptions& options = {}, std::source_location where = std::source_location::current());

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

/// Why a zone's figure is part of the growth of a total.
enum class ContributionKind {
  matched,             ///< member of both years that reported in both
  entrant,             ///< member of the later year alone
  leaver,              ///< member of the earlier year alone
  newly_reported,      ///< member of both years that reported in the later alone
  no_longer_reported,  ///< member of both years that reported in the earlier alone
};

/// "matched", "entrant", "leaver", "newly_reported" or "no_longer_reported".
[[nodiscard]] YEARBOOK_EXPORT std::string_view to_string(ContributionKind kind) noexcept;

/// What one zone adds to the growth of a total.
struct Contribution {
  ZoneHandle zone;
  ContributionKind kind = ContributionKind::matched;
  std::optional<double> earlier;  ///< figure, if it counts in the earlier total
  std::optional<double> later;    ///< figure, if it counts in the later total
  double amount = 0;              ///< later - earlier, in the indicator's unit
  std::optional<double> value;    ///< amount over the earlier total, a fraction
  Status status = Status::none;   ///< the worse of the figures that count
};

/// The growth of a total and what each zone adds to it.
///
/// Shape:    the largest amount first, equal ones by code.
struct Contributions {
  IndicatorHandle indicator{};
  Year earlier_year{1};
  Year year{1};
  GroupPolicy policy = GroupPolicy::matched;
  std::optional<double> value;             ///< the growth, a fraction: the sum of all contributions
  std::optional<double> earlier;           ///< total that the growth is on
  std::optional<double> later;             ///< total that it leads to
  Status status = Status::none;            ///< the worst of the parts
  std::size_t members = 0;                 ///< as GroupGrowth's
  std::size_t reported = 0;                ///< as GroupGrowth's
  std::optional<double> coverage;          ///< as GroupGrowth's
  std::size_t earlier_members = 0;         ///< as members, of the earlier year
  std::size_t earlier_reported = 0;        ///< as reported, of the earlier year
  std::optional<double> earlier_coverage;  ///< as coverage, of the earlier year
  std::vector<Contribution> rows;

  [[nodiscard]] std::size_t size() const noexcept { return rows.size(); }
  [[nodiscard]] bool empty() const noexcept { return rows.empty(); }
  [[nodiscard]] auto begin() const noexcept { return rows.begin(); }
  [[nodiscard]] auto end() const noexcept { return rows.end(); }
};

[[nodiscard]] YEARBOOK_EXPORT TextTable table(const Contributions& contributions,
                                              const Labels& labels = {});

/// How a contribution to growth is taken.
struct ContributionOptions {
  /// The year that the growth is on; empty: the year before.
  std::optional<Year> since = std::nullopt;
  GroupOptions group = {.policy = GroupPolicy::matched};
};

/// What each zone adds to the growth of a group's total. The contributions add up to the growth.
///
/// Unit:     fractions of the earlier total: of a growth of 0.08 a zone may bring 0.03.
/// Missing:  no contribution has a value when the growth has none: nothing to compare, an earlier
///           total that is not positive, or coverage below the minimum asked for; the amounts stay.
/// Formula:  (later - earlier) / earlier total, over the members that growth() of the group
///           compares: by policy matched (the default) those of both years that reported in both;
///           by the others also those that joined, left, or reported in one year alone. What
///           rounding leaves, some last places of the growth, is in the largest contribution, so
///           that their compensated sum is the growth to the last place of the largest.
/// Throws:   invalid_argument for a handle of another file, a `since` that is not before `year`, a
///           ratio or index, whose change has no parts that add up, or what total() refuses.
/// Cost:     as growth() of a group, and one sort.
/// Example:  examples/16_trend.cpp
[[nodiscard]] YEARBOOK_EXPORT Contributions
contribution_to_growth(const Snapshot& book, IndicatorHandle indicator, Year year,
                       GroupHandle group, const ContributionOptions& options = {},
                       std::source_location where = std::source_location::current());

}  // namespace yearbook
