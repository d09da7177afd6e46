// Questions of change: growth of a zone, growth of a group, cagr.
#include <yearbook/query.hpp>

#include <yearbook/error.hpp>
#include <yearbook/numeric.hpp>

#include <algorithm>
#include <vector>

#include "book/book.hpp"
#include "book/membership.hpp"
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
  for (Year year = years.first; year <= years.last; ++year) {
    const book::Cell earlier = panel.cell(year - one_year, zone);
    const book::Cell later = panel.cell(year, zone);
    result.values.push_back(change(indicator, earlier.value, later.value).value_or(missing_value));
    result.statuses.push_back(status_of_change(earlier.status, later.status));
  }
  return result;
}

// The members of a group in two years that follow each other, and what they reported.
class TwoYears {
 public:
  TwoYears(book::Book& book, std::size_t indicator, const Group& group, Year year,
           const GroupOptions& options)
      : book_(book), indicator_(indicator), year_(year) {
    const auto members = [&](Year of) {
      return book::members(book, group, of, options.policy, options.constant_over);
    };
    before_ = members(year - one_year);
    now_ = members(year);
    for (const ZoneHandle zone : before_) {
      if (belongs(now_, zone) && reported(zone, year - one_year) && reported(zone, year)) {
        matched_.push_back(zone);
      }
    }
  }

  [[nodiscard]] GroupGrowth growth(GroupPolicy policy, std::source_location where) const {
    const Indicator& about = book_.catalog().indicators()[indicator_];
    GroupGrowth result;
    result.year = year_;
    result.policy = policy;
    result.matched = matched_.size();
    const Total earlier = query::total_over(book_, indicator_, year_ - one_year, before_, where);
    const Total later = query::total_over(book_, indicator_, year_, now_, where);
    result.earlier = earlier.value;
    result.later = later.value;
    if (!about.ratio) take_apart(result);
    const bool matched = policy == GroupPolicy::matched;
    const Total from =
        matched ? query::total_over(book_, indicator_, year_ - one_year, matched_, where) : earlier;
    const Total to = matched ? query::total_over(book_, indicator_, year_, matched_, where) : later;
    result.value =
        change(about, from.value.value_or(missing_value), to.value.value_or(missing_value));
    result.status = status_of_change(from.status, to.status);
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
  std::vector<ZoneHandle> before_;
  std::vector<ZoneHandle> now_;
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
  GroupOptions membership = options;
  if (!membership.constant_over && !years.empty()) {
    membership.constant_over = YearRange{years.first - one_year, years.last};
  }
  std::vector<GroupGrowth> result;
  for (Year year = years.first; year <= years.last; ++year) {
    result.push_back(
        TwoYears(book.book(), position, about, year, membership).growth(options.policy, where));
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
