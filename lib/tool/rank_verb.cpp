#include <CLI/CLI.hpp>

#include <ostream>

#include "tool/group_arguments.hpp"
#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

struct RankArguments : Reading {
  std::string indicator;
  std::string year;
  std::string group;
  std::size_t top = 0;
  std::string ties = "min";
  bool from_bottom = false;
  GroupArguments about_group;
};

Ties ties_argument(std::string_view name) {
  for (const Ties ties : {Ties::min, Ties::max, Ties::average, Ties::dense}) {
    if (to_string(ties) == name) return ties;
  }
  return Ties::min;
}

// The group is optional, so the year may stand alone.
Ranking ranking_asked_for(const Snapshot& book, const Indicator& indicator,
                          const RankArguments& arguments) {
  const RankingOptions options{.top = arguments.top,
                               .ties = ties_argument(arguments.ties),
                               .from_bottom = arguments.from_bottom,
                               .group = arguments.about_group.options(book)};
  if (arguments.group.empty()) {
    return ranking(book, indicator.handle, year_argument(arguments.year), options);
  }
  const auto [name, year] = name_and_year(arguments.group, arguments.year);
  return ranking(book, indicator.handle, year, book.group(name), options);
}

void draw_ranking(const RankArguments& arguments, const Snapshot& book, const Indicator& indicator,
                  const Ranking& places, std::ostream& out) {
  const bool chinese = arguments.chart_language() == Language::zh;
  BarChart chart;
  const Year year =
      name_and_year(arguments.group.empty() ? "zones" : arguments.group, arguments.year).second;
  chart.frame.title = arguments.name_of(indicator) + (chinese ? "，" : ", ") + to_string(year) +
                      (chinese ? "年" : "");
  chart.frame.unit = indicator.unit;
  chart.frame.decimals = indicator.decimals;
  chart.frame.language = arguments.chart_language();
  chart.sorted = false;  // by their places, which may run the other way
  for (const RankedZone& row : places) {
    chart.bars.push_back({.name = arguments.name_of(book.catalog().zone(row.zone)),
                          .value = row.value,
                          .note = format_exact(row.rank)});
  }
  out << svg(chart);
}

int print_ranking(const RankArguments& arguments, const Streams& streams) {
  const Snapshot book = arguments.snapshot();
  const Indicator& indicator = book.catalog().find_indicator(arguments.indicator);
  const Ranking places = ranking_asked_for(book, indicator, arguments);
  if (arguments.output_format() == Format::svg) {
    draw_ranking(arguments, book, indicator, places, streams.out);
    arguments.about_group.explain(streams.err, "the ranking", places.coverage);
    return 0;
  }
  Output output({"rank", "zone", "value"});
  output.draw_bars(2);
  for (const RankedZone& row : places) {
    output.add({number(row.rank, format_exact(row.rank)), text(book.catalog().zone(row.zone).code),
                figure(row.value, indicator)});
  }
  output.print(streams.out, arguments.style(streams));
  if (arguments.output_format() != Format::csv) {
    streams.err << told(places.reported, places.members, places.coverage, places.policy) << '\n';
  }
  arguments.about_group.explain(streams.err, "the ranking", places.coverage);
  return 0;
}

}  // namespace

void add_rank(CLI::App& tool, Work& work) {
  CLI::App* verb = tool.add_subcommand("rank", "The places of the members of a group in a year");
  const auto arguments = std::make_shared<RankArguments>();
  arguments->add_charts_to(*verb);
  verb->add_option("INDICATOR", arguments->indicator, "Code or name")->required();
  verb->add_option("YEAR", arguments->year, "The year")->required();
  verb->add_option("GROUP", arguments->group, "Code or name; default: every zone of kind zone");
  verb->add_option("--top", arguments->top,
                   "The first places only; zones that share a place stay together");
  verb->add_option("--ties", arguments->ties, "Which place equal figures share")
      ->check(CLI::IsMember({"min", "max", "average", "dense"}))
      ->capture_default_str();
  verb->add_flag("--from-bottom", arguments->from_bottom, "1 is the worst");
  arguments->about_group.add_to(
      *verb, {GroupPolicy::of_the_year, GroupPolicy::current, GroupPolicy::constant});
  verb->footer(
      "1 is the best by the indicator's direction. Zones without a figure have no place.\n\n"
      "Examples:\n"
      "  yearbook rank torch.db revenue 2023 national --format svg --language zh\n"
      "  yearbook rank torch.db revenue 2023 national --top 9");
  verb->callback([arguments, &work] {
    work = [arguments](const Streams& streams) { return print_ranking(*arguments, streams); };
  });
}

}  // namespace yearbook::tool
