// Questions of direction: trend, index_to_base, moving_average.
#include <yearbook/trend.hpp>

#include <yearbook/error.hpp>
#include <yearbook/statistics.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "query/years.hpp"

namespace yearbook {
namespace {

Status worst_reported(const std::vector<double>& values, const std::vector<Status>& statuses) {
  Status result = Status::none;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!is_missing(values[i])) result = worst(result, statuses[i]);
  }
  return result;
}

// The line through a series, of a zone or of a group.
template <typename Figures>
Trend trend_of(const Figures& figures) {
  Trend result;
  result.indicator = figures.indicator;
  result.years = figures.years;
  result.reported = static_cast<std::size_t>(
      std::ranges::count_if(figures.values, [](double value) { return !is_missing(value); }));
  result.status = worst_reported(figures.values, figures.statuses);
  std::vector<double> years_on;
  for (std::size_t i = 0; i < figures.size(); ++i) years_on.push_back(static_cast<double>(i));
  const auto line = least_squares(years_on, figures.values);
  if (!line) return result;
  result.slope = line->slope;
  result.level = line->intercept;
  result.r_squared = line->r_squared;
  result.standard_error = line->standard_error;
  const auto centre = mean(figures.values);
  if (centre && *centre > 0) result.relative_slope = line->slope / *centre;
  return result;
}

std::optional<double> least_coverage(const GroupSeries& figures) {
  std::optional<double> least;
  for (const Total& each : figures.totals) {
    if (!each.value) continue;
    if (!each.coverage) return std::nullopt;
    least = std::min(least.value_or(*each.coverage), *each.coverage);
  }
  return least;
}

// A figure and its status in one year.
struct Point {
  double value = missing_value;
  Status status = Status::none;
};

template <typename Figures>
void put_on_base(Figures& figures, const Point& base) {
  figures.measure = Measure::index;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    // Written so that NaN, a missing base, is caught too.
    figures.values[i] = base.value > 0 ? 100 * figures.values[i] / base.value : missing_value;
    const bool both = base.status != Status::none && figures.statuses[i] != Status::none;
    figures.statuses[i] = both ? worst(base.status, figures.statuses[i]) : Status::none;
  }
}

// The window of a moving average: how many years before and after its own, and how many figures.
struct Reach {
  int before = 0;
  int after = 0;
  std::size_t at_least = 1;

  [[nodiscard]] YearRange about(YearRange years) const {
    const auto clamped = [](int year) { return Year{std::clamp(year, 1, 9999)}; };
    if (years.empty()) return years;
    return {clamped(int{years.first} - before), clamped(int{years.last} + after)};
  }
};

Reach reach_of(const MovingAverageOptions& options, std::source_location where) {
  const std::size_t length = options.length;
  const std::size_t at_least = options.at_least.value_or(length);
  const auto refuse = [&](const std::string& sentence) {
    throw Error(ErrorCode::invalid_argument, sentence, where);
  };
  if (length < 1 || length > 9999) {
    refuse("a window of " + std::to_string(length) + " years; name one from 1 to 9999");
  }
  if (options.window == Window::centred && length % 2 == 0) {
    refuse("a centred window of " + std::to_string(length) +
           " years has no middle year; name an odd number, or a trailing one");
  }
  if (at_least < 1 || at_least > length) {
    refuse("at least " + std::to_string(at_least) + " figures in a window of " +
           std::to_string(length) + " years; name from 1 to " + std::to_string(length));
  }
  const auto others = static_cast<int>(length) - 1;
  if (options.window == Window::trailing) return {others, 0, at_least};
  return {others / 2, others / 2, at_least};
}

// Sets the averages of `result`, a value a year, from the figures about it.
template <typename Figures>
void average(const Figures& about, const Reach& reach, Figures& result) {
  const auto year_count = static_cast<int>(about.size());
  const int shift = int{result.years.first} - int{about.years.first};
  for (std::size_t i = 0; i < result.size(); ++i) {
    if (is_missing(result.values[i])) continue;
    const int own = static_cast<int>(i) + shift;
    const int from = std::max(0, own - reach.before);
    const int to = std::min(year_count - 1, own + reach.after);
    std::vector<double> values;
    std::vector<Status> statuses;
    for (int at = from; at <= to; ++at) {
      const double value = about.values[static_cast<std::size_t>(at)];
      if (is_missing(value)) continue;
      values.push_back(value);
      statuses.push_back(about.statuses[static_cast<std::size_t>(at)]);
    }
    if (values.size() < reach.at_least) {
      result.values[i] = missing_value;
      continue;
    }
    result.values[i] = mean(values).value_or(missing_value);
    result.statuses[i] = std::ranges::max(statuses);
  }
}

void require_year(Year year, std::source_location where) {
  query::require_years({year, year}, where);
}

}  // namespace

Trend trend(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone, YearRange years,
            std::source_location where) {
  return trend_of(series(book, indicator, zone, years, where));
}

Trend trend(const Snapshot& book, IndicatorHandle indicator, GroupHandle group, YearRange years,
            const GroupOptions& options, std::source_location where) {
  const GroupSeries figures = series(book, indicator, group, years, options, where);
  Trend result = trend_of(figures);
  result.policy = options.policy;
  result.least_coverage = least_coverage(figures);
  return result;
}

Series index_to_base(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone,
                     Year base_year, YearRange years, std::source_location where) {
  require_year(base_year, where);
  Series result = series(book, indicator, zone, years, where);
  const Series base = series(book, indicator, zone, {base_year, base_year}, where);
  put_on_base(result, {base.values.front(), base.statuses.front()});
  return result;
}

GroupSeries index_to_base(const Snapshot& book, IndicatorHandle indicator, GroupHandle group,
                          Year base_year, YearRange years, const GroupOptions& options,
                          std::source_location where) {
  require_year(base_year, where);
  GroupOptions membership = options;
  if (!membership.constant_over && !years.empty()) {
    membership.constant_over =
        YearRange{std::min(base_year, years.first), std::max(base_year, years.last)};
  }
  GroupSeries result = series(book, indicator, group, years, membership, where);
  const Total base = total(book, indicator, base_year, group, membership, where);
  put_on_base(result, {base.value.value_or(missing_value), base.status});
  return result;
}

Series moving_average(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone,
                      YearRange years, const MovingAverageOptions& options,
                      std::source_location where) {
  const Reach reach = reach_of(options, where);
  Series result = series(book, indicator, zone, years, where);
  average(series(book, indicator, zone, reach.about(years), where), reach, result);
  return result;
}

GroupSeries moving_average(const Snapshot& book, IndicatorHandle indicator, GroupHandle group,
                           YearRange years, const MovingAverageOptions& options,
                           std::source_location where) {
  const Reach reach = reach_of(options, where);
  GroupOptions membership = options.group;
  if (!membership.constant_over) membership.constant_over = years;
  GroupSeries result = series(book, indicator, group, years, membership, where);
  average(series(book, indicator, group, reach.about(years), membership, where), reach, result);
  return result;
}

}  // namespace yearbook
