// Questions of place: ranking and leaders.
#include <yearbook/ranking.hpp>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "query/coverage.hpp"
#include "query/totals.hpp"
#include "query/years.hpp"

namespace yearbook {
namespace {

Ranking ranking_of(const Snapshot& book, const Indicator& indicator, const CrossSection& section,
                   const RankingOptions& options, std::source_location where) {
  const query::CoverageRule rule = query::coverage_rule(book.catalog(), options.group, where);
  const query::Counts counts = query::counts_of(book.book(), section, rule);
  Ranking result;
  result.indicator = indicator.handle;
  result.year = section.year;
  result.policy = options.group.policy;
  result.members = counts.members;
  result.reported = counts.reported;
  result.not_applicable = counts.not_applicable;
  result.coverage = counts.coverage;
  if (!rule.allows(result.coverage)) return result;
  const int direction = (indicator.direction < 0) == options.from_bottom ? 1 : -1;
  const auto places = ranks(section.values, direction, options.ties);
  // Ties are not cut apart: what counts for `top` is the least place that equal values share.
  const auto least =
      options.ties == Ties::min ? places : ranks(section.values, direction, Ties::min);
  for (std::size_t i = 0; i < section.size(); ++i) {
    if (std::isnan(places[i])) continue;
    if (options.top > 0 && least[i] > static_cast<double>(options.top)) continue;
    result.rows.push_back({places[i], section.zones[i], section.values[i], section.statuses[i]});
  }
  std::ranges::sort(result.rows, {}, [&](const RankedZone& row) {
    return std::pair(row.rank, std::string_view(book.catalog().zone(row.zone).code));
  });
  return result;
}

// Whether a zone lies in another, directly or through others.
bool lies_in(const Catalog& catalog, const Zone& zone, ZoneHandle whole) {
  for (const Zone* at = &zone; at->parent; at = &catalog.zone(*at->parent)) {
    if (*at->parent == whole) return true;
  }
  return false;
}

// Of every zone of the kind asked for, or of those that lie in `parent`.
Ranking ranking_of_kind(const Snapshot& book, IndicatorHandle indicator, Year year,
                        std::optional<ZoneHandle> parent, const RankingOptions& options,
                        std::source_location where) {
  const Catalog& catalog = book.catalog();
  const std::size_t position = catalog.position(indicator, where);
  std::vector<ZoneHandle> zones;
  for (const Zone& zone : catalog.zones()) {
    if (zone.kind != options.kind) continue;
    if (!parent || lies_in(catalog, zone, *parent)) zones.push_back(zone.handle);
  }
  const CrossSection section = query::section_of(book.book(), position, year, std::move(zones));
  return ranking_of(book, catalog.indicators()[position], section, options, where);
}

}  // namespace

Ranking ranking(const Snapshot& book, IndicatorHandle indicator, Year year, GroupHandle group,
                const RankingOptions& options, std::source_location where) {
  query::require_membership(options.group.policy, where);
  const CrossSection section = cross_section(book, indicator, year, group, options.group, where);
  return ranking_of(book, book.catalog().indicator(indicator, where), section, options, where);
}

Ranking ranking(const Snapshot& book, IndicatorHandle indicator, Year year,
                const RankingOptions& options, std::source_location where) {
  return ranking_of_kind(book, indicator, year, std::nullopt, options, where);
}

Ranking ranking(const Snapshot& book, IndicatorHandle indicator, Year year, ZoneHandle parent,
                const RankingOptions& options, std::source_location where) {
  static_cast<void>(book.catalog().position(parent, where));
  return ranking_of_kind(book, indicator, year, parent, options, where);
}

std::vector<Leader> leaders(const Snapshot& book, IndicatorHandle indicator, YearRange years,
                            GroupHandle group, std::size_t top, const LeadersOptions& options,
                            std::source_location where) {
  query::require_years(years, where);
  // Refused at once, also where the range has no year.
  query::require_membership(options.group.policy, where);
  static_cast<void>(query::coverage_rule(book.catalog(), options.group, where));
  GroupOptions membership = options.group;
  if (!membership.constant_over) membership.constant_over = years;
  std::unordered_map<ZoneHandle, Leader> found;
  for (Year year = years.first; year <= years.last; ++year) {
    for (const RankedZone& row :
         ranking(book, indicator, year, group, {.group = membership}, where)) {
      Leader& leader =
          found.try_emplace(row.zone, Leader{row.zone, 0, row.rank, row.rank}).first->second;
      leader.best = std::min(leader.best, row.rank);
      leader.worst = std::max(leader.worst, row.rank);
      if (row.rank <= static_cast<double>(top)) ++leader.years;
    }
  }
  const std::size_t needed = std::max<std::size_t>(1, options.at_least.value_or(years.size()));
  std::vector<Leader> result;
  for (const auto& [zone, leader] : found) {
    if (leader.years >= needed) result.push_back(leader);
  }
  std::ranges::sort(result, [&](const Leader& a, const Leader& b) {
    const auto key = [&](const Leader& each) {
      return std::tuple(-static_cast<double>(each.years), each.best, each.worst,
                        std::string_view(book.catalog().zone(each.zone).code));
    };
    return key(a) < key(b);
  });
  return result;
}

}  // namespace yearbook
