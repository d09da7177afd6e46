// Figures with their unit in the type: money and counts do not add, and the compiler says so.
#include <yearbook/error.hpp>
#include <yearbook/exchange.hpp>
#include <yearbook/key.hpp>
#include <yearbook/quantity.hpp>
#include <yearbook/torch.hpp>

#include <iostream>

namespace {

// A program names its own units and keys in a line each.
struct Hectare : yearbook::units::Named<"ha", "area", "hectares", "hectare"> {};
constexpr yearbook::Key<Hectare> built_up_area{"area"};

}  // namespace

int main() {
  using namespace yearbook;
  using namespace yearbook::literals;
  Database database = Database::create(":memory:");
  load(database, TORCH_DIRECTORY);
  const Snapshot book = database.snapshot();
  const ZoneHandle zones = book.zone("national_hightech_zones");

  const auto gdp = value(book, torch::gdp, zones, 2016y).value();
  const auto rd = value(book, torch::rd_expenditure, zones, 2016y).value();
  const auto patents = value(book, torch::patents_granted, zones, 2016y).value();
  const auto enterprises = value(book, torch::enterprises_registered, zones, 2016y).value();
  std::cout << "GDP of the zones          " << gdp << '\n'
            << "R&D of enterprises        " << rd << '\n'
            << "  of GDP                  " << to_string(rd / gdp, 1) << '\n'
            << "Patents granted           " << patents << '\n'
            << "  over enterprises        " << to_string(patents / enterprises, 2) << '\n'
            << "  R&D behind each         " << to_string(rd / patents, 0) << '\n';
  // gdp + patents does not compile: two units do not add.

  const auto total_of_members = total(book, torch::revenue, 2023y, book.group("national"));
  std::cout << "Revenue of 2023           " << total_of_members.value.value() << ", of "
            << total_of_members.facts.reported << " zones\n";

  try {
    static_cast<void>(resolve(book, built_up_area));
  } catch (const Error& failure) {
    std::cout << failure.what() << '\n';
  }
}
