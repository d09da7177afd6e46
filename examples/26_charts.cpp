// Charts from the figures of the report: a line over the years and bars of a ranking, as SVG that a
// page takes in as it is. Open the files it names in any browser.
#include <yearbook/chart.hpp>
#include <yearbook/exchange.hpp>
#include <yearbook/query.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>

int main() {
  using namespace yearbook;
  using namespace yearbook::literals;
  Database database = Database::create(":memory:");
  load(database, TORCH_DIRECTORY);
  const Snapshot now = database.snapshot();
  const Indicator& revenue = now.catalog().find_indicator("revenue");

  // A chart is plain data: names, years and numbers, and the unit they are in.
  const Series cells = series(now, revenue.handle, now.zone("national_hightech_zones"));
  LineChart trend{.frame = {.title = "Revenue of the national high-tech zones",
                            .note = "Source: China Torch Statistical Yearbook and its publishers",
                            .unit = revenue.unit},
                  .years = cells.years,
                  .series = {{.name = "national high-tech zones", .values = cells.values}}};
  const auto file = std::filesystem::temp_directory_path() / "yearbook-example-20.svg";
  std::ofstream(file) << svg(trend);
  std::cout << "a file of its own: " << file.filename().string() << ", "
            << (svg(trend).starts_with("<svg") ? "one SVG element" : "something else") << "\n\n";

  // In a page, which has the style once: <style> and what chart_style_sheet() gives.
  BarChart bars{
      .frame = {
          .title = "Revenue, 2023", .unit = revenue.unit, .width = 480, .stand_alone = false}};
  for (const RankedZone& row :
       ranking(now, revenue.handle, 2023y, now.group("national"), {.top = 3})) {
    bars.bars.push_back({now.catalog().zone(row.zone).name_en, row.value, format_exact(row.rank)});
  }
  std::cout << svg(bars);

  // The same figures as a Chinese page writes them.
  bars.frame.title = "营业收入，2023年";
  bars.frame.language = Language::zh;
  const std::string chinese = svg(bars);
  const std::size_t at = chinese.find("<desc>");
  std::cout << '\n' << chinese.substr(at, chinese.find('\n', at) - at) << '\n';
}
