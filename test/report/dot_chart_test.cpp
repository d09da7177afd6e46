#include <yearbook/chart.hpp>

#include <gtest/gtest.h>

#include "report/charts.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using test::checked;
using test::nan;
using test::thrown_by;

DotChart dots_of(std::vector<std::string> rows, std::vector<DotSeries> series) {
  return {.frame = {.title = "Profile", .unit = test::named_percent},
          .rows = std::move(rows),
          .series = std::move(series)};
}

TEST(DotChart, PutsDotsOnOneScale) {
  DotChart chart = dots_of({"a", "b"}, {{"zone", {0, 25}}, {"median", {100, nan}}});
  chart.low = {10, nan};
  chart.high = {60, 90};
  const auto root = checked(svg(chart), "Profile");
  // The first kind are circles, the second squares; one of each is in the key.
  const auto circles = root.all("circle", "s1");
  const auto squares = root.all("rect", "s2");
  ASSERT_EQ(circles.size(), 3U);
  ASSERT_EQ(squares.size(), 2U);
  const double zero = circles[1].number("cx");
  const double hundred = squares[1].number("x") + 4;
  EXPECT_NEAR(circles[2].number("cx"), zero + (hundred - zero) / 4, 0.01);
  EXPECT_EQ(circles[2].hover(), "b, zone: 25 %");
  const auto ranges = root.all("rect", "range");
  ASSERT_EQ(ranges.size(), 1U);  // one end is missing in the other row
  EXPECT_NEAR(ranges[0].number("x"), zero + (hundred - zero) / 10, 0.01);
  EXPECT_NEAR(ranges[0].number("width"), (hundred - zero) / 2, 0.01);
  EXPECT_EQ(root.all("text", "key").size(), 2U);
}

TEST(DotChart, DrawsNothingAndNumbersOfEverySize) {
  EXPECT_EQ(checked(svg(dots_of({}, {})), "Profile").all("text")[1].text,
            "There are no figures to show.");
  EXPECT_EQ(checked(svg(dots_of({"a"}, {{"x", {nan}}})), "Profile").all("text")[1].text,
            "There are no figures to show.");
  for (const auto& values :
       std::vector<std::vector<double>>{{5, 5}, {1e300, -1e300}, {1e-300, 0}, {-3, -2}}) {
    checked(svg(dots_of({std::string(500, 'W'), "<script>"}, {{"x", values}})), "Profile");
  }
}

TEST(DotChart, Of147ZonesOverlapsNothing) {
  DotChart chart = dots_of(
      test::many_names(),
      {{"x", std::vector<double>(147, 3)}, {std::string(500, 'k'), std::vector<double>(147, 4)}});
  for (const double width : {240.0, 720.0}) {
    chart.frame.width = width;
    EXPECT_EQ(checked(svg(chart), "Profile").all("text", "name").size(), 147U);
  }
}

TEST(DotChart, RefusesLengthsThatDoNotAgreeAndTooManyKinds) {
  EXPECT_EQ(thrown_by([] { return svg(dots_of({"a"}, {{"x", {1, 2}}})); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(
      thrown_by([] { return svg(dots_of({"a"}, std::vector<DotSeries>(9, {"x", {1}}))); }).code,
      ErrorCode::invalid_argument);
  DotChart chart = dots_of({"a"}, {{"x", {1}}});
  chart.low = {1};
  EXPECT_EQ(thrown_by([&] { return svg(chart); }).code, ErrorCode::invalid_argument);
  chart.low = chart.high = {1, 2};
  EXPECT_EQ(thrown_by([&] { return svg(chart); }).code, ErrorCode::invalid_argument);
}

}  // namespace
