/// Questions of likeness: which zones of a group are nearest to one by several indicators.
/// Floor 3.
#pragma once

#include <cstddef>
#include <optional>
#include <source_location>
#include <span>
#include <vector>

#include <yearbook/groups.hpp>

namespace yearbook {

/// A zone and how far it is from the one asked about.
struct Peer {
  ZoneHandle zone;
  double distance = 0;     ///< in standard deviations
  std::size_t shared = 0;  ///< indicators that both have
};

/// The nearest zones, nearest first, equal distances by code.
struct Peers {
  ZoneHandle zone;
  Year year{1};
  GroupPolicy policy = GroupPolicy::of_the_year;
  std::size_t indicators = 0;      ///< of those asked for, the ones in which members differ
  std::size_t members = 0;         ///< zones in the group, by policy, without the one itself
  std::size_t reported = 0;        ///< of them, those that share enough indicators
  std::optional<double> coverage;  ///< reported / members; empty when there are none
  std::vector<Peer> rows;

  [[nodiscard]] std::size_t size() const noexcept { return rows.size(); }
  [[nodiscard]] bool empty() const noexcept { return rows.empty(); }
  [[nodiscard]] auto begin() const noexcept { return rows.begin(); }
  [[nodiscard]] auto end() const noexcept { return rows.end(); }
};

[[nodiscard]] YEARBOOK_EXPORT TextTable table(const Peers& peers, const Labels& labels = {});

/// How peers are looked for.
struct PeersOptions {
  std::size_t count = 5;  ///< how many of the nearest; 0: all
  /// The least number of indicators of which both zones have a figure; empty: all that count.
  std::optional<std::size_t> least_shared = std::nullopt;
  /// The members among whom peers are looked for; minimum_coverage and weight have no part in it.
  GroupOptions group = {};
};

/// The members of a group that are nearest to a zone by several indicators in a year.
///
/// Unit:     distances in standard deviations of the members' figures, so that the indicators' own
///           units do not matter.
/// Missing:  an indicator of which either zone has no figure is left out of their distance, which is
///           scaled up for it. A zone that shares fewer than the least number has no distance.
/// Formula:  sqrt(p / m * sum(((x - y) / s)^2)) over the m indicators that both have, of p, s the
///           standard deviation over the members of the group; an indicator with s = 0, or fewer
///           than two figures, tells nothing and is none of the p.
/// Source:   J. K. Dixon, Pattern Recognition with Partly Missing Data, IEEE Transactions on
///           Systems, Man, and Cybernetics 9 (1979).
/// Boundary: the zone need not be a member, and is never its own peer. Zones at the distance of the
///           last place are not cut apart, so there may be more than `count`. A least number of 0
///           counts as 1.
/// Throws:   invalid_argument for a handle of another file, an indicator that is named twice, or
///           policy matched.
/// Cost:     one array read a member and indicator, and one sort.
/// Example:  examples/15_distribution.cpp
[[nodiscard]] YEARBOOK_EXPORT Peers
peers(const Snapshot& book, ZoneHandle zone, std::span<const IndicatorHandle> indicators, Year year,
      GroupHandle group, const PeersOptions& options = {},
      std::source_location where = std::source_location::current());

}  // namespace yearbook
