#include <CLI/CLI.hpp>

#include <filesystem>
#include <ostream>
#include <system_error>
#include <utility>
#include <vector>

#include "tool/progress_bar.hpp"
#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

struct LoadArguments {
  std::string file;
  std::vector<std::string> sources;
  LoadOptions options;
};

void say(const LoadReport& report, const LoadArguments& arguments, const std::string& source,
         std::ostream& err) {
  if (!report.changed) {
    err << source << ": nothing changed, " << arguments.file << " holds all of it already\n";
    return;
  }
  err << source << (arguments.options.dry_run ? ": would change " : ": changed ") << arguments.file
      << '\n';
  Output output({"what", "added", "updated", "unchanged"});
  for (const auto& [what, count] : {std::pair("units", report.units),
                                    {"zones", report.zones},
                                    {"aliases", report.aliases},
                                    {"groups", report.groups},
                                    {"indicators", report.indicators},
                                    {"releases", report.releases},
                                    {"indices", report.indices},
                                    {"observations", report.observations}}) {
    if (count.added + count.updated + count.unchanged == 0) continue;
    const auto cell = [](std::size_t n) { return whole(static_cast<long long>(n)); };
    output.add({text(what), cell(count.added), cell(count.updated), cell(count.unchanged)});
  }
  if (!output.empty()) output.print(err, Format::table);
  if (report.removed > 0) err << "observations deleted: " << report.removed << '\n';
}

// The bytes of a file, or of everything in a directory; 0 where that cannot be told.
std::size_t bytes_of(const std::string& source) {
  std::error_code ignored;
  if (!std::filesystem::is_directory(source, ignored)) {
    const auto size = std::filesystem::file_size(source, ignored);
    return ignored ? 0 : size;
  }
  std::size_t result = 0;
  for (const auto& entry : std::filesystem::directory_iterator(source, ignored)) {
    const auto size = entry.is_regular_file(ignored) ? entry.file_size(ignored) : 0;
    if (!ignored) result += size;
  }
  return result;
}

LoadReport load_one(const LoadArguments& arguments, const std::string& source,
                    const Streams& streams) {
  LoadOptions options = arguments.options;
  ProgressBar bar(streams.err, source, "bytes", streams.terminal ? bytes_of(source) : 0);
  if (streams.terminal) options.progress = bar.progress();
  return load(arguments.file, source, options);
}

int load_all(const LoadArguments& arguments, const Streams& streams) {
  for (const std::string& source : arguments.sources) {
    say(load_one(arguments, source, streams), arguments, source, streams.err);
  }
  return 0;
}

}  // namespace

void add_load(CLI::App& tool, Work& work) {
  CLI::App* verb = tool.add_subcommand(
      "load", "Load yearbook directories or CSV files; makes FILE when it is absent");
  const auto arguments = std::make_shared<LoadArguments>();
  verb->add_option("FILE", arguments->file, "The yearbook file")->required();
  verb->add_option("SOURCE", arguments->sources,
                   "Directories with units.csv, zones.csv, ..., or CSV files of observations, long "
                   "(indicator, zone, year, value ...), wide (zone, year, a column an indicator) "
                   "or SDMX-CSV")
      ->required();
  verb->add_option("--release", arguments->options.release,
                   "Release of the rows that name none, by code");
  verb->add_flag(
      "--replace", arguments->options.replace,
      "The rows of the releases named make way for the new ones; in SDMX-CSV, allows the "
      "actions R and D");
  verb->add_flag("--dry-run", arguments->options.dry_run, "Check and report, but change nothing");
  verb->footer(
      "Each source is loaded whole or not at all. The same load twice changes nothing.\n\n"
      "Example:\n  yearbook load torch.db examples/torch");
  verb->callback([arguments, &work] {
    work = [arguments](const Streams& streams) { return load_all(*arguments, streams); };
  });
}

}  // namespace yearbook::tool
