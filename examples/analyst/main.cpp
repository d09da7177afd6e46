// An analyst's question that no verb answers: did revenue grow because more people worked in the
// zones, or because each of them sold more? analyst FILE ZONE YEARS, such as
// analyst torch.db national_hightech_zones 2002-2006
#include <yearbook/yearbook.hpp>

#include <cmath>
#include <iostream>
#include <optional>
#include <string>

using namespace yearbook;

namespace {

std::string percent(double growth) {
  return is_missing(growth) ? "" : format_percent(growth, 1);
}

// Growth of a product is the product of growths: (1 + revenue) = (1 + people) (1 + a head). Of the
// logarithm of the whole, people have this part.
double part_of_people(double revenue, double people) {
  return std::log1p(people) / std::log1p(revenue);
}

void print(const Snapshot& book, ZoneHandle zone, YearRange years) {
  const Indicator& revenue = book.catalog().find_indicator("revenue");
  const Indicator& people = book.catalog().find_indicator("employees");
  const Series sold = series(book, revenue.handle, zone, years);
  const Series heads = series(book, people.handle, zone, years);
  const Series faster = growth(book, revenue.handle, zone, years);
  const Series more = growth(book, people.handle, zone, years);
  const Unit yuan{"CNY", "money", "CNY", 1, "CNY", ""};

  TextTable table({{"Year"},
                   {"Revenue", Align::right},
                   {"Employees", Align::right},
                   {"A head", Align::right},
                   {"Revenue grew", Align::right},
                   {"employees", Align::right},
                   {"a head", Align::right},
                   {"of it by people", Align::right}});
  for (std::size_t i = 0; i < sold.size(); ++i) {
    if (is_missing(sold.values[i]) || is_missing(heads.values[i])) continue;
    const double whole = faster.values[i];
    const double added = more.values[i];
    const double a_head = (1 + whole) / (1 + added) - 1;
    table.add({to_string(sold[i].year), format_figure(sold.values[i], revenue.unit),
               format_figure(heads.values[i], people.unit),
               format_figure(sold.values[i] / heads.values[i], yuan, 0), percent(whole),
               percent(added), percent(a_head), percent(part_of_people(whole, added))});
  }
  std::cout << table;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: analyst FILE ZONE FIRST-LAST\n";
    return 2;
  }
  try {
    const std::string_view asked(argv[3]);
    const std::size_t dash = asked.find('-');
    const auto first = parse_year(asked.substr(0, dash));
    const auto last = dash == asked.npos ? first : parse_year(asked.substr(dash + 1));
    if (!first || !last) throw Error(ErrorCode::invalid_argument, "write years as 2002-2006");
    Database database = Database::open(argv[1], {.read_only = true});
    const Snapshot book = database.snapshot();
    print(book, book.zone(argv[2]), {*first, *last});
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
