// The whole yearbook as text, for people, for version control and for other programs; and back.
#include <yearbook/exchange.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

int main() {
  using namespace yearbook;
  namespace fs = std::filesystem;
  const fs::path text = fs::temp_directory_path() / "yearbook-example-12";
  fs::remove_all(text);
  Database database = Database::create(":memory:");
  load(database, TORCH_DIRECTORY);

  const DumpReport report = dump(database, text.string());
  std::cout << report.observations << " figures, " << report.zones << " zones, " << report.releases
            << " releases\n";
  std::ifstream figures(text / "observations.csv");
  std::string line;
  for (int i = 0; i < 3 && std::getline(figures, line); ++i) std::cout << line << '\n';

  // Loading the text into the yearbook it came from changes nothing.
  std::cout << "loaded again: " << (load(database, text.string()).changed ? "changed" : "unchanged")
            << '\n';
  fs::remove_all(text);
}
