// Figures from a program: added in any order, checked as a whole, written by one transaction.
#include <yearbook/error.hpp>
#include <yearbook/exchange.hpp>
#include <yearbook/loader.hpp>
#include <yearbook/progress.hpp>
#include <yearbook/query.hpp>
#include <yearbook/unit.hpp>

#include <iostream>

int main() {
  using namespace yearbook;
  using namespace yearbook::literals;
  Database database = Database::create(":memory:");
  load(database, TORCH_DIRECTORY);
  const Snapshot before = database.snapshot();
  const IndicatorHandle revenue = before.indicator("revenue");
  const ZoneHandle wuhan = before.zone("wuhan_east_lake");

  const Progress say = [](double done) {
    std::cout << format_percent(done, 0) << " written\n";
    return true;  // go on
  };
  Loader loader(database, {.name = "an estimate", .progress = say});
  loader.release("report_2020");
  loader.add({revenue, wuhan, 2021y, 2.1e12, Status::estimated});
  loader.add({revenue, wuhan, 2022y, missing_value, Status::not_collected});
  std::cout << loader.commit().added << " figures added\n";

  const Snapshot after = database.snapshot();
  for (const Year year : {2021y, 2022y}) {
    const Observation cell = observation(after, revenue, wuhan, year);
    std::cout << int{year} << "  " << format_exact(cell.value.value_or(missing_value)) << "  "
              << meaning(cell.status) << '\n';
  }

  // All or nothing: a mistake is named by its number, and the file stays as it was.
  loader.add({revenue, wuhan, 2023y, 2.3e12});
  loader.add({revenue, wuhan, 2024y, missing_value});
  try {
    loader.commit();
  } catch (const Error& error) {
    std::cout << to_string(error.code()) << ": " << error.what() << '\n';
  }
  std::cout << (value(database.snapshot(), revenue, wuhan, 2023y) ? "kept" : "not kept") << '\n';
}
