#include <CLI/CLI.hpp>

#include <ostream>

#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

struct RevisionsArguments : Reading {
  std::string indicator;
};

std::vector<Revision> revisions_asked_for(Database& database, const Snapshot& book,
                                          const std::string& indicator) {
  return indicator.empty() ? revisions(database) : revisions(database, book.indicator(indicator));
}

// "gdp: 2 cells, 1 revised by -0.25 % on average, 0.25 % either way".
void print_summary(const RevisionSummary& sum, std::ostream& out) {
  out << sum.indicator << ": " << sum.cells << (sum.cells == 1 ? " cell, " : " cells, ")
      << sum.revised << " revised";
  if (sum.mean_percent) {
    out << "; mean " << percent(sum.mean_percent).shown << ", mean size "
        << percent(sum.mean_absolute_percent).shown << " over " << sum.compared;
  }
  out << '\n';
}

int print_revisions(const RevisionsArguments& arguments, const Streams& streams) {
  Database database = Database::open(arguments.file, {.read_only = true});
  const Snapshot book = database.snapshot();
  const auto rows = revisions_asked_for(database, book, arguments.indicator);
  Output output({"indicator", "zone", "year", "releases", "first", "latest", "size", "percent"});
  for (const Revision& cell : rows) {
    const Indicator& indicator = book.catalog().find_indicator(cell.indicator);
    output.add({text(cell.indicator), text(cell.zone), whole(int{cell.year}),
                whole(static_cast<long long>(cell.releases)), figure(cell.first, indicator),
                figure(cell.latest, indicator), figure(cell.size, indicator),
                percent(cell.percent)});
  }
  output.print(streams.out, arguments.style(streams));
  for (const RevisionSummary& sum : summary(rows)) print_summary(sum, streams.err);
  return 0;
}

}  // namespace

void add_revisions(CLI::App& tool, Work& work) {
  CLI::App* verb = tool.add_subcommand(
      "revisions", "From the first figures that were published to those that stand");
  const auto arguments = std::make_shared<RevisionsArguments>();
  arguments->add_to(*verb, false);
  verb->add_option("INDICATOR", arguments->indicator, "Code or name; default: all");
  verb->footer(
      "Every cell that two or more releases speak of. The first figure is the first published, "
      "whatever its\ntier; releases without a date count as the earliest. Standard error has the "
      "means by indicator, of\npercent and of its size, over the cells that can be compared.\n\n"
      "Example:\n  yearbook revisions torch.db gdp");
  verb->callback([arguments, &work] {
    work = [arguments](const Streams& streams) { return print_revisions(*arguments, streams); };
  });
}

}  // namespace yearbook::tool
