#include <CLI/CLI.hpp>

#include <map>
#include <ostream>
#include <set>
#include <vector>

#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

struct SeriesArguments : Reading {
  std::string indicator;
  std::string zone;
  std::string years;
};

// Lines of what was published earlier, one a release that says something else than what stands.
std::vector<std::vector<double>> earlier_figures(const Snapshot& book, const Indicator& indicator,
                                                 ZoneHandle zone, const Series& cells) {
  std::map<std::string, std::vector<double>> by_release;
  for (const Vintage& figure : history(book, indicator.handle, zone)) {
    if (figure.stands || !figure.value || !cells.years.contains(figure.year)) continue;
    auto& line = by_release[figure.release];
    line.resize(cells.size(), missing_value);
    line.at(static_cast<std::size_t>(int{figure.year} - int{cells.years.first})) = *figure.value;
  }
  std::vector<std::vector<double>> result;
  for (auto& [release, line] : by_release) result.push_back(std::move(line));
  return result;
}

// The releases whose figures stand in the series, each once, oldest first.
std::string sources_of(const Snapshot& book, const Indicator& indicator, ZoneHandle zone,
                       const Series& cells) {
  std::set<std::string> used;
  for (const auto& [year, value] : cells) {
    used.insert(observation(book, indicator.handle, zone, year).release);
  }
  std::string result;
  for (const Release& release : book.catalog().releases()) {
    if (used.contains(release.code)) result += (result.empty() ? "" : "; ") + release.title;
  }
  return result;
}

void draw_series(const SeriesArguments& arguments, const Snapshot& book, const Indicator& indicator,
                 ZoneHandle zone, const Series& cells, std::ostream& out) {
  const bool chinese = arguments.chart_language() == Language::zh;
  const std::string& name = arguments.name_of(book.catalog().zone(zone));
  const std::string sources = sources_of(book, indicator, zone, cells);
  LineChart chart;
  chart.frame.title = arguments.name_of(indicator) + (chinese ? "，" : ", ") + name;
  if (!sources.empty()) chart.frame.note = (chinese ? "来源：" : "Source: ") + sources;
  chart.frame.unit = indicator.unit;
  chart.frame.decimals = indicator.decimals;
  chart.frame.language = arguments.chart_language();
  chart.years = cells.years;
  LineSeries line{.name = name,
                  .values = cells.values,
                  .earlier = earlier_figures(book, indicator, zone, cells)};
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells.statuses[i] == Status::time_series_break) line.breaks.push_back(cells[i].year);
  }
  chart.series.push_back(std::move(line));
  out << svg(chart);
}

int print_series(const SeriesArguments& arguments, const Streams& streams) {
  const Snapshot book = arguments.snapshot();
  const Indicator& indicator = book.catalog().find_indicator(arguments.indicator);
  const ZoneHandle zone = book.zone(arguments.zone);
  const Series cells = arguments.years.empty()
                           ? series(book, indicator.handle, zone)
                           : series(book, indicator.handle, zone, years_argument(arguments.years));
  if (arguments.output_format() == Format::svg) {
    draw_series(arguments, book, indicator, zone, cells, streams.out);
    return 0;
  }
  Output output({"year", "value", "status"});
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto [year, value] = cells[i];
    output.add({whole(int{year}),
                figure(is_missing(value) ? std::nullopt : std::optional(value), indicator),
                text(code(cells.statuses[i]))});
  }
  output.draw_sparkline(1, to_string(cells.years));
  output.print(streams.out, arguments.style(streams));
  return 0;
}

}  // namespace

void add_series(CLI::App& tool, Work& work) {
  CLI::App* verb = tool.add_subcommand("series", "The yearly figures of an indicator in a zone");
  const auto arguments = std::make_shared<SeriesArguments>();
  arguments->add_charts_to(*verb);
  verb->add_option("INDICATOR", arguments->indicator, "Code or name")->required();
  verb->add_option("ZONE", arguments->zone, "Code, name or alias")->required();
  verb->add_option("--years", arguments->years,
                   "Such as 2010-2016; default: the first to the last year with a figure");
  verb->footer(
      "Below a table stands a sparkline, a character a year. A chart shows what was published "
      "earlier as faint\nlines.\n\n"
      "Examples:\n"
      "  yearbook series torch.db revenue zhongguancun --format svg\n"
      "  yearbook series torch.db revenue zhongguancun");
  verb->callback([arguments, &work] {
    work = [arguments](const Streams& streams) { return print_series(*arguments, streams); };
  });
}

}  // namespace yearbook::tool
