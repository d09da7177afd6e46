#include <CLI/CLI.hpp>

#include <ostream>

#include "tool/group_arguments.hpp"
#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

struct LeadersArguments : Reading {
  std::string indicator;
  std::string years;
  std::string group;
  std::size_t top = 9;
  std::size_t at_least = 0;
  GroupArguments about_group;
};

// Of each year, how much of the group has reported, and whether that was enough.
void tell_years(const Snapshot& book, IndicatorHandle indicator, GroupHandle group,
                const LeadersArguments& arguments, const Streams& streams) {
  const YearRange years = years_argument(arguments.years);
  GroupOptions options = arguments.about_group.options(book);
  if (!options.constant_over) options.constant_over = years;
  for (Year year = years.first; year <= years.last; ++year) {
    const Ranking places = ranking(book, indicator, year, group, {.top = 1, .group = options});
    if (arguments.output_format() != Format::csv) {
      streams.err << to_string(year) << ": "
                  << told(places.reported, places.members, places.coverage, places.policy) << '\n';
    }
    arguments.about_group.explain(streams.err, "the ranking of " + to_string(year),
                                  places.coverage);
  }
}

int print_leaders(const LeadersArguments& arguments, const Streams& streams) {
  const Snapshot book = arguments.snapshot();
  const IndicatorHandle indicator = book.indicator(arguments.indicator);
  const GroupHandle group = book.group(arguments.group);
  LeadersOptions options{.group = arguments.about_group.options(book)};
  if (arguments.at_least > 0) options.at_least = arguments.at_least;
  Output output({"zone", "years", "best", "worst"});
  for (const Leader& leader :
       leaders(book, indicator, years_argument(arguments.years), group, arguments.top, options)) {
    output.add({text(book.catalog().zone(leader.zone).code),
                whole(static_cast<long long>(leader.years)),
                number(leader.best, format_exact(leader.best)),
                number(leader.worst, format_exact(leader.worst))});
  }
  output.print(streams.out, arguments.style(streams));
  tell_years(book, indicator, group, arguments, streams);
  return 0;
}

}  // namespace

void add_leaders(CLI::App& tool, Work& work) {
  CLI::App* verb =
      tool.add_subcommand("leaders", "The zones among the first of every year of a range");
  const auto arguments = std::make_shared<LeadersArguments>();
  arguments->add_to(*verb, true);
  verb->add_option("INDICATOR", arguments->indicator, "Code or name")->required();
  verb->add_option("YEARS", arguments->years, "Such as 2012-2016")->required();
  verb->add_option("GROUP", arguments->group, "Code or name")->required();
  verb->add_option("--top", arguments->top, "How many places count as the first")
      ->capture_default_str();
  verb->add_option("--at-least", arguments->at_least,
                   "In how many years a zone must be among them; default: in every one");
  arguments->about_group.add_to(
      *verb, {GroupPolicy::of_the_year, GroupPolicy::current, GroupPolicy::constant});
  verb->footer(
      "best and worst are places over the years of the range.\n\n"
      "Example:\n  yearbook leaders torch.db revenue 2023-2024 national --top 9");
  verb->callback([arguments, &work] {
    work = [arguments](const Streams& streams) { return print_leaders(*arguments, streams); };
  });
}

}  // namespace yearbook::tool
