// Questions of change: growth of a zone, growth of a group, cagr.
#include <yearbook/growth.hpp>

#include <yearbook/error.hpp>
#include <yearbook/numeric.hpp>

#include <algorithm>
#include <functional>
#include <vector>

#include "book/book.hpp"
#include "kernel/changes.hpp"
#include "query/coverage.hpp"
#include "query/panels.hpp"
#include "query/totals.hpp"
#include "query/two_years.hpp"
#include "query/years.hpp"

namespace yearbook {
namespace {

using query::status_of_change;

constexpr std::chrono::years one_year{1};

// What the change of an indicator is.
Measure measure_of_change(const Indicator& indicator) {
  return indicator.kind == IndicatorKind::ratio ? Measure::figure : Measure::fraction;
}

Series growth_of(const Indicator& indicator, const book::Panel& panel, std::size_t zone,
                 YearRange years) {
  Series result;
  result.years = years;
  result.indicator = indicator.handle;
  result.measure = measure_of_change(indicator);
  result.values.resize(years.size());
  result.statuses.resize(years.size());
  book::Cell earlier = panel.cell(years.first - one_year, zone);
  Year year = years.first;
  for (std::size_t i = 0; i < years.size(); ++i, ++year) {
    const book::Cell later = panel.cell(year, zone);
    result.values[i] = query::change(indicator, earlier.value, later.value).value_or(missing_value);
    result.statuses[i] = status_of_change(earlier.status, later.status);
    earlier = later;
  }
  return result;
}

// The change of every zone on the year before, a year at a time.
class YearlyChanges {
 public:
  YearlyChanges(const Indicator& indicator, const book::Panel& panel, std::size_t zones)
      : indicator_(indicator), panel_(panel), values_(zones), statuses_(zones) {}

  query::PanelYear of(Year year) {
    const auto earlier = panel_.values(year - one_year);
    const auto later = panel_.values(year);
    if (earlier.empty() || later.empty()) return {};
    if (indicator_.kind == IndicatorKind::ratio) {
      std::ranges::transform(later, earlier, values_.begin(), std::minus{});
    } else {
      kernel::relative_changes(earlier, later, values_);
    }
    const auto before = panel_.statuses(year - one_year);
    const auto now = panel_.statuses(year);
    for (std::size_t i = 0; i < statuses_.size(); ++i) {
      statuses_[i] = status_of_change(before[i], now[i]);
    }
    return {values_, statuses_};
  }

 private:
  const Indicator& indicator_;
  const book::Panel& panel_;
  std::vector<double> values_;
  std::vector<Status> statuses_;
};

// A compensated sum a line of what growth is made of.
void take_apart(const std::vector<Contribution>& parts, GroupGrowth& result) {
  const auto sum_of = [&](ContributionKind kind, auto&&... side) {
    std::vector<double> figures;
    for (const Contribution& part : parts) {
      if (part.kind == kind) (figures.push_back(side(part)), ...);
    }
    return compensated_sum(figures);
  };
  const auto later = [](const Contribution& part) { return *part.later; };
  const auto earlier = [](const Contribution& part) { return *part.earlier; };
  const auto taken = [](const Contribution& part) { return -*part.earlier; };
  result.matched_change = sum_of(ContributionKind::matched, later, taken);
  result.entrants = sum_of(ContributionKind::entrant, later);
  result.leavers = sum_of(ContributionKind::leaver, earlier);
  result.newly_reported = sum_of(ContributionKind::newly_reported, later);
  result.no_longer_reported = sum_of(ContributionKind::no_longer_reported, earlier);
}

GroupGrowth growth_of(const Indicator& about, const query::TwoYears& two, Year year,
                      GroupPolicy policy) {
  const Total from = two.compared_earlier();
  const Total to = two.compared_later();
  GroupGrowth result;
  result.year = year;
  result.indicator = about.handle;
  result.measure = measure_of_change(about);
  result.value =
      query::change(about, from.value.value_or(missing_value), to.value.value_or(missing_value));
  result.status = status_of_change(from.status, to.status);
  result.policy = policy;
  result.members = to.members;
  result.reported = to.reported;
  result.not_applicable = to.not_applicable;
  result.coverage = to.coverage;
  result.earlier_members = from.members;
  result.earlier_reported = from.reported;
  result.earlier_not_applicable = from.not_applicable;
  result.earlier_coverage = from.coverage;
  result.matched = two.matched();
  result.earlier = two.reported_earlier();
  result.later = two.reported_later();
  if (!about.ratio) take_apart(two.parts(), result);
  return result;
}

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
  return growth(book, indicator, zone, years, where);
}

Panel growth_panel(const Snapshot& book, IndicatorHandle indicator, GroupHandle group,
                   YearRange years, const GroupOptions& options, std::source_location where) {
  query::require_membership(options.policy, where);
  query::require_years(years, where);
  const Catalog& catalog = book.catalog();
  const Indicator& about = catalog.indicator(indicator, where);
  YearlyChanges changes(about, book.book().panel(catalog.position(indicator, where)),
                        catalog.zones().size());
  Panel result = query::panel_of_members(book.book(), catalog.group(group, where), years,
                                         query::over(years, options),
                                         [&](Year year) { return changes.of(year); });
  result.indicator = indicator;
  result.measure = measure_of_change(about);
  return result;
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
    const query::TwoYears two(book.book(), position, about, year - one_year, year, membership,
                              where);
    result.push_back(
        growth_of(book.catalog().indicators()[position], two, year, membership.policy));
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
  Rate result;
  result.indicator = indicator;
  result.years = years;
  if (cells.size() < 2) return result;
  result.value =
      compound_rate(cells.values.front(), cells.values.back(), static_cast<int>(cells.size()) - 1);
  result.status = status_of_change(cells.statuses.front(), cells.statuses.back());
  return result;
}

}  // namespace yearbook
