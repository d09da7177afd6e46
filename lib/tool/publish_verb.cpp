#include <CLI/CLI.hpp>

#include <filesystem>
#include <ostream>

#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

struct PublishArguments {
  std::string file;
  std::string out;
  PublishOptions options;
};

int publish_copy(const PublishArguments& arguments, const Streams& streams) {
  Database database = Database::open(arguments.file, {.read_only = true});
  publish(database, arguments.out, arguments.options);
  streams.err << "wrote " << arguments.out << ", " << std::filesystem::file_size(arguments.out)
              << " bytes\n";
  return 0;
}

}  // namespace

void add_publish(CLI::App& tool, Work& work) {
  CLI::App* verb = tool.add_subcommand("publish", "Write a compact copy to be handed on");
  const auto arguments = std::make_shared<PublishArguments>();
  verb->add_option("FILE", arguments->file, "The yearbook file")->required();
  verb->add_option("OUT", arguments->out, "The copy: a file that is not there yet")->required();
  verb->add_flag("--replace", arguments->options.replace,
                 "An earlier copy of the same yearbook makes way");
  verb->footer(
      "The copy is one file without a log beside it, and opens from media that cannot be written. "
      "It is whole or not there at all.\n\n"
      "Example:\n  yearbook publish torch.db torch-copy.db");
  verb->callback([arguments, &work] {
    work = [arguments](const Streams& streams) { return publish_copy(*arguments, streams); };
  });
}

}  // namespace yearbook::tool
