#include <CLI/CLI.hpp>

#include <ostream>

#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

struct HistoryArguments : Reading {
  std::string indicator;
  std::string zone;
  std::string year;
};

int print_history(const HistoryArguments& arguments, const Streams& streams) {
  const Snapshot book = arguments.snapshot();
  const Indicator& indicator = book.catalog().find_indicator(arguments.indicator);
  const Zone& zone = book.catalog().find_zone(arguments.zone);
  const auto figures = arguments.year.empty() ? history(book, indicator.handle, zone.handle)
                                              : history(book, indicator.handle, zone.handle,
                                                        year_argument(arguments.year));
  Output output(
      {"indicator", "zone", "year", "value", "status", "release", "published_on", "stands"});
  for (const Vintage& vintage : figures) {
    output.add({text(indicator.code), text(zone.code), whole(int{vintage.year}),
                figure(vintage.value, indicator), text(code(vintage.status)), text(vintage.release),
                text(vintage.published_on), whole(vintage.stands ? 1 : 0)});
  }
  output.print(streams.out, arguments.style(streams));
  return 0;
}

}  // namespace

void add_history(CLI::App& tool, Work& work) {
  CLI::App* verb =
      tool.add_subcommand("history", "Every published figure of a cell, and which one stands");
  const auto arguments = std::make_shared<HistoryArguments>();
  arguments->add_to(*verb, true);
  verb->add_option("INDICATOR", arguments->indicator, "Code or name")->required();
  verb->add_option("ZONE", arguments->zone, "Code, name or alias")->required();
  verb->add_option("YEAR", arguments->year, "The year; default: all");
  verb->footer(
      "The figure that stands, the newest of the best tier, comes last of its year.\n\n"
      "Example:\n  yearbook history torch.db gdp_share national_hightech_zones 2016");
  verb->callback([arguments, &work] {
    work = [arguments](const Streams& streams) { return print_history(*arguments, streams); };
  });
}

}  // namespace yearbook::tool
