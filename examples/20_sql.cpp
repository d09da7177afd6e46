// SQL of one's own, run safely: rows as tuples or structs, parameters, limits, what a mistake says.
#include <yearbook/sql.hpp>

#include <iostream>
#include <optional>
#include <string>

#include <yearbook/error.hpp>
#include <yearbook/exchange.hpp>
#include <yearbook/unit.hpp>

using namespace yearbook;

namespace {

struct Figure {
  int year;
  std::optional<double> value;
  std::string release;
};

}  // namespace

int main() {
  Database database = Database::create(":memory:");
  load(database, TORCH_DIRECTORY);

  for (const auto& [zone, share] : sql::query<std::string, double>(
           database,
           "SELECT z.name_en, s.value FROM share AS s JOIN zone AS z ON z.code = s.zone "
           "WHERE indicator = 'revenue' AND year = 2023 AND whole = 'national' "
           "ORDER BY s.value DESC LIMIT 2")) {
    std::cout << zone << ": " << format_percent(share, 1) << '\n';
  }

  const sql::Options zhongguancun{.parameters = {{"zone", "zhongguancun"}}, .row_limit = 2};
  for (const Figure& figure :
       sql::query<Figure>(database,
                          "SELECT year, value, release FROM current "
                          "WHERE indicator = 'revenue' AND zone = :zone ORDER BY year DESC",
                          zhongguancun)) {
    std::cout << figure.year << "  " << format_exact(figure.value.value_or(0)) << "  "
              << figure.release << '\n';
  }

  // The functions of the loadable module are there: here a place in an index that the file keeps.
  for (const auto& [score, unit] : sql::query<double, std::string>(
           database,
           "SELECT score, zone FROM yb_index('ice_system_2014', 2015, 'ice_system_2014')")) {
    std::cout << format_exact(score) << "  " << unit << '\n';
  }

  std::cout << sql::explain(database, "SELECT code FROM zone WHERE parent_id = 1");

  for (const char* mistake : {"SELECT valeu FROM current", "DELETE FROM observation"}) {
    try {
      const auto rows = sql::query(database, mistake);
    } catch (const Error& error) {
      std::cout << error.what() << '\n';
    }
  }
}
