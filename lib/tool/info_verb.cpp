#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <iomanip>
#include <map>
#include <ostream>
#include <span>
#include <sstream>
#include <system_error>

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

// The figures of every indicator, the years that they are of, and the cells that could have one:
// those of an indicator's zones in its years, where a zone or year counts that has a figure at all.
struct Figures {
  std::size_t cells = 0;
  std::size_t possible = 0;
  YearRange years{Year{9999}, Year{1}};
};

void count_figures(const Snapshot& book, const Indicator& indicator, Figures& figures) {
  YearRange years{Year{9999}, Year{1}};
  std::size_t zones = 0;
  for (const Zone& zone : book.catalog().zones()) {
    const Series cells = series(book, indicator.handle, zone.handle);
    const std::size_t before = figures.cells;
    for (const auto& [year, value] : cells) {
      if (is_missing(value)) continue;
      ++figures.cells;
      years.first = std::min(years.first, year);
      years.last = std::max(years.last, year);
    }
    if (figures.cells > before) ++zones;
  }
  figures.possible += zones * years.size();
  if (zones == 0) return;
  figures.years.first = std::min(figures.years.first, years.first);
  figures.years.last = std::max(figures.years.last, years.last);
}

Figures figures_of(const Snapshot& book) {
  Figures result;
  for (const Indicator& indicator : book.catalog().indicators()) {
    count_figures(book, indicator, result);
  }
  return result;
}

std::string coverage_of(const Figures& figures) {
  if (figures.possible == 0) return {};
  return format_percent(static_cast<double>(figures.cells) / static_cast<double>(figures.possible));
}

// "1.4 MB" for people, bytes for programs: the file and, while it is there, its log.
Cell size_of(const std::string& file) {
  std::uintmax_t bytes = 0;
  for (const char* end : {"", "-wal"}) {
    std::error_code absent;
    const auto size = std::filesystem::file_size(file + end, absent);
    if (!absent) bytes += size;
  }
  constexpr double step = 1000;
  double shown = static_cast<double>(bytes);
  std::string unit = " bytes";
  for (const char* larger : {" kB", " MB", " GB", " TB"}) {
    if (shown < step) break;
    shown /= step;
    unit = larger;
  }
  std::ostringstream text;
  text << std::fixed << std::setprecision(unit == " bytes" ? 0 : 1) << shown << unit;
  return {text.str(), std::to_string(bytes), std::nullopt, false};
}

// "2004-01-01 to 2025-03-31": the days of the first and the last publication that have one.
std::string days_of(std::span<const Release> releases) {
  std::string first;
  std::string last;
  for (const Release& release : releases) {
    const auto day = parse_date(release.published_on);
    if (!day) continue;
    const std::string text = to_string(*day);
    if (first.empty() || text < first) first = text;
    if (text > last) last = text;
  }
  return first == last ? first : first + " to " + last;
}

std::string codes_of(std::span<const StoredIndex> indices) {
  std::string result;
  for (const StoredIndex& index : indices) result += (result.empty() ? "" : ", ") + index.code;
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
  const Cell size = size_of(reading.file);
  output.add({text("size"), reading.exact ? text(size.exact) : size});
  row("layout", database.layout());
  row("uuid", database.uuid());
  row("zones", count(catalog.zones().size()));
  row("zones by kind", zones_by_kind(catalog));
  row("groups", count(catalog.groups().size()));
  row("indicators", count(catalog.indicators().size()));
  row("units", count(catalog.units().size()));
  row("releases", count(catalog.releases().size()));
  row("published", days_of(catalog.releases()));
  row("observations", count(database.observations()));
  row("cells with a value", count(figures.cells));
  row("years", to_string(figures.years));
  row("coverage", coverage_of(figures));
  row("indices", count(catalog.indices().size()));
  row("index definitions", codes_of(catalog.indices()));
  output.print(streams.out, reading.style(streams));
  return 0;
}

}  // namespace

void add_info(CLI::App& tool, Work& work) {
  CLI::App* verb = tool.add_subcommand("info", "What is inside a yearbook, at a glance");
  const auto reading = std::make_shared<Reading>();
  reading->add_to(*verb, false);
  verb->footer(
      "Observations are the figures of all releases; cells with a value are what stands, worked "
      "out "
      "by\ndefinitions or printed. Coverage is their part of the cells of each indicator's zones "
      "and "
      "years.\n\n"
      "Example:\n  yearbook info torch.db");
  verb->callback([reading, &work] {
    work = [reading](const Streams& streams) { return info(*reading, streams); };
  });
}

}  // namespace yearbook::tool
