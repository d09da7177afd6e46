// Which part of the group has reported, by indicator and year.
#include <yearbook/chart.hpp>

#include <algorithm>

#include "report/group_sections.hpp"
#include "report/page_words.hpp"

namespace yearbook::report {

void add_coverage(Page& page, const Subject& subject) {
  if (subject.group == nullptr || subject.indicators.empty()) return;
  constexpr int most_years = 15;
  YearRange years{subject.year - std::chrono::years{most_years - 1}, subject.year};
  // Years before the first figure of all tell nothing.
  Year first = subject.year;
  for (const Indicator* indicator : subject.indicators) {
    const YearRange own = years_of(subject, *indicator);
    if (!own.empty()) first = std::min(first, own.first);
  }
  years.first = std::max(years.first, first);
  HeatChart chart{.frame = {.title = std::string(words(subject.language).reported_part),
                            .unit = {"ratio", "ratio", "ratio", 1, "", ""},
                            .decimals = 0,
                            .language = subject.language,
                            .stand_alone = false},
                  .low = 0,
                  .high = 1};
  for (Year year = years.first; year <= years.last; ++year)
    chart.columns.push_back(to_string(year));
  std::vector<std::size_t> sources;
  for (const Indicator* indicator : subject.indicators) {
    std::vector<double> row;
    std::vector<std::size_t> cited;
    for (Year year = years.first; year <= years.last; ++year) {
      const Ranking found = ranking(subject.book, indicator->handle, year, subject.group->handle);
      row.push_back(found.coverage.value_or(missing_value));
      if (found.reported == 0) continue;
      const auto of_year = sources_of_members(page.sources(), subject, *indicator, year);
      cited.insert(cited.end(), of_year.begin(), of_year.end());
    }
    if (cited.empty()) continue;  // figures of the whole alone
    sources.insert(sources.end(), cited.begin(), cited.end());
    chart.rows.push_back(name_of(*indicator, subject.language));
    chart.values.insert(chart.values.end(), row.begin(), row.end());
  }
  if (chart.rows.empty()) return;
  page.section("coverage", words(subject.language).coverage);
  page.figure(svg(chart), sources);
}

}  // namespace yearbook::report
