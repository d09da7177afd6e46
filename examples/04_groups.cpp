// Questions over a group: who belongs to it, what its members reported, and shares.
#include <yearbook/exchange.hpp>
#include <yearbook/query.hpp>
#include <yearbook/snapshot.hpp>
#include <yearbook/unit.hpp>

#include <iostream>

int main() {
  using namespace yearbook;
  using namespace yearbook::literals;
  Database database = Database::create(":memory:");
  load(database, TORCH_DIRECTORY);
  const Snapshot book = database.snapshot();
  const GroupHandle national = book.group("national");
  const IndicatorHandle revenue = book.indicator("revenue");
  const Unit& unit = book.catalog().indicator(revenue).unit;

  std::cout << "members: " << members(book, national, 2011y).size() << " in 2011, "
            << members(book, national, 2016y).size() << " in 2016\n";

  for (const auto& [zone, value] : cross_section(book, revenue, 2023y, national)) {
    if (is_missing(value)) continue;
    std::cout << book.catalog().zone(zone).name_en << ": " << format_figure(value, unit) << '\n';
  }

  // A total says how many of its members it is made of.
  const Total sum = total(book, revenue, 2023y, national);
  std::cout << "sum of " << sum.reported << " of " << sum.members
            << " members: " << format_figure(sum.value.value_or(missing_value), unit) << '\n';

  // Whoever wants no total of so few says what must have reported; the counts still tell.
  const Total demanding = total(book, revenue, 2023y, national, {.minimum_coverage = 0.9});
  std::cout << "of 90 % of the members: "
            << (demanding.value ? format_figure(*demanding.value, unit) : "no answer")
            << ", coverage " << format_percent(demanding.coverage.value_or(missing_value)) << '\n';

  // A share of the group is taken of the total that is published for it, where there is one.
  const Share part = share(book, revenue, book.zone("zhongguancun"), national, 2023y);
  std::cout << "Zhongguancun: " << format_percent(part.value.value_or(missing_value))
            << " of the total, " << to_string(part.whole.basis) << '\n';

  // Of every member at once.
  for (const auto& [zone, fraction] : shares(book, revenue, national, national, 2023y)) {
    if (is_missing(fraction)) continue;
    std::cout << book.catalog().zone(zone).code << "  " << format_percent(fraction) << '\n';
  }
}
