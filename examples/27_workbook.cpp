// A yearbook as a workbook for Excel, LibreOffice and their like.
#include <yearbook/error.hpp>
#include <yearbook/exchange.hpp>

#include <filesystem>
#include <iostream>

int main() {
  using namespace yearbook;
  Database database = Database::create(":memory:");
  load(database, TORCH_DIRECTORY);
  const auto file = std::filesystem::temp_directory_path() / "yearbook-example-21.xlsx";
  std::filesystem::remove(file);

  const std::size_t rows = dump_xlsx(database, file.string());
  std::cout << file.filename().string() << ": " << rows << " rows\n";

  // Nothing is overwritten, and nothing is left half-written.
  try {
    dump_xlsx(database, file.string());
  } catch (const Error& error) {
    std::cout << to_string(error.code()) << '\n';
  }
}
