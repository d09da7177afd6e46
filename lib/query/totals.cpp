#include "query/totals.hpp"

#include <yearbook/error.hpp>
#include <yearbook/numeric.hpp>

#include <cmath>
#include <string>
#include <utility>

namespace yearbook::query {
namespace {

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
    return ratio(indicator, zones);
  }

 private:
  Total ratio(std::size_t indicator, const std::vector<ZoneHandle>& zones) {
    const Indicator& about = book_.catalog().indicators()[indicator];
    const RatioDefinition& definition = *about.ratio;
    const std::size_t top = book_.catalog().position(definition.numerator);
    const std::size_t bottom = book_.catalog().position(definition.denominator);
    Total result;
    const std::vector<ZoneHandle> both = with_parts(indicator, zones, result);
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

  // The zones that go into the totals of a ratio; counts them and the others.
  std::vector<ZoneHandle> with_parts(std::size_t indicator, const std::vector<ZoneHandle>& zones,
                                     Total& counts) {
    std::vector<ZoneHandle> result;
    counts.members = zones.size();
    for (const ZoneHandle zone : zones) {
      if (has_parts(indicator, zone)) {
        result.push_back(zone);
      } else if (cell(indicator, zone).status == Status::cannot_exist) {
        ++counts.not_applicable;
      }
    }
    counts.reported = result.size();
    const std::size_t due = counts.members - counts.not_applicable;
    if (due > 0) counts.coverage = static_cast<double>(counts.reported) / static_cast<double>(due);
    return result;
  }

  // Whether a zone has what a total is made of: its figure, or for a defined ratio both parts, down
  // to indicators that add up. A ratio that is only known as printed cannot be totalled.
  bool has_parts(std::size_t indicator, ZoneHandle zone) {
    const auto& ratio = book_.catalog().indicators()[indicator].ratio;
    if (!ratio) return !is_missing(cell(indicator, zone).value);
    const std::size_t bottom = book_.catalog().position(ratio->denominator);
    if (!has_parts(book_.catalog().position(ratio->numerator), zone)) return false;
    return ratio->denominator_zone ? !is_missing(cell(bottom, *ratio->denominator_zone).value)
                                   : has_parts(bottom, zone);
  }

  book::Cell cell(std::size_t indicator, ZoneHandle zone) {
    return book_.panel(indicator).cell(year_, book_.catalog().position(zone));
  }

  Total single(std::size_t indicator, ZoneHandle zone) {
    const book::Cell found = cell(indicator, zone);
    Total result;
    if (!is_missing(found.value)) result.value = found.value;
    result.status = found.status;
    return result;
  }

  book::Book& book_;
  Year year_;
  std::source_location where_;
};

}  // namespace

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

Total total_over(book::Book& book, std::size_t indicator, Year year,
                 const std::vector<ZoneHandle>& zones, std::source_location where) {
  return RatioOfTotals(book, year, where).over(indicator, zones);
}

void require_membership(GroupPolicy policy, std::source_location where) {
  if (policy != GroupPolicy::matched) return;
  throw Error(
      ErrorCode::invalid_argument,
      "policy matched compares two years, so it is for growth alone; name of_the_year, current or "
      "constant",
      where);
}

}  // namespace yearbook::query
