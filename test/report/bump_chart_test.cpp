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

BumpChart bumps_of(std::vector<BumpSeries> series, YearRange years, std::size_t places = 0) {
  return {
      .frame = {.title = "Leaders"}, .years = years, .series = std::move(series), .places = places};
}

TEST(BumpChart, PutsTheFirstOnTop) {
  const auto root =
      checked(svg(bumps_of({{"a", {1, 2, 3}}, {"b", {2, 1, 1}}, {"c", {3, 3, 2}}}, {2010y, 2012y})),
              "Leaders");
  const auto a = root.all("circle", "s1");
  ASSERT_EQ(a.size(), 3U);
  EXPECT_NEAR(a[1].number("cy") - a[0].number("cy"), 24, 0.01);  // a place lower
  EXPECT_NEAR(a[2].number("cy") - a[0].number("cy"), 48, 0.01);
  EXPECT_EQ(a[2].hover(), "a, 2012: 3");
  EXPECT_EQ(root.all("text", "in-dot").size(), 9U);
  EXPECT_EQ(root.all("text", "end-label").size(), 6U);  // at both ends
  EXPECT_EQ(root.all("path", "line").size(), 3U);
}

TEST(BumpChart, LeavesAGapWhereThereIsNoPlaceOrOneTooFar) {
  const auto root =
      checked(svg(bumps_of({{"a", {1, nan, 1, 1}}, {"b", {2, 9, 2, 2}}, {"never", {8, 8, 8, 8}}},
                           {2010y, 2013y}, 3)),
              "Leaders");
  EXPECT_EQ(root.all("circle", "s1").size(), 3U);
  EXPECT_EQ(root.all("circle", "s2").size(), 3U);
  EXPECT_EQ(root.all("circle", "s3").size(), 0U);
  EXPECT_EQ(root.all("path", "line").size(), 2U);  // 2012-2013 of a and of b
  EXPECT_EQ(root.all("text", "end-label").size(), 4U);
}

TEST(BumpChart, NamesThoseThatLeftBesideTheirLastPlace) {
  const auto root =
      checked(svg(bumps_of({{"a", {1, 1}}, {"left", {2, nan}}}, {2010y, 2011y})), "Leaders");
  EXPECT_EQ(root.all("text", "end-label").size(), 4U);
  EXPECT_EQ(root.all("line", "lead").size(), 1U);
}

TEST(BumpChart, TiesAndMeanPlacesHaveTheirOwnLabels) {
  checked(svg(bumps_of({{"a", {1.5, 1}}, {"b", {1.5, 1}}, {"c", {3, 1}}}, {2010y, 2011y})),
          "Leaders");
}

TEST(BumpChart, Of147ZonesOverlapsNothing) {
  BumpChart chart = bumps_of({}, {2007y, 2016y});
  const auto names = test::many_names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    BumpSeries line{names[i], {}};
    for (std::size_t year = 0; year < 10; ++year) {
      line.ranks.push_back(static_cast<double>((i * (2 * year + 1)) % 147 + 1));
    }
    chart.series.push_back(line);
  }
  for (const double width : {390.0, 720.0}) {
    chart.frame.width = width;
    const auto root = checked(svg(chart), "Leaders");
    EXPECT_EQ(root.all("text", "end-label").size(), 2 * 147U);
    EXPECT_EQ(root.all("circle", "dot").size(), 1470U);
  }
}

TEST(BumpChart, SaysSoWhenThereIsNothing) {
  for (const auto& chart :
       {bumps_of({}, {2010y, 2009y}), bumps_of({{"a", {nan}}}, {2010y, 2010y})}) {
    EXPECT_EQ(checked(svg(chart), "Leaders").all("text")[1].text, "There are no figures to show.");
  }
  checked(svg(bumps_of({{"one", {1}}}, {2010y, 2010y})), "Leaders");
}

TEST(BumpChart, RefusesWhatIsNoPlace) {
  EXPECT_EQ(thrown_by([] { return svg(bumps_of({{"a", {0}}}, {2010y, 2010y})); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([] { return svg(bumps_of({{"a", {1e300}}}, {2010y, 2010y})); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([] { return svg(bumps_of({{"a", {1, 2}}}, {2010y, 2010y})); }).code,
            ErrorCode::invalid_argument);
  EXPECT_NO_THROW(static_cast<void>(svg(bumps_of({{"a", {1e300}}}, {2010y, 2010y}, 9))));
}

TEST(BumpChart, IsSafeWithAnyText) {
  const auto root = checked(
      svg(bumps_of({{"<script>" + std::string(500, 'x'), {1}}}, {2010y, 2010y})), "Leaders");
  EXPECT_TRUE(root.all("script").empty());
}

}  // namespace
