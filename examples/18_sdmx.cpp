// Figures as SDMX-CSV, which the systems of statistical offices read and write.
#include <yearbook/exchange.hpp>
#include <yearbook/query.hpp>
#include <yearbook/unit.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

int main() {
  using namespace yearbook;
  using namespace yearbook::literals;
  namespace fs = std::filesystem;
  const fs::path out = fs::temp_directory_path() / "yearbook-example-15.csv";
  const fs::path in = fs::temp_directory_path() / "yearbook-example-15-corrections.csv";
  fs::remove(out);
  Database database = Database::create(":memory:");
  load(database, TORCH_DIRECTORY);

  std::cout << dump_sdmx_csv(database, out.string()) << " figures\n";
  std::ifstream text(out);
  std::string line;
  for (int i = 0; i < 2 && std::getline(text, line); ++i) std::cout << line << '\n';
  std::cout << "loaded again: " << (load(database, out.string()).changed ? "changed" : "unchanged")
            << '\n';

  // CNY 1,234.5 x 10^8; and a correction of it, which has to be asked for.
  const auto row = [&](const std::string& action, const std::string& printed) {
    std::ofstream(in) << "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,INDICATOR,REF_AREA,TIME_PERIOD,"
                         "OBS_VALUE,UNIT_MEASURE,UNIT_MULT\n"
                         "dataflow,OFFICE:ZONES(1.0.0),"
                      << action << ",A,revenue,zhongguancun,2030," << printed << ",CNY,8\n";
    LoadOptions options{.release = "report_2017_note", .replace = action == "R"};
    load(database, in.string(), options);
    const Snapshot now = database.snapshot();
    const auto figure = value(now, now.indicator("revenue"), now.zone("zhongguancun"), 2030y);
    std::cout << action << ": " << format_exact(figure.value_or(missing_value)) << '\n';
  };
  row("A", "1234.5");
  row("R", "1234.6");
  fs::remove(out);
  fs::remove(in);
}
