// Single figures: by typed handles, with status and release, printed as people write them.
#include <yearbook/code.hpp>
#include <yearbook/exchange.hpp>
#include <yearbook/query.hpp>
#include <yearbook/status.hpp>
#include <yearbook/unit.hpp>

#include <iostream>

int main() {
  using namespace yearbook;
  using namespace yearbook::literals;
  Database database = Database::create(":memory:");
  load(database, TORCH_DIRECTORY);
  const Snapshot book = database.snapshot();

  // Resolved once: by code, by English or Chinese name, or by alias.
  const IndicatorHandle gdp = book.indicator("gdp");
  const ZoneHandle zones = book.zone("national_hightech_zones");
  const ZoneHandle wuhan = book.zone("光谷");
  std::cout << book.catalog().zone(wuhan).name_en << '\n';

  if (const auto figure = value(book, gdp, zones, 2016y)) {
    std::cout << format_exact(*figure) << " is "
              << format_figure(*figure, book.catalog().indicator(gdp).unit) << '\n';
  }

  // Missing is a value, and an observation says why: here no release speaks of the cell.
  const Observation none = observation(book, gdp, wuhan, 2016y);
  std::cout << meaning(none.status) << '\n';

  const Observation early = observation(book, book.indicator("revenue"), zones, 2021y);
  std::cout << format_exact(early.value.value_or(missing_value)) << ' ' << code(early.status)
            << " (" << meaning(early.status) << ") from " << early.release << '\n';
}
