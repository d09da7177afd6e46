// The report: one HTML file about a year that needs nothing else. Open the file it names in any
// browser.
#include <yearbook/exchange.hpp>
#include <yearbook/report.hpp>

#include <filesystem>
#include <iostream>
#include <string_view>

int main() {
  using namespace yearbook;
  using namespace yearbook::literals;
  Database database = Database::create(":memory:");
  load(database, TORCH_DIRECTORY);
  const Snapshot book = database.snapshot();

  const auto file = std::filesystem::temp_directory_path() / "yearbook-example-30.html";
  write_report(book, file.string(), {.group = "national", .year = 2016y});
  std::cout << file.filename().string() << ":\n";

  // The same page as text, in Chinese: its title and its sections.
  const std::string page =
      report_html(book, {.group = "national", .year = 2016y, .language = Language::zh});
  std::string_view rest = page;
  for (const std::string_view head : {"<h1>", "<h2 "}) {
    for (auto at = rest.find(head); at != std::string_view::npos; at = rest.find(head, at + 1)) {
      const auto from = rest.find('>', at) + 1;
      std::cout << "  " << rest.substr(from, rest.find('<', from) - from) << '\n';
    }
  }

  // A page about one zone.
  const std::string zone = report_html(book, {.year = 2023y, .zone = "zhongguancun"});
  const auto at = zone.find("<h1>") + 4;
  std::cout << zone.substr(at, zone.find('<', at) - at) << '\n';
}
