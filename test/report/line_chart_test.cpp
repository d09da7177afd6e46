#include <yearbook/chart.hpp>

#include <gtest/gtest.h>

#include <algorithm>

#include "report/charts.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::checked;
using test::Element;
using test::nan;
using test::thrown_by;

LineChart lines_of(std::vector<LineSeries> series, YearRange years) {
  return {.frame = {.title = "Revenue", .unit = test::cny}, .years = years, .series = series};
}

// The y of the horizontal line at which a tick is written.
double height_of(const Element& root, const std::string& tick) {
  for (const Element& text : root.all("text", "small")) {
    if (text.text == tick && text.attribute("text-anchor") == "end") return text.number("y") - 4;
  }
  ADD_FAILURE() << "no tick " << tick;
  return 0;
}

TEST(LineChart, PutsPointsWhereTheAxisSays) {
  const auto root = checked(svg(lines_of({{.name = "a", .values = {0, 2.5e12, 1e13}},
                                          {.name = "b", .values = {5e12, nan, nan}}},
                                         {2010y, 2012y})),
                            "Revenue");
  const auto dots = root.all("circle", "s1");
  ASSERT_EQ(dots.size(), 3U);
  const double zero = height_of(root, "0");
  const double ten = height_of(root, "10");
  EXPECT_NEAR(dots[0].number("cy"), zero, 0.01);
  EXPECT_NEAR(dots[1].number("cy"), zero + (ten - zero) / 4, 0.01);
  EXPECT_NEAR(dots[2].number("cy"), ten, 0.01);
  EXPECT_NEAR(dots[1].number("cx"), (dots[0].number("cx") + dots[2].number("cx")) / 2, 0.01);
  EXPECT_EQ(dots[1].hover(), "a, 2011: CNY 2.5 trillion");
  EXPECT_EQ(root.all("circle", "s2").size(), 1U);
  EXPECT_EQ(root.all("path", "s2").size(), 0U);  // one point is a point
  // The line is the points.
  const auto lines = root.all("path", "line");
  ASSERT_EQ(lines.size(), 1U);
  std::string d = "M" + dots[0].attribute("cx") + " " + dots[0].attribute("cy");
  for (int i : {1, 2}) {
    d += "L" + dots[static_cast<std::size_t>(i)].attribute("cx") + " " +
         dots[static_cast<std::size_t>(i)].attribute("cy");
  }
  EXPECT_EQ(lines[0].attribute("d"), d);
}

std::size_t points_in(const Element& path) {
  return static_cast<std::size_t>(std::ranges::count(path.attribute("d"), 'L')) + 1;
}

TEST(LineChart, LeavesGapsAndBreaksOpen) {
  const LineSeries gap{.name = "a", .values = {1, 2, nan, 4, 5, 6, 7}, .breaks = {2015y}};
  const auto root = checked(svg(lines_of({gap}, {2010y, 2016y})), "Revenue");
  const auto lines = root.all("path", "line");
  ASSERT_EQ(lines.size(), 3U);  // 2010-2011, 2013-2014, 2015-2016
  for (const Element& line : lines) EXPECT_EQ(points_in(line), 2U);
  EXPECT_EQ(root.all("circle", "dot").size(), 6U);
  const auto marks = root.all("path", "break");
  ASSERT_EQ(marks.size(), 2U);
  EXPECT_EQ(marks[0].hover(), "a, 2015: break in the series");
}

TEST(LineChart, ABreakAfterAGapHasNoMark) {
  const LineSeries line{.name = "a", .values = {1, nan, 4}, .breaks = {2010y, 2012y}};
  const auto root = checked(svg(lines_of({line}, {2010y, 2012y})), "Revenue");
  EXPECT_TRUE(root.all("path", "break").empty());
  EXPECT_TRUE(root.all("path", "line").empty());
  EXPECT_EQ(root.all("circle", "dot").size(), 2U);
}

TEST(LineChart, ShowsEarlierFiguresFaintAndBehind) {
  const LineSeries line{
      .name = "a", .values = {1, 2, 3}, .earlier = {{1, 1.5, nan}, {nan, 1, nan}}};
  const std::string text = svg(lines_of({line}, {2010y, 2012y}));
  const auto root = checked(text, "Revenue");
  const auto faint = root.all("path", "earlier");
  ASSERT_EQ(faint.size(), 1U);
  EXPECT_EQ(faint[0].hover(), "a, as published earlier");
  EXPECT_EQ(root.all("circle", "earlier").size(), 1U);
  EXPECT_LT(text.rfind("line s1 earlier"), text.rfind("\"line s1\""));
}

TEST(LineChart, NamesLinesAtTheirEndsAndOneLineByItsFigure) {
  auto root =
      checked(svg(lines_of({{.name = "a", .values = {1, 2}}, {.name = "b", .values = {1, 2}}},
                           {2010y, 2011y})),
              "Revenue");
  const auto labels = root.all("text", "end-label");
  ASSERT_EQ(labels.size(), 2U);
  EXPECT_EQ(labels[0].text, "a");
  EXPECT_NEAR(labels[1].number("y") - labels[0].number("y"), 15, 0.01);  // one line of labels
  root = checked(svg(lines_of({{.name = "a", .values = {1, 2}}}, {2010y, 2011y})), "Revenue");
  ASSERT_EQ(root.all("text", "end-label").size(), 1U);
  EXPECT_EQ(root.all("text", "end-label")[0].text, "CNY 2");
}

TEST(LineChart, Of147ZonesNamesEightAndThoseThatHaveRoom) {
  LineChart chart = lines_of({}, {2007y, 2016y});
  const auto names = test::many_names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    LineSeries line{.name = names[i], .values = {}};
    for (int year = 0; year < 10; ++year) {
      line.values.push_back(static_cast<double>((i * 37) % 147 + 1) * (1 + 0.1 * year));
    }
    chart.series.push_back(line);
  }
  const auto root = checked(svg(chart), "Revenue");
  EXPECT_EQ(root.all("path", "line").size(), 147U);
  EXPECT_EQ(root.all("path", "context").size(), 139U);
  for (int i = 1; i <= 8; ++i) {
    EXPECT_EQ(root.all("text", "s" + std::to_string(i)).size(), 1U) << i;
  }
  // A grey label stands beside the end of its own line.
  EXPECT_GT(root.all("text", "faint").size(), 1U);
}

TEST(LineChart, SaysSoWhenThereIsNothing) {
  for (const auto& chart : {lines_of({}, {2010y, 2009y}),
                            lines_of({{.name = "a", .values = {nan, nan}}}, {2010y, 2011y})}) {
    const auto root = checked(svg(chart), "Revenue");
    EXPECT_EQ(root.all("text")[1].text, "There are no figures to show.");
  }
}

TEST(LineChart, DrawsNumbersOfEverySize) {
  for (const auto& values : std::vector<std::vector<double>>{{1e300, -1e300, 1e-300},
                                                             {1e-300, 2e-300, 3e-300},
                                                             {-5, -6, -7},
                                                             {7, 7, 7},
                                                             {0, 0, 0},
                                                             {1.7e308, -1.7e308, 0},
                                                             {1e15, 1e15 + 1, 1e15}}) {
    checked(svg(lines_of({{.name = "a", .values = values}, {.name = "b", .values = {nan, 1, nan}}},
                         {2010y, 2012y})),
            "Revenue");
  }
  checked(svg(lines_of({{.name = "a", .values = {3}}}, {2010y, 2010y})), "Revenue");
}

TEST(LineChart, IsSafeWithAnyText) {
  LineChart chart = lines_of({{.name = "<script>alert(1)</script>", .values = {1, 2}},
                              {.name = std::string(500, 'x') + "\x01\"&", .values = {2, 1}}},
                             {2010y, 2011y});
  chart.frame.title = "</title><script>\"'&";
  const auto root = checked(svg(chart), "</title><script>\"'&");
  EXPECT_TRUE(root.all("script").empty());
  const auto labels = root.all("text", "end-label");
  ASSERT_EQ(labels.size(), 2U);
  EXPECT_EQ(labels[1].hover(), std::string(500, 'x') + "\xEF\xBF\xBD\"&");
}

TEST(LineChart, SpeaksChinese) {
  LineChart chart = lines_of(
      {{.name = "中关村", .values = {1e12, 4.6e12}}, {.name = "东湖", .values = {1e11, nan}}},
      {2015y, 2016y});
  chart.frame.title = "营业收入";
  chart.frame.language = Language::zh;
  const auto root = checked(svg(chart), "营业收入");
  EXPECT_EQ(root.all("text", "faint")[0].text, "万亿元");
  EXPECT_EQ(root.all("circle", "s1")[1].hover(), "中关村, 2016: 4.6万亿元");
  EXPECT_EQ(root.attribute("lang"), "zh");
}

TEST(LineChart, GivesTheSameBytesAgain) {
  const auto chart = lines_of({{.name = "a", .values = {1, nan, 3}}}, {2010y, 2012y});
  EXPECT_EQ(svg(chart), svg(chart));
}

TEST(LineChart, RefusesWhatCannotBeDrawn) {
  const double infinite = std::numeric_limits<double>::infinity();
  EXPECT_EQ(
      thrown_by([&] { return svg(lines_of({{.name = "a", .values = {1}}}, {2010y, 2011y})); }).code,
      ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([&] {
              return svg(lines_of({{.name = "a", .values = {infinite}}}, {2010y, 2010y}));
            }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(
      thrown_by([&] {
        return svg(lines_of({{.name = "a", .values = {1}, .earlier = {{1, 2}}}}, {2010y, 2010y}));
      }).code,
      ErrorCode::invalid_argument);
}

}  // namespace
