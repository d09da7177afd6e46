// Makes a yearbook of a directory, looks inside, and sees what an error says.
#include <yearbook/catalog.hpp>
#include <yearbook/check.hpp>
#include <yearbook/database.hpp>
#include <yearbook/error.hpp>
#include <yearbook/exchange.hpp>
#include <yearbook/log.hpp>
#include <yearbook/version.hpp>

#include <filesystem>
#include <iostream>

int main() {
  using namespace yearbook;
  const auto file = std::filesystem::temp_directory_path() / "yearbook-example-01.db";
  std::filesystem::remove(file);
  std::cout << "yearbook " << version << '\n';

  // The library is silent unless asked.
  set_log_sink([](LogLevel, std::string_view line) { std::cout << "log: " << line << '\n'; });

  // Loading makes the file when it is absent; the same load twice changes nothing.
  const LoadReport first = load(file.string(), TORCH_DIRECTORY);
  const LoadReport again = load(file.string(), TORCH_DIRECTORY);
  set_log_sink(nullptr);
  std::cout << first.observations.added << " figures of " << first.releases.added << " releases\n"
            << "again: " << (again.changed ? "changed" : "nothing changed") << '\n';

  Database database = Database::open(file.string(), {.read_only = true});
  const Snapshot book = database.snapshot();
  std::cout << book.catalog().zones().size() << " zones, " << book.catalog().indicators().size()
            << " indicators, " << check(database).size() << " findings\n";

  // A code that is not there names the nearest; everything that fails is one Error.
  try {
    static_cast<void>(book.zone("wuhan_east_lak"));
  } catch (const Error& error) {
    std::cout << to_string(error.code()) << ": " << error.what() << '\n';
  }

  database.close();
  std::filesystem::remove(file);
}
