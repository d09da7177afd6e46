// Questions over groups: members, cross_section, total, share.
#include <yearbook/query.hpp>

#include <yearbook/error.hpp>
#include <yearbook/numeric.hpp>

#include <cmath>
#include <string>
#include <utility>

#include "book/book.hpp"
#include "book/membership.hpp"

namespace yearbook {
namespace {

CrossSection section_of(book::Book& book, std::size_t indicator, Year year,
                        std::vector<ZoneHandle> zones) {
  const book::Panel& panel = book.panel(indicator);
  CrossSection result;
  result.values.reserve(zones.size());
  result.statuses.reserve(zones.size());
  for (const ZoneHandle zone : zones) {
    const book::Cell cell = panel.cell(year, book.catalog().position(zone));
    result.values.push_back(cell.value);
    result.statuses.push_back(cell.status);
  }
  result.zones = std::move(zones);
  return result;
}

void require_additive(const Indicator& indicator, std::source_location where) {
  if (indicator.kind == IndicatorKind::flow || indicator.kind == IndicatorKind::stock) return;
  throw Error(
      ErrorCode::invalid_argument,
      "\"" + indicator.code + "\" is " +
          (indicator.kind == IndicatorKind::ratio ? "a ratio" : "an index") +
          " without a definition, so it has no total over a group; ask for a zone's figure, or "
          "define it by numerator and denominator",
      where);
}

// Sums what is there; counts the rest.
void add_up(Total& total, const CrossSection& section) {
  total.members = section.size();
  for (std::size_t i = 0; i < section.size(); ++i) {
    if (section.statuses[i] == Status::cannot_exist) ++total.not_applicable;
    if (is_missing(section.values[i])) continue;
    ++total.reported;
    total.status = worst(total.status, section.statuses[i]);
  }
  if (total.reported > 0) total.value = compensated_sum(section.values);
  const std::size_t due = total.members - total.not_applicable;
  if (due > 0) total.coverage = static_cast<double>(total.reported) / static_cast<double>(due);
}

Total sum(book::Book& book, std::size_t indicator, Year year, std::vector<ZoneHandle> zones) {
  Total result;
  add_up(result, section_of(book, indicator, year, std::move(zones)));
  return result;
}

// The ratio of the totals over the members that have both parts.
class RatioOfTotals {
 public:
  RatioOfTotals(book::Book& book, Year year, std::source_location where)
      : book_(book), year_(year), where_(where) {}

  // The total of any indicator over zones; of a defined ratio, by its definition.
  Total over(std::size_t indicator, const std::vector<ZoneHandle>& zones) {
    const Indicator& about = book_.catalog().indicators()[indicator];
    if (!about.ratio) {
      require_additive(about, where_);
      return sum(book_, indicator, year_, zones);
    }
    return ratio(about, zones);
  }

 private:
  Total ratio(const Indicator& about, const std::vector<ZoneHandle>& zones) {
    const RatioDefinition& definition = *about.ratio;
    const std::size_t top = book_.catalog().position(definition.numerator);
    const std::size_t bottom = book_.catalog().position(definition.denominator);
    const book::Panel& denominators = book_.panel(bottom);
    Total result = sum(book_, top, year_, zones);
    std::vector<ZoneHandle> both;
    for (const ZoneHandle zone : zones) {
      const ZoneHandle below = definition.denominator_zone.value_or(zone);
      if (is_missing(book_.panel(top).cell(year_, book_.catalog().position(zone)).value)) continue;
      if (is_missing(denominators.cell(year_, book_.catalog().position(below)).value)) continue;
      both.push_back(zone);
    }
    result.reported = both.size();
    result.value.reset();
    result.status = Status::none;
    const std::size_t due = result.members - result.not_applicable;
    if (due > 0) result.coverage = static_cast<double>(result.reported) / static_cast<double>(due);
    if (both.empty()) return result;
    const Total numerator = over(top, both);
    const Total denominator = definition.denominator_zone
                                  ? single(bottom, *definition.denominator_zone)
                                  : over(bottom, both);
    if (!numerator.value || !denominator.value) return result;
    const double value =
        definition.factor * (*numerator.value * book_.catalog().indicators()[top].unit.factor) /
        (*denominator.value * book_.catalog().indicators()[bottom].unit.factor) / about.unit.factor;
    if (!std::isfinite(value)) return result;
    result.value = value;
    result.status = worst(numerator.status, denominator.status);
    return result;
  }

  Total single(std::size_t indicator, ZoneHandle zone) {
    const book::Cell cell = book_.panel(indicator).cell(year_, book_.catalog().position(zone));
    Total result;
    if (!is_missing(cell.value)) result.value = cell.value;
    result.status = cell.status;
    return result;
  }

  book::Book& book_;
  Year year_;
  std::source_location where_;
};

ShareSide figure_of(book::Book& book, std::size_t indicator, ZoneHandle zone, Year year,
                    ShareBasis basis, std::source_location where) {
  const book::Cell cell = book.panel(indicator).cell(year, book.catalog().position(zone, where));
  ShareSide side{
      .value = std::nullopt, .status = cell.status, .basis = basis, .coverage = std::nullopt};
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
  return section_of(book.book(), position, year, members(book, group, year, options, where));
}

CrossSection cross_section(const Snapshot& book, IndicatorHandle indicator, Year year,
                           std::source_location where) {
  const std::size_t position = book.catalog().position(indicator, where);
  std::vector<ZoneHandle> zones;
  for (const Zone& zone : book.catalog().zones()) zones.push_back(zone.handle);
  return section_of(book.book(), position, year, std::move(zones));
}

Total total(const Snapshot& book, IndicatorHandle indicator, Year year, GroupHandle group,
            const GroupOptions& options, std::source_location where) {
  const std::size_t position = book.catalog().position(indicator, where);
  const auto zones = members(book, group, year, options, where);
  Total result = RatioOfTotals(book.book(), year, where).over(position, zones);
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
  Share result;
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
