#include <CLI/CLI.hpp>

#include <algorithm>
#include <ostream>

#include "tool/group_arguments.hpp"
#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

struct GrowthArguments : Reading {
  std::string indicator;
  std::string of;
  std::string years;
  GroupArguments about_group;
};

// A fraction printed as percent; for a ratio a difference in its unit.
Cell change(std::optional<double> value, const Indicator& indicator) {
  if (indicator.kind == IndicatorKind::ratio) return figure(value, indicator);
  return fraction(value, 2);
}

void add_zone(const Snapshot& book, const Indicator& indicator, ZoneHandle zone,
              const GrowthArguments& arguments, Output& output) {
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
               const GrowthArguments& arguments, Output& output, const Streams& streams) {
  if (arguments.years.empty()) {
    throw Error(ErrorCode::invalid_argument, "growth of a group needs --years, such as 2012-2016");
  }
  for (const GroupGrowth& each :
       growth(book, indicator.handle, group, years_argument(arguments.years),
              arguments.about_group.options(book))) {
    output.add({whole(int{each.year}), change(each.value, indicator), text(code(each.status)),
                whole(static_cast<long long>(each.members)),
                whole(static_cast<long long>(each.reported)), fraction(each.coverage),
                fraction(each.earlier_coverage), text(to_string(each.policy))});
    // Optionals sort the empty one first: coverage that is not known is the least.
    arguments.about_group.explain(streams.err, "the growth of " + to_string(each.year),
                                  std::min(each.coverage, each.earlier_coverage));
  }
}

int print_growth(const GrowthArguments& arguments, const Streams& streams) {
  const Snapshot book = arguments.snapshot();
  const Indicator& indicator = book.catalog().find_indicator(arguments.indicator);
  const ShareOf of = group_or_zone(book, arguments.of);
  std::vector<std::string> of_group;
  if (of.group()) of_group = {"members", "reported", "coverage", "earlier_coverage", "policy"};
  Output output({"year", "value", "status"}, of_group);
  if (of.zone()) {
    add_zone(book, indicator, *of.zone(), arguments, output);
  } else {
    add_group(book, indicator, *of.group(), arguments, output, streams);
  }
  output.print(streams.out, arguments.style(streams));
  return 0;
}

}  // namespace

void add_growth(CLI::App& tool, Work& work) {
  CLI::App* verb = tool.add_subcommand("growth", "The change of each year on the year before");
  const auto arguments = std::make_shared<GrowthArguments>();
  arguments->add_to(*verb, true);
  verb->add_option("INDICATOR", arguments->indicator, "Code or name")->required();
  verb->add_option("ZONE", arguments->of, "A zone or group, by code, name or alias")->required();
  verb->add_option("--years", arguments->years, "Such as 2003-2006; default for a zone: all");
  arguments->about_group.add_to(*verb, {GroupPolicy::matched, GroupPolicy::of_the_year,
                                        GroupPolicy::current, GroupPolicy::constant});
  verb->footer(
      "csv and json print fractions, the table percent; a ratio has a difference in its unit. The "
      "status is the\nworse of the two years: B is a break, D another definition.\n\n"
      "Example:\n  yearbook growth torch.db revenue national_hightech_zones --years 2003-2006");
  verb->callback([arguments, &work] {
    work = [arguments](const Streams& streams) { return print_growth(*arguments, streams); };
  });
}

}  // namespace yearbook::tool
