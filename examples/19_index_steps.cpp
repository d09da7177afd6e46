// The steps of an index on plain numbers, one by one: five zones, three leaves, no file.
#include <yearbook/aggregate.hpp>
#include <yearbook/column.hpp>
#include <yearbook/denominate.hpp>
#include <yearbook/impute.hpp>
#include <yearbook/normalise.hpp>
#include <yearbook/outrank.hpp>
#include <yearbook/rank.hpp>
#include <yearbook/reason.hpp>
#include <yearbook/screen.hpp>
#include <yearbook/shapes.hpp>
#include <yearbook/treat.hpp>

#include <array>
#include <cstdint>
#include <iomanip>
#include <iostream>
#include <span>
#include <string_view>
#include <vector>

namespace {

using namespace yearbook;

void print(std::string_view what, std::span<const double> values) {
  std::cout << std::left << std::setw(12) << what << std::right << std::fixed
            << std::setprecision(2);
  for (const double value : values) {
    std::cout << std::setw(9);
    if (is_missing(value)) {
      std::cout << '-';
    } else {
      std::cout << value;
    }
  }
  std::cout << '\n';
}

}  // namespace

int main() {
  const double missing = missing_value;
  std::vector<double> patents{120, 30, missing, 300, 9000};
  std::vector<double> exports{40, missing, 15, 25, 60};
  std::vector<double> energy{0.5, 0.8, 0.3, missing, 0.6};  // less is better
  const std::vector<double> employees{6000, 3000, 2000, 10000, 20000};
  const std::vector<std::span<const double>> leaves{patents, exports, energy};
  const std::array directions{1, 1, -1};
  Workspace workspace;

  // Patents of 10,000 employees.
  denominate(patents, employees, 10000);
  print("patents", patents);

  // What is missing: of its region, of the column.
  std::vector<Availability> available(5);
  count_available(leaves, available);
  std::cout << "zone 2 has " << available[1].present << " of 3 and "
            << (passes(available[1], {.coverage = 0.9}) ? "stays" : "would go at 90%") << '\n';
  const std::vector<std::int32_t> region{0, 0, 1, 1, 1};
  const std::vector<double> observed = patents;
  impute_group(observed, patents, region, Centre::median, workspace);
  impute_column(exports, exports, Centre::mean);
  impute_column(energy, energy, Centre::median);
  print("filled", patents);

  // One zone in twelve rules a column.
  std::vector<double> sizes{1, 2, 1, 3, 2, 1, 2, 3, 1, 2, 3, 40};
  std::vector<Mark> marks(sizes.size());
  const Treatment did = treat(sizes, {.winsorise = 5}, marks, workspace);
  std::cout << did.high << " winsorised to " << sizes.back() << ", skewness "
            << did.before.skewness.value() << " to " << did.after.skewness.value()
            << "; the last is marked " << to_string(marks.back()) << '\n';

  // One scale for all, on which more is better.
  std::array columns{std::span(patents), std::span(exports), std::span(energy)};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Reason reason = normalise(columns[i], directions[i], {.low = 1}, {}, {}, workspace);
    if (reason != Reason::none) std::cout << "leaf " << i << ": " << to_string(reason) << '\n';
    print("1 to 100", columns[i]);
  }

  // One number a zone.
  const std::array weights{0.5, 0.3, 0.2};
  std::vector<double> scores(5);
  for (const auto method :
       {AggregateMethod::arithmetic, AggregateMethod::geometric, AggregateMethod::copeland}) {
    if (aggregate(leaves, weights, {.method = method}, scores, {}, workspace)) return 1;
    print(to_string(method), scores);
    print("  rank", ranks(scores));
  }
  const Outranking pairs = outranking(leaves, weights);
  std::cout << "zone 5 outranks zone 2 by " << pairs.cell(4, 1) << " of the weights; "
            << pairs.dominant_pairs << " pairs are better or worse in everything\n";

  // A series with gaps, year by year.
  const std::vector<std::int32_t> years{2010, 2011, 2012, 2013, 2014};
  const std::vector<double> series{10, missing, missing, 16, missing};
  std::vector<double> latest = series;
  std::vector<double> linear = series;
  impute_latest(years, series, latest, 1);
  impute_linear(years, series, linear);
  print("latest", latest);
  print("linear", linear);
}
