// A composite index from its definition, and the numbers it is made with.
#include <yearbook/composite.hpp>
#include <yearbook/exchange.hpp>
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
  for (IndexNode& node : system.nodes) node.weight = 1;
  print();

  // The numbers by themselves: means and sums whose order does not matter, units in decimal.
  constexpr std::array values{1e16, 1.0, -1e16};
  constexpr std::array weights{1.0, 2.0, 1.0};
  std::cout << compensated_sum(values) << ' ' << *weighted_mean(values, weights) << '\n';
  const auto printed = parse_printed("2.3", 1e8);
  std::cout << format_exact(printed->value) << ", printed to the nearest "
            << format_exact(printed->quantum) << '\n';
}
