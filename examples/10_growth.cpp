// Change: of a zone year by year, over several years, and of the total of a group.
#include <yearbook/exchange.hpp>
#include <yearbook/numeric.hpp>
#include <yearbook/query.hpp>
#include <yearbook/unit.hpp>

#include <iostream>

int main() {
  using namespace yearbook;
  using namespace yearbook::literals;
  Database database = Database::create(":memory:");
  load(database, TORCH_DIRECTORY);
  const Snapshot book = database.snapshot();
  const IndicatorHandle revenue = book.indicator("revenue");
  const ZoneHandle zones = book.zone("national_hightech_zones");

  const Series yearly = growth(book, revenue, zones, {2003y, 2006y});
  for (std::size_t i = 0; i < yearly.size(); ++i) {
    std::cout << to_string(yearly[i].year) << "  " << format_percent(yearly[i].value) << "  "
              << code(yearly.statuses[i]) << '\n';
  }
  const Rate rate = cagr(book, revenue, zones, {2002y, 2006y});
  std::cout << "2002-2006 " << format_percent(rate.value.value_or(missing_value)) << " a year\n";

  // A group's growth compares the members that reported in both years, and accounts for the others.
  const Unit& unit = book.catalog().indicator(revenue).unit;
  for (const GroupGrowth& each : growth(book, revenue, book.group("national"), {2024y, 2024y})) {
    std::cout << "2024  " << format_percent(each.value.value_or(missing_value)) << " over "
              << each.matched << " members; they added " << format_figure(each.matched_change, unit)
              << ", newly reported " << format_figure(each.newly_reported, unit) << '\n';
  }

  // And the growth of every member at once, a row a year.
  const Panel members = growth_panel(book, revenue, book.group("national"), {2024y, 2024y});
  for (std::size_t i = 0; i < members.zones.size(); ++i) {
    const double change = members.row(2024y)[i];
    if (is_missing(change)) continue;
    std::cout << book.catalog().zone(members.zones[i]).code << "  " << format_percent(change)
              << '\n';
  }

  // Plain numbers.
  std::cout << format_percent(*relative_change(50, 60)) << ' '
            << format_percent(*compound_rate(100, 121, 2)) << '\n';
}
