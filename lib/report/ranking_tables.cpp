// A table of places for every main indicator, beside those of the year compared with.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "report/group_sections.hpp"
#include "report/lettering.hpp"
#include "report/page_words.hpp"

namespace yearbook::report {
namespace {

constexpr std::size_t least_ranked = 2;  // fewer are no ranking

Ranking ranking_in(const Subject& subject, const Indicator& indicator, Year year) {
  return subject.group != nullptr
             ? ranking(subject.book, indicator.handle, year, subject.group->handle)
             : ranking(subject.book, indicator.handle, year);
}

std::string place(double rank) {
  return format_exact(rank);
}

// Who stood where in the year compared with, and who belonged to the group then.
struct Before {
  std::map<std::int32_t, double> places;
  std::set<std::int32_t> members;
  std::size_t reported = 0;
  std::size_t of = 0;
};

Before before_of(const Subject& subject, const Indicator& indicator) {
  const Ranking then = ranking_in(subject, indicator, subject.compare_year);
  Before before{.places = {}, .members = {}, .reported = then.reported, .of = then.members};
  for (const RankedZone& zone : then) before.places.emplace(zone.zone.id(), zone.rank);
  if (subject.group == nullptr) return before;
  for (const ZoneHandle zone : members(subject.book, subject.group->handle, subject.compare_year))
    before.members.insert(zone.id());
  return before;
}

// The place it had, and how many it has climbed since; whether it is new or had no figure.
TableCell climbed(const Subject& subject, const Before& before, const RankedZone& zone) {
  const Words& say = words(subject.language);
  const auto found = before.places.find(zone.zone.id());
  if (found == before.places.end()) {
    const bool fresh = subject.group != nullptr && !before.members.contains(zone.zone.id());
    return {escaped(fresh ? say.new_entry : say.no_figure), {}, true};
  }
  const double change = found->second - zone.rank;
  std::string html = place(found->second);
  if (change != 0) {
    const std::string style = change > 0 ? "up" : "down";
    const std::string arrow = change > 0 ? "\xe2\x96\xb2" : "\xe2\x96\xbc";
    html += " <span class=\"" + style + "\">" + arrow + format_exact(std::abs(change)) + "</span>";
  }
  return {html, format_exact(change), true};
}

// A bar as long as the value's part of the largest.
std::string meter(double value, double largest) {
  if (!(value > 0) || !(largest > 0)) return {};
  constexpr double percent = 100;
  const long tenths = std::lround(value / largest * percent * 10);
  return "<span class=\"meter\" style=\"width:" + std::to_string(tenths / 10) + "." +
         std::to_string(tenths % 10) + "%\"></span>";
}

std::vector<TableCell> head(const Subject& subject, bool compared) {
  const Words& say = words(subject.language);
  std::vector<TableCell> cells{{escaped(say.rank), {}, true},
                               {escaped(say.zone), {}, false},
                               {escaped(say.value), {}, true}};
  if (compared)
    cells.push_back({escaped(filled(say.rank_in, {to_string(subject.compare_year)})), {}, true});
  return cells;
}

// "2016: 9 of 147 zones have a figure".
std::string counted(const Subject& subject, Year year, std::size_t reported, std::size_t of) {
  return to_string(year) + ": " +
         filled(words(subject.language).with_figure,
                {std::to_string(reported), std::to_string(of)});
}

void add_ranking(Page& page, const Subject& subject, const Indicator& indicator,
                 const Ranking& now) {
  const Words& say = words(subject.language);
  const Before before = before_of(subject, indicator);
  const bool compared = !before.places.empty();
  double largest = 0;
  for (const RankedZone& zone : now) largest = std::max(largest, zone.value);
  std::vector<std::vector<TableCell>> rows;
  for (const RankedZone& zone : now) {
    std::vector<TableCell> row{
        {place(zone.rank), place(zone.rank), true},
        {zone_html(subject, zone.zone) + meter(zone.value, largest), {}, false},
        {figure_html(subject, zone.value, indicator), format_exact(zone.value), true}};
    if (compared) row.push_back(climbed(subject, before, zone));
    rows.push_back(std::move(row));
  }
  page.raw("<div>\n");
  page.heading(name_of(indicator, subject.language));
  std::string caption = counted(subject, subject.year, now.reported, now.members);
  if (compared) {
    caption +=
        std::string(say.then) + counted(subject, subject.compare_year, before.reported, before.of);
  }
  page.folding_table(caption, head(subject, compared), rows);
  if (now.reported < now.members) page.note(escaped(say.partial));
  std::vector<std::size_t> sources;
  for (const RankedZone& zone : now) {
    const auto cited =
        sources_of(page.sources(), subject, indicator.handle, zone.zone, subject.year);
    sources.insert(sources.end(), cited.begin(), cited.end());
  }
  page.note(page.source_line(sources));
  page.raw("</div>\n");
}

}  // namespace

void add_rankings(Page& page, const Subject& subject) {
  bool begun = false;
  for (const Indicator* indicator : subject.indicators) {
    const Ranking now = ranking_in(subject, *indicator, subject.year);
    if (now.size() < least_ranked) continue;
    if (!begun) {
      page.section("rankings", words(subject.language).rankings);
      page.raw("<div class=\"columns\">\n");
    }
    begun = true;
    add_ranking(page, subject, *indicator, now);
  }
  if (begun) page.raw("</div>\n");
}

}  // namespace yearbook::report
