#include <CLI/CLI.hpp>

#include <ostream>

#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

int indicators(const Reading& reading, const Streams& streams) {
  const Snapshot book = reading.snapshot();
  Output output({"code", "unit", "kind", "direction", "name_en", "name_zh", "numerator",
                 "denominator", "denominator_zone"});
  for (const Indicator& indicator : book.catalog().indicators()) {
    std::vector<Cell> row{
        text(indicator.code),       text(indicator.unit.code), text(to_string(indicator.kind)),
        whole(indicator.direction), text(indicator.name_en),   text(indicator.name_zh)};
    if (const auto& ratio = indicator.ratio) {
      row.push_back(text(book.catalog().indicator(ratio->numerator).code));
      row.push_back(text(book.catalog().indicator(ratio->denominator).code));
      row.push_back(
          text(ratio->denominator_zone ? book.catalog().zone(*ratio->denominator_zone).code : ""));
    } else {
      row.insert(row.end(), 3, text(""));
    }
    output.add(std::move(row));
  }
  output.print(streams.out, reading.style(streams));
  return 0;
}

}  // namespace

void add_indicators(CLI::App& tool, Work& work) {
  CLI::App* verb = tool.add_subcommand("indicators", "List the indicators with their units");
  const auto reading = std::make_shared<Reading>();
  reading->add_to(*verb, false);
  verb->footer("In the order of the file.\n\nExample:\n  yearbook indicators torch.db");
  verb->callback([reading, &work] {
    work = [reading](const Streams& streams) { return indicators(*reading, streams); };
  });
}

}  // namespace yearbook::tool
