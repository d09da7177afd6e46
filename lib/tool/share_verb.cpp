#include <CLI/CLI.hpp>

#include <ostream>

#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

struct Arguments : Reading {
  std::string indicator;
  std::string part;
  std::string whole;
  std::string year;
  std::string denominator;
  bool from_members = false;
};

std::string code_of(const Snapshot& book, const ShareOf& side) {
  return side.zone() ? book.catalog().zone(*side.zone()).code
                     : book.catalog().group(*side.group()).code;
}

int print_share(const Arguments& arguments, const Streams& streams) {
  const Snapshot book = arguments.snapshot();
  const Indicator& indicator = book.catalog().find_indicator(arguments.indicator);
  const ShareOf part = part_argument(book, arguments.part);
  const ShareOf whole_side = part_argument(book, arguments.whole);
  const Year year = year_argument(arguments.year);
  ShareOptions options{.from_members = arguments.from_members};
  if (!arguments.denominator.empty()) options.denominator = book.indicator(arguments.denominator);
  const Share result = share(book, indicator.handle, part, whole_side, year, options);
  Output output({"indicator", "year", "part", "whole", "value"});
  constexpr int decimals = 2;
  output.add({text(indicator.code), whole(int{year}), text(code_of(book, part)),
              text(code_of(book, whole_side)),
              number(result.value, result.value ? format_percent(*result.value, decimals) : "")});
  output.print(streams.out, arguments.output_format());
  return 0;
}

}  // namespace

void add_share(CLI::App& tool, Work& work) {
  CLI::App* verb =
      tool.add_subcommand("share", "A zone or group as part of another, as a fraction");
  const auto arguments = std::make_shared<Arguments>();
  arguments->add_to(*verb, true);
  verb->add_option("INDICATOR", arguments->indicator, "Code or name")->required();
  verb->add_option("PART", arguments->part, "A group or zone")->required();
  verb->add_option("WHOLE", arguments->whole, "A group or zone")->required();
  verb->add_option("YEAR", arguments->year, "The year")->required();
  verb->add_option("--denominator", arguments->denominator,
                   "Indicator of the whole; default: that of the part");
  verb->add_flag("--from-members", arguments->from_members,
                 "Sum a group's members even where a total is published");
  verb->footer(
      "A group stands for the total published for it where there is one, else for the sum of "
      "its members.\ncsv and json print a fraction, the table percent.\n\n"
      "Example:\n  yearbook share torch.db gdp national china 2016 --denominator gdp_implied");
  verb->callback([arguments, &work] {
    work = [arguments](const Streams& streams) { return print_share(*arguments, streams); };
  });
}

}  // namespace yearbook::tool
