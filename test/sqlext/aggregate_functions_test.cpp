#include "sqlext/aggregate_functions.hpp"

#include <yearbook/statistics.hpp>

#include <bit>
#include <random>

#include "sqlext/sqlext_file.hpp"

namespace {

using namespace yearbook;

using AggregateFunctions = test::SqlFunctionsTest;

TEST_F(AggregateFunctions, OfSmallSamplesByHand) {
  const std::string from = " FROM (VALUES (1), (2), (4), (NULL), (9))";
  EXPECT_EQ(row("SELECT yb_sum(column1), yb_mean(column1), yb_median(column1)" + from),
            "16.0|4.0|3.0");
  // Squared deviations from 4: 9 + 4 + 0 + 25 = 38, over 3.
  EXPECT_EQ(row("SELECT abs(yb_standard_deviation(column1) - sqrt(38.0 / 3)) < 1e-15" + from), "1");
  EXPECT_EQ(row("SELECT yb_quantile(column1, 0.25), yb_quantile(column1, 1)" + from), "1.75|9.0");
  EXPECT_EQ(row("SELECT yb_weighted_mean(column1, column1)" + from), "6.375");  // 102 / 16
  // Mean difference over all pairs 2(1+3+8+2+7+5)/16 = 3.25, over twice the mean.
  EXPECT_EQ(row("SELECT yb_gini(column1)" + from), "0.40625");
  // The product is 72, of 4 values; the reciprocals add up to 67 / 36.
  EXPECT_EQ(row("SELECT abs(yb_geometric_mean(column1) - sqrt(sqrt(72))) < 1e-14" + from), "1");
  EXPECT_EQ(row("SELECT abs(yb_harmonic_mean(column1) - 144.0 / 67) < 1e-14" + from), "1");
  EXPECT_EQ(row("SELECT yb_geometric_mean(column1 - 1), yb_harmonic_mean(column1 - 2)" + from),
            "|");
  EXPECT_EQ(row("SELECT yb_herfindahl(column1)" + from), "0.3984375");  // 102 / 256
}

TEST_F(AggregateFunctions, OfNothingAreNull) {
  for (const auto& function : sqlext::aggregate_functions()) {
    const std::string name(function.name);
    const std::string arguments = function.parameters.size() == 2 ? "(NULL, 0.5)" : "(NULL)";
    EXPECT_EQ(row("SELECT " + name + arguments), "") << name;
    EXPECT_EQ(row("SELECT " + name + arguments + " FROM zone WHERE 0"), "") << name;
  }
}

TEST_F(AggregateFunctions, AreThoseOfTheLibraryBitForBit) {
  std::mt19937 random(7);
  std::lognormal_distribution<double> draw;
  SQLite::Database memory(":memory:", SQLite::OPEN_READWRITE);
  sqlext::register_functions(memory.getHandle());
  memory.exec("CREATE TABLE t (x REAL)");
  std::vector<double> values;
  SQLite::Statement insert(memory, "INSERT INTO t VALUES (?)");
  for (int i = 0; i < 500; ++i) {
    values.push_back(draw(random));
    insert.bind(1, values.back());
    insert.exec();
    insert.reset();
  }
  const auto same = [&](const char* expression, std::optional<double> expected) {
    const double got =
        memory.execAndGet(std::string("SELECT ") + expression + " FROM t").getDouble();
    EXPECT_EQ(std::bit_cast<std::uint64_t>(got), std::bit_cast<std::uint64_t>(expected.value()))
        << expression;
  };
  same("yb_sum(x)", compensated_sum(values));
  same("yb_mean(x)", mean(values));
  same("yb_median(x)", median(values));
  same("yb_quantile(x, 0.9)", quantile(values, 0.9));
  same("yb_standard_deviation(x)", standard_deviation(values));
  same("yb_geometric_mean(x)", geometric_mean(values));
  same("yb_harmonic_mean(x)", harmonic_mean(values));
  same("yb_gini(x)", gini(values));
  same("yb_herfindahl(x)", herfindahl(values));
}

TEST_F(AggregateFunctions, SlideOverWindows) {
  EXPECT_EQ(rows("SELECT yb_median(column1) OVER (ORDER BY column1 ROWS 2 PRECEDING) "
                 "FROM (VALUES (1), (2), (4), (8), (16))"),
            (std::vector<std::string>{"1.0", "1.5", "2.0", "4.0", "8.0"}));
  EXPECT_EQ(rows("SELECT yb_sum(column2) OVER (ORDER BY column1 ROWS 1 PRECEDING) "
                 "FROM (VALUES (1, 1), (2, NULL), (3, 4), (4, NULL), (5, NULL))"),
            (std::vector<std::string>{"1.0", "1.0", "4.0", "4.0", ""}));
  // Standard scores: SQLite gives a window function no current row, so they are put together.
  EXPECT_EQ(rows("SELECT round((x - yb_mean(x) OVER ()) / yb_standard_deviation(x) OVER (), 6) "
                 "FROM (SELECT column1 AS x FROM (VALUES (1), (2), (3)))"),
            (std::vector<std::string>{"-1.0", "0.0", "1.0"}));
}

TEST_F(AggregateFunctions, WhatIsNoNumberIsAnError) {
  EXPECT_EQ(error("SELECT yb_median('7') FROM zone"),
            "yb_median: value is '7'; it must be a finite number, or NULL");
  EXPECT_EQ(error("SELECT yb_quantile(zone_id, zone_id / 100.0) FROM zone"),
            "yb_quantile: probability differs between rows; it must be the same in all");
  EXPECT_NE(error("SELECT yb_quantile(zone_id, 2) FROM zone"), "no error");
  EXPECT_NE(error("SELECT yb_weighted_mean(1, -1)"), "no error");
}

}  // namespace
