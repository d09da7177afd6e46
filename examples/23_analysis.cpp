// Is an index sound? Its columns, what moves together, weights, places. The figures are made up.
#include <yearbook/analysis.hpp>
#include <yearbook/comparison.hpp>
#include <yearbook/composite.hpp>
#include <yearbook/correlation.hpp>
#include <yearbook/exchange.hpp>
#include <yearbook/principal_components.hpp>
#include <yearbook/unit.hpp>
#include <yearbook/weighting.hpp>
#include <yearbook/yearly_rates.hpp>

#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace {

constexpr std::array zones{"alpha", "beta", "gamma", "delta", "epsilon", "zeta"};
constexpr std::array indicators{"patents", "papers", "exports", "waste"};
// One row an indicator: its figures of 2015, a zone each; those of 2016 are a little more.
constexpr double figures[4][6] = {{12, 30, 18, 44, 25, 39},
                                  {15, 28, 20, 40, 31, 33},
                                  {90, 60, 75, 80, 20, 55},
                                  {7, 3, 5, 4, 9, 2}};

std::filesystem::path made_up_directory() {
  const auto folder = std::filesystem::temp_directory_path() / "yearbook-example-23";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "units.csv") << "code,dimension,base,factor\nscore,score,score,1\n";
  std::ofstream(folder / "releases.csv") << "code,title\nmade_up,Made up for this example\n";
  std::ofstream zone_file(folder / "zones.csv");
  zone_file << "code,kind\n";
  for (const char* zone : zones) zone_file << zone << ",zone\n";
  std::ofstream indicator_file(folder / "indicators.csv");
  std::ofstream observations(folder / "observations.csv");
  indicator_file << "code,unit,kind,direction\n";
  observations << "indicator,zone,year,value,release\n";
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    indicator_file << indicators[i] << ",score,index," << (i == 3 ? -1 : 1) << '\n';
    for (std::size_t z = 0; z < zones.size(); ++z) {
      for (const int year : {2015, 2016}) {
        const double value = figures[i][z] + (year - 2015) * static_cast<double>(i + z);
        observations << indicators[i] << ',' << zones[z] << ',' << year << ',' << value
                     << ",made_up\n";
      }
    }
  }
  return folder;
}

constexpr auto definition_text = R"(
[index]
code = "innovation"
steps = ["normalise", "aggregate"]
[[node]]
code = "knowledge"
[[node]]
code = "market"
[[node]]
indicator = "patents"
parent = "knowledge"
[[node]]
indicator = "papers"
parent = "knowledge"
[[node]]
indicator = "exports"
parent = "market"
[[node]]
indicator = "waste"
parent = "market"
)";

std::string rounded(std::optional<double> value) {
  return value ? yearbook::format_figure(*value, {"index", "index", "index", 1, "", ""}, 3) : "-";
}

}  // namespace

int main() {
  using namespace yearbook;
  using namespace yearbook::literals;
  const auto folder = made_up_directory();
  Database database = Database::create(":memory:");
  load(database, folder.string());
  std::filesystem::remove_all(folder);
  const Snapshot book = database.snapshot();
  const IndexDefinition definition = parse_index_definition(definition_text, "example");
  const IndexResult result = evaluate(book, definition);
  const auto code_of = [&](ZoneHandle zone) { return book.catalog().zone(zone).code; };

  for (const ColumnStatistics& column : statistics(result, {"raw", 2016y})) {
    std::cout << column.node << ": mean " << rounded(column.mean) << ", median "
              << rounded(column.median) << ", skewness " << rounded(column.skewness) << '\n';
  }
  std::cout << "alpha speaks of " << availability(result)[0].present_share * 100
            << " % of the leaves\n";

  for (const NodeCorrelation& pair : correlations_within(result, {"normalise", 2016y})) {
    std::cout << result.nodes[pair.a].code << " with " << result.nodes[pair.b].code << ": "
              << rounded(pair.correlation.value) << ", chance " << rounded(pair.correlation.p_value)
              << '\n';
  }
  std::cout << "alpha of all leaves: "
            << rounded(cronbach_alpha(result, "innovation", 1, {"normalise", 2016y})) << '\n';
  const PrincipalComponents components =
      principal_components(result, "innovation", 1, {"normalise", 2016y});
  std::cout << "the first component holds " << format_percent(components.shares[0]) << '\n';

  for (const BalancedWeight& node : balanced_weights(book, definition, {.year = 2016y}).nodes) {
    std::cout << node.node << " needs a weight of " << rounded(node.weight) << '\n';
  }
  for (const auto& [node, weight] : component_weights(result, 1, {"scores", 2016y})) {
    std::cout << node << " by its component: " << rounded(weight) << '\n';
  }

  for (const LeftOut& without : leave_out_each(book, definition, 2, 2016y)) {
    std::cout << "without " << without.node << " zones move by " << rounded(without.mean_distance)
              << " places\n";
  }
  const IndexResult other = evaluate(book, definition.with_weight("market", 3));
  for (const ComparedUnit& unit : compare(result, other, 2016y)) {
    std::cout << code_of(unit.zone) << ": place " << *unit.a << ", with more market " << *unit.b
              << '\n';
  }
  for (const IndexRankChange& change : rank_changes(result, 2015y, 2016y)) {
    if (*change.rise != 0) std::cout << code_of(change.zone) << " rose by " << *change.rise << '\n';
  }
  for (const Leader& leader : leaders(result, {2015y, 2016y}, 2)) {
    std::cout << code_of(leader.zone) << " is among the first two in both years\n";
  }
  const auto standing = strengths_and_weaknesses(result, book.zone("alpha"), 2016y, {.count = 1});
  std::cout << "alpha is best in " << standing.strengths[0].node << ", place "
            << standing.strengths[0].rank << " of " << standing.strengths[0].of << '\n';
  std::cout << "patents of beta grew by " << format_percent(*yearly_rates(result)[1].compound)
            << '\n';

  // The same on plain numbers.
  std::cout << rounded(correlation(figures[0], figures[1], CorrelationMethod::kendall).value)
            << " is tau-b of patents and papers\n";
}
