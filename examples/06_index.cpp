// A composite index from its definition, and the numbers it is made with.
#include <yearbook/composite.hpp>
#include <yearbook/exchange.hpp>
#include <yearbook/index_definition.hpp>
#include <yearbook/index_result.hpp>
#include <yearbook/numeric.hpp>
#include <yearbook/unit.hpp>

#include <array>
#include <iostream>

int main() {
  using namespace yearbook;
  using namespace yearbook::literals;
  Database database = Database::create(":memory:");
  load(database, TORCH_DIRECTORY);
  const Snapshot book = database.snapshot();

  // The definition is kept in the file; a definition is a value and may be changed.
  IndexDefinition system = index_definition(book, "ice_system_2014");
  const auto print = [&] {
    for (const IndexScore& score : evaluate(book, system, 2015y)) {
      std::cout << score.node << " " << format_exact(score.score.value_or(missing_value)) << "  ";
    }
    std::cout << '\n';
  };
  print();
  system = system.with_weights("equal");
  print();
  system = system.without("ice4").with_weight("ice1", 2);
  print();

  // A definition may be built by hand; what it says is what its file would say.
  IndexDefinition own;
  own.code = "own";
  own.units = {"national_hightech_zones"};
  own.nodes = {{.code = "own", .parent = {}, .indicator = {}},
               {.code = "ice1", .parent = "own", .indicator = "ice1", .weight = 3},
               {.code = "ice2", .parent = "own", .indicator = "ice2"}};
  const IndexResult result = evaluate(book, own);
  for (const IndexScore& place : result.ranking("own", 2015y)) {
    std::cout << *place.rank << ' ' << book.catalog().zone(place.zone).code << ' '
              << format_exact(*place.score) << '\n';
  }
  std::cout << to_toml(own);

  // The numbers by themselves: means and sums whose order does not matter, units in decimal.
  constexpr std::array values{1e16, 1.0, -1e16};
  constexpr std::array weights{1.0, 2.0, 1.0};
  std::cout << compensated_sum(values) << ' ' << *weighted_mean(values, weights) << '\n';
  const auto printed = parse_printed("2.3", 1e8);
  std::cout << format_exact(printed->value) << ", printed to the nearest "
            << format_exact(printed->quantum) << '\n';
}
