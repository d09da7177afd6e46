// Correlations held against those of COINr.
#include <yearbook/correlation.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/oracle.hpp"

namespace {

using namespace yearbook;
using test::OracleTest;
using test::Table;

// Every column of a table with every other.
struct AllPairs {
  std::vector<std::string> names;
  CorrelationMatrix matrix;

  AllPairs(const Table& data, CorrelationMethod method) : names(data.columns()) {
    std::vector<std::vector<double>> values;
    for (const std::string& name : names) values.push_back(data.column(name));
    const std::vector<std::span<const double>> columns(values.begin(), values.end());
    matrix = correlation_matrix(columns, method);
  }

  template <typename Field>
  [[nodiscard]] Table table(Field field) const {
    Table result(names, names);
    for (std::size_t i = 0; i < names.size(); ++i) {
      for (std::size_t j = 0; j < names.size(); ++j) {
        result.set(names[i], names[j], field(matrix.at(i, j)));
      }
    }
    return result;
  }
};

double value_of(const Correlation& one) {
  return one.value.value();
}

struct CorrelationOracle : OracleTest {
  static Table of(const std::string& data, CorrelationMethod method) {
    return AllPairs(made(data), method).table(value_of);
  }
};

TEST_F(CorrelationOracle, PairwiseCompleteFigures) {
  EXPECT_TRUE(
      equals(of("raw", CorrelationMethod::pearson), "corr_raw_pearson", test::formula_tolerance));
  EXPECT_TRUE(
      equals(of("raw", CorrelationMethod::spearman), "corr_raw_spearman", test::formula_tolerance));
  EXPECT_TRUE(
      equals(of("raw", CorrelationMethod::kendall), "corr_raw_kendall", test::formula_tolerance));
}

TEST_F(CorrelationOracle, CompleteFigures) {
  EXPECT_TRUE(equals(of("norm_minmax_0_100", CorrelationMethod::pearson), "corr_norm_pearson",
                     test::formula_tolerance));
  EXPECT_TRUE(equals(of("norm_minmax_0_100", CorrelationMethod::spearman), "corr_norm_spearman",
                     test::formula_tolerance));
  EXPECT_TRUE(equals(of("norm_minmax_0_100", CorrelationMethod::kendall), "corr_norm_kendall",
                     test::formula_tolerance));
}

TEST_F(CorrelationOracle, Chance) {
  const Table ours = AllPairs(made("raw"), CorrelationMethod::pearson).table([](const auto& one) {
    return one.p_value.value();
  });
  const Table theirs = expected("corr_raw_pearson_p");
  EXPECT_TRUE(test::agree(ours, theirs, test::formula_tolerance));
  // Chances are small numbers, and each is right in its own digits.
  int compared = 0;
  for (const std::string& row : theirs.rows()) {
    for (const std::string& column : theirs.columns()) {
      const double chance = theirs.value(row, column);
      if (row == column || chance == 0) continue;
      ++compared;
      EXPECT_NEAR(ours.value(row, column) / chance, 1, 1e-8) << row << ' ' << column;
    }
  }
  EXPECT_EQ(compared, 49 * 48);
}

}  // namespace
