#include <CLI/CLI.hpp>

#include <ostream>
#include <sstream>

#include "tool/progress_bar.hpp"
#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

struct DumpArguments {
  std::string file;
  std::string target;
  bool sdmx = false;
  bool xlsx = false;
};

// Whether people want a workbook is plain from the name of the file.
bool wants_workbook(const DumpArguments& arguments) {
  return arguments.xlsx || (!arguments.sdmx && arguments.target.ends_with(".xlsx"));
}

int dump_all(const DumpArguments& arguments, const Streams& streams) {
  Database database = Database::open(arguments.file, {.read_only = true});
  std::ostringstream wrote;
  {
    DumpOptions options;
    ProgressBar bar(streams.err, arguments.target, "figures",
                    streams.terminal ? database.observations() : 0);
    if (streams.terminal) options.progress = bar.progress();
    if (arguments.sdmx) {
      wrote << dump_sdmx_csv(database, arguments.target, options) << " observations as SDMX-CSV";
    } else if (wants_workbook(arguments)) {
      wrote << dump_xlsx(database, arguments.target, options) << " rows of a workbook";
    } else {
      const DumpReport report = dump(database, arguments.target, options);
      wrote << report.observations << " observations of " << report.indicators << " indicators and "
            << report.zones << " zones in " << report.releases << " releases";
    }
  }
  streams.err << "wrote " << arguments.target << ": " << wrote.str() << '\n';
  return 0;
}

}  // namespace

void add_dump(CLI::App& tool, Work& work) {
  CLI::App* verb =
      tool.add_subcommand("dump",
                          "Write the whole yearbook as a directory of text or a workbook, or its "
                          "figures as SDMX-CSV");
  const auto arguments = std::make_shared<DumpArguments>();
  verb->add_option("FILE", arguments->file, "The yearbook file")->required();
  verb->add_option("TARGET", arguments->target,
                   "Where to: a directory that is not there yet, or is empty; with --sdmx or "
                   "--xlsx a file that is not there yet")
      ->required();
  CLI::Option* sdmx =
      verb->add_flag("--sdmx", arguments->sdmx,
                     "Write every figure of every release into one file, as SDMX-CSV 2.1");
  verb->add_flag("--xlsx", arguments->xlsx,
                 "Write a workbook for Excel and its like: a sheet a view, notes and sources; "
                 "understood where TARGET ends with .xlsx")
      ->excludes(sdmx);
  verb->footer(
      "The target is whole or not there at all. load makes the same yearbook of a directory, and "
      "the\n"
      "same figures of SDMX-CSV.\n\n"
      "Examples:\n"
      "  yearbook dump torch.db torch.xlsx --xlsx\n"
      "  yearbook dump torch.db torch-text");
  verb->callback([arguments, &work] {
    work = [arguments](const Streams& streams) { return dump_all(*arguments, streams); };
  });
}

}  // namespace yearbook::tool
