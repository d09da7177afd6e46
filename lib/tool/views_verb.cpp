#include <CLI/CLI.hpp>

#include <ostream>
#include <vector>

#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

struct ViewsArguments {
  std::string file;
  std::vector<std::string> indicators;
  bool drop = false;
};

int make_views(const ViewsArguments& arguments, const Streams& streams) {
  Database database = Database::open(arguments.file);
  if (arguments.drop) {
    streams.err << (drop_wide_view(database) ? "took view wide out of " : "no view wide in ")
                << arguments.file << '\n';
    return 0;
  }
  const auto columns = make_wide_view(database, arguments.indicators);
  streams.err << "view wide of " << arguments.file << " has " << columns.size() << " columns\n";
  Output output({"column"});
  for (const std::string& column : columns) output.add({text(column)});
  output.print(streams.out, Format::table);
  return 0;
}

}  // namespace

void add_views(CLI::App& tool, Work& work) {
  CLI::App* verb =
      tool.add_subcommand("views", "Make view wide: a row a zone and year, a column an indicator");
  const auto arguments = std::make_shared<ViewsArguments>();
  verb->add_option("FILE", arguments->file, "The yearbook file")->required();
  auto* indicators = verb->add_option("--indicators", arguments->indicators,
                                      "Which, by code and in this order; default: all")
                         ->delimiter(',');
  verb->add_flag("--drop", arguments->drop, "Take the view out of the file again")
      ->excludes(indicators);
  verb->footer(
      "The figures are those that stand, each in the unit of its indicator. A view of all "
      "indicators is made anew when a load adds one.\n\n"
      "Example:\n  yearbook views torch.db --indicators gdp,revenue,employees");
  verb->callback([arguments, &work] {
    work = [arguments](const Streams& streams) { return make_views(*arguments, streams); };
  });
}

}  // namespace yearbook::tool
