// A series is a range of years and values; gaps are NaN, with a status beside them.
#include <yearbook/exchange.hpp>
#include <yearbook/query.hpp>
#include <yearbook/shapes.hpp>
#include <yearbook/unit.hpp>
#include <yearbook/year.hpp>

#include <iostream>

int main() {
  using namespace yearbook;
  using namespace yearbook::literals;
  Database database = Database::create(":memory:");
  load(database, TORCH_DIRECTORY);
  const Snapshot book = database.snapshot();
  const IndicatorHandle revenue = book.indicator("revenue");
  const Unit& unit = book.catalog().indicator(revenue).unit;

  const Series all = series(book, revenue, book.zone("national_hightech_zones"));
  std::cout << to_string(all.years) << ", " << all.size() << " years\n";

  for (const auto& [year, value] :
       series(book, revenue, book.zone("national_hightech_zones"), {2012y, 2017y})) {
    std::cout << int{year} << "  " << (is_missing(value) ? "-" : format_figure(value, unit))
              << '\n';
  }
}
