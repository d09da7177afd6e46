// The head figures of the year.
#include <yearbook/chart.hpp>

#include <algorithm>

#include "report/group_sections.hpp"
#include "report/lettering.hpp"
#include "report/page_words.hpp"

namespace yearbook::report {
namespace {

constexpr std::size_t least_figures = 4;  // fewer make no line as small as a word

// Where the figure comes from: printed, or a sum of so many.
std::string basis(const Subject& subject, const GroupFigure& figure) {
  const Words& say = words(subject.language);
  if (figure.published)
    return escaped(figure.release.empty() ? say.worked_out : say.published_total);
  return escaped(filled(say.sum_of_members,
                        {std::to_string(figure.reported), std::to_string(figure.members)}));
}

std::string trend_line(const Subject& subject, const Indicator& indicator) {
  GroupTrend trend = group_trend(subject, indicator);
  trend.years.last = std::min(trend.years.last, subject.year);
  if (trend.years.size() < 2) return {};
  std::vector<double> values = trend.values();
  values.resize(trend.years.size());
  const auto gaps = std::ranges::count_if(values, is_missing);
  if (values.size() - static_cast<std::size_t>(gaps) < least_figures) return {};
  const Sparkline line{.frame = {.title = name_of(indicator, subject.language),
                                 .unit = indicator.unit,
                                 .decimals = indicator.decimals,
                                 .language = subject.language,
                                 .width = 240,
                                 .stand_alone = false},
                       .years = trend.years,
                       .values = std::move(values)};
  return svg(line);
}

std::string share_of_nation(const Subject& subject, const Indicator& indicator, const Zone& whole) {
  if (indicator.kind != IndicatorKind::flow && indicator.kind != IndicatorKind::stock) return {};
  const auto result = group_share(subject, indicator, whole, subject.year);
  if (!result) return {};
  return escaped(filled(words(subject.language).of_the_nation,
                        {format_percent(*result, 1, subject.language)}));
}

std::string card(Page& page, const Subject& subject, const Indicator& indicator) {
  const Words& say = words(subject.language);
  const GroupFigure now = group_figure(subject, indicator, subject.year);
  const GroupFigure then = group_figure(subject, indicator, subject.compare_year);
  std::string text = "<li>\n<p class=\"name\">" + indicator_html(subject, indicator) +
                     "</p>\n<p class=\"figure\">" + figure_html(subject, now.value, indicator) +
                     "</p>\n";
  const auto fact = [&](const std::string& html) {
    if (!html.empty()) text += "<p class=\"fact\">" + html + "</p>\n";
  };
  if (!now.value) {
    if (now.members > 0) {
      fact(escaped(filled(words(subject.language).with_figure,
                          {std::to_string(now.reported), std::to_string(now.members)})));
    }
    return text + "</li>\n";
  }
  const std::string moved = change_html(subject, change(indicator, then, now), indicator);
  if (!moved.empty())
    fact(moved + " " + escaped(filled(say.against, {to_string(subject.compare_year)})));
  if (const Zone* whole = nation_of(subject.catalog());
      whole != nullptr && subject.group != nullptr)
    fact(share_of_nation(subject, indicator, *whole));
  std::string from = basis(subject, now);
  if (now.status != Status::normal)
    from += escaped(say.then) + escaped(status_words(now.status, subject.language));
  std::vector<std::size_t> cited;
  if (now.published) {
    cited = sources_of(page.sources(), subject, indicator.handle, *subject.group->published_as,
                       subject.year);
  }
  fact(from + Page::citations(std::move(cited)));
  return text + trend_line(subject, indicator) + "</li>\n";
}

}  // namespace

void add_overview(Page& page, const Subject& subject) {
  if (subject.group == nullptr || subject.indicators.empty()) return;
  page.section("overview", words(subject.language).at_a_glance);
  std::string cards = "<ul class=\"cards\">\n";
  for (const Indicator* indicator : subject.indicators) cards += card(page, subject, *indicator);
  page.raw(cards + "</ul>\n");
}

}  // namespace yearbook::report
