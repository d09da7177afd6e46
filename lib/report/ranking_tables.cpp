// A table of places for every main indicator, beside those of the year compared with.
#include <algorithm>
#include <map>

#include "report/group_sections.hpp"
#include "report/lettering.hpp"
#include "report/words.hpp"

namespace yearbook::report {
namespace {

constexpr std::size_t shown_first = 20;
constexpr std::size_t least_zones = 2;  // fewer are no ranking

Ranking ranking_in(const Subject& subject, const Indicator& indicator, Year year) {
  return subject.group != nullptr
             ? ranking(subject.book, indicator.handle, year, subject.group->handle)
             : ranking(subject.book, indicator.handle, year);
}

std::string place(double rank) {
  return format_exact(rank);
}

// How many places a zone has climbed, or that it is new.
TableCell climbed(const Subject& subject, const std::map<std::int32_t, double>& before,
                  const RankedZone& zone) {
  const auto found = before.find(zone.zone.id());
  if (found == before.end()) return {escaped(words(subject.language).new_entry), {}, true};
  const double change = found->second - zone.rank;
  if (change == 0) return {"=", "0", true};
  const std::string style = change > 0 ? "up" : "down";
  const std::string sign = change > 0 ? "+" : "-";
  return {"<span class=\"" + style + "\">" + sign + format_exact(std::abs(change)) + "</span>",
          format_exact(change), true};
}

// A bar as long as the value's part of the largest.
std::string meter(double value, double largest) {
  if (!(value > 0) || !(largest > 0)) return {};
  constexpr double percent = 100;
  const auto tenths = static_cast<int>(value / largest * percent * 10 + 0.5);
  return "<span class=\"meter\" style=\"width:" + std::to_string(tenths / 10) + "." +
         std::to_string(tenths % 10) + "%\"></span>";
}

std::vector<TableCell> head(const Subject& subject, bool compared) {
  const Words& say = words(subject.language);
  std::vector<TableCell> cells{{escaped(say.rank), {}, true},
                               {escaped(say.zone), {}, false},
                               {escaped(say.value), {}, true}};
  if (compared) {
    cells.push_back({escaped(std::string(say.rank) + " " +
                             filled(say.against, {to_string(subject.compare_year)})),
                     {},
                     true});
  }
  return cells;
}

void add_ranking(Page& page, const Subject& subject, const Indicator& indicator,
                 const Ranking& now) {
  const Words& say = words(subject.language);
  std::map<std::int32_t, double> before;
  for (const RankedZone& zone : ranking_in(subject, indicator, subject.compare_year))
    before.emplace(zone.zone.id(), zone.rank);
  double largest = 0;
  std::vector<std::size_t> sources;
  for (const RankedZone& zone : now) largest = std::max(largest, zone.value);
  std::vector<std::vector<TableCell>> rows;
  for (const RankedZone& zone : now) {
    std::vector<TableCell> row{
        {place(zone.rank), place(zone.rank), true},
        {zone_html(subject, zone.zone) + meter(zone.value, largest), {}, false},
        {figure_html(subject, zone.value, indicator), format_exact(zone.value), true}};
    if (!before.empty()) row.push_back(climbed(subject, before, zone));
    rows.push_back(std::move(row));
    sources.push_back(page.sources().number(
        observation(subject.book, indicator.handle, zone.zone, subject.year).release));
  }
  page.heading(name_of(indicator, subject.language));
  const std::string caption =
      name_of(indicator, subject.language) + ", " + to_string(subject.year) + "; " +
      filled(say.sum_of_members, {std::to_string(now.reported), std::to_string(now.members)});
  const auto columns = head(subject, !before.empty());
  if (rows.size() > shown_first) {
    page.table(caption, columns, {rows.begin(), rows.begin() + shown_first});
    page.raw("<details><summary>" + escaped(filled(say.all_zones, {std::to_string(rows.size())})) +
             "</summary>\n");
    page.table(caption, columns, rows);
    page.raw("</details>\n");
  } else {
    page.table(caption, columns, rows);
  }
  page.note(page.source_line(sources));
}

}  // namespace

void add_rankings(Page& page, const Subject& subject) {
  bool begun = false;
  for (const Indicator* indicator : subject.indicators) {
    const Ranking now = ranking_in(subject, *indicator, subject.year);
    if (now.size() < least_zones) continue;
    if (!begun) page.section("rankings", words(subject.language).rankings);
    begun = true;
    add_ranking(page, subject, *indicator, now);
  }
}

}  // namespace yearbook::report
