// What the indicators are.
#include "report/group_sections.hpp"
#include "report/lettering.hpp"
#include "report/page_words.hpp"

namespace yearbook::report {
namespace {

// The definition of a ratio in words: numerator over denominator.
std::string ratio_html(const Subject& subject, const Indicator& indicator) {
  if (!indicator.ratio) return {};
  const Catalog& catalog = subject.catalog();
  std::string text = indicator_html(subject, catalog.indicator(indicator.ratio->numerator)) +
                     " / " +
                     indicator_html(subject, catalog.indicator(indicator.ratio->denominator));
  if (indicator.ratio->denominator_zone)
    text += " (" + zone_html(subject, *indicator.ratio->denominator_zone) + ")";
  return text;
}

}  // namespace

void add_method(Page& page, const Subject& subject) {
  if (subject.indicators.empty()) return;
  const Words& say = words(subject.language);
  page.section("method", say.method);
  std::vector<std::vector<TableCell>> rows;
  for (const Indicator* indicator : subject.indicators) {
    const Unit& unit = indicator->unit;
    const std::string& other = subject.language == Language::zh ? unit.name_zh : unit.name_en;
    std::string definition = ratio_html(subject, *indicator);
    if (!indicator->definition.empty())
      definition += (definition.empty() ? "" : "; ") + escaped(indicator->definition);
    rows.push_back({{indicator_html(subject, *indicator), {}, false},
                    {escaped(other.empty() ? unit.code : other), {}, false},
                    {escaped(say.kinds[static_cast<std::size_t>(indicator->kind)]), {}, false},
                    {definition, {}, false}});
  }
  page.table(say.method,
             {{escaped(say.indicator), {}, false},
              {escaped(say.unit), {}, false},
              {escaped(say.kind), {}, false},
              {escaped(say.definition), {}, false}},
             rows);
}

}  // namespace yearbook::report
