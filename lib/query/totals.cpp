#include "query/totals.hpp"

#include <yearbook/error.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "book/membership.hpp"

namespace yearbook::query {
namespace {

Total total_of(const book::Sum& sum) {
  Total result;
  if (sum.reported > 0) result.value = sum.value;
  result.status = sum.status;
  result.members = sum.members;
  result.reported = sum.reported;
  result.not_applicable = sum.not_applicable;
  result.coverage = coverage_by_count(sum.members, sum.reported, sum.not_applicable);
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
      const Section section(book_, indicator, year_, zones);
      return total_of(book::sum_of(section.values(), section.statuses()));
    }
    return ratio(indicator, zones);
  }

  Answer answer(std::size_t indicator, ZoneHandle zone) {
    if (has_parts(indicator, zone)) return Answer::reported;
    return cell(indicator, zone).status == Status::cannot_exist ? Answer::not_applicable
                                                                : Answer::silent;
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
      const Answer said = answer(indicator, zone);
      if (said == Answer::reported) result.push_back(zone);
      if (said == Answer::not_applicable) ++counts.not_applicable;
    }
    counts.reported = result.size();
    counts.coverage = coverage_by_count(counts.members, counts.reported, counts.not_applicable);
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

Total total_over(book::Book& book, std::size_t indicator, Year year,
                 const std::vector<ZoneHandle>& zones, const CoverageRule& rule,
                 std::source_location where) {
  RatioOfTotals totals(book, year, where);
  Total result = totals.over(indicator, zones);
  if (rule.weight) {
    std::vector<Answer> answers;
    answers.reserve(zones.size());
    for (const ZoneHandle zone : zones) answers.push_back(totals.answer(indicator, zone));
    result.coverage = coverage_by_weight(book, *rule.weight, year, zones, answers);
  }
  if (!rule.allows(result.coverage)) result.value.reset();
  result.indicator = book.catalog().indicators()[indicator].handle;
  result.year = year;
  return result;
}

Answer answer_of(book::Book& book, std::size_t indicator, Year year, ZoneHandle zone) {
  return RatioOfTotals(book, year, {}).answer(indicator, zone);
}

const book::Overlap* overlap_of(book::Book& book, GroupHandle group, Year year,
                                const std::vector<ZoneHandle>& zones, std::source_location where) {
  const auto counts = [&](ZoneHandle zone) {
    return std::ranges::find(zones, zone) != zones.end();
  };
  for (const book::Overlap& each : book.overlaps(book.catalog().position(group, where))) {
    if (each.years.contains(year) && counts(each.whole) && counts(each.part)) return &each;
  }
  return nullptr;
}

void require_no_overlap(book::Book& book, GroupHandle group, Year year,
                        const std::vector<ZoneHandle>& zones, std::source_location where) {
  const book::Overlap* overlap = overlap_of(book, group, year, zones, where);
  if (overlap == nullptr) return;
  const Catalog& catalog = book.catalog();
  const std::string& whole = catalog.zone(overlap->whole).code;
  throw Error(ErrorCode::invalid_argument,
              "group \"" + catalog.group(group).code + "\" has both \"" + whole + "\" and \"" +
                  catalog.zone(overlap->part).code + "\" in " + to_string(year) +
                  ", and the figures of the first hold those of the second, which a total would "
                  "count twice; take one of them out of the group, or ask for the figures of \"" +
                  whole + "\" themselves",
              where);
}

namespace {

// Whether the total over the members of the year is the sum that the book keeps: nearly always.
bool is_kept(book::Book& book, std::size_t indicator, const CoverageRule& rule) {
  return !book.catalog().indicators()[indicator].ratio && !rule.weight;
}

// The total that is kept; written where it is wanted, as copies of it take longer. Nearly every group
// has no overlap, in any year.
Total kept_total(book::Book& book, std::size_t indicator, Year year, std::size_t group,
                 const CoverageRule& rule, std::source_location where) {
  const Indicator& about = book.catalog().indicators()[indicator];
  if (!book.overlaps(group).empty()) {
    const GroupHandle handle = book.catalog().groups()[group].handle;
    require_no_overlap(book, handle, year, book.roster(handle, year).zones, where);
  }
  require_additive(about, where);
  Total result = total_of(book.sum(indicator, group, year));
  if (!rule.allows(result.coverage)) result.value.reset();
  result.indicator = about.handle;
  result.year = year;
  return result;
}

// The total over the members by any policy.
Total counted_total(book::Book& book, std::size_t indicator, Year year, std::size_t group,
                    const GroupOptions& options, const CoverageRule& rule,
                    std::source_location where) {
  const Group& about = book.catalog().groups()[group];
  const auto zones = book::members(book, about, year, options.policy, options.constant_over);
  require_no_overlap(book, about.handle, year, zones, where);
  return total_over(book, indicator, year, zones, rule, where);
}

}  // namespace

Total total_of_group(book::Book& book, std::size_t indicator, Year year, std::size_t group,
                     const GroupOptions& options, const CoverageRule& rule,
                     std::source_location where) {
  const bool ready = is_of_the_year(options.policy) && is_kept(book, indicator, rule);
  Total result = ready ? kept_total(book, indicator, year, group, rule, where)
                       : counted_total(book, indicator, year, group, options, rule, where);
  result.policy = options.policy;
  return result;
}

void require_additive(const Indicator& indicator, std::source_location where) {
  if (indicator.kind == IndicatorKind::flow || indicator.kind == IndicatorKind::stock) return;
  const std::string what = indicator.kind == IndicatorKind::ratio ? "a ratio" : "an index";
  throw Error(
      ErrorCode::invalid_argument,
      indicator.ratio
          ? "\"" + indicator.code + "\" is " + what +
                ", whose figures do not add up to that of a group, so members have no part in it; "
                "ask total() for the ratio of the totals, or ask this of its numerator"
          : "\"" + indicator.code + "\" is " + what +
                " without a definition, so it has no total over a group; ask for a zone's figure, "
                "or define it by numerator and denominator",
      where);
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
