// The outranking matrix against the numbers of COINr.
#include <yearbook/outrank.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "kernel/asem.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::test;

Table table_of(const Outranking& matrix, const std::vector<std::string>& units) {
  Table result(units, units);
  for (std::size_t i = 0; i < units.size(); ++i) {
    for (std::size_t j = 0; j < units.size(); ++j)
      result.set(units[i], units[j], matrix.cell(i, j));
  }
  return result;
}

class OutrankOracle : public AsemTest {};

TEST_F(OutrankOracle, Matrices) {
  const auto compare = [](const Table& data, const std::vector<std::string>& columns,
                          const std::vector<double>& weights) {
    std::vector<std::vector<double>> values;
    for (const std::string& column : columns) values.push_back(data.column(column));
    const std::vector<std::span<const double>> spans(values.begin(), values.end());
    return outranking(spans, weights);
  };
  const Table small = input("small_copeland");
  EXPECT_TRUE(equals(table_of(compare(small, small.columns(), {1, 2, 3, 4}), small.rows()),
                     "small_copeland_outrank", sum_tolerance));

  const Table leaves = made("norm_minmax_0_100");
  const auto physical = codes_of(tree().children("Physical"));
  const Outranking matrix = compare(leaves, physical, std::vector<double>(physical.size(), 1.0));
  EXPECT_TRUE(equals(table_of(matrix, leaves.rows()), "outrank_physical", sum_tolerance));
  const Table summary = expected("outrank_physical_summary");
  const std::string& row = summary.rows().front();
  EXPECT_EQ(std::to_string(matrix.dominant_pairs), row);
  EXPECT_NEAR(matrix.dominant_share, summary.value(row, "fracDominant"), sum_tolerance);
}

}  // namespace
