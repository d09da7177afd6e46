// Questions over groups: members, cross_section, panel, total, series, coverage.
#include <yearbook/groups.hpp>

#include <utility>

#include "book/book.hpp"
#include "book/membership.hpp"
#include "query/panels.hpp"
#include "query/totals.hpp"
#include "query/years.hpp"

namespace yearbook {
namespace {

// The year at a position of a range.
Year year_at(YearRange years, std::size_t i) {
  return years.first + std::chrono::years{static_cast<int>(i)};
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
  return query::section_of(book.book(), position, year, zones);
}

Panel panel(const Snapshot& book, IndicatorHandle indicator, GroupHandle group, YearRange years,
            const GroupOptions& options, std::source_location where) {
  query::require_membership(options.policy, where);
  query::require_years(years, where);
  const std::size_t position = book.catalog().position(indicator, where);
  const book::Panel& stored = book.book().panel(position);
  Panel result = query::panel_of_members(
      book.book(), book.catalog().group(group, where), years, query::over(years, options),
      [&](Year year) { return query::PanelYear{stored.values(year), stored.statuses(year)}; });
  result.indicator = indicator;
  return result;
}

Total total(const Snapshot& book, IndicatorHandle indicator, Year year, GroupHandle group,
            const GroupOptions& options, std::source_location where) {
  query::require_membership(options.policy, where);
  const std::size_t position = book.catalog().position(indicator, where);
  const query::CoverageRule rule = query::coverage_rule(book.catalog(), options, where);
  const std::size_t of = book.catalog().position(group, where);
  return query::total_of_group(book.book(), position, year, of, options, rule, where);
}

GroupSeries series(const Snapshot& book, IndicatorHandle indicator, GroupHandle group,
                   YearRange years, const GroupOptions& options, std::source_location where) {
  query::require_years(years, where);
  // Refused at once, also where the range has no year.
  query::require_membership(options.policy, where);
  const query::CoverageRule rule = query::coverage_rule(book.catalog(), options, where);
  const std::size_t of = book.catalog().position(group, where);
  const std::size_t position = book.catalog().position(indicator, where);
  GroupSeries result;
  result.years = years;
  result.indicator = indicator;
  result.policy = options.policy;
  result.values.reserve(years.size());
  result.statuses.reserve(years.size());
  result.totals.reserve(years.size());
  const GroupOptions membership = query::over(years, options);
  for (std::size_t i = 0; i < years.size(); ++i) {
    const Total& sum = result.totals.emplace_back(query::total_of_group(
        book.book(), position, year_at(years, i), of, membership, rule, where));
    result.values.push_back(sum.value.value_or(missing_value));
    result.statuses.push_back(sum.status);
  }
  return result;
}

GroupCoverage coverage(const Snapshot& book, IndicatorHandle indicator, GroupHandle group,
                       YearRange years, const GroupOptions& options, std::source_location where) {
  query::require_years(years, where);
  query::require_membership(options.policy, where);
  const query::CoverageRule rule = query::coverage_rule(book.catalog(), options, where);
  const Group& about = book.catalog().group(group, where);
  const std::size_t position = book.catalog().position(indicator, where);
  GroupCoverage result;
  result.indicator = indicator;
  result.policy = options.policy;
  const GroupOptions membership = query::over(years, options);
  for (std::size_t i = 0; i < years.size(); ++i) {
    const Year year = year_at(years, i);
    const query::Counts counts =
        query::counts_of(book.book(), position, year, about, membership, rule);
    result.rows.push_back({.year = year,
                           .value = counts.coverage,
                           .members = counts.members,
                           .reported = counts.reported,
                           .not_applicable = counts.not_applicable});
  }
  return result;
}

}  // namespace yearbook
