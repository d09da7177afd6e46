#include <CLI/CLI.hpp>

#include <ostream>

#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

struct ValueArguments : Reading {
  std::string indicator;
  std::string zone;
  std::string year;
};

int value(const ValueArguments& arguments, const Streams& streams) {
  const Snapshot book = arguments.snapshot();
  const Indicator& indicator = book.catalog().find_indicator(arguments.indicator);
  const auto [name, year] = name_and_year(arguments.zone, arguments.year);
  const Zone& zone = book.catalog().find_zone(name);
  const Observation cell = observation(book, indicator.handle, zone.handle, year);
  Output output({"indicator", "zone", "year", "value", "status", "unit", "release"});
  output.add({text(indicator.code), text(zone.code), whole(int{year}),
              figure(cell.value, indicator), text(code(cell.status)), text(indicator.unit.code),
              text(cell.release)});
  output.print(streams.out, arguments.style(streams));
  return 0;
}

}  // namespace

void add_value(CLI::App& tool, Work& work) {
  CLI::App* verb = tool.add_subcommand("value", "One figure, with its status and release");
  const auto arguments = std::make_shared<ValueArguments>();
  arguments->add_to(*verb, true);
  verb->add_option("INDICATOR", arguments->indicator, "Code or name")->required();
  verb->add_option("ZONE", arguments->zone, "Code, name or alias")->required();
  verb->add_option("YEAR", arguments->year, "The year")->required();
  verb->footer(
      "A missing value prints empty; without a row the status is empty too.\n\n"
      "Example:\n  yearbook value torch.db gdp national_hightech_zones 2016");
  verb->callback([arguments, &work] {
    work = [arguments](const Streams& streams) { return value(*arguments, streams); };
  });
}

}  // namespace yearbook::tool
