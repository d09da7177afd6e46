// The places of this year's leaders over the years.
#include <yearbook/chart.hpp>

#include <limits>

#include "report/group_sections.hpp"
#include "report/page_words.hpp"

namespace yearbook::report {
namespace {

constexpr std::size_t top = 9;
constexpr int most_years = 15;

double place_in(const Ranking& ranking, ZoneHandle zone) {
  for (const RankedZone& each : ranking)
    if (each.zone == zone) return each.rank;
  return missing_value;
}

BumpChart leaders_of(const Subject& subject, const Indicator& indicator) {
  BumpChart chart{.frame = {.title = name_of(indicator, subject.language),
                            .language = subject.language,
                            .stand_alone = false},
                  .places = top};
  const YearRange all = years_of(subject, indicator);
  const Year first = std::max(all.first, subject.year - std::chrono::years{most_years - 1});
  chart.years = {first, subject.year};
  const Ranking now = ranking(subject.book, indicator.handle, subject.year, subject.group->handle,
                              {.top = top, .group = well_covered});
  for (const RankedZone& leader : now) {
    chart.series.push_back(
        {.name = name_of(subject.catalog().zone(leader.zone), subject.language), .ranks = {}});
  }
  for (Year year = first; year <= subject.year; ++year) {
    const Ranking then = ranking(subject.book, indicator.handle, year, subject.group->handle,
                                 {.group = well_covered});
    for (std::size_t i = 0; i < now.size(); ++i)
      chart.series[i].ranks.push_back(place_in(then, now.rows[i].zone));
  }
  return chart;
}

// Whether anybody has a place in an earlier year.
bool moves(const BumpChart& chart) {
  for (const BumpSeries& series : chart.series)
    for (std::size_t i = 0; i + 1 < series.ranks.size(); ++i)
      if (!is_missing(series.ranks[i])) return true;
  return false;
}

}  // namespace

void add_leaders(Page& page, const Subject& subject) {
  if (subject.group == nullptr) return;
  bool begun = false;
  for (const Indicator* indicator : subject.indicators) {
    const YearRange years = years_of(subject, *indicator);
    if (years.empty() || years.first >= subject.year) continue;
    const BumpChart chart = leaders_of(subject, *indicator);
    if (chart.series.size() < 2 || !moves(chart)) continue;
    if (!begun) page.section("leaders", words(subject.language).leaders);
    begun = true;
    std::vector<std::size_t> sources;
    for (Year year = chart.years.first; year <= chart.years.last; ++year) {
      const auto of_year = sources_of_members(page.sources(), subject, *indicator, year);
      sources.insert(sources.end(), of_year.begin(), of_year.end());
    }
    page.figure(svg(chart), sources);
  }
}

}  // namespace yearbook::report
