#include <CLI/CLI.hpp>

#include <ostream>

#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

struct Arguments : Reading {
  std::string indicator;
  std::string zone;
  std::string years;
};

int print_series(const Arguments& arguments, const Streams& streams) {
  const Snapshot book = arguments.snapshot();
  const Indicator& indicator = book.catalog().find_indicator(arguments.indicator);
  const ZoneHandle zone = book.zone(arguments.zone);
  const Series cells = arguments.years.empty()
                           ? series(book, indicator.handle, zone)
                           : series(book, indicator.handle, zone, years_argument(arguments.years));
  Output output({"year", "value", "status"});
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto [year, value] = cells[i];
    output.add({whole(int{year}),
                figure(is_missing(value) ? std::nullopt : std::optional(value), indicator),
                text(code(cells.statuses[i]))});
  }
  output.print(streams.out, arguments.output_format());
  return 0;
}

}  // namespace

void add_series(CLI::App& tool, Work& work) {
  CLI::App* verb = tool.add_subcommand("series", "The yearly figures of an indicator in a zone");
  const auto arguments = std::make_shared<Arguments>();
  arguments->add_to(*verb, true);
  verb->add_option("INDICATOR", arguments->indicator, "Code or name")->required();
  verb->add_option("ZONE", arguments->zone, "Code, name or alias")->required();
  verb->add_option("--years", arguments->years,
                   "Such as 2010-2016; default: the first to the last year with a figure");
  verb->footer("Example:\n  yearbook series torch.db revenue zhongguancun");
  verb->callback([arguments, &work] {
    work = [arguments](const Streams& streams) { return print_series(*arguments, streams); };
  });
}

}  // namespace yearbook::tool
