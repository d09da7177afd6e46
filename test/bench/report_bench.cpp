// A report of twelve indicators, beside reading their figures and doing nothing with them.
#include <yearbook/yearbook.hpp>

#include <benchmark/benchmark.h>

#include <string>
#include <string_view>

#include "bench/books.hpp"
#include "bench/pairs.hpp"
#include "bench/raw.hpp"

namespace yearbook::bench {
namespace {

constexpr int reported = 12;

const std::string& file_to_report() {
  static const std::string path = [] {
    std::string made = fresh("report.db");
    Database database = with_catalogue(made, medium);
    fill(database, figures(medium), "first");
    return made;
  }();
  return path;
}

ReportOptions asked() {
  ReportOptions options{.group = "all", .year = Year{first_year + medium.years - 1}};
  for (int i = 0; i < reported; ++i) options.indicators.push_back(indicator_code(i * 50));
  return options;
}

// The page has the sum over the group that total() gives, and its size is what it may be.
void require_page(const Snapshot& book, const ReportOptions& options, const std::string& page) {
  constexpr std::size_t most = 5'000'000;
  require(page.size() < most, "a page of at most 5 MB");
  for (const std::string& code : options.indicators) {
    const Indicator& indicator = book.catalog().find_indicator(code);
    const Total sum = total(book, indicator.handle, *options.year, book.group("all"));
    const std::string shown = format_figure(*sum.value, indicator.unit, indicator.decimals);
    require(page.find(shown) != std::string::npos, "every sum is on the page");
  }
}

// Opens the file, makes the page, and closes.
void report_page(benchmark::State& state) {
  const ReportOptions options = asked();
  const std::string& path = file_to_report();
  std::string page;
  for (auto _ : state) {
    Database database = Database::open(path, {.read_only = true});
    page = report_html(database.snapshot(), options);
  }
  require_page(Database::open(path, {.read_only = true}).snapshot(), options, page);
  state.counters["bytes"] = static_cast<double>(page.size());
}

void read_figures(benchmark::State& state) {
  const std::string& path = file_to_report();
  for (auto _ : state) {
    const RawFile file(path);
    double sum = 0;
    for (const std::string& code : asked().indicators) {
      file.prepare(
              "SELECT value FROM observation WHERE indicator_id = (SELECT indicator_id FROM "
              "indicator WHERE code = ?1)")
          .each([&](const auto& row) { sum += row.real(0); }, std::string_view(code));
    }
    benchmark::DoNotOptimize(sum);
  }
}

}  // namespace

void register_reports() {
  add_pair({"report of 12 indicators/M", "yearbook, the page", "sqlite, its figures"},
           [](benchmark::State& state, bool ours) {
             if (ours) {
               report_page(state);
             } else {
               read_figures(state);
             }
           });
}

}  // namespace yearbook::bench
