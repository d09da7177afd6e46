// How far each main figure is concentrated on a few zones.
#include "report/group_sections.hpp"
#include "report/lettering.hpp"
#include "report/page_words.hpp"

namespace yearbook::report {
namespace {

constexpr std::size_t largest = 9;
constexpr std::size_t least_members = 3;

TableCell fraction(const Subject& subject, std::optional<double> value) {
  if (!value) return {};
  return {escaped(format_percent(*value, 1, subject.language)), format_exact(*value), true};
}

TableCell index(std::optional<double> value) {
  constexpr int decimals = 3;
  if (!value) return {};
  const Unit plain{"index", "index", "index", 1, "", ""};
  return {escaped(format_figure(*value, plain, decimals)), format_exact(*value), true};
}

}  // namespace

void add_concentration(Page& page, const Subject& subject) {
  if (subject.group == nullptr) return;
  const Words& say = words(subject.language);
  std::vector<std::vector<TableCell>> rows;
  std::vector<std::size_t> sources;
  for (const Indicator* indicator : subject.indicators) {
    if (indicator->kind != IndicatorKind::flow && indicator->kind != IndicatorKind::stock) continue;
    const Concentration found =
        concentration(subject.book, indicator->handle, subject.year, subject.group->handle,
                      {.top = largest, .group = well_covered});
    if (found.reported < least_members || !found.gini) continue;
    const auto of_row = sources_of_members(page.sources(), subject, *indicator, subject.year);
    sources.insert(sources.end(), of_row.begin(), of_row.end());
    rows.push_back({{indicator_html(subject, *indicator), {}, false},
                    {std::to_string(found.reported), std::to_string(found.reported), true},
                    index(found.gini),
                    index(found.herfindahl),
                    fraction(subject, found.top_share)});
  }
  if (rows.empty()) return;
  page.section("concentration", say.concentration);
  page.table(to_string(subject.year),
             {{escaped(say.indicator), {}, false},
              {escaped(say.reported), {}, true},
              {escaped(say.gini), {}, true},
              {escaped(say.herfindahl), {}, true},
              {escaped(filled(say.top_share, {std::to_string(largest)})), {}, true}},
             rows);
  page.note(page.source_line(sources));
}

}  // namespace yearbook::report
