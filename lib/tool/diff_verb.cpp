#include <CLI/CLI.hpp>

#include <ostream>

#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

struct DiffArguments : Reading {
  std::string first;
  std::string second;
};

// In a table, figures whose statuses differ show them: a change of status alone is one too.
Cell figure_of(std::optional<double> value, Status status, const Indicator& indicator,
               bool with_status) {
  Cell cell = figure(value, indicator);
  if (with_status) cell.shown += (cell.shown.empty() ? "" : " ") + std::string(code(status));
  return cell;
}

int print_diff(const DiffArguments& arguments, const Streams& streams) {
  Database database = Database::open(arguments.file, {.read_only = true});
  const ReleaseDiff found = diff(database, arguments.first, arguments.second);
  const Snapshot book = database.snapshot();
  Output output({"indicator", "zone", "year", "change", "old", "new", "percent"});
  for (const CellChange& cell : found) {
    const Indicator& indicator = book.catalog().find_indicator(cell.indicator);
    const bool with_status = cell.change == Change::changed && cell.old_status != cell.new_status;
    output.add({text(cell.indicator), text(cell.zone), whole(int{cell.year}),
                text(to_string(cell.change)),
                figure_of(cell.old_value, cell.old_status, indicator, with_status),
                figure_of(cell.new_value, cell.new_status, indicator, with_status),
                percent(cell.percent)});
  }
  output.print(streams.out, arguments.style(streams));
  streams.err << found.added << " added, " << found.gone << " gone, " << found.changed
              << " changed, " << found.equal << " equal\n";
  return 0;
}

}  // namespace

void add_diff(CLI::App& tool, Work& work) {
  CLI::App* verb = tool.add_subcommand("diff", "What one release says differently from another");
  const auto arguments = std::make_shared<DiffArguments>();
  arguments->add_to(*verb, false);
  verb->add_option("RELEASE_A", arguments->first, "Code of the release to begin with")->required();
  verb->add_option("RELEASE_B", arguments->second, "Code of the release that is held against it")
      ->required();
  verb->footer(
      "A cell is added when only B speaks of it, gone when only A does, changed when value or "
      "status differ.\nEqual cells are not listed; standard error has the counts.\n\n"
      "Example:\n  yearbook diff torch.db table_2002_2006 journal_2012");
  verb->callback([arguments, &work] {
    work = [arguments](const Streams& streams) { return print_diff(*arguments, streams); };
  });
}

}  // namespace yearbook::tool
