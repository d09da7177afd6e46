// Step impute against the numbers of COINr.
#include <yearbook/impute.hpp>

#include <yearbook/shapes.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kernel/asem.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::test;
using Fill = std::function<void(std::span<const double> observed, std::span<double> values)>;

class ImputeOracle : public AsemTest {
 protected:
  // Every column filled by itself.
  static Table filled(const Table& data, const Fill& fill) {
    Table result = data;
    for (const std::string& name : data.columns()) {
      const std::vector<double> observed = data.column(name);
      std::vector<double> values = observed;
      fill(observed, values);
      result.set_column(name, values);
    }
    return result;
  }

  static void fill_rows(Table& data, const std::vector<AsemNode>& leaves, Centre centre) {
    std::vector<std::vector<double>> observed;
    std::vector<int> directions;
    for (const AsemNode& leaf : leaves) {
      observed.push_back(data.column(leaf.code));
      directions.push_back(leaf.direction);
    }
    auto values = observed;
    const std::vector<std::span<const double>> from(observed.begin(), observed.end());
    const std::vector<std::span<double>> to(values.begin(), values.end());
    Workspace workspace;
    impute_rows(from, to, directions, centre, workspace);
    for (std::size_t i = 0; i < leaves.size(); ++i) data.set_column(leaves[i].code, values[i]);
  }

  Workspace workspace;
};

TEST_F(ImputeOracle, ColumnMeansAndMedians) {
  const Table data = made("denominated");
  EXPECT_TRUE(
      equals(filled(data, [](auto from, auto to) { impute_column(from, to, Centre::mean); }),
             "impute_mean", sum_tolerance));
  EXPECT_TRUE(
      equals(filled(data, [](auto from, auto to) { impute_column(from, to, Centre::median); }),
             "impute_median", sum_tolerance));
}

TEST_F(ImputeOracle, SmallColumns) {
  const Table data = input("small_vectors").only({"missing", "single"});
  EXPECT_TRUE(
      equals(filled(data, [](auto from, auto to) { impute_column(from, to, Centre::mean); }),
             "small_i_mean", sum_tolerance));
  EXPECT_TRUE(
      equals(filled(data, [](auto from, auto to) { impute_column(from, to, Centre::median); }),
             "small_i_median", sum_tolerance));
}

TEST_F(ImputeOracle, GroupMeansAndMedians) {
  const Table groups = input("asem_data", {"uCode"});
  const Table data = made("denominated").only_rows(groups.rows());
  const auto continents = numbered(groups.texts("EurAsia_group"));
  const auto sizes = numbered(groups.texts("GDP_group"));
  EXPECT_TRUE(equals(
      filled(data, [&](auto from,
                       auto to) { impute_group(from, to, continents, Centre::mean, workspace); }),
      "impute_mean_grp", sum_tolerance));
  EXPECT_TRUE(equals(
      filled(data,
             [&](auto from, auto to) { impute_group(from, to, sizes, Centre::median, workspace); }),
      "impute_median_grp", sum_tolerance));
}

TEST_F(ImputeOracle, RowMeansAndMedians) {
  const Table data = made("denominated");
  Table whole = data;
  fill_rows(whole, tree().leaves(), Centre::mean);
  EXPECT_TRUE(equals(whole, "impute_row_mean", formula_tolerance));
  Table means = data;
  Table medians = data;
  for (const AsemNode& pillar : tree().at_level(2)) {
    fill_rows(means, tree().children(pillar.code), Centre::mean);
    fill_rows(medians, tree().children(pillar.code), Centre::median);
  }
  EXPECT_TRUE(equals(means, "impute_row_mean_pillar", formula_tolerance));
  EXPECT_TRUE(equals(medians, "impute_row_median_pillar", formula_tolerance));
}

using FillSeries =
    std::function<void(std::span<const std::int32_t> years, std::span<const double> observed,
                       std::span<double> values, std::span<std::int32_t> sources)>;

// Every series of a unit and indicator, out of rows that are named "YEAR UNIT".
void for_each_series(Table& data, Table& source_years, const FillSeries& fill) {
  std::map<std::string, std::vector<std::string>> rows_of;
  for (const std::string& row : data.rows()) rows_of[row.substr(5)].push_back(row);
  for (const auto& [unit, rows] : rows_of) {
    for (const std::string& column : data.columns()) {
      std::vector<std::int32_t> years;
      std::vector<double> observed;
      for (const std::string& row : rows) {
        years.push_back(std::stoi(row));
        observed.push_back(data.value(row, column));
      }
      std::vector<double> values = observed;
      std::vector<std::int32_t> sources(years.size());
      fill(years, observed, values, sources);
      for (std::size_t i = 0; i < rows.size(); ++i) {
        data.set(rows[i], column, values[i]);
        // The file gives observed values their own year.
        const auto at = sources[i] == no_source ? i : static_cast<std::size_t>(sources[i]);
        source_years.set(rows[i], column, values[i] == values[i] ? years[at] : missing_value);
      }
    }
  }
}

TEST_F(ImputeOracle, EarlierYears) {
  const Keys keys{"Time", "uCode"};
  const Table gaps = input("panel_gaps", keys);
  const auto compare = [&](const FillSeries& fill, const std::string& name, Table data) {
    Table sources = data;
    for_each_series(data, sources, fill);
    EXPECT_TRUE(equals(data, name, formula_tolerance, keys));
    return sources;
  };
  const Table sources =
      compare([](auto years, auto from, auto to,
                 auto taken) { impute_latest(years, from, to, std::nullopt, taken); },
              "panel_impute_latest", gaps);
  EXPECT_TRUE(equals(sources, "panel_impute_latest_source_year", exactly, keys));
  compare(
      [](auto years, auto from, auto to, auto taken) { impute_latest(years, from, to, 1, taken); },
      "panel_impute_latest_1", gaps);
  compare(impute_constant, "panel_impute_constant", gaps);
  compare(impute_linear_constant, "panel_impute_linear_constant", gaps);
  compare(impute_linear, "panel_impute_linear", gaps.only({"LPI", "Flights", "Goods"}));
}

}  // namespace
