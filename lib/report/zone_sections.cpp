#include "report/zone_sections.hpp"

#include <yearbook/chart.hpp>

#include <algorithm>

#include "report/lettering.hpp"
#include "report/page_words.hpp"

namespace yearbook::report {
namespace {

constexpr std::size_t least_zones = 3;  // fewer have no profile

std::optional<RankedZone> place_of(const Ranking& ranked, ZoneHandle zone) {
  const auto found = std::ranges::find(ranked.rows, zone, &RankedZone::zone);
  return found == ranked.rows.end() ? std::nullopt : std::optional(*found);
}

Ranking ranking_of(const Subject& subject, const Indicator& indicator) {
  return subject.group != nullptr
             ? ranking(subject.book, indicator.handle, subject.year, subject.group->handle)
             : ranking(subject.book, indicator.handle, subject.year);
}

// The change on the year compared with, as growth() takes it.
std::optional<double> change_of(const Subject& subject, const Indicator& indicator,
                                const Zone& zone) {
  const auto now = value(subject.book, indicator.handle, zone.handle, subject.year);
  const auto then = value(subject.book, indicator.handle, zone.handle, subject.compare_year);
  return change(indicator, {then, Status::normal, {}, true, 0, 0},
                {now, Status::normal, {}, true, 0, 0});
}

}  // namespace

void add_zone_figures(Page& page, const Subject& subject, const Zone& zone) {
  const Words& say = words(subject.language);
  std::vector<std::vector<TableCell>> rows;
  for (const Indicator* indicator : subject.indicators) {
    const Observation cell =
        observation(subject.book, indicator->handle, zone.handle, subject.year);
    if (cell.status == Status::none) continue;
    const Ranking ranked = ranking_of(subject, *indicator);
    const auto place = place_of(ranked, zone.handle);
    const auto moved = change_of(subject, *indicator, zone);
    const std::string cited = Page::citations(
        sources_of(page.sources(), subject, indicator->handle, zone.handle, subject.year));
    std::string status;
    if (cell.status != Status::normal)
      status = "<br/><small>" + escaped(status_words(cell.status, subject.language)) + "</small>";
    std::string rank;
    if (place && ranked.reported > 1) {
      rank = escaped(
          filled(say.place_of, {format_exact(place->rank), std::to_string(ranked.reported)}));
    }
    rows.push_back(
        {{indicator_html(subject, *indicator), {}, false},
         {figure_html(subject, cell.value, *indicator) + cited + status,
          cell.value ? format_exact(*cell.value) : "", true},
         {change_html(subject, moved, *indicator), moved ? format_exact(*moved) : "", true},
         {rank, place ? format_exact(place->rank) : "", true}});
  }
  if (rows.empty()) return;
  page.section("figures", say.figures);
  page.table(to_string(subject.year),
             {{escaped(say.indicator), {}, false},
              {escaped(say.value), {}, true},
              {escaped(std::string(say.change) + " " +
                       filled(say.against, {to_string(subject.compare_year)})),
               {},
               true},
              {escaped(say.rank_among), {}, true}},
             rows);
}

namespace {

// An indicator in which the zone has a place: 1 is ahead of everybody.
struct Standing {
  const Indicator* indicator;
  double rank;
  std::size_t of;
  double part;
};

std::vector<Standing> standings_of(const Subject& subject, const Zone& zone) {
  std::vector<Standing> result;
  for (const Indicator* indicator : subject.indicators) {
    const Ranking ranked = ranking_of(subject, *indicator);
    const auto place = place_of(ranked, zone.handle);
    const bool enough =
        ranked.coverage.value_or(0) >= least_coverage && ranked.reported >= least_zones;
    if (!place || !enough) continue;
    result.push_back({indicator, place->rank, ranked.reported,
                      1 - (place->rank - 1) / static_cast<double>(ranked.reported - 1)});
  }
  return result;
}

// The indicators in which the zone is furthest ahead of half of the others, or behind it.
void add_extremes(Page& page, const Subject& subject, std::vector<Standing> standings) {
  constexpr std::size_t most = 3;
  constexpr double half = 0.5;
  const Words& say = words(subject.language);
  const auto list = [&](std::string_view title, bool ahead) {
    std::string html;
    std::size_t count = 0;
    for (const Standing& each : standings) {
      if (count == most || (ahead ? each.part <= half : each.part >= half)) break;
      ++count;
      html += "<li>" + indicator_html(subject, *each.indicator) + escaped(say.colon) + " " +
              escaped(filled(say.place_of, {format_exact(each.rank), std::to_string(each.of)})) +
              "</li>\n";
    }
    if (count == 0) return;
    page.raw("<div>\n");
    page.heading(title);
    page.raw("<ul>\n" + html + "</ul>\n</div>\n");
  };
  page.raw("<div class=\"columns\">\n");
  std::ranges::stable_sort(standings, std::ranges::greater{}, &Standing::part);
  list(say.strengths, true);
  std::ranges::reverse(standings);
  list(say.weaknesses, false);
  page.raw("</div>\n");
}

}  // namespace

void add_zone_profile(Page& page, const Subject& subject, const Zone& zone) {
  // Where it stands among all that have a place: 1 is ahead of everybody.
  DotChart chart{.frame = {.title = std::string(words(subject.language).places_of),
                           .unit = {"ratio", "ratio", "ratio", 1, "", ""},
                           .decimals = 0,
                           .language = subject.language,
                           .stand_alone = false}};
  DotSeries dots{.name = name_of(zone, subject.language), .values = {}};
  const std::vector<Standing> standings = standings_of(subject, zone);
  std::vector<std::size_t> sources;
  for (const Standing& each : standings) {
    chart.rows.push_back(name_of(*each.indicator, subject.language));
    chart.low.push_back(0);
    chart.high.push_back(1);
    dots.values.push_back(each.part);
    const auto cited = sources_of_members(page.sources(), subject, *each.indicator, subject.year);
    sources.insert(sources.end(), cited.begin(), cited.end());
  }
  if (chart.rows.size() < 2) return;
  chart.series.push_back(std::move(dots));
  page.section("profile", words(subject.language).profile);
  page.figure(svg(chart), sources, words(subject.language).profile_scale);
  add_extremes(page, subject, standings);
}

void add_zone_trends(Page& page, const Subject& subject, const Zone& zone) {
  bool begun = false;
  for (const Indicator* indicator : subject.indicators) {
    const Series all = series(subject.book, indicator->handle, zone.handle);
    if (all.size() < 2) continue;
    LineSeries line{.name = name_of(zone, subject.language), .values = all.values};
    std::vector<std::size_t> sources;
    std::vector<double> first;  // figures as first published
    first.reserve(all.size());
    bool revised = false;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Year year = all[i].year;
      const auto printed = vintage(subject.book, indicator->handle, zone.handle, year, 1);
      first.push_back(printed && printed->value ? *printed->value : missing_value);
      revised = revised || (!is_missing(first.back()) && !is_missing(all.values[i]) &&
                            first.back() != all.values[i]);
      if (all.statuses[i] == Status::time_series_break ||
          all.statuses[i] == Status::definition_differs)
        line.breaks.push_back(year);
      const auto cited = sources_of(page.sources(), subject, indicator->handle, zone.handle, year);
      sources.insert(sources.end(), cited.begin(), cited.end());
    }
    if (revised) line.earlier.push_back(std::move(first));
    LineChart chart{.frame = {.title = name_of(*indicator, subject.language),
                              .unit = indicator->unit,
                              .decimals = indicator->decimals,
                              .language = subject.language,
                              .width = half_width,
                              .stand_alone = false},
                    .years = all.years};
    chart.series.push_back(std::move(line));
    if (!begun) {
      page.section("trends", words(subject.language).trends);
      page.raw("<div class=\"charts\">\n");
    }
    begun = true;
    page.figure(svg(chart), sources, revised ? words(subject.language).first_figures : "");
  }
  if (begun) page.raw("</div>\n");
}

void add_peers(Page& page, const Subject& subject, const Zone& zone) {
  if (subject.group == nullptr) return;
  const Words& say = words(subject.language);
  std::vector<IndicatorHandle> handles;
  handles.reserve(subject.indicators.size());
  for (const Indicator* indicator : subject.indicators) handles.push_back(indicator->handle);
  const Peers nearest =
      peers(subject.book, zone.handle, handles, subject.year, subject.group->handle);
  if (nearest.empty()) return;
  page.section("peers", say.peers);
  std::vector<std::size_t> sources;
  std::vector<ZoneHandle> zones{zone.handle};
  for (const Peer& peer : nearest) zones.push_back(peer.zone);
  std::vector<TableCell> head{{escaped(say.indicator), {}, false}};
  for (const ZoneHandle each : zones) head.push_back({zone_html(subject, each), {}, true});
  std::vector<std::vector<TableCell>> rows;
  for (const Indicator* indicator : subject.indicators) {
    std::vector<TableCell> row{{indicator_html(subject, *indicator), {}, false}};
    for (const ZoneHandle each : zones) {
      const auto cited = sources_of(page.sources(), subject, indicator->handle, each, subject.year);
      sources.insert(sources.end(), cited.begin(), cited.end());
      const auto found = value(subject.book, indicator->handle, each, subject.year);
      row.push_back(
          {figure_html(subject, found, *indicator), found ? format_exact(*found) : "", true});
    }
    rows.push_back(std::move(row));
  }
  page.table(say.peers, head, rows);
  page.note(page.source_line(sources));
}

}  // namespace yearbook::report
