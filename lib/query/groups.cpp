// Questions over groups: members, cross_section, panel, total, series, coverage.
#include <yearbook/groups.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
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

// Whether zones, by their positions, are the columns of a panel one by one and side by side in the
// catalogue, so that a row is copied as a whole.
bool stand_in_columns(const std::vector<std::uint32_t>& zones,
                      const std::vector<std::size_t>& column, std::size_t columns) {
  if (zones.empty() || zones.size() != columns) return false;
  for (std::size_t i = 0; i < zones.size(); ++i) {
    if (column[zones[i]] != i || zones[i] != zones.front() + i) return false;
  }
  return true;
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
  static_cast<void>(book.catalog().position(group, where));
  if (query::is_of_the_year(options.policy)) {
    return query::section_of(book.book(), position, year, book.book().roster(group, year));
  }
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
  // Who is a member in each year, as positions in the catalogue; and of those who ever are, the
  // column of each.
  std::vector<std::vector<std::uint32_t>> members_of_year;
  constexpr std::size_t never = std::numeric_limits<std::size_t>::max();
  constexpr std::size_t without_column = never - 1;
  std::vector<std::size_t> column(book.catalog().zones().size(), never);
  for (Year year = years.first; year <= years.last; ++year) {
    auto& positions = members_of_year.emplace_back();
    if (query::is_of_the_year(membership.policy)) {
      positions = book.book().roster(group, year).positions;
    } else {
      for (const ZoneHandle zone : members(book, group, year, membership, where)) {
        positions.push_back(static_cast<std::uint32_t>(book.catalog().position(zone)));
      }
    }
    for (const std::uint32_t zone : positions) column[zone] = without_column;
  }
  for (const Membership& member : about.members) {
    std::size_t& mine = column[book.catalog().position(member.zone)];
    if (mine != without_column) continue;
    mine = result.zones.size();
    result.zones.push_back(member.zone);
  }
  const std::size_t columns = result.zones.size();
  result.values.assign(years.size() * columns, missing_value);
  result.statuses.assign(years.size() * columns, Status::none);
  const book::Panel& stored = book.book().panel(position);
  bool in_columns = false;
  for (std::size_t i = 0; i < years.size(); ++i) {
    const Year year = year_at(years, i);
    const auto values = stored.values(year);
    const auto statuses = stored.statuses(year);
    if (values.empty()) continue;
    if (i == 0 || members_of_year[i] != members_of_year[i - 1]) {
      in_columns = stand_in_columns(members_of_year[i], column, columns);
    }
    if (in_columns) {
      std::ranges::copy(values.subspan(members_of_year[i].front(), columns),
                        result.values.begin() + static_cast<std::ptrdiff_t>(i * columns));
      std::ranges::copy(statuses.subspan(members_of_year[i].front(), columns),
                        result.statuses.begin() + static_cast<std::ptrdiff_t>(i * columns));
      continue;
    }
    for (const std::uint32_t zone : members_of_year[i]) {
      result.values[i * columns + column[zone]] = values[zone];
      result.statuses[i * columns + column[zone]] = statuses[zone];
    }
  }
  return result;
}

Total total(const Snapshot& book, IndicatorHandle indicator, Year year, GroupHandle group,
            const GroupOptions& options, std::source_location where) {
  query::require_membership(options.policy, where);
  const std::size_t position = book.catalog().position(indicator, where);
  const query::CoverageRule rule = query::coverage_rule(book.catalog(), options, where);
  static_cast<void>(book.catalog().position(group, where));
  Total result;
  if (query::is_of_the_year(options.policy)) {
    const book::Roster& roster = book.book().roster(group, year);
    query::require_no_overlap(book.book(), group, year, roster.zones, where);
    result = query::total_over(book.book(), position, year, roster, rule, where);
  } else {
    const auto zones = members(book, group, year, options, where);
    query::require_no_overlap(book.book(), group, year, zones, where);
    result = query::total_over(book.book(), position, year, zones, rule, where);
  }
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
