// Questions of place: ranking and leaders.
#include <yearbook/ranking.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "book/book.hpp"
#include "kernel/ordering.hpp"
#include "kernel/rank.hpp"
#include "query/coverage.hpp"
#include "query/totals.hpp"
#include "query/years.hpp"

namespace yearbook {
namespace {

// A value that the value at place `top` is no worse than, where less is better: `top` of the best
// values of blocks reach it. Few others do, so that hardly any is looked at twice.
double bound_of(std::span<const double> values, double turn, std::size_t top) {
  constexpr std::size_t block = 8;
  constexpr double none = std::numeric_limits<double>::infinity();
  std::vector<double> best((values.size() + block - 1) / block, none);
  if (top == 0 || top >= best.size()) return none;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double value = turn * values[i];
    double& mine = best[i / block];
    mine = value < mine ? value : mine;  // never what is missing
  }
  const auto last = best.begin() + static_cast<std::ptrdiff_t>(top - 1);
  std::ranges::nth_element(best, last);
  return *last;
}

// The values of a section and their places in it, the best first: turned round where more is better,
// so that the least comes first. Where only the first `top` places are asked for, those that may have
// one: all that are no worse than the zone at place `top`, ties and all.
std::vector<Placed> runners_of(const query::Section& section, int direction, std::size_t top) {
  const double turn = direction < 0 ? 1 : -1;
  const double bound = bound_of(section.values(), turn, top);
  std::vector<Placed> result(section.size());
  std::size_t count = 0;
  for (std::size_t i = 0; i < section.size(); ++i) {
    const double value = turn * section.values()[i];
    result[count] = {value, static_cast<std::uint32_t>(i)};
    count += value <= bound ? 1U : 0U;  // what is missing is not
  }
  result.resize(count);
  if (top > 0 && top < count) {
    const auto last = result.begin() + static_cast<std::ptrdiff_t>(top - 1);
    std::ranges::nth_element(result, last, {}, &Placed::value);
    const double least = last->value;
    std::erase_if(result, [&](const Placed& each) { return each.value > least; });
  }
  std::vector<Placed> scratch;
  kernel::sort_by_value(result, scratch);
  return result;
}

// Zones that share a place stand by their code.
void sort_by_code(const Snapshot& book, const query::Section& section, std::span<Placed> tied) {
  if (tied.size() < 2) return;
  const auto places = book.book().places_by_code();
  std::ranges::sort(tied, {}, [&](const Placed& each) {
    return places[book.catalog().position(section.zones()[each.at])];
  });
}

// One row a runner, best first; equal values share a place as asked.
void list(const Snapshot& book, const query::Section& section, int direction,
          const RankingOptions& options, std::vector<RankedZone>& rows) {
  std::vector<Placed> runners = runners_of(section, direction, options.top);
  rows.reserve(runners.size());
  double dense = 0;
  for (std::size_t begin = 0; begin < runners.size();) {
    std::size_t end = begin + 1;
    while (end < runners.size() && runners[end].value == runners[begin].value) ++end;
    sort_by_code(book, section, std::span(runners).subspan(begin, end - begin));
    ++dense;
    const double place = kernel::shared_place(options.ties, begin, end, dense);
    for (; begin < end; ++begin) {
      const std::size_t at = runners[begin].at;
      rows.push_back({place, section.zones()[at], section.values()[at], section.statuses()[at]});
    }
  }
}

Ranking ranking_of(const Snapshot& book, const Indicator& indicator, Year year,
                   const query::Section& section, const query::Counts& counts,
                   const RankingOptions& options, const query::CoverageRule& rule) {
  Ranking result;
  result.indicator = indicator.handle;
  result.year = year;
  result.policy = options.group.policy;
  result.members = counts.members;
  result.reported = counts.reported;
  result.not_applicable = counts.not_applicable;
  result.coverage = counts.coverage;
  if (!rule.allows(result.coverage)) return result;
  const int direction = (indicator.direction < 0) == options.from_bottom ? 1 : -1;
  list(book, section, direction, options, result.rows);
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
  const query::CoverageRule rule = query::coverage_rule(catalog, options.group, where);
  const query::Section section(book.book(), position, year, zones);
  const query::Counts counts = query::counts_of(book.book(), section, year, rule);
  return ranking_of(book, catalog.indicators()[position], year, section, counts, options, rule);
}

}  // namespace

Ranking ranking(const Snapshot& book, IndicatorHandle indicator, Year year, GroupHandle group,
                const RankingOptions& options, std::source_location where) {
  query::require_membership(options.group.policy, where);
  const Catalog& catalog = book.catalog();
  const std::size_t position = catalog.position(indicator, where);
  const Group& about = catalog.group(group, where);
  const query::CoverageRule rule = query::coverage_rule(catalog, options.group, where);
  const query::Counts counts =
      query::counts_of(book.book(), position, year, about, options.group, rule);
  const auto rank = [&](const query::Section& section) {
    return ranking_of(book, catalog.indicators()[position], year, section, counts, options, rule);
  };
  if (query::is_of_the_year(options.group.policy)) {
    return rank({book.book(), position, year, book.book().roster(group, year)});
  }
  const auto zones = members(book, group, year, options.group, where);
  return rank({book.book(), position, year, zones});
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
