// Every published figure of a cell, and what was known on a day.
#include <yearbook/exchange.hpp>
#include <yearbook/query.hpp>
#include <yearbook/unit.hpp>

#include <iostream>

int main() {
  using namespace yearbook;
  using namespace yearbook::literals;
  using std::chrono::March;
  Database database = Database::create(":memory:");
  load(database, TORCH_DIRECTORY);
  const Snapshot now = database.snapshot();
  const IndicatorHandle share = now.indicator("gdp_share");
  const ZoneHandle zones = now.zone("national_hightech_zones");

  for (const Vintage& figure : history(now, share, zones, 2016y)) {
    std::cout << figure.published_on << "  " << format_exact(figure.value.value_or(missing_value))
              << " %  " << figure.release << (figure.stands ? "  stands" : "") << '\n';
  }

  // The same question, as it could be answered in March 2017.
  const Snapshot then = database.snapshot({.as_of = 2017y / March / 31});
  std::cout << "on " << to_string(*then.as_of()) << ": "
            << format_exact(value(then, share, zones, 2016y).value_or(missing_value)) << " %\n"
            << "now: " << format_exact(value(now, share, zones, 2016y).value_or(missing_value))
            << " %\n";

  // The first that was published, and the last.
  for (const int place : {1, -1}) {
    if (const auto figure = vintage(now, share, zones, 2016y, place)) {
      std::cout << (place == 1 ? "first: " : "last: ") << format_exact(*figure->value) << " %\n";
    }
  }

  // A snapshot of first figures answers every question from them.
  const Snapshot first = database.snapshot({.vintage = 1});
  std::cout << "published first: "
            << format_exact(value(first, share, zones, 2016y).value_or(missing_value)) << " %\n";
}
