// Revisions: what two releases say differently, and how far first figures were from those that
// stand.
#include <yearbook/exchange.hpp>
#include <yearbook/revision.hpp>
#include <yearbook/shapes.hpp>
#include <yearbook/unit.hpp>

#include <iostream>

namespace {

std::string exact(std::optional<double> value) {
  return value ? yearbook::format_exact(*value) : "-";
}

}  // namespace

int main() {
  using namespace yearbook;
  Database database = Database::create(":memory:");
  load(database, TORCH_DIRECTORY);

  // An article of 2012 repeats the table of 2007, with rounded figures and years of its own.
  const ReleaseDiff changes = diff(database, "table_2002_2006", "journal_2012");
  std::cout << changes.added << " added, " << changes.gone << " gone, " << changes.changed
            << " changed, " << changes.equal << " equal\n";
  for (const CellChange& cell : changes) {
    if (cell.change != Change::changed) continue;
    std::cout << cell.indicator << ' ' << to_string(cell.year) << "  " << exact(cell.old_value)
              << " -> " << exact(cell.new_value) << '\n';
  }

  // From the first published figure of a cell to the one that stands.
  const std::vector<Revision> all = revisions(database);
  for (const Revision& cell : all) {
    if (cell.size.value_or(0) == 0) continue;
    std::cout << cell.indicator << ' ' << to_string(cell.year) << "  " << exact(cell.first)
              << " -> " << exact(cell.latest) << "  "
              << format_percent(cell.percent.value_or(missing_value) / 100) << " in "
              << cell.releases << " releases\n";
  }

  // The bias, in which up and down cancel out, and the mean size of a revision.
  for (const RevisionSummary& sum : summary(all)) {
    if (sum.indicator != "gdp") continue;
    std::cout << sum.indicator << "  " << sum.revised << " of " << sum.cells << " revised, mean "
              << format_percent(*sum.mean_percent / 100, 2) << ", mean size "
              << format_percent(*sum.mean_absolute_percent / 100, 2) << '\n';
  }
}
