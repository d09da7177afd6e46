#include <CLI/CLI.hpp>

#include <ostream>

#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

int print_check(const Reading& reading, const Streams& streams) {
  Database database = Database::open(reading.file, {.read_only = true});
  const auto findings = check(database);
  Output output({"number", "requirement", "finding"});
  for (const Finding& finding : findings) {
    output.add({whole(finding.number), text(finding.requirement), text(finding.what)});
  }
  output.print(streams.out, reading.style(streams));
  streams.err << reading.file << ": "
              << (findings.empty() ? std::string("sound")
                                   : std::to_string(findings.size()) + " findings")
              << '\n';
  for (const std::string& object : foreign_objects(database)) {
    streams.err << "not yearbook's: " << object << '\n';
  }
  return findings.empty() ? 0 : 1;
}

}  // namespace

void add_check(CLI::App& tool, Work& work) {
  CLI::App* verb = tool.add_subcommand("check", "Hold a file to every numbered requirement");
  const auto reading = std::make_shared<Reading>();
  reading->add_to(*verb, false);
  verb->footer(
      "Exit code 1 when something is found. schema/README.md documents the numbers.\n\n"
      "Example:\n  yearbook check torch.db");
  verb->callback([reading, &work] {
    work = [reading](const Streams& streams) { return print_check(*reading, streams); };
  });
}

}  // namespace yearbook::tool
