// Questions over groups: members, cross_section, panel, total, share.
#include <yearbook/query.hpp>

#include <yearbook/error.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>

#include "book/book.hpp"
#include "book/membership.hpp"
#include "query/totals.hpp"
#include "query/years.hpp"

namespace yearbook {
namespace {

ShareSide figure_of(book::Book& book, std::size_t indicator, ZoneHandle zone, Year year,
                    ShareBasis basis, std::source_location where) {
  const book::Cell cell = book.panel(indicator).cell(year, book.catalog().position(zone, where));
  ShareSide side;
  side.status = cell.status;
  side.basis = basis;
  if (!is_missing(cell.value)) {
    side.value = cell.value * book.catalog().indicators()[indicator].unit.factor;
  }
  return side;
}

ShareSide side_of(const Snapshot& snapshot, IndicatorHandle indicator, const ShareOf& of, Year year,
                  const ShareOptions& options, std::source_location where) {
  book::Book& book = snapshot.book();
  const std::size_t position = book.catalog().position(indicator, where);
  if (of.zone()) return figure_of(book, position, *of.zone(), year, ShareBasis::zone, where);
  const Group& group = book.catalog().group(*of.group(), where);
  if (group.published_as && !options.from_members) {
    ShareSide side =
        figure_of(book, position, *group.published_as, year, ShareBasis::published, where);
    if (side.value) return side;
  }
  const Total sum = total(snapshot, indicator, year, *of.group(), options.group, where);
  ShareSide side{.value = std::nullopt,
                 .status = sum.status,
                 .basis = ShareBasis::sum,
                 .members = sum.members,
                 .reported = sum.reported,
                 .not_applicable = sum.not_applicable,
                 .coverage = sum.coverage};
  if (sum.value) side.value = *sum.value * book.catalog().indicators()[position].unit.factor;
  return side;
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
  GroupOptions membership = options;
  if (!membership.constant_over) membership.constant_over = years;
  Panel result;
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
    const Year year = years.first + std::chrono::years{static_cast<int>(i)};
    const auto values = stored.values(year);
    const auto statuses = stored.statuses(year);
    if (values.empty()) continue;
    if (i == 0 || members_of_year[i] != members_of_year[i - 1])
      in_columns = stand_in_columns(members_of_year[i], column, columns);
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

Share share(const Snapshot& book, IndicatorHandle indicator, ShareOf part, ShareOf whole, Year year,
            const ShareOptions& options, std::source_location where) {
  const IndicatorHandle below = options.denominator.value_or(indicator);
  const Unit& part_unit = book.catalog().indicator(indicator, where).unit;
  const Unit& whole_unit = book.catalog().indicator(below, where).unit;
  if (part_unit.base != whole_unit.base) {
    throw Error(ErrorCode::invalid_argument,
                "a share needs one base unit, but \"" + book.catalog().indicator(indicator).code +
                    "\" is in " + part_unit.base + " and \"" +
                    book.catalog().indicator(below).code + "\" in " + whole_unit.base +
                    "; name another denominator",
                where);
  }
  // Refused at once, also where no side turns out to be a sum.
  query::require_membership(options.group.policy, where);
  static_cast<void>(query::coverage_rule(book.catalog(), options.group, where));
  Share result;
  result.policy = options.group.policy;
  result.part = side_of(book, indicator, part, year, options, where);
  result.whole = side_of(book, below, whole, year, options, where);
  result.status = worst(result.part.status, result.whole.status);
  if (result.part.value && result.whole.value && *result.whole.value != 0) {
    const double value = *result.part.value / *result.whole.value;
    if (std::isfinite(value)) result.value = value;
  }
  return result;
}

}  // namespace yearbook
