#include <CLI/CLI.hpp>

#include <ostream>

#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

int releases(const Reading& reading, const Streams& streams) {
  const Snapshot book = reading.snapshot();
  Output output({"code", "published_on", "tier", "title", "publisher", "url"});
  for (const Release& release : book.catalog().releases()) {
    output.add({text(release.code), text(release.published_on), whole(release.tier),
                text(release.title), text(release.publisher), text(release.url)});
  }
  output.print(streams.out, reading.style(streams));
  return 0;
}

}  // namespace

void add_releases(CLI::App& tool, Work& work) {
  CLI::App* verb = tool.add_subcommand("releases", "List the publications that figures come from");
  const auto reading = std::make_shared<Reading>();
  reading->add_to(*verb, false);
  verb->footer(
      "Ascending: of two figures for one cell that of the later release here stands.\n\n"
      "Example:\n  yearbook releases torch.db");
  verb->callback([reading, &work] {
    work = [reading](const Streams& streams) { return releases(*reading, streams); };
  });
}

}  // namespace yearbook::tool
