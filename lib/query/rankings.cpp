// Questions of place: ranking and leaders.
#include <yearbook/query.hpp>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "query/totals.hpp"
#include "query/years.hpp"

namespace yearbook {
namespace {

Ranking ranking_of(const Snapshot& book, const Indicator& indicator, const CrossSection& section,
                   const RankingOptions& options) {
  const int direction = (indicator.direction < 0) == options.from_bottom ? 1 : -1;
  const auto places = ranks(section.values, direction, options.ties);
  // Ties are not cut apart: what counts for `top` is the least place that equal values share.
  const auto least =
      options.ties == Ties::min ? places : ranks(section.values, direction, Ties::min);
  Ranking result;
  result.policy = options.group.policy;
  result.members = section.size();
  std::size_t not_applicable = 0;
  for (std::size_t i = 0; i < section.size(); ++i) {
    if (section.statuses[i] == Status::cannot_exist) ++not_applicable;
    if (std::isnan(places[i])) continue;
    ++result.reported;
    if (options.top > 0 && least[i] > static_cast<double>(options.top)) continue;
    result.rows.push_back({places[i], section.zones[i], section.values[i], section.statuses[i]});
  }
  const std::size_t due = result.members - not_applicable;
  if (due > 0) result.coverage = static_cast<double>(result.reported) / static_cast<double>(due);
  std::ranges::sort(result.rows, {}, [&](const RankedZone& row) {
    return std::pair(row.rank, std::string_view(book.catalog().zone(row.zone).code));
  });
  return result;
}

}  // namespace

Ranking ranking(const Snapshot& book, IndicatorHandle indicator, Year year, GroupHandle group,
                const RankingOptions& options, std::source_location where) {
  query::require_membership(options.group.policy, where);
  const CrossSection section = cross_section(book, indicator, year, group, options.group, where);
  return ranking_of(book, book.catalog().indicator(indicator, where), section, options);
}

Ranking ranking(const Snapshot& book, IndicatorHandle indicator, Year year,
                const RankingOptions& options, std::source_location where) {
  CrossSection zones;
  const CrossSection all = cross_section(book, indicator, year, where);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (book.catalog().zones()[i].kind != ZoneKind::zone) continue;
    zones.zones.push_back(all.zones[i]);
    zones.values.push_back(all.values[i]);
    zones.statuses.push_back(all.statuses[i]);
  }
  return ranking_of(book, book.catalog().indicator(indicator, where), zones, options);
}

std::vector<Leader> leaders(const Snapshot& book, IndicatorHandle indicator, YearRange years,
                            GroupHandle group, std::size_t top, const LeadersOptions& options,
                            std::source_location where) {
  query::require_years(years, where);
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
