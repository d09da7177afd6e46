// Questions over groups: members, cross_section, panel, total, share.
#include <yearbook/query.hpp>

#include <yearbook/error.hpp>

#include <algorithm>
#include <cmath>
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
  GroupOptions membership = options;
  if (!membership.constant_over) membership.constant_over = years;
  Panel result;
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
    const Year year = years.first + std::chrono::years{static_cast<int>(i)};
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
