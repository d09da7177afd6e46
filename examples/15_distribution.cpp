// Spread and likeness: how the figures of a group's members are distributed, how far their sum is
// concentrated, who moved, and who is like whom. Few members have published figures of their own,
// and every answer says how few.
#include <yearbook/distribution.hpp>
#include <yearbook/exchange.hpp>
#include <yearbook/groups.hpp>
#include <yearbook/peers.hpp>
#include <yearbook/printing.hpp>
#include <yearbook/ranking.hpp>
#include <yearbook/share.hpp>
#include <yearbook/statistics.hpp>

#include <array>
#include <iostream>

int main() {
  using namespace yearbook;
  using namespace yearbook::literals;
  Database database = Database::create(":memory:");
  load(database, TORCH_DIRECTORY);
  const Snapshot book = database.snapshot();
  const GroupHandle national = book.group("national");
  const IndicatorHandle revenue = book.indicator("revenue");

  // Any result prints itself: with the snapshot in its units, without it in plain digits.
  std::cout << to_string(book, distribution(book, revenue, 2024y, national)) << '\n'
            << to_string(book, concentration(book, revenue, 2024y, national, {.top = 1})) << '\n'
            << to_string(book, coverage(book, revenue, national, {2022y, 2024y})) << '\n';

  // Who moved: a zone without a place before has come in. Zones by their Chinese names.
  const Labels chinese(book, CalledBy::name_zh);
  std::cout << to_string(chinese, rank_changes(book, revenue, 2023y, 2024y, national)) << '\n';

  // The nearest to a zone by what both have published.
  const std::array sizes{book.indicator("employees"), book.indicator("enterprises"), revenue};
  const ZoneHandle zhongguancun = book.zone("zhongguancun");
  std::cout << to_string(book,
                         peers(book, zhongguancun, sizes, 2024y, national, {.least_shared = 1}))
            << '\n';

  // The zones that lie in a province, and the places among them; a zone in what it lies in.
  std::cout << to_string(book, ranking(book, revenue, 2024y, book.zone("cn_hebei"))) << '\n'
            << to_string(book, share_in_parent(book, book.indicator("gdp"),
                                               book.zone("national_hightech_zones"), 2016y,
                                               {.denominator = book.indicator("gdp_implied")}))
            << '\n';

  // The same of plain numbers, missing ones left out.
  const std::array numbers{1.0, 2.0, missing_value, 3.0, 10.0};
  std::cout << *mean(numbers) << ' ' << *geometric_mean(numbers) << ' ' << *harmonic_mean(numbers)
            << ' ' << *median(numbers) << ' ' << *quantile(numbers, 0.75) << ' '
            << *standard_deviation(numbers) << ' ' << *gini(numbers) << ' ' << *herfindahl(numbers)
            << ' ' << *normalised_herfindahl(numbers) << ' ' << *share_of_largest(numbers, 1)
            << '\n';
}
