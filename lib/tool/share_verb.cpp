#include <CLI/CLI.hpp>

#include <ostream>

#include "tool/group_arguments.hpp"
#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

struct ShareArguments : Reading {
  std::string indicator;
  std::string part;
  std::string whole;
  std::string year;
  std::string denominator;
  bool from_members = false;
  GroupArguments about_group;
};

std::string code_of(const Snapshot& book, const ShareOf& side) {
  return side.zone() ? book.catalog().zone(*side.zone()).code
                     : book.catalog().group(*side.group()).code;
}

// What JSON says of a side beyond the fixed columns.
void add_side(const ShareSide& side, std::vector<Cell>& row) {
  const bool counts = side.basis == ShareBasis::sum;
  const auto count = [&](std::size_t n) {
    return counts ? whole(static_cast<long long>(n)) : number(std::nullopt, "");
  };
  row.push_back(text(to_string(side.basis)));
  row.push_back(count(side.members));
  row.push_back(count(side.reported));
  row.push_back(fraction(side.coverage));
}

std::vector<std::string> columns_of_sides() {
  std::vector<std::string> result{"status", "policy"};
  for (const std::string side : {"part", "whole"}) {
    for (const char* fact : {"_basis", "_members", "_reported", "_coverage"}) {
      result.push_back(side + fact);
    }
  }
  return result;
}

// Beside a table, what the sides are made of, in words.
void tell_side(const GroupArguments& asked, const ShareSide& side, GroupPolicy policy,
               const std::string& name, bool with_counts, std::ostream& err) {
  if (side.basis == ShareBasis::sum) {
    if (with_counts) {
      err << name << ": " << told(side.reported, side.members, side.coverage, policy) << '\n';
    }
    asked.explain(err, "the sum of " + name, side.coverage);
  } else if (with_counts && side.basis == ShareBasis::published) {
    err << name << ": as published\n";
  }
}

int print_share(const ShareArguments& arguments, const Streams& streams) {
  const Snapshot book = arguments.snapshot();
  const Indicator& indicator = book.catalog().find_indicator(arguments.indicator);
  const ShareOf part = group_or_zone(book, arguments.part);
  const ShareOf whole_side = group_or_zone(book, arguments.whole);
  const Year year = year_argument(arguments.year);
  ShareOptions options{.group = arguments.about_group.options(book),
                       .from_members = arguments.from_members};
  if (!arguments.denominator.empty()) options.denominator = book.indicator(arguments.denominator);
  const Share result = share(book, indicator.handle, part, whole_side, year, options);
  const Format format = arguments.output_format();
  Output output({"indicator", "year", "part", "whole", "value"},
                format == Format::json ? columns_of_sides() : std::vector<std::string>{});
  constexpr int decimals = 2;
  std::vector<Cell> row{text(indicator.code), whole(int{year}), text(code_of(book, part)),
                        text(code_of(book, whole_side)), fraction(result.value, decimals)};
  if (format == Format::json) {
    row.push_back(text(code(result.status)));
    row.push_back(text(to_string(result.policy)));
    add_side(result.part, row);
    add_side(result.whole, row);
  }
  output.add(std::move(row));
  output.print(streams.out, arguments.style(streams));
  for (const auto& [side, of] : {std::pair(&result.part, &part), {&result.whole, &whole_side}}) {
    tell_side(arguments.about_group, *side, result.policy, code_of(book, *of),
              format == Format::table, streams.err);
  }
  return 0;
}

}  // namespace

void add_share(CLI::App& tool, Work& work) {
  CLI::App* verb =
      tool.add_subcommand("share", "A zone or group as part of another, as a fraction");
  const auto arguments = std::make_shared<ShareArguments>();
  arguments->add_to(*verb, true);
  verb->add_option("INDICATOR", arguments->indicator, "Code or name")->required();
  verb->add_option("PART", arguments->part, "A group or zone")->required();
  verb->add_option("WHOLE", arguments->whole, "A group or zone")->required();
  verb->add_option("YEAR", arguments->year, "The year")->required();
  verb->add_option("--denominator", arguments->denominator,
                   "Indicator of the whole; default: that of the part");
  verb->add_flag("--from-members", arguments->from_members,
                 "Sum a group's members even where a total is published");
  arguments->about_group.add_to(
      *verb, {GroupPolicy::of_the_year, GroupPolicy::current, GroupPolicy::constant});
  verb->footer(
      "A group stands for the total published for it where there is one, else for the sum of "
      "its members.\ncsv and json print a fraction, the table percent.\n\n"
      "Example:\n  yearbook share torch.db gdp national china 2016 --denominator gdp_implied");
  verb->callback([arguments, &work] {
    work = [arguments](const Streams& streams) { return print_share(*arguments, streams); };
  });
}

}  // namespace yearbook::tool
