#include <yearbook/chart.hpp>

#include <gtest/gtest.h>

#include "report/charts.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using test::checked;
using test::nan;
using test::thrown_by;

HeatChart heat_of(std::vector<std::string> rows, std::vector<std::string> columns,
                  std::vector<double> values) {
  return {.frame = {.title = "Heat", .unit = test::named_percent, .decimals = 0},
          .rows = std::move(rows),
          .columns = std::move(columns),
          .values = std::move(values)};
}

TEST(HeatChart, ColoursEveryCellByItsValue) {
  const auto root = checked(svg(heat_of({"a", "b"}, {"x", "y"}, {0, 100, 50, nan})), "Heat");
  const auto cells = root.all("rect", "cell");
  ASSERT_EQ(cells.size(), 4U + 9U + 1U);  // and the legend
  EXPECT_TRUE(cells[0].has_class("q1"));
  EXPECT_TRUE(cells[1].has_class("q9"));
  EXPECT_TRUE(cells[2].has_class("q5"));
  EXPECT_TRUE(cells[3].has_class("void"));
  EXPECT_EQ(cells[1].hover(), "a, y: 100 %");
  EXPECT_EQ(cells[3].hover(), "b, y: no figure");
  EXPECT_EQ(cells[1].number("x"), cells[3].number("x"));
  EXPECT_NEAR(cells[2].number("y") - cells[0].number("y"), 22, 0.01);
  EXPECT_EQ(root.all("text", "on-pale").size(), 2U);
  EXPECT_EQ(root.all("text", "on-strong").size(), 1U);
  EXPECT_EQ(root.all("text", "on-strong")[0].text, "100");
}

TEST(HeatChart, DivergesAlikeOnBothSidesOfTheMiddle) {
  HeatChart chart = heat_of({"a"}, {"x", "y", "z"}, {-1, 0, 0.5});
  chart.scale = HeatScale::diverging;
  auto cells = checked(svg(chart), "Heat").all("rect", "cell");
  EXPECT_TRUE(cells[0].has_class("d1"));
  EXPECT_TRUE(cells[1].has_class("d5"));
  EXPECT_TRUE(cells[2].has_class("d7"));  // three quarters of the way from -1 to 1
  chart.middle = 0.5;
  cells = checked(svg(chart), "Heat").all("rect", "cell");
  EXPECT_TRUE(cells[2].has_class("d5"));
  EXPECT_TRUE(cells[0].has_class("d1"));
}

TEST(HeatChart, TakesTheEndsThatAreGiven) {
  HeatChart chart = heat_of({"a"}, {"x", "y"}, {-5, 500});
  chart.low = 0;
  chart.high = 90;
  const auto cells = checked(svg(chart), "Heat").all("rect", "cell");
  EXPECT_TRUE(cells[0].has_class("q1"));  // beyond an end is as the end
  EXPECT_TRUE(cells[1].has_class("q9"));
  chart.low = 100;
  EXPECT_EQ(thrown_by([&] { return svg(chart); }).code, ErrorCode::invalid_argument);
  chart.low = nan;
  EXPECT_EQ(thrown_by([&] { return svg(chart); }).code, ErrorCode::invalid_argument);
}

TEST(HeatChart, Of147ZonesOverlapsNothing) {
  const auto names = test::many_names();
  HeatChart chart = heat_of(names, names, std::vector<double>(names.size() * names.size(), 0.5));
  auto root = checked(svg(chart), "Heat");
  EXPECT_EQ(root.all("rect", "cell").size(), 147U * 147U + 9U);
  chart = heat_of(names, {"2014", "2015", "2016"}, std::vector<double>(147 * 3, 12.3456));
  for (const double width : {240.0, 390.0, 1280.0}) {
    chart.frame.width = width;
    root = checked(svg(chart), "Heat");
    EXPECT_EQ(root.all("text", "name").size(), 147U);
  }
}

TEST(HeatChart, DrawsNothingAndNumbersOfEverySize) {
  EXPECT_EQ(checked(svg(heat_of({}, {}, {})), "Heat").all("text")[1].text,
            "There are no figures to show.");
  for (const auto& values : std::vector<std::vector<double>>{
           {nan, nan}, {7, 7}, {1e300, -1e300}, {1e-300, 0}, {1.7e308, -1.7e308}}) {
    for (const HeatScale scale : {HeatScale::sequential, HeatScale::diverging}) {
      HeatChart chart = heat_of({"a"}, {"x", "<script>"}, values);
      chart.scale = scale;
      if (scale == HeatScale::diverging && values[0] > 1e308) continue;
      EXPECT_TRUE(checked(svg(chart), "Heat").all("script").empty());
    }
  }
}

TEST(HeatChart, RefusesLengthsThatDoNotAgree) {
  EXPECT_EQ(thrown_by([] { return svg(heat_of({"a"}, {"x", "y"}, {1})); }).code,
            ErrorCode::invalid_argument);
}

}  // namespace
