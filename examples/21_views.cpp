// For those who read the file in SQL: a column an indicator, what others have added, a copy to hand on.
#include <yearbook/views.hpp>

#include <filesystem>
#include <iostream>
#include <string>

#include <yearbook/check.hpp>
#include <yearbook/exchange.hpp>
#include <yearbook/sql.hpp>
#include <yearbook/unit.hpp>

int main() {
  using namespace yearbook;
  namespace fs = std::filesystem;
  const fs::path copy = fs::temp_directory_path() / "yearbook-example-21.db";
  Database database = Database::create(":memory:");
  load(database, TORCH_DIRECTORY);

  for (const std::string& column : make_wide_view(database, {"gdp", "gdp_share"})) {
    std::cout << column << ' ';
  }
  std::cout << "\nadded by others: " << foreign_objects(database).size() << '\n';

  fs::remove(copy);
  publish(database, copy.string());
  for (const auto& [year, gdp, share] :
       sql::query<int, double, double>(copy.string(),
                                       "SELECT year, gdp, gdp_share FROM wide "
                                       "WHERE zone = 'national_hightech_zones' AND gdp_share IS "
                                       "NOT NULL ORDER BY year LIMIT 2")) {
    std::cout << year << "  " << format_exact(gdp) << "  " << format_exact(share) << " %\n";
  }
  fs::remove(copy);
}
