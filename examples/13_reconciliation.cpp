// Does the book agree with itself? Published totals and shares against what other figures give.
#include <yearbook/exchange.hpp>
#include <yearbook/reconciliation.hpp>
#include <yearbook/unit.hpp>

#include <iostream>

int main() {
  using namespace yearbook;
  Database database = Database::create(":memory:");
  load(database, TORCH_DIRECTORY);
  const Snapshot book = database.snapshot();

  // Each share of the nation is printed beside the figures it was taken of, all of them rounded.
  for (const Reconciliation& each : reconciliation(book, book.indicator("gdp_share"))) {
    std::cout << to_string(each.year) << "  printed " << format_exact(each.published)
              << " %, of its parts " << format_percent(each.recomputed / 100, 2) << ": "
              << (each.agrees == true ? "rounding explains it" : "more than rounding") << '\n';
  }

  // A total whose members did not all report can only be too small.
  for (const Reconciliation& each : reconciliation(book, book.indicator("enterprises"))) {
    if (each.group != book.group("national")) continue;
    std::cout << to_string(each.year) << "  " << each.published << " enterprises printed, "
              << each.recomputed << " in " << each.reported << " of " << each.members
              << " zones: " << (each.agrees ? "told" : "the others may hold the rest") << '\n';
  }
}
