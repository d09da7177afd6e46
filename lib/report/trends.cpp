// Every main indicator over the years: gaps as gaps, breaks as breaks, first figures behind.
#include <yearbook/chart.hpp>

#include <algorithm>

#include "report/group_sections.hpp"
#include "report/page_words.hpp"

namespace yearbook::report {
namespace {

struct Trend {
  LineChart chart;
  std::vector<std::size_t> sources;
  bool revised = false;
};

// The figures of the group as first published, where they are printed figures.
std::vector<double> first_figures(const Subject& subject, const Indicator& indicator,
                                  YearRange years) {
  std::vector<double> result;
  for (Year year = years.first; year <= years.last; ++year) {
    const auto first =
        vintage(subject.book, indicator.handle, *subject.group->published_as, year, 1);
    result.push_back(first && first->value ? *first->value : missing_value);
  }
  return result;
}

bool same(double a, double b) {
  return a == b || is_missing(a) || is_missing(b);
}

Trend trend_of(Page& page, const Subject& subject, const Indicator& indicator,
               const GroupTrend& known) {
  const YearRange years = known.years;
  Trend result{.chart = {.frame = {.title = name_of(indicator, subject.language),
                                   .unit = indicator.unit,
                                   .decimals = indicator.decimals,
                                   .language = subject.language,
                                   .width = half_width,
                                   .stand_alone = false},
                         .years = years,
                         .series = {}},
               .sources = {}};
  LineSeries line{.name = name_of(*subject.group, subject.language)};
  line.values = known.values();
  for (std::size_t i = 0; i < known.figures.size(); ++i) {
    const GroupFigure& figure = known.figures[i];
    const Year year = years.first + std::chrono::years{static_cast<int>(i)};
    if (figure.status == Status::time_series_break || figure.status == Status::definition_differs)
      line.breaks.push_back(year);
    if (!figure.published) continue;
    const auto cited =
        sources_of(page.sources(), subject, indicator.handle, *subject.group->published_as, year);
    result.sources.insert(result.sources.end(), cited.begin(), cited.end());
  }
  if (subject.group->published_as) {
    auto first = first_figures(subject, indicator, years);
    result.revised = !std::ranges::equal(first, line.values, same);
    if (result.revised) line.earlier.push_back(std::move(first));
  }
  result.chart.series.push_back(std::move(line));
  return result;
}

}  // namespace

void add_trends(Page& page, const Subject& subject) {
  if (subject.group == nullptr) return;
  bool begun = false;
  for (const Indicator* indicator : subject.indicators) {
    const GroupTrend known = group_trend(subject, *indicator);
    if (known.years.size() < 2) continue;
    if (!begun) {
      page.section("trends", words(subject.language).trends);
      page.raw("<div class=\"charts\">\n");
    }
    begun = true;
    const Trend trend = trend_of(page, subject, *indicator, known);
    page.figure(svg(trend.chart), trend.sources,
                trend.revised ? words(subject.language).first_figures : "");
  }
  if (begun) page.raw("</div>\n");
}

}  // namespace yearbook::report
