#include <yearbook/chart.hpp>

#include <gtest/gtest.h>

#include "report/charts.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::checked;
using test::nan;
using test::thrown_by;

Sparkline spark_of(std::vector<double> values) {
  const auto years = static_cast<int>(values.size());
  return {.frame = {.title = "GDP", .unit = test::cny, .width = 120},
          .years = {2010y, 2010y + std::chrono::years{years - 1}},
          .values = std::move(values)};
}

TEST(Sparkline, RunsFromEdgeToEdge) {
  const auto root = checked(svg(spark_of({1, 3, 2})), "GDP");
  ASSERT_EQ(root.all("path").size(), 1U);
  EXPECT_EQ(root.all("path")[0].attribute("d"), "M4 20L60 4L116 12");
  ASSERT_EQ(root.all("circle").size(), 1U);
  EXPECT_EQ(root.all("circle")[0].number("cx"), 116);
  EXPECT_EQ(root.children[1].text, "2010: CNY 1; 2012: CNY 2");
  EXPECT_EQ(root.attribute("width"), "120");
}

TEST(Sparkline, LeavesGapsOpen) {
  const auto root = checked(svg(spark_of({1, 2, nan, 3, nan, 4, 5, nan})), "GDP");
  EXPECT_EQ(root.all("path").size(), 2U);
  EXPECT_EQ(root.all("circle").size(), 2U);  // the lonely one, and the last
}

TEST(Sparkline, OfNothingOnePointOrNumbersOfEverySize) {
  EXPECT_EQ(checked(svg(spark_of({})), "GDP").children[1].text, "There are no figures to show.");
  EXPECT_TRUE(checked(svg(spark_of({nan, nan})), "GDP").all("circle").empty());
  EXPECT_EQ(checked(svg(spark_of({5})), "GDP").children[1].text, "2010: CNY 5");
  checked(svg(spark_of({1.7e308, -1.7e308, 1e-300})), "GDP");
  EXPECT_EQ(checked(svg(spark_of({7, 7})), "GDP").all("path")[0].attribute("d"), "M4 12L116 12");
}

TEST(Sparkline, RefusesWhatCannotBeDrawn) {
  Sparkline chart = spark_of({1, 2});
  chart.frame.width = 5;
  EXPECT_EQ(thrown_by([&] { return svg(chart); }).code, ErrorCode::invalid_argument);
  chart = spark_of({1, std::numeric_limits<double>::infinity()});
  EXPECT_EQ(thrown_by([&] { return svg(chart); }).code, ErrorCode::invalid_argument);
  chart = spark_of({1, 2});
  chart.years = {2010y, 2015y};
  EXPECT_EQ(thrown_by([&] { return svg(chart); }).code, ErrorCode::invalid_argument);
}

}  // namespace
