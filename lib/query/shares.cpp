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

// The sides of shares of one year. What is asked is checked when it is made.
class Sides {
 public:
  // Refuses at once what no side may turn out to need.
  Sides(const Snapshot& snapshot, IndicatorHandle indicator, Year year, const ShareOptions& options,
        std::source_location where)
      : book_(snapshot.book()),
        year_(year),
        options_(options),
        where_(where),
        part_(catalog().position(indicator, where)),
        whole_(options.denominator ? catalog().position(*options.denominator, where) : part_) {
    require_one_base();
    query::require_membership(options.group.policy, where);
    rule_ = query::coverage_rule(catalog(), options.group, where);
  }

  [[nodiscard]] ShareSide part(const ShareOf& of) const { return side(part_, of); }
  [[nodiscard]] ShareSide whole(const ShareOf& of) const { return side(whole_, of); }
  [[nodiscard]] double factor_of_part() const noexcept { return about(part_).unit.factor; }

 private:
  [[nodiscard]] const Catalog& catalog() const { return book_.catalog(); }
  [[nodiscard]] const Indicator& about(std::size_t indicator) const {
    return catalog().indicators()[indicator];
  }

  void require_one_base() const {
    const Indicator& above = about(part_);
    const Indicator& below = about(whole_);
    if (part_ == whole_ || above.unit.base == below.unit.base) return;
    throw Error(ErrorCode::invalid_argument,
                "a share needs one base unit, but \"" + above.code + "\" is in " + above.unit.base +
                    " and \"" + below.code + "\" in " + below.unit.base +
                    "; name another denominator",
                where_);
  }

  [[nodiscard]] ShareSide side(std::size_t indicator, const ShareOf& of) const {
    if (of.zone()) return figure(indicator, *of.zone(), ShareBasis::zone);
    const std::size_t position = catalog().position(*of.group(), where_);
    const Group& group = catalog().groups()[position];
    if (group.published_as && !options_.from_members) {
      ShareSide published = figure(indicator, *group.published_as, ShareBasis::published);
      if (published.value) return published;
    }
    return sum(indicator, position);
  }

  [[nodiscard]] ShareSide figure(std::size_t indicator, ZoneHandle zone, ShareBasis basis) const {
    const book::Cell cell = book_.panel(indicator).cell(year_, catalog().position(zone, where_));
    ShareSide result;
    result.status = cell.status;
    result.basis = basis;
    result.indicator = about(indicator).handle;
    if (!is_missing(cell.value)) result.value = cell.value * about(indicator).unit.factor;
    return result;
  }

  [[nodiscard]] ShareSide sum(std::size_t indicator, std::size_t group) const {
    const Total total =
        query::total_of_group(book_, indicator, year_, group, options_.group, rule_, where_);
    ShareSide result{.value = std::nullopt,
                     .status = total.status,
                     .basis = ShareBasis::sum,
                     .members = total.members,
                     .reported = total.reported,
                     .not_applicable = total.not_applicable,
                     .coverage = total.coverage,
                     .indicator = total.indicator};
    if (total.value) result.value = *total.value * about(indicator).unit.factor;
    return result;
  }

  book::Book& book_;
  Year year_;
  const ShareOptions& options_;
  std::source_location where_;
  std::size_t part_;   // position of the indicator
  std::size_t whole_;  // and of the one that it is divided by
  query::CoverageRule rule_;
};

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
  const Sides sides(book, indicator, year, options, where);
  Share result{.value = std::nullopt,
               .status = Status::none,
               .policy = options.group.policy,
               .part = sides.part(part),
               .whole = sides.whole(whole),
               .year = year};
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
  const Sides sides(book, indicator, year, options, where);
  CrossSection result = cross_section(book, indicator, year, parts, options.group, where);
  result.measure = Measure::fraction;
  const ShareSide all = sides.whole(whole);
  const double divisor = all.value.value_or(0) == 0 ? missing_value : *all.value;
  kernel::parts_of_whole(result.values, sides.factor_of_part(), divisor);
  for (Status& status : result.statuses) status = worst(status, all.status);
  return result;
}

Share share_in_parent(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone, Year year,
                      const ParentShareOptions& options, std::source_location where) {
  const ZoneHandle whole = whole_of(book.catalog(), zone, options.kind, where);
  return share(book, indicator, zone, whole, year, {.denominator = options.denominator}, where);
}

}  // namespace yearbook
