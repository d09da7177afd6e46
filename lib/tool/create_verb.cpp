#include <CLI/CLI.hpp>

#include <ostream>

#include "tool/verb.hpp"

namespace yearbook::tool {

void add_create(CLI::App& tool, Work& work) {
  CLI::App* verb = tool.add_subcommand("create", "Make an empty yearbook");
  const auto file = std::make_shared<std::string>();
  verb->add_option("FILE", *file, "Where to make it; the path must be free")->required();
  verb->footer("Example:\n  yearbook create new.db");
  verb->callback([file, &work] {
    work = [file](const Streams& streams) {
      const Database database = Database::create(*file);
      streams.err << "created " << *file << ", layout " << database.layout() << '\n';
      return 0;
    };
  });
}

}  // namespace yearbook::tool
