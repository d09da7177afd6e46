// Questions of place: ranking and leaders.
#include <yearbook/query.hpp>

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

// Counts who could have a place and who has.
void count(const CrossSection& section, Ranking& result) {
  result.members = section.size();
  for (std::size_t i = 0; i < section.size(); ++i) {
    if (section.statuses[i] == Status::cannot_exist) ++result.not_applicable;
    if (!is_missing(section.values[i])) ++result.reported;
  }
  result.coverage =
      query::coverage_by_count(result.members, result.reported, result.not_applicable);
}

std::vector<query::Answer> answers_of(const CrossSection& section) {
  std::vector<query::Answer> result;
  result.reserve(section.size());
  for (std::size_t i = 0; i < section.size(); ++i) {
    const bool silent = is_missing(section.values[i]);
    const bool possible = section.statuses[i] != Status::cannot_exist;
    result.push_back(!silent    ? query::Answer::reported
                     : possible ? query::Answer::silent
                                : query::Answer::not_applicable);
  }
  return result;
}

Ranking ranking_of(const Snapshot& book, const Indicator& indicator, Year year,
                   const CrossSection& section, const RankingOptions& options,
                   std::source_location where) {
  const query::CoverageRule rule = query::coverage_rule(book.catalog(), options.group, where);
  Ranking result;
  result.policy = options.group.policy;
  count(section, result);
  if (rule.weight) {
    result.coverage = query::coverage_by_weight(book.book(), *rule.weight, year, section.zones,
                                                answers_of(section));
  }
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

}  // namespace

Ranking ranking(const Snapshot& book, IndicatorHandle indicator, Year year, GroupHandle group,
                const RankingOptions& options, std::source_location where) {
  query::require_membership(options.group.policy, where);
  const CrossSection section = cross_section(book, indicator, year, group, options.group, where);
  return ranking_of(book, book.catalog().indicator(indicator, where), year, section, options,
                    where);
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
  return ranking_of(book, book.catalog().indicator(indicator, where), year, zones, options, where);
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
