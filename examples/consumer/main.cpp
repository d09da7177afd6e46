// Prints one figure of a yearbook: consumer FILE INDICATOR ZONE YEAR
#include <yearbook/yearbook.hpp>

#include <iostream>

int main(int argc, char** argv) {
  using namespace yearbook;
  constexpr int arguments = 5;
  if (argc != arguments) {
    std::cerr << "usage: consumer FILE INDICATOR ZONE YEAR\n";
    return 2;
  }
  try {
    Database database = Database::open(argv[1], {.read_only = true});
    const Snapshot book = database.snapshot();
    const Indicator& indicator = book.catalog().find_indicator(argv[2]);
    const Year year = parse_year(argv[4]).value_or(Year{1});
    const auto figure = value(book, indicator.handle, book.zone(argv[3]), year);
    std::cout << (figure ? format_figure(*figure, indicator.unit, indicator.decimals) : "missing")
              << '\n';
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
