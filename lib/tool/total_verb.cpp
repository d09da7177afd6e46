#include <CLI/CLI.hpp>

#include <ostream>

#include "tool/group_arguments.hpp"
#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

struct TotalArguments : Reading {
  std::string indicator;
  std::string year;
  std::string group;
  GroupArguments about_group;
};

int print_total(const TotalArguments& arguments, const Streams& streams) {
  const Snapshot book = arguments.snapshot();
  const Indicator& indicator = book.catalog().find_indicator(arguments.indicator);
  const auto [name, year] = name_and_year(arguments.group, arguments.year);
  const Group& group = book.catalog().find_group(name);
  const Total sum =
      total(book, indicator.handle, year, group.handle, arguments.about_group.options(book));
  Output output({"indicator", "year", "group", "value", "members", "reported"},
                {"coverage", "status", "policy"});
  output.add({text(indicator.code), whole(int{year}), text(group.code),
              figure(sum.value, indicator), whole(static_cast<long long>(sum.members)),
              whole(static_cast<long long>(sum.reported)), fraction(sum.coverage),
              text(code(sum.status)), text(to_string(sum.policy))});
  output.print(streams.out, arguments.style(streams));
  arguments.about_group.explain(streams.err, "the total", sum.coverage);
  return 0;
}

}  // namespace

void add_total(CLI::App& tool, Work& work) {
  CLI::App* verb =
      tool.add_subcommand("total", "The sum over the members of a group that reported");
  const auto arguments = std::make_shared<TotalArguments>();
  arguments->add_to(*verb, true);
  verb->add_option("INDICATOR", arguments->indicator, "Code or name")->required();
  verb->add_option("YEAR", arguments->year, "The year")->required();
  verb->add_option("GROUP", arguments->group, "Code or name")->required();
  arguments->about_group.add_to(
      *verb, {GroupPolicy::of_the_year, GroupPolicy::current, GroupPolicy::constant});
  verb->footer(
      "A defined ratio gives the ratio of the totals. What publications print for the group "
      "is under the\nzone that it is published as: see value and history. A group that has both a "
      "zone and a whole that\nholds it in its figures has no total.\n\n"
      "Example:\n  yearbook total torch.db revenue 2023 national");
  verb->callback([arguments, &work] {
    work = [arguments](const Streams& streams) { return print_total(*arguments, streams); };
  });
}

}  // namespace yearbook::tool
