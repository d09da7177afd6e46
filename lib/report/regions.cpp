// The figures of the members by the province and region that they lie in.
#include <yearbook/chart.hpp>

#include <cmath>
#include <map>

#include "report/group_sections.hpp"
#include "report/lettering.hpp"
#include "report/page_words.hpp"

namespace yearbook::report {
namespace {

constexpr std::size_t least_places = 2;

// The zone of a kind that a zone lies in, at whatever height; nullptr when there is none.
const Zone* ancestor(const Catalog& catalog, const Zone& zone, ZoneKind kind) {
  const Zone* at = &zone;
  while (at->parent) {
    at = &catalog.zone(*at->parent);
    if (at->kind == kind) return at;
  }
  return nullptr;
}

BarChart by_place(const Subject& subject, const Indicator& indicator, ZoneKind kind) {
  BarChart chart{.frame = {.title = name_of(indicator, subject.language),
                           .unit = indicator.unit,
                           .decimals = indicator.decimals,
                           .language = subject.language,
                           .width = half_width,
                           .stand_alone = false}};
  std::map<std::size_t, std::vector<double>> figures;  // by position, so that ties keep its order
  const CrossSection cells =
      cross_section(subject.book, indicator.handle, subject.year, subject.group->handle);
  for (const auto [zone, value] : cells) {
    const Zone* place = ancestor(subject.catalog(), subject.catalog().zone(zone), kind);
    if (place != nullptr && !is_missing(value))
      figures[subject.catalog().position(place->handle)].push_back(value);
  }
  for (const auto& [position, values] : figures) {
    const double sum = compensated_sum(values);
    chart.bars.push_back({.name = name_of(subject.catalog().zones()[position], subject.language) +
                                  " (" + std::to_string(values.size()) + ")",
                          .value = std::isfinite(sum) ? sum : missing_value});
  }
  return chart;
}

}  // namespace

void add_regions(Page& page, const Subject& subject) {
  if (subject.group == nullptr) return;
  const Words& say = words(subject.language);
  std::vector<const Indicator*> covered;
  for (const Indicator* indicator : subject.indicators) {
    if (indicator->kind != IndicatorKind::flow && indicator->kind != IndicatorKind::stock) continue;
    const Ranking reported =
        ranking(subject.book, indicator->handle, subject.year, subject.group->handle);
    if (reported.coverage.value_or(0) >= least_coverage) covered.push_back(indicator);
  }
  bool begun = false;
  for (const auto& [kind, title] :
       {std::pair(ZoneKind::region, say.region), std::pair(ZoneKind::province, say.province)}) {
    bool open = false;
    for (const Indicator* indicator : covered) {
      const BarChart chart = by_place(subject, *indicator, kind);
      if (chart.bars.size() < least_places) continue;
      if (!begun) page.section("regions", say.regions);
      begun = true;
      if (!open) {
        page.heading(title);
        page.note(escaped(say.in_brackets));
        page.raw("<div class=\"charts\">\n");
      }
      open = true;
      page.figure(svg(chart),
                  sources_of_members(page.sources(), subject, *indicator, subject.year));
    }
    if (open) page.raw("</div>\n");
  }
}

}  // namespace yearbook::report
