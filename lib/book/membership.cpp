#include "book/membership.hpp"

#include <algorithm>

#include "book/book.hpp"

namespace yearbook::book {
namespace {

// The span in whose every year a member must belong.
YearRange years_of_membership(Book& book, Year year, GroupPolicy policy,
                              std::optional<YearRange> constant_over) {
  switch (policy) {
    case GroupPolicy::of_the_year:
    case GroupPolicy::matched:
      break;
    case GroupPolicy::current: {
      const Year last = book.last_year().value_or(year);
      return {last, last};
    }
    case GroupPolicy::constant:
      return constant_over.value_or(YearRange{year, year});
  }
  return {year, year};
}

// Whether a zone belongs in every year of the span, by one membership or by several.
bool belongs(const Group& group, ZoneHandle zone, YearRange span) {
  for (Year year = span.first; year <= span.last; ++year) {
    if (!std::ranges::any_of(group.members, [&](const Membership& member) {
          return member.zone == zone && member.years.contains(year);
        })) {
      return false;
    }
  }
  return true;
}

Roster roster(const Catalog& catalog, const Group& group, YearRange years) {
  Roster result;
  result.years = years;
  // Spans of one zone do not overlap, so the one that holds the first year names the zone once.
  for (const auto& [zone, span] : group.members) {
    if (!span.contains(years.first)) continue;
    result.zones.push_back(zone);
    result.positions.push_back(static_cast<std::uint32_t>(catalog.position(zone)));
  }
  result.list = result.zones;
  result.in_a_row = std::ranges::adjacent_find(result.positions, [](auto a, auto b) {
                      return b != a + 1;
                    }) == result.positions.end();
  return result;
}

}  // namespace

std::vector<std::vector<Roster>> rosters(const Catalog& catalog) {
  std::vector<std::vector<Roster>> result;
  for (const Group& group : catalog.groups()) {
    // The years in which somebody joins, or is gone.
    std::vector<Year> changes;
    for (const auto& [zone, years] : group.members) {
      if (years.empty()) continue;
      changes.push_back(years.first);
      changes.push_back(years.last + std::chrono::years{1});
    }
    std::ranges::sort(changes);
    const auto rest = std::ranges::unique(changes);
    changes.erase(rest.begin(), rest.end());
    auto& spans = result.emplace_back();
    for (std::size_t i = 0; i + 1 < changes.size(); ++i) {
      spans.push_back(roster(catalog, group, {changes[i], changes[i + 1] - std::chrono::years{1}}));
    }
  }
  return result;
}

std::vector<ZoneHandle> members(Book& book, const Group& group, Year year, GroupPolicy policy,
                                std::optional<YearRange> constant_over) {
  const YearRange span = years_of_membership(book, year, policy, constant_over);
  std::vector<ZoneHandle> result;
  if (span.empty()) return result;
  if (span.first == span.last) return book.roster(group.handle, span.first).zones;
  // Spans of one zone do not overlap, so the one that holds the first year names the zone once.
  for (const auto& [zone, years] : group.members) {
    if (!years.contains(span.first)) continue;
    if (years.contains(span.last) || belongs(group, zone, span)) result.push_back(zone);
  }
  return result;
}

}  // namespace yearbook::book
