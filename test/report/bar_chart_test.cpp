#include <yearbook/chart.hpp>

#include <gtest/gtest.h>

#include "report/charts.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using test::checked;
using test::Element;
using test::nan;

BarChart bars_of(std::vector<Bar> bars) {
  return {.frame = {.title = "Revenue", .unit = test::cny}, .bars = std::move(bars)};
}

std::vector<std::string> texts(const std::vector<Element>& elements) {
  std::vector<std::string> result;
  for (const Element& element : elements) result.push_back(element.text);
  return result;
}

using Texts = std::vector<std::string>;

TEST(BarChart, SortsTheLargestFirstAndTheMissingLast) {
  const auto root = checked(
      svg(bars_of({{"c", 1e12}, {"gone", nan}, {"a", 4e12}, {"b", 2e12}, {"also c", 1e12}})),
      "Revenue");
  EXPECT_EQ(texts(root.all("text", "name")), (Texts{"a", "b", "c", "also c", "gone"}));
  EXPECT_EQ(texts(root.all("text", "value")), (Texts{"4.00", "2.00", "1.00", "1.00", "no figure"}));
  BarChart as_given = bars_of({{"c", 1}, {"gone", nan}, {"a", 4}});
  as_given.sorted = false;
  EXPECT_EQ(texts(checked(svg(as_given), "Revenue").all("text", "name")),
            (Texts{"c", "gone", "a"}));
}

TEST(BarChart, MakesBarsAsLongAsTheirValues) {
  const auto root = checked(svg(bars_of({{"a", 4e12}, {"b", 1e12}})), "Revenue");
  const auto bars = root.all("rect", "area");
  ASSERT_EQ(bars.size(), 2U);
  EXPECT_NEAR(bars[0].number("width"), 4 * bars[1].number("width"), 0.05);
  EXPECT_EQ(bars[0].number("x"), bars[1].number("x"));
  EXPECT_EQ(bars[0].hover(), "a: CNY 4 trillion");
  EXPECT_NEAR(bars[1].number("y") - bars[0].number("y"), 22, 0.01);
}

TEST(BarChart, NegativeBarsLieOnTheOtherSide) {
  const auto root = checked(svg(bars_of({{"gain", 10}, {"loss", -5}, {"none", 0}})), "Revenue");
  const auto bars = root.all("rect", "area");
  ASSERT_EQ(bars.size(), 3U);
  const double zero = bars[0].number("x");
  EXPECT_EQ(bars[1].number("width"), 0);  // none
  EXPECT_NEAR(bars[2].number("x") + bars[2].number("width"), zero, 0.01);
  EXPECT_NEAR(bars[2].number("width"), bars[0].number("width") / 2, 0.02);
  EXPECT_EQ(root.all("text", "value")[2].attribute("text-anchor"), "end");
}

TEST(BarChart, HighlightsAndNumbersRows) {
  const auto root = checked(svg(bars_of({{"a", 2, "1", false}, {"b", 1, "2", true}})), "Revenue");
  EXPECT_EQ(root.all("rect", "s2").size(), 1U);
  EXPECT_EQ(texts(root.all("text", "strong")), Texts{"b"});
}

TEST(BarChart, Of147ZonesOverlapsNothing) {
  BarChart chart = bars_of({});
  const auto names = test::many_names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    const double value = (static_cast<double>(i) - 30) * 7.7e9;
    chart.bars.push_back({names[i], i % 11 == 0 ? nan : value, std::to_string(i + 1)});
  }
  for (const double width : {240.0, 390.0, 720.0, 1280.0}) {
    chart.frame.width = width;
    const auto root = checked(svg(chart), "Revenue");
    EXPECT_EQ(root.all("rect", "area").size(), 147U - 14U);
  }
}

TEST(BarChart, DrawsNothingOnePointAndNumbersOfEverySize) {
  EXPECT_EQ(checked(svg(bars_of({})), "Revenue").all("text")[1].text,
            "There are no figures to show.");
  EXPECT_EQ(checked(svg(bars_of({{"a", nan}})), "Revenue").all("text", "value")[0].text,
            "no figure");
  for (const auto& values : std::vector<std::vector<double>>{
           {5}, {-5}, {0}, {1e300, -1e300}, {1e-300, 0}, {1.7e308, -1.7e308}}) {
    BarChart chart = bars_of({});
    for (const double value : values) chart.bars.push_back({std::string(500, 'w'), value});
    checked(svg(chart), "Revenue");
  }
  EXPECT_EQ(test::thrown_by([] {
              return svg(bars_of({{"a", std::numeric_limits<double>::infinity()}}));
            }).code,
            ErrorCode::invalid_argument);
}

TEST(BarChart, IsSafeWithAnyText) {
  const auto root = checked(svg(bars_of({{"<script>\x02", 1, "<b>"}})), "Revenue");
  EXPECT_EQ(root.all("text", "name")[0].text, "<script>\xEF\xBF\xBD");
  EXPECT_TRUE(root.all("script").empty());
}

}  // namespace
