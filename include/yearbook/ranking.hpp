/// Questions of place: rankings, who keeps the lead, and who moved.
/// Floor 3. 1 is the best by the indicator's direction.
#pragma once

#include <cstddef>
#include <optional>
#include <source_location>
#include <span>
#include <vector>

#include <yearbook/groups.hpp>
#include <yearbook/numeric.hpp>

namespace yearbook {

/// A zone at its place.
struct RankedZone {
  double rank;  ///< 1 is the best; whole but for ties that share an average
  ZoneHandle zone;
  double value;  ///< in the indicator's unit
  Status status;
};

/// Zones by their place.
///
/// Shape:    best first; equal values by code. Zones without a value are not in it.
/// Example:  examples/09_rankings.cpp
struct Ranking {
  std::vector<RankedZone> rows;
  std::size_t members = 0;         ///< zones that could have a place, by policy
  std::size_t reported = 0;        ///< of them, those with a value
  std::size_t not_applicable = 0;  ///< of them, those with status M: data cannot exist
  std::optional<double> coverage;  ///< reported / (members - not_applicable), or by weight
  GroupPolicy policy = GroupPolicy::of_the_year;
  IndicatorHandle indicator{};
  Year year{1};

  [[nodiscard]] std::size_t size() const noexcept { return rows.size(); }
  [[nodiscard]] bool empty() const noexcept { return rows.empty(); }
  [[nodiscard]] auto begin() const noexcept { return rows.begin(); }
  [[nodiscard]] auto end() const noexcept { return rows.end(); }
};

[[nodiscard]] YEARBOOK_EXPORT TextTable table(const Ranking& ranking, const Labels& labels = {});

/// How a ranking is taken.
struct RankingOptions {
  /// The zones at the first `top` places; 0: all. Zones that share a place are never cut apart, so
  /// there may be more.
  std::size_t top = 0;
  Ties ties = Ties::min;
  /// Turns the ranking round: 1 is the worst by the indicator's direction.
  bool from_bottom = false;
  GroupOptions group = {};
  /// Without a group: which zones have places.
  ZoneKind kind = ZoneKind::zone;
};

/// The places of the members of a group in a year; or of every zone of a kind, in the whole
/// catalogue or among those that lie in `parent`, directly or through others.
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
[[nodiscard]] YEARBOOK_EXPORT Ranking
ranking(const Snapshot& book, IndicatorHandle indicator, Year year, ZoneHandle parent,
        const RankingOptions& options = {},
        std::source_location where = std::source_location::current());

[[nodiscard]] YEARBOOK_EXPORT TextTable table(std::span<const Leader> leaders,
                                              const Labels& labels = {});

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

/// A zone's place in two years.
struct RankChange {
  ZoneHandle zone;
  std::optional<double> before;        ///< place in the earlier year; empty: it had none
  std::optional<double> after;         ///< place in the later year; empty: it has none
  std::optional<double> change;        ///< before - after: places climbed; negative: lost
  std::optional<double> before_value;  ///< figure of the earlier year, in the indicator's unit
  std::optional<double> after_value;   ///< figure of the later year, in the indicator's unit
};

/// Two rankings side by side.
///
/// Shape:    by the later place, then those that have none any more by the earlier; equal places
///           by code.
struct RankChanges {
  IndicatorHandle indicator{};
  Year earlier_year{1};
  Year year{1};
  GroupPolicy policy = GroupPolicy::of_the_year;
  std::vector<RankChange> rows;
  std::size_t entrants = 0;                ///< zones with a place in the later year alone
  std::size_t leavers = 0;                 ///< zones with a place in the earlier year alone
  std::size_t members = 0;                 ///< zones that could have a later place, by policy
  std::size_t reported = 0;                ///< of them, those with a value
  std::optional<double> coverage;          ///< as Ranking's, of the later year
  std::size_t earlier_members = 0;         ///< as members, of the earlier year
  std::size_t earlier_reported = 0;        ///< as reported, of the earlier year
  std::optional<double> earlier_coverage;  ///< as coverage, of the earlier year

  [[nodiscard]] std::size_t size() const noexcept { return rows.size(); }
  [[nodiscard]] bool empty() const noexcept { return rows.empty(); }
  [[nodiscard]] auto begin() const noexcept { return rows.begin(); }
  [[nodiscard]] auto end() const noexcept { return rows.end(); }
};

[[nodiscard]] YEARBOOK_EXPORT TextTable table(const RankChanges& changes,
                                              const Labels& labels = {});

/// How the members of a group moved between two years.
///
/// Unit:     places, of which 1 is the best; values in the indicator's own.
/// Missing:  a zone without a value in a year has no place in it, whether it is no member, did not
///           report, or coverage is below the minimum asked for.
/// Boundary: `options.top` keeps the zones at the first `top` places of either year; entrants and
///           leavers are of all. The years may be in either order, and far apart. For policy
///           constant without a range, the range is from one year to the other.
/// Throws:   as ranking().
/// Cost:     two rankings.
/// Example:  examples/15_distribution.cpp
[[nodiscard]] YEARBOOK_EXPORT RankChanges
rank_changes(const Snapshot& book, IndicatorHandle indicator, Year earlier_year, Year year,
             GroupHandle group, const RankingOptions& options = {},
             std::source_location where = std::source_location::current());

}  // namespace yearbook
