// Questions of parts: share, share_in_parent.
#include <yearbook/share.hpp>

#include <yearbook/error.hpp>

#include <cmath>
#include <string>

#include "book/book.hpp"
#include "kernel/parts.hpp"
#include "query/coverage.hpp"
#include "query/totals.hpp"

namespace yearbook {
namespace {

ShareSide figure_of(book::Book& book, std::size_t indicator, ZoneHandle zone, Year year,
                    ShareBasis basis, std::source_location where) {
  const book::Cell cell = book.panel(indicator).cell(year, book.catalog().position(zone, where));
  ShareSide side;
  side.status = cell.status;
  side.basis = basis;
  side.indicator = book.catalog().indicators()[indicator].handle;
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
                 .coverage = sum.coverage,
                 .indicator = indicator};
  if (sum.value) side.value = *sum.value * book.catalog().indicators()[position].unit.factor;
  return side;
}

// The indicator of the whole. Refuses at once what no side may turn out to need.
IndicatorHandle denominator_of(const Catalog& catalog, IndicatorHandle indicator,
                               const ShareOptions& options, std::source_location where) {
  const IndicatorHandle below = options.denominator.value_or(indicator);
  const Unit& part_unit = catalog.indicator(indicator, where).unit;
  const Unit& whole_unit = catalog.indicator(below, where).unit;
  if (part_unit.base != whole_unit.base) {
    throw Error(ErrorCode::invalid_argument,
                "a share needs one base unit, but \"" + catalog.indicator(indicator).code +
                    "\" is in " + part_unit.base + " and \"" + catalog.indicator(below).code +
                    "\" in " + whole_unit.base + "; name another denominator",
                where);
  }
  query::require_membership(options.group.policy, where);
  static_cast<void>(query::coverage_rule(catalog, options.group, where));
  return below;
}

// The nearest zone of a kind that a zone lies in; without a kind its parent.
ZoneHandle whole_of(const Catalog& catalog, ZoneHandle zone, std::optional<ZoneKind> kind,
                    std::source_location where) {
  const Zone* at = &catalog.zone(zone, where);
  while (at->parent) {
    at = &catalog.zone(*at->parent);
    if (!kind || at->kind == *kind) return at->handle;
  }
  throw Error(ErrorCode::invalid_argument,
              "\"" + catalog.zone(zone).code + "\" lies in no " +
                  (kind ? std::string(to_string(*kind)) : "other zone") +
                  ", so it is no part of one; name the whole and ask share()",
              where);
}

}  // namespace

ShareOf group_or_zone(const Snapshot& book, std::string_view name, std::source_location where) {
  try {
    return book.group(name, where);
  } catch (const Error& no_group) {
    if (no_group.code() != ErrorCode::not_found) throw;
    try {
      return book.zone(name, where);
    } catch (const Error& no_zone) {
      if (no_zone.code() != ErrorCode::not_found) throw;
      throw Error(ErrorCode::not_found, std::string(no_group.what()) + "; " + no_zone.what(),
                  where);
    }
  }
}

std::string_view to_string(ShareBasis basis) noexcept {
  switch (basis) {
    case ShareBasis::zone:
      return "zone";
    case ShareBasis::published:
      return "published";
    case ShareBasis::sum:
      return "sum";
  }
  return "zone";
}

Share share(const Snapshot& book, IndicatorHandle indicator, ShareOf part, ShareOf whole, Year year,
            const ShareOptions& options, std::source_location where) {
  const IndicatorHandle below = denominator_of(book.catalog(), indicator, options, where);
  Share result;
  result.policy = options.group.policy;
  result.year = year;
  result.part = side_of(book, indicator, part, year, options, where);
  result.whole = side_of(book, below, whole, year, options, where);
  result.status = worst(result.part.status, result.whole.status);
  if (result.part.value && result.whole.value && *result.whole.value != 0) {
    const double value = *result.part.value / *result.whole.value;
    if (std::isfinite(value)) result.value = value;
  }
  return result;
}

CrossSection shares(const Snapshot& book, IndicatorHandle indicator, GroupHandle parts,
                    ShareOf whole, Year year, const ShareOptions& options,
                    std::source_location where) {
  const IndicatorHandle below = denominator_of(book.catalog(), indicator, options, where);
  CrossSection result = cross_section(book, indicator, year, parts, options.group, where);
  result.measure = Measure::fraction;
  const ShareSide all = side_of(book, below, whole, year, options, where);
  const double divisor = all.value.value_or(0) == 0 ? missing_value : *all.value;
  kernel::parts_of_whole(result.values, book.catalog().indicator(indicator).unit.factor, divisor);
  for (Status& status : result.statuses) status = worst(status, all.status);
  return result;
}

Share share_in_parent(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone, Year year,
                      const ParentShareOptions& options, std::source_location where) {
  const ZoneHandle whole = whole_of(book.catalog(), zone, options.kind, where);
  return share(book, indicator, zone, whole, year, {.denominator = options.denominator}, where);
}

}  // namespace yearbook
