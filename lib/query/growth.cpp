// Questions of change: growth of a zone, growth of a group, cagr.
#include <yearbook/query.hpp>

#include <yearbook/error.hpp>
#include <yearbook/numeric.hpp>

#include <algorithm>
#include <vector>

#include "book/book.hpp"
#include "book/membership.hpp"
#include "query/coverage.hpp"
#include "query/totals.hpp"
#include "query/years.hpp"

namespace yearbook {
namespace {

constexpr std::chrono::years one_year{1};

// A fraction; for a ratio the difference, in its own unit.
std::optional<double> change(const Indicator& indicator, double earlier, double later) {
  if (indicator.kind != IndicatorKind::ratio) return relative_change(earlier, later);
  if (is_missing(earlier) || is_missing(later)) return std::nullopt;
  return later - earlier;
}

// The worse of two statuses; none where either year has no row.
Status status_of_change(Status earlier, Status later) {
  if (earlier == Status::none || later == Status::none) return Status::none;
  return worst(earlier, later);
}

Series growth_of(const Indicator& indicator, const book::Panel& panel, std::size_t zone,
                 YearRange years) {
  Series result;
  result.years = years;
  result.values.resize(years.size());
  result.statuses.resize(years.size());
  book::Cell earlier = panel.cell(years.first - one_year, zone);
  Year year = years.first;
  for (std::size_t i = 0; i < years.size(); ++i, ++year) {
    const book::Cell later = panel.cell(year, zone);
    result.values[i] = change(indicator, earlier.value, later.value).value_or(missing_value);
    result.statuses[i] = status_of_change(earlier.status, later.status);
    earlier = later;
  }
  return result;
}

// The members of a group in two years that follow each other, and what they reported.
class TwoYears {
 public:
  TwoYears(book::Book& book, std::size_t indicator, const Group& group, Year year,
           const GroupOptions& options, std::source_location where)
      : book_(book),
        indicator_(indicator),
        year_(year),
        policy_(options.policy),
        rule_(query::coverage_rule(book.catalog(), options, where)),
        where_(where) {
    const auto members = [&](Year of) {
      auto zones = book::members(book, group, of, options.policy, options.constant_over);
      query::require_no_overlap(book, group.handle, of, zones, where);
      return zones;
    };
    before_ = members(year - one_year);
    now_ = members(year);
    match();
  }

  [[nodiscard]] GroupGrowth growth() const {
    const Indicator& about = book_.catalog().indicators()[indicator_];
    const Total from = compared(year_ - one_year, before_);
    const Total to = compared(year_, now_);
    GroupGrowth result;
    result.year = year_;
    result.value =
        change(about, from.value.value_or(missing_value), to.value.value_or(missing_value));
    result.status = status_of_change(from.status, to.status);
    result.policy = policy_;
    result.members = to.members;
    result.reported = to.reported;
    result.not_applicable = to.not_applicable;
    result.coverage = to.coverage;
    result.earlier_members = from.members;
    result.earlier_reported = from.reported;
    result.earlier_not_applicable = from.not_applicable;
    result.earlier_coverage = from.coverage;
    result.matched = matched_.size();
    // What the group reported, whatever part of it that is.
    result.earlier =
        query::total_over(book_, indicator_, year_ - one_year, before_, {}, where_).value;
    result.later = query::total_over(book_, indicator_, year_, now_, {}, where_).value;
    if (!about.ratio) take_apart(result);
    return result;
  }

 private:
  static bool belongs(const std::vector<ZoneHandle>& zones, ZoneHandle zone) {
    return std::ranges::find(zones, zone) != zones.end();
  }
  [[nodiscard]] double figure(ZoneHandle zone, Year year) const {
    return book_.panel(indicator_).cell(year, book_.catalog().position(zone)).value;
  }
  [[nodiscard]] bool reported(ZoneHandle zone, Year year) const {
    return !is_missing(figure(zone, year));
  }

  // Finds the members of both years, and those of them that reported in both.
  void match() {
    for (const ZoneHandle zone : before_) {
      if (!belongs(now_, zone)) continue;
      both_.push_back(zone);
      answers_.push_back(answer_of_both(zone));
      if (answers_.back() == query::Answer::reported) matched_.push_back(zone);
    }
  }
  [[nodiscard]] query::Answer answer_of_both(ZoneHandle zone) const {
    const auto earlier = query::answer_of(book_, indicator_, year_ - one_year, zone);
    const auto later = query::answer_of(book_, indicator_, year_, zone);
    if (earlier == later) return later;
    const bool possible =
        earlier != query::Answer::not_applicable && later != query::Answer::not_applicable;
    return possible ? query::Answer::silent : query::Answer::not_applicable;
  }

  // One side of the comparison: the total of the members of a year, or of those that match among
  // the members of both.
  [[nodiscard]] Total compared(Year year, const std::vector<ZoneHandle>& zones) const {
    if (policy_ != GroupPolicy::matched) {
      return query::total_over(book_, indicator_, year, zones, rule_, where_);
    }
    Total result = query::total_over(book_, indicator_, year, matched_, {}, where_);
    result.members = both_.size();
    result.not_applicable =
        static_cast<std::size_t>(std::ranges::count(answers_, query::Answer::not_applicable));
    result.coverage =
        rule_.weight
            ? query::coverage_by_weight(book_, *rule_.weight, year, both_, answers_)
            : query::coverage_by_count(result.members, result.reported, result.not_applicable);
    if (!rule_.allows(result.coverage)) result.value.reset();
    return result;
  }

  // Every figure of either year falls into one of five lines, so that they add up to the change.
  void take_apart(GroupGrowth& result) const {
    std::vector<double> matched;
    std::vector<double> entered;
    std::vector<double> left;
    std::vector<double> appeared;
    std::vector<double> vanished;
    for (const ZoneHandle zone : now_) {
      const double later = figure(zone, year_);
      if (!belongs(before_, zone)) {
        entered.push_back(later);
      } else if (!reported(zone, year_ - one_year)) {
        appeared.push_back(later);
      } else if (!is_missing(later)) {
        matched.push_back(later);
        matched.push_back(-figure(zone, year_ - one_year));
      }
    }
    for (const ZoneHandle zone : before_) {
      const double earlier = figure(zone, year_ - one_year);
      if (!belongs(now_, zone)) {
        left.push_back(earlier);
      } else if (!reported(zone, year_)) {
        vanished.push_back(earlier);
      }
    }
    result.matched_change = compensated_sum(matched);
    result.entrants = compensated_sum(entered);
    result.leavers = compensated_sum(left);
    result.newly_reported = compensated_sum(appeared);
    result.no_longer_reported = compensated_sum(vanished);
  }

  book::Book& book_;
  std::size_t indicator_;
  Year year_;
  GroupPolicy policy_;
  query::CoverageRule rule_;
  std::source_location where_;
  std::vector<ZoneHandle> before_;
  std::vector<ZoneHandle> now_;
  std::vector<ZoneHandle> both_;
  std::vector<query::Answer> answers_;  // of both_
  std::vector<ZoneHandle> matched_;
};

}  // namespace

Series growth(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone, YearRange years,
              std::source_location where) {
  query::require_years(years, where);
  const Catalog& catalog = book.catalog();
  const book::Panel& panel = book.book().panel(catalog.position(indicator, where));
  return growth_of(catalog.indicator(indicator, where), panel, catalog.position(zone, where),
                   years);
}

Series growth(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone,
              std::source_location where) {
  YearRange years = series(book, indicator, zone, where).years;
  ++years.first;
  if (years.empty()) return {};
  return growth(book, indicator, zone, years, where);
}

std::vector<GroupGrowth> growth(const Snapshot& book, IndicatorHandle indicator, GroupHandle group,
                                YearRange years, const GroupOptions& options,
                                std::source_location where) {
  query::require_years(years, where);
  const std::size_t position = book.catalog().position(indicator, where);
  const Group& about = book.catalog().group(group, where);
  // Refused at once, also where the range has no year.
  static_cast<void>(query::coverage_rule(book.catalog(), options, where));
  GroupOptions membership = options;
  if (!membership.constant_over && !years.empty()) {
    membership.constant_over = YearRange{years.first - one_year, years.last};
  }
  std::vector<GroupGrowth> result;
  for (Year year = years.first; year <= years.last; ++year) {
    result.push_back(TwoYears(book.book(), position, about, year, membership, where).growth());
  }
  return result;
}

Rate cagr(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone, YearRange years,
          std::source_location where) {
  const Indicator& about = book.catalog().indicator(indicator, where);
  if (about.kind == IndicatorKind::ratio) {
    throw Error(
        ErrorCode::invalid_argument,
        "\"" + about.code + "\" is a ratio, whose change is a difference and no rate; ask growth()",
        where);
  }
  const Series cells = series(book, indicator, zone, years, where);
  if (cells.size() < 2) return {};
  return {
      compound_rate(cells.values.front(), cells.values.back(), static_cast<int>(cells.size()) - 1),
      status_of_change(cells.statuses.front(), cells.statuses.back())};
}

}  // namespace yearbook
