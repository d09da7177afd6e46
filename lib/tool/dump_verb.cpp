#include <CLI/CLI.hpp>

#include <ostream>

#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

struct Arguments {
  std::string file;
  std::string target;
  bool sdmx = false;
};

int dump_all(const Arguments& arguments, const Streams& streams) {
  Database database = Database::open(arguments.file, {.read_only = true});
  if (arguments.sdmx) {
    const std::size_t count = dump_sdmx_csv(database, arguments.target);
    streams.err << "wrote " << arguments.target << ": " << count << " observations as SDMX-CSV\n";
    return 0;
  }
  const DumpReport report = dump(database, arguments.target);
  streams.err << "wrote " << arguments.target << ": " << report.observations << " observations of "
              << report.indicators << " indicators and " << report.zones << " zones in "
              << report.releases << " releases\n";
  return 0;
}

}  // namespace

void add_dump(CLI::App& tool, Work& work) {
  CLI::App* verb =
      tool.add_subcommand("dump",
                          "Write the whole yearbook as a directory of text, or its figures "
                          "as SDMX-CSV");
  const auto arguments = std::make_shared<Arguments>();
  verb->add_option("FILE", arguments->file, "The yearbook file")->required();
  verb->add_option(
          "TARGET", arguments->target,
          "Where to: a directory that is not there yet, or is empty; with --sdmx a file that "
          "is not there yet")
      ->required();
  verb->add_flag("--sdmx", arguments->sdmx,
                 "Write every figure of every release into one file, as SDMX-CSV 2.1");
  verb->footer(
      "The target is whole or not there at all. load makes the same yearbook of a directory, and "
      "the\n"
      "same figures of SDMX-CSV.\n\n"
      "Example:\n  yearbook dump torch.db torch-text");
  verb->callback([arguments, &work] {
    work = [arguments](const Streams& streams) { return dump_all(*arguments, streams); };
  });
}

}  // namespace yearbook::tool
