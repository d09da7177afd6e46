// Published figures that other figures contradict.
#include <yearbook/reconciliation.hpp>

#include <algorithm>

#include "report/group_sections.hpp"
#include "report/lettering.hpp"
#include "report/page_words.hpp"

namespace yearbook::report {
namespace {

std::vector<TableCell> row_of(Page& page, const Subject& subject, const Reconciliation& found) {
  const Indicator& indicator = subject.catalog().indicator(found.indicator);
  const std::string release =
      observation(subject.book, found.indicator, found.zone, found.year).release;
  return {{indicator_html(subject, indicator), {}, false},
          {zone_html(subject, found.zone), {}, false},
          {to_string(found.year), to_string(found.year), true},
          {figure_html(subject, found.published, indicator) + page.citation(release),
           format_exact(found.published), true},
          {figure_html(subject, found.recomputed, indicator), format_exact(found.recomputed), true},
          {figure_html(subject, found.difference(), indicator), format_exact(found.difference()),
           true}};
}

}  // namespace

void add_reconciliation(Page& page, const Subject& subject) {
  const Words& say = words(subject.language);
  std::vector<std::vector<TableCell>> rows;
  std::size_t compared = 0;
  for (const Indicator* indicator : subject.indicators) {
    for (const Reconciliation& found : reconciliation(subject.book, indicator->handle)) {
      if (!found.agrees) continue;
      ++compared;
      if (!*found.agrees) rows.push_back(row_of(page, subject, found));
    }
  }
  if (compared == 0) return;
  page.section("reconciliation", say.reconciliation);
  if (rows.empty()) {
    page.paragraph(filled(say.agree_all, {std::to_string(compared)}));
    return;
  }
  page.table(say.reconciliation,
             {{escaped(say.indicator), {}, false},
              {escaped(say.zone), {}, false},
              {escaped(say.year), {}, true},
              {escaped(say.published), {}, true},
              {escaped(say.recomputed), {}, true},
              {escaped(say.difference), {}, true}},
             rows);
}

}  // namespace yearbook::report
