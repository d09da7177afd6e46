#include <CLI/CLI.hpp>

#include <array>
#include <ostream>

#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

struct Arguments : Reading {
  std::string indicator;
  std::string year;
  std::string group;
  std::string policy = "of_the_year";
};

GroupPolicy policy_argument(std::string_view name) {
  for (const GroupPolicy policy :
       {GroupPolicy::of_the_year, GroupPolicy::current, GroupPolicy::constant}) {
    if (to_string(policy) == name) return policy;
  }
  return GroupPolicy::of_the_year;
}

int print_total(const Arguments& arguments, const Streams& streams) {
  const Snapshot book = arguments.snapshot();
  const Indicator& indicator = book.catalog().find_indicator(arguments.indicator);
  const auto [name, year] = name_and_year(arguments.group, arguments.year);
  const Group& group = book.catalog().find_group(name);
  const Total sum = total(book, indicator.handle, year, group.handle,
                          {.policy = policy_argument(arguments.policy)});
  Output output({"indicator", "year", "group", "value", "members", "reported"});
  output.add({text(indicator.code), whole(int{year}), text(group.code),
              figure(sum.value, indicator), whole(static_cast<long long>(sum.members)),
              whole(static_cast<long long>(sum.reported))});
  output.print(streams.out, arguments.output_format());
  return 0;
}

}  // namespace

void add_total(CLI::App& tool, Work& work) {
  CLI::App* verb =
      tool.add_subcommand("total", "The sum over the members of a group that reported");
  const auto arguments = std::make_shared<Arguments>();
  arguments->add_to(*verb, true);
  verb->add_option("INDICATOR", arguments->indicator, "Code or name")->required();
  verb->add_option("YEAR", arguments->year, "The year")->required();
  verb->add_option("GROUP", arguments->group, "Code or name")->required();
  verb->add_option(
          "--policy", arguments->policy,
          "of_the_year: members of that year; current: members of the last year with figures")
      ->check(CLI::IsMember({"of_the_year", "current"}))
      ->capture_default_str();
  verb->footer(
      "A defined ratio gives the ratio of the totals. What publications print for the group "
      "is under the\nzone that it is published as: see value and history.\n\n"
      "Example:\n  yearbook total torch.db revenue 2023 national");
  verb->callback([arguments, &work] {
    work = [arguments](const Streams& streams) { return print_total(*arguments, streams); };
  });
}

}  // namespace yearbook::tool
