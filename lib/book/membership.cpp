#include "book/membership.hpp"

#include <algorithm>

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

}  // namespace

std::vector<ZoneHandle> members(Book& book, const Group& group, Year year, GroupPolicy policy,
                                std::optional<YearRange> constant_over) {
  const YearRange span = years_of_membership(book, year, policy, constant_over);
  std::vector<ZoneHandle> result;
  if (span.empty()) return result;
  // Spans of one zone do not overlap, so the one that holds the first year names the zone once.
  for (const auto& [zone, years] : group.members) {
    if (!years.contains(span.first)) continue;
    if (years.contains(span.last) || belongs(group, zone, span)) result.push_back(zone);
  }
  return result;
}

}  // namespace yearbook::book
