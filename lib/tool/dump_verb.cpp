#include <CLI/CLI.hpp>

#include <ostream>

#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

struct Arguments {
  std::string file;
  std::string directory;
};

int dump_all(const Arguments& arguments, const Streams& streams) {
  Database database = Database::open(arguments.file, {.read_only = true});
  const DumpReport report = dump(database, arguments.directory);
  streams.err << "wrote " << arguments.directory << ": " << report.observations
              << " observations of " << report.indicators << " indicators and " << report.zones
              << " zones in " << report.releases << " releases\n";
  return 0;
}

}  // namespace

void add_dump(CLI::App& tool, Work& work) {
  CLI::App* verb = tool.add_subcommand("dump", "Write the whole yearbook as a directory of text");
  const auto arguments = std::make_shared<Arguments>();
  verb->add_option("FILE", arguments->file, "The yearbook file")->required();
  verb->add_option("DIRECTORY", arguments->directory,
                   "Where to: a directory that is not there yet, or is empty")
      ->required();
  verb->footer(
      "The directory is whole or not there at all. load makes the same yearbook of it.\n\n"
      "Example:\n  yearbook dump torch.db torch-text");
  verb->callback([arguments, &work] {
    work = [arguments](const Streams& streams) { return dump_all(*arguments, streams); };
  });
}

}  // namespace yearbook::tool
