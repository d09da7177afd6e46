// Questions over groups: members, cross_section, panel, total, series, coverage.
#include <yearbook/groups.hpp>

#include <algorithm>
#include <utility>

#include "book/book.hpp"
#include "book/membership.hpp"
#include "query/totals.hpp"
#include "query/years.hpp"

namespace yearbook {
namespace {

// The year at a position of a range.
Year year_at(YearRange years, std::size_t i) {
  return years.first + std::chrono::years{static_cast<int>(i)};
}

// Policy constant over the years asked for, where it names none.
GroupOptions over(YearRange years, const GroupOptions& options) {
  GroupOptions result = options;
  if (!result.constant_over) result.constant_over = years;
  return result;
}

}  // namespace

std::vector<ZoneHandle> members(const Snapshot& book, GroupHandle group, Year year,
                                const GroupOptions& options, std::source_location where) {
  return book::members(book.book(), book.catalog().group(group, where), year, options.policy,
                       options.constant_over);
}

CrossSection cross_section(const Snapshot& book, IndicatorHandle indicator, Year year,
                           GroupHandle group, const GroupOptions& options,
                           std::source_location where) {
  const std::size_t position = book.catalog().position(indicator, where);
  return query::section_of(book.book(), position, year, members(book, group, year, options, where));
}

CrossSection cross_section(const Snapshot& book, IndicatorHandle indicator, Year year,
                           std::source_location where) {
  const std::size_t position = book.catalog().position(indicator, where);
  std::vector<ZoneHandle> zones;
  for (const Zone& zone : book.catalog().zones()) zones.push_back(zone.handle);
  return query::section_of(book.book(), position, year, std::move(zones));
}

Panel panel(const Snapshot& book, IndicatorHandle indicator, GroupHandle group, YearRange years,
            const GroupOptions& options, std::source_location where) {
  query::require_membership(options.policy, where);
  query::require_years(years, where);
  const std::size_t position = book.catalog().position(indicator, where);
  const GroupOptions membership = over(years, options);
  Panel result;
  result.indicator = indicator;
  result.years = years;
  const Group& about = book.catalog().group(group, where);
  std::vector<std::vector<ZoneHandle>> members_of_year;
  for (Year year = years.first; year <= years.last; ++year) {
    members_of_year.push_back(members(book, group, year, membership, where));
  }
  const auto counts = [](const std::vector<ZoneHandle>& zones, ZoneHandle zone) {
    return std::ranges::find(zones, zone) != zones.end();
  };
  for (const Membership& member : about.members) {
    const bool ever = std::ranges::any_of(
        members_of_year, [&](const auto& zones) { return counts(zones, member.zone); });
    if (ever && !counts(result.zones, member.zone)) result.zones.push_back(member.zone);
  }
  const book::Panel& stored = book.book().panel(position);
  for (std::size_t i = 0; i < years.size(); ++i) {
    const Year year = year_at(years, i);
    for (const ZoneHandle zone : result.zones) {
      const bool member = counts(members_of_year[i], zone);
      const book::Cell cell =
          member ? stored.cell(year, book.catalog().position(zone)) : book::Cell{};
      result.values.push_back(cell.value);
      result.statuses.push_back(cell.status);
    }
  }
  return result;
}

Total total(const Snapshot& book, IndicatorHandle indicator, Year year, GroupHandle group,
            const GroupOptions& options, std::source_location where) {
  query::require_membership(options.policy, where);
  const std::size_t position = book.catalog().position(indicator, where);
  const query::CoverageRule rule = query::coverage_rule(book.catalog(), options, where);
  const auto zones = members(book, group, year, options, where);
  query::require_no_overlap(book.book(), group, year, zones, where);
  Total result = query::total_over(book.book(), position, year, zones, rule, where);
  result.policy = options.policy;
  return result;
}

GroupSeries series(const Snapshot& book, IndicatorHandle indicator, GroupHandle group,
                   YearRange years, const GroupOptions& options, std::source_location where) {
  query::require_years(years, where);
  // Refused at once, also where the range has no year.
  query::require_membership(options.policy, where);
  static_cast<void>(query::coverage_rule(book.catalog(), options, where));
  static_cast<void>(book.catalog().position(group, where));
  GroupSeries result;
  result.years = years;
  result.indicator = book.catalog().indicator(indicator, where).handle;
  result.policy = options.policy;
  const GroupOptions membership = over(years, options);
  for (std::size_t i = 0; i < years.size(); ++i) {
    Total sum = total(book, indicator, year_at(years, i), group, membership, where);
    result.values.push_back(sum.value.value_or(missing_value));
    result.statuses.push_back(sum.status);
    result.totals.push_back(std::move(sum));
  }
  return result;
}

GroupCoverage coverage(const Snapshot& book, IndicatorHandle indicator, GroupHandle group,
                       YearRange years, const GroupOptions& options, std::source_location where) {
  query::require_years(years, where);
  query::require_membership(options.policy, where);
  const query::CoverageRule rule = query::coverage_rule(book.catalog(), options, where);
  static_cast<void>(book.catalog().position(group, where));
  GroupCoverage result;
  result.indicator = book.catalog().indicator(indicator, where).handle;
  result.policy = options.policy;
  const GroupOptions membership = over(years, options);
  for (std::size_t i = 0; i < years.size(); ++i) {
    const Year year = year_at(years, i);
    const CrossSection section = cross_section(book, indicator, year, group, membership, where);
    const query::Counts counts = query::counts_of(book.book(), section, rule);
    result.rows.push_back({.year = year,
                           .value = counts.coverage,
                           .members = counts.members,
                           .reported = counts.reported,
                           .not_applicable = counts.not_applicable});
  }
  return result;
}

}  // namespace yearbook
