// The group's share in the nation over the years, one chart for all that have one.
#include <yearbook/chart.hpp>
#include <yearbook/error.hpp>

#include <algorithm>

#include "report/group_sections.hpp"
#include "report/page_words.hpp"

namespace yearbook::report {
namespace {

// A share that publications define: this indicator over another of the nation.
bool is_share_in_nation(const Indicator& indicator, const Zone& nation) {
  return indicator.ratio && indicator.ratio->denominator_zone == nation.handle;
}

// The share as a fraction, a value a year; all NaN when there is none.
std::vector<double> shares(const Subject& subject, const Indicator& indicator, const Zone& nation,
                           YearRange years, std::vector<std::size_t>& sources, Page& page) {
  const auto cite = [&](ZoneHandle zone, Year year) {
    const auto cited = sources_of(page.sources(), subject, indicator.handle, zone, year);
    sources.insert(sources.end(), cited.begin(), cited.end());
  };
  std::vector<double> result;
  for (Year year = years.first; year <= years.last; ++year) {
    double value = missing_value;
    if (is_share_in_nation(indicator, nation)) {
      const GroupFigure figure = group_figure(subject, indicator, year);
      if (figure.value && figure.published) value = *figure.value * indicator.unit.factor;
      if (figure.published) cite(*subject.group->published_as, year);
    } else {
      value = group_share(subject, indicator, nation, year).value_or(missing_value);
      if (!is_missing(value)) cite(nation.handle, year);
    }
    result.push_back(value);
  }
  return result;
}

bool has_share(const Indicator& indicator, const Zone& nation) {
  if (is_share_in_nation(indicator, nation)) return true;
  return indicator.kind == IndicatorKind::flow || indicator.kind == IndicatorKind::stock;
}

std::size_t values_in(const std::vector<double>& values) {
  std::size_t count = 0;
  for (const double value : values) count += is_missing(value) ? 0U : 1U;
  return count;
}

// Takes the years at both ends away in which there is no share.
void trim(LineChart& chart) {
  const auto empty_at = [&](std::size_t at) {
    return std::ranges::all_of(chart.series,
                               [&](const LineSeries& line) { return is_missing(line.values[at]); });
  };
  std::size_t first = 0;
  std::size_t end = chart.years.size();
  while (end > first && empty_at(end - 1)) --end;
  while (first < end && empty_at(first)) ++first;
  const Year origin = chart.years.first;
  chart.years = {origin + std::chrono::years{static_cast<int>(first)},
                 origin + std::chrono::years{static_cast<int>(end) - 1}};
  for (LineSeries& line : chart.series) {
    const auto begin = line.values.begin();
    line.values = {begin + static_cast<std::ptrdiff_t>(first),
                   begin + static_cast<std::ptrdiff_t>(end)};
  }
}

}  // namespace

void add_shares(Page& page, const Subject& subject) {
  const Zone* nation = nation_of(subject.catalog());
  if (subject.group == nullptr || nation == nullptr) return;
  YearRange years{subject.year, subject.year};
  for (const Indicator* indicator : subject.indicators) {
    const YearRange own = years_of(subject, *indicator);
    if (own.empty()) continue;
    years = {std::min(years.first, own.first), std::max(years.last, own.last)};
  }
  LineChart chart{.frame = {.title = std::string(words(subject.language).shares_of),
                            .unit = {"ratio", "ratio", "ratio", 1, "", ""},
                            .decimals = 1,
                            .language = subject.language,
                            .stand_alone = false},
                  .years = years};
  std::vector<std::size_t> sources;
  for (const Indicator* indicator : subject.indicators) {
    if (!has_share(*indicator, *nation)) continue;
    auto values = shares(subject, *indicator, *nation, years, sources, page);
    if (values_in(values) == 0) continue;
    chart.series.push_back(
        {.name = name_of(*indicator, subject.language), .values = std::move(values)});
  }
  if (chart.series.empty()) return;
  trim(chart);
  page.section("shares", words(subject.language).shares);
  page.figure(svg(chart), sources);
}

}  // namespace yearbook::report
