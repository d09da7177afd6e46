#include <CLI/CLI.hpp>

#include <ostream>

#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

struct Arguments : Reading {
  std::string indicator;
  std::string of;
  std::string years;
  std::string policy = "matched";
};

GroupPolicy policy_argument(std::string_view name) {
  for (const GroupPolicy policy : {GroupPolicy::of_the_year, GroupPolicy::current,
                                   GroupPolicy::constant, GroupPolicy::matched}) {
    if (to_string(policy) == name) return policy;
  }
  return GroupPolicy::matched;
}

// A fraction printed as percent; for a ratio a difference in its unit.
Cell change(std::optional<double> value, const Indicator& indicator) {
  if (indicator.kind == IndicatorKind::ratio) return figure(value, indicator);
  return number(value, value ? format_percent(*value, 2) : "");
}

void add_zone(const Snapshot& book, const Indicator& indicator, ZoneHandle zone,
              const Arguments& arguments, Output& output) {
  const Series cells = arguments.years.empty()
                           ? growth(book, indicator.handle, zone)
                           : growth(book, indicator.handle, zone, years_argument(arguments.years));
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto [year, value] = cells[i];
    output.add({whole(int{year}),
                change(is_missing(value) ? std::nullopt : std::optional(value), indicator),
                text(code(cells.statuses[i]))});
  }
}

void add_group(const Snapshot& book, const Indicator& indicator, GroupHandle group,
               const Arguments& arguments, Output& output) {
  if (arguments.years.empty()) {
    throw Error(ErrorCode::invalid_argument, "growth of a group needs --years, such as 2012-2016");
  }
  for (const GroupGrowth& each :
       growth(book, indicator.handle, group, years_argument(arguments.years),
              {.policy = policy_argument(arguments.policy)})) {
    output.add({whole(int{each.year}), change(each.value, indicator), text(code(each.status))});
  }
}

int print_growth(const Arguments& arguments, const Streams& streams) {
  const Snapshot book = arguments.snapshot();
  const Indicator& indicator = book.catalog().find_indicator(arguments.indicator);
  const ShareOf of = part_argument(book, arguments.of);
  Output output({"year", "value", "status"});
  if (of.zone()) {
    add_zone(book, indicator, *of.zone(), arguments, output);
  } else {
    add_group(book, indicator, *of.group(), arguments, output);
  }
  output.print(streams.out, arguments.output_format());
  return 0;
}

}  // namespace

void add_growth(CLI::App& tool, Work& work) {
  CLI::App* verb = tool.add_subcommand("growth", "The change of each year on the year before");
  const auto arguments = std::make_shared<Arguments>();
  arguments->add_to(*verb, true);
  verb->add_option("INDICATOR", arguments->indicator, "Code or name")->required();
  verb->add_option("ZONE", arguments->of, "A zone or group, by code, name or alias")->required();
  verb->add_option("--years", arguments->years, "Such as 2003-2006; default for a zone: all");
  verb->add_option("--policy", arguments->policy,
                   "Of a group: matched compares members that reported in both years")
      ->check(CLI::IsMember({"matched", "of_the_year", "current", "constant"}))
      ->capture_default_str();
  verb->footer(
      "csv and json print fractions, the table percent; a ratio has a difference in its unit. The "
      "status is the\nworse of the two years: B is a break, D another definition.\n\n"
      "Example:\n  yearbook growth torch.db revenue national_hightech_zones --years 2003-2006");
  verb->callback([arguments, &work] {
    work = [arguments](const Streams& streams) { return print_growth(*arguments, streams); };
  });
}

}  // namespace yearbook::tool
