#include <CLI/CLI.hpp>

#include <map>
#include <ostream>

#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

std::string zones_by_kind(const Catalog& catalog) {
  std::map<ZoneKind, std::size_t> count;
  for (const Zone& zone : catalog.zones()) ++count[zone.kind];
  std::string result;
  for (const auto& [kind, zones] : count) {
    if (!result.empty()) result += ", ";
    result += std::to_string(zones) + " " + std::string(to_string(kind));
  }
  return result;
}

// The published figures of every indicator and the years that they are of.
struct Figures {
  std::size_t cells = 0;
  YearRange years{Year{9999}, Year{1}};
};

Figures figures_of(const Snapshot& book) {
  Figures result;
  for (const Indicator& indicator : book.catalog().indicators()) {
    for (const Zone& zone : book.catalog().zones()) {
      const Series cells = series(book, indicator.handle, zone.handle);
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (is_missing(cells.values[i])) continue;
        ++result.cells;
        result.years.first = std::min(result.years.first, cells[i].year);
        result.years.last = std::max(result.years.last, cells[i].year);
      }
    }
  }
  return result;
}

int info(const Reading& reading, const Streams& streams) {
  Database database = Database::open(reading.file, {.read_only = true});
  const Snapshot book = database.snapshot();
  const Catalog& catalog = book.catalog();
  const Figures figures = figures_of(book);
  const auto count = [](std::size_t n) { return std::to_string(n); };
  Output output({"what", "value"});
  const auto row = [&](std::string_view what, std::string_view value) {
    output.add({text(what), text(value)});
  };
  row("file", reading.file);
  row("layout", database.layout());
  row("uuid", database.uuid());
  row("zones", count(catalog.zones().size()));
  row("zones by kind", zones_by_kind(catalog));
  row("groups", count(catalog.groups().size()));
  row("indicators", count(catalog.indicators().size()));
  row("units", count(catalog.units().size()));
  row("releases", count(catalog.releases().size()));
  row("cells with a value", count(figures.cells));
  row("years", to_string(figures.years));
  row("indices", count(catalog.indices().size()));
  output.print(streams.out, reading.output_format());
  return 0;
}

}  // namespace

void add_info(CLI::App& tool, Work& work) {
  CLI::App* verb = tool.add_subcommand("info", "What is inside a yearbook, at a glance");
  const auto reading = std::make_shared<Reading>();
  reading->add_to(*verb, false);
  verb->footer("Example:\n  yearbook info torch.db");
  verb->callback([reading, &work] {
    work = [reading](const Streams& streams) { return info(*reading, streams); };
  });
}

}  // namespace yearbook::tool
