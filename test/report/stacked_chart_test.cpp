#include <yearbook/chart.hpp>

#include <gtest/gtest.h>

#include "report/charts.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using test::checked;
using test::nan;
using test::thrown_by;

StackedChart stack_of(std::vector<std::string> rows, std::vector<std::string> parts,
                      std::vector<double> values) {
  return {.frame = {.title = "Scores"},
          .rows = std::move(rows),
          .parts = std::move(parts),
          .values = std::move(values)};
}

TEST(StackedChart, LaysPartsEndToEnd) {
  const auto root = checked(svg(stack_of({"a"}, {"x", "y", "z"}, {10, 20, 30})), "Scores");
  const auto parts = root.all("rect", "part");
  ASSERT_EQ(parts.size(), 3U);
  const double unit = parts[0].number("width") / 10;
  EXPECT_NEAR(parts[1].number("width"), 20 * unit, 0.02);
  EXPECT_NEAR(parts[1].number("x"), parts[0].number("x") + 10 * unit, 0.02);
  EXPECT_NEAR(parts[2].number("x"), parts[0].number("x") + 30 * unit, 0.02);
  EXPECT_EQ(parts[2].hover(), "a, z: 30");
  EXPECT_EQ(root.all("text", "value")[0].text, "60");
  EXPECT_TRUE(root.all("path", "sum").empty());
}

TEST(StackedChart, LaysNegativePartsOnTheOtherSideAndMarksTheSum) {
  const auto root = checked(svg(stack_of({"a"}, {"x", "y", "z", "w"}, {10, -4, -2, 6})), "Scores");
  const auto parts = root.all("rect", "part");
  ASSERT_EQ(parts.size(), 4U);
  const double zero = parts[0].number("x");
  const double unit = parts[0].number("width") / 10;
  EXPECT_NEAR(parts[1].number("x"), zero - 4 * unit, 0.02);
  EXPECT_NEAR(parts[2].number("x"), zero - 6 * unit, 0.02);
  EXPECT_NEAR(parts[3].number("x"), zero + 10 * unit, 0.02);
  const auto sums = root.all("path", "sum");
  ASSERT_EQ(sums.size(), 1U);
  EXPECT_EQ(sums[0].hover(), "a, sum: 10");
  EXPECT_NEAR(std::stod(sums[0].attribute("d").substr(1)), zero + 10 * unit, 0.02);
}

TEST(StackedChart, LeavesOutWhatIsMissing) {
  const auto root =
      checked(svg(stack_of({"a", "gone"}, {"x", "y"}, {10, nan, nan, nan})), "Scores");
  EXPECT_EQ(root.all("rect", "part").size(), 1U);
  EXPECT_EQ(root.all("text", "value")[1].text, "no figure");
  for (const auto& nothing :
       {stack_of({}, {}, {}), stack_of({"a"}, {"x"}, {nan}), stack_of({"a"}, {}, {})}) {
    EXPECT_EQ(checked(svg(nothing), "Scores").all("text")[1].text, "There are no figures to show.");
  }
}

TEST(StackedChart, Of147ZonesOverlapsNothing) {
  StackedChart chart = stack_of(test::many_names(), test::many_names(8), {});
  for (std::size_t i = 0; i < 147 * 8; ++i) {
    chart.values.push_back(static_cast<double>(i % 17) - 5);
  }
  for (const double width : {240.0, 390.0, 720.0}) {
    chart.frame.width = width;
    EXPECT_EQ(checked(svg(chart), "Scores").all("text", "name").size(), 147U);
  }
}

TEST(StackedChart, DrawsNumbersOfEverySizeAndRefusesTheRest) {
  checked(svg(stack_of({"a", "<script>"}, {"x", "y"}, {1e300, -1e300, 1e-300, 0})), "Scores");
  checked(svg(stack_of({"a"}, {"x", "y"}, {1e-300, -1e-300})), "Scores");
  EXPECT_EQ(thrown_by([] { return svg(stack_of({"a"}, {"x", "y"}, {1.7e308, 1.7e308})); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([] { return svg(stack_of({"a"}, {"x", "y"}, {1})); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(
      thrown_by([] {
        return svg(stack_of({"a"}, std::vector<std::string>(9, "x"), std::vector<double>(9, 1)));
      }).code,
      ErrorCode::invalid_argument);
}

}  // namespace
