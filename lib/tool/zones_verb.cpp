#include <CLI/CLI.hpp>

#include <algorithm>
#include <ostream>

#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

struct ZonesArguments : Reading {
  std::string group;
  std::string year;
  std::string kind;
};

// The members of the group asked for, of that year or of any; every zone without one.
std::vector<ZoneHandle> zones_asked_for(const Snapshot& book, const ZonesArguments& arguments) {
  std::vector<ZoneHandle> result;
  if (arguments.group.empty()) {
    for (const Zone& zone : book.catalog().zones()) result.push_back(zone.handle);
    return result;
  }
  const GroupHandle group = book.group(arguments.group);
  if (!arguments.year.empty()) return members(book, group, year_argument(arguments.year));
  for (const Membership& member : book.catalog().group(group).members) {
    if (std::ranges::find(result, member.zone) == result.end()) result.push_back(member.zone);
  }
  return result;
}

int zones(const ZonesArguments& arguments, const Streams& streams) {
  const Snapshot book = arguments.snapshot();
  if (!arguments.kind.empty() && !parse_zone_kind(arguments.kind)) {
    throw Error(ErrorCode::invalid_argument,
                "\"" + arguments.kind +
                    "\" is no kind of zone; known: nation, region, province, "
                    "city, zone and aggregate");
  }
  if (arguments.group.empty() && !arguments.year.empty()) {
    throw Error(ErrorCode::invalid_argument,
                "--year asks for the members of a group in a year; name "
                "it with --group");
  }
  Output output({"code", "kind", "name_en", "name_zh", "parent", "first_year", "last_year"});
  for (const ZoneHandle handle : zones_asked_for(book, arguments)) {
    const Zone& zone = book.catalog().zone(handle);
    if (!arguments.kind.empty() && to_string(zone.kind) != arguments.kind) continue;
    const auto year = [](const std::optional<Year>& y) { return text(y ? to_string(*y) : ""); };
    output.add({text(zone.code), text(to_string(zone.kind)), text(zone.name_en), text(zone.name_zh),
                text(zone.parent ? book.catalog().zone(*zone.parent).code : ""),
                year(zone.first_year), year(zone.last_year)});
  }
  output.print(streams.out, arguments.style(streams));
  return 0;
}

}  // namespace

void add_zones(CLI::App& tool, Work& work) {
  CLI::App* verb = tool.add_subcommand("zones", "List the zones, or the members of a group");
  const auto arguments = std::make_shared<ZonesArguments>();
  arguments->add_to(*verb, false);
  verb->add_option("--group", arguments->group, "Members of this group only");
  verb->add_option("--year", arguments->year, "Members in this year only");
  verb->add_option("--kind", arguments->kind, "Zones of this kind only, such as province");
  verb->footer(
      "In the order of the file.\n\nExample:\n"
      "  yearbook zones torch.db --group national --year 2016");
  verb->callback([arguments, &work] {
    work = [arguments](const Streams& streams) { return zones(*arguments, streams); };
  });
}

}  // namespace yearbook::tool
