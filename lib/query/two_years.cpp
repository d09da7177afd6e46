#include "query/two_years.hpp"

#include <yearbook/numeric.hpp>

#include <algorithm>

#include "book/membership.hpp"
#include "query/totals.hpp"

namespace yearbook::query {
namespace {

bool belongs(const std::vector<ZoneHandle>& zones, ZoneHandle zone) {
  return std::ranges::find(zones, zone) != zones.end();
}

std::optional<double> as_optional(double value) {
  return is_missing(value) ? std::nullopt : std::optional(value);
}

ContributionKind kind_of(bool earlier_member, bool later_member, bool before, bool now) {
  if (!earlier_member) return ContributionKind::entrant;
  if (!later_member) return ContributionKind::leaver;
  if (before && now) return ContributionKind::matched;
  return now ? ContributionKind::newly_reported : ContributionKind::no_longer_reported;
}

}  // namespace

std::optional<double> change(const Indicator& indicator, double earlier, double later) {
  if (indicator.kind != IndicatorKind::ratio) return relative_change(earlier, later);
  if (is_missing(earlier) || is_missing(later)) return std::nullopt;
  return later - earlier;
}

TwoYears::TwoYears(book::Book& book, std::size_t indicator, const Group& group, Year earlier,
                   Year later, const GroupOptions& options, std::source_location where)
    : book_(book),
      indicator_(indicator),
      earlier_(earlier),
      later_(later),
      policy_(options.policy),
      rule_(coverage_rule(book.catalog(), options, where)),
      where_(where) {
  const auto members = [&](Year of) {
    auto zones = book::members(book, group, of, options.policy, options.constant_over);
    require_no_overlap(book, group.handle, of, zones, where);
    return zones;
  };
  before_ = members(earlier);
  now_ = members(later);
  match();
}

// Finds the members of both years, and those of them that reported in both.
void TwoYears::match() {
  for (const ZoneHandle zone : before_) {
    if (!belongs(now_, zone)) continue;
    both_.push_back(zone);
    answers_.push_back(answer_of_both(zone));
    if (answers_.back() == Answer::reported) matched_.push_back(zone);
  }
}

Answer TwoYears::answer_of_both(ZoneHandle zone) const {
  const auto earlier = answer_of(book_, indicator_, earlier_, zone);
  const auto later = answer_of(book_, indicator_, later_, zone);
  if (earlier == later) return later;
  const bool possible = earlier != Answer::not_applicable && later != Answer::not_applicable;
  return possible ? Answer::silent : Answer::not_applicable;
}

book::Cell TwoYears::cell(ZoneHandle zone, Year year) const {
  return book_.panel(indicator_).cell(year, book_.catalog().position(zone));
}

// One side of the comparison: the total of the members of a year, or of those that match among the
// members of both.
Total TwoYears::compared(Year year, const std::vector<ZoneHandle>& zones) const {
  if (policy_ != GroupPolicy::matched) {
    return total_over(book_, indicator_, year, zones, rule_, where_);
  }
  Total result = total_over(book_, indicator_, year, matched_, {}, where_);
  result.members = both_.size();
  result.not_applicable =
      static_cast<std::size_t>(std::ranges::count(answers_, Answer::not_applicable));
  result.coverage = rule_.weight
                        ? coverage_by_weight(book_, *rule_.weight, year, both_, answers_)
                        : coverage_by_count(result.members, result.reported, result.not_applicable);
  if (!rule_.allows(result.coverage)) result.value.reset();
  return result;
}

std::optional<double> TwoYears::reported_earlier() const {
  return total_over(book_, indicator_, earlier_, before_, {}, where_).value;
}

std::optional<double> TwoYears::reported_later() const {
  return total_over(book_, indicator_, later_, now_, {}, where_).value;
}

std::vector<Contribution> TwoYears::parts() const {
  std::vector<ZoneHandle> zones = before_;
  std::ranges::copy_if(now_, std::back_inserter(zones),
                       [&](ZoneHandle zone) { return !belongs(before_, zone); });
  std::vector<Contribution> result;
  for (const ZoneHandle zone : zones) {
    const bool earlier_member = belongs(before_, zone);
    const bool later_member = belongs(now_, zone);
    const book::Cell before = earlier_member ? cell(zone, earlier_) : book::Cell{};
    const book::Cell now = later_member ? cell(zone, later_) : book::Cell{};
    if (is_missing(before.value) && is_missing(now.value)) continue;
    Contribution part;
    part.zone = zone;
    part.earlier = as_optional(before.value);
    part.later = as_optional(now.value);
    part.kind =
        kind_of(earlier_member, later_member, part.earlier.has_value(), part.later.has_value());
    part.amount = part.later.value_or(0) - part.earlier.value_or(0);
    if (part.earlier) part.status = before.status;
    if (part.later) part.status = worst(part.status, now.status);
    result.push_back(part);
  }
  return result;
}

}  // namespace yearbook::query
