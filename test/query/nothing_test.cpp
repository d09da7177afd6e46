// What asks for nothing gets nothing, and no error: empty groups, years without figures, reversed
// ranges, books without anything.
#include <yearbook/query.hpp>

#include <gtest/gtest.h>

#include <array>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;

struct Nothing : ::testing::Test {
  test::BookBuilder builder;
  ZoneHandle land = builder.zone("land", {}, ZoneKind::nation);
  ZoneHandle alpha = builder.zone("alpha", "land");
  IndicatorHandle gdp = builder.indicator("gdp");
  IndicatorHandle people = builder.indicator("people", IndicatorKind::stock);
  IndicatorHandle per_head = builder.ratio("per_head", gdp, people);
  GroupHandle nobody = builder.group("nobody", {});
  GroupHandle all = builder.group("all", {{alpha, {1y, 9999y}}});
  std::int64_t release = builder.release("r");
  const YearRange years{2014y, 2016y};
  const YearRange reversed{2016y, 2014y};
  const std::array<IndicatorHandle, 2> indicators{gdp, people};
};

TEST_F(Nothing, AGroupWithoutMembersHasNoAnswersUnderAnyPolicy) {
  builder.put(gdp, alpha, 2015, 1, release);
  const Snapshot book = builder.snapshot();
  for (const auto policy :
       {GroupPolicy::of_the_year, GroupPolicy::current, GroupPolicy::constant}) {
    const GroupOptions options{.policy = policy, .constant_over = years};
    EXPECT_TRUE(members(book, nobody, 2015y, options).empty());
    EXPECT_TRUE(cross_section(book, gdp, 2015y, nobody, options).empty());
    EXPECT_TRUE(panel(book, gdp, nobody, years, options).empty());
    const Ranking places = ranking(book, gdp, 2015y, nobody, {.group = options});
    EXPECT_TRUE(places.empty());
    EXPECT_EQ(places.members, 0U);
    EXPECT_FALSE(places.coverage);
    EXPECT_TRUE(leaders(book, gdp, years, nobody, 3, {.group = options}).empty());
    for (const auto indicator : {gdp, per_head}) {
      const Total sum = total(book, indicator, 2015y, nobody, options);
      EXPECT_FALSE(sum.value);
      EXPECT_EQ(sum.status, Status::none);
      EXPECT_EQ(sum.members, 0U);
      EXPECT_FALSE(sum.coverage);
      for (const GroupGrowth& each : growth(book, indicator, nobody, years, options)) {
        EXPECT_FALSE(each.value);
        EXPECT_EQ(each.matched, 0U);
      }
    }
    for (const CoverageOfYear& each : coverage(book, gdp, nobody, years, options)) {
      EXPECT_FALSE(each.value);
      EXPECT_EQ(each.members, 0U);
    }
    for (const auto indicator : {gdp, per_head}) {
      for (const GroupSeries& each :
           {series(book, indicator, nobody, years, options),
            index_to_base(book, indicator, nobody, 2015y, years, options),
            moving_average(book, indicator, nobody, years, {.group = options})}) {
        EXPECT_EQ(each.size(), 3U);
        for (const auto& [year, value] : each) EXPECT_TRUE(is_missing(value));
        EXPECT_EQ(each.totals[0].members, 0U);
      }
      const Trend line = trend(book, indicator, nobody, years, options);
      EXPECT_FALSE(line.slope);
      EXPECT_FALSE(line.least_coverage);
      const Distribution spread = distribution(book, indicator, 2015y, nobody, {.group = options});
      EXPECT_FALSE(spread.mean);
      EXPECT_FALSE(spread.minimum);
      EXPECT_FALSE(spread.quantiles[0].value);
      EXPECT_EQ(spread.members, 0U);
    }
    const Concentration sum = concentration(book, gdp, 2015y, nobody, {.group = options});
    EXPECT_FALSE(sum.total);
    EXPECT_FALSE(sum.gini);
    EXPECT_FALSE(sum.coverage);
    const RankChanges moved = rank_changes(book, gdp, 2014y, 2015y, nobody, {.group = options});
    EXPECT_TRUE(moved.empty());
    EXPECT_FALSE(moved.coverage);
    const Contributions parts =
        contribution_to_growth(book, gdp, 2015y, nobody, {.group = options});
    EXPECT_TRUE(parts.empty());
    EXPECT_FALSE(parts.value);
    EXPECT_TRUE(peers(book, alpha, indicators, 2015y, nobody, {.group = options}).empty());
    EXPECT_FALSE(share(book, gdp, nobody, alpha, 2015y, {.group = options}).value);
    EXPECT_FALSE(share(book, gdp, alpha, nobody, 2015y, {.group = options}).value);
  }
}

TEST_F(Nothing, AReversedRangeIsEmptyEverywhere) {
  builder.put(gdp, alpha, 2014, 1, release);
  builder.put(gdp, alpha, 2016, 2, release);
  const Snapshot book = builder.snapshot();
  EXPECT_TRUE(series(book, gdp, alpha, reversed).empty());
  EXPECT_TRUE(panel(book, gdp, all, reversed).empty());
  EXPECT_TRUE(leaders(book, gdp, reversed, all, 1).empty());
  EXPECT_TRUE(growth(book, gdp, alpha, reversed).empty());
  EXPECT_TRUE(growth(book, gdp, all, reversed).empty());
  EXPECT_FALSE(cagr(book, gdp, alpha, reversed).value);
  EXPECT_TRUE(series(book, gdp, all, reversed).empty());
  EXPECT_TRUE(coverage(book, gdp, all, reversed).empty());
  EXPECT_FALSE(trend(book, gdp, alpha, reversed).slope);
  EXPECT_FALSE(trend(book, gdp, all, reversed).slope);
  EXPECT_TRUE(index_to_base(book, gdp, alpha, 2014y, reversed).empty());
  EXPECT_TRUE(index_to_base(book, gdp, all, 2014y, reversed).empty());
  EXPECT_TRUE(moving_average(book, gdp, alpha, reversed).empty());
  EXPECT_TRUE(moving_average(book, gdp, all, reversed).empty());
}

TEST_F(Nothing, YearsOutsideTheDataAreMissing) {
  builder.put(gdp, alpha, 2015, 1, release);
  const Snapshot book = builder.snapshot();
  for (const Year year : {1y, 2014y, 2016y, 9999y}) {
    EXPECT_FALSE(value(book, gdp, alpha, year));
    EXPECT_EQ(observation(book, gdp, alpha, year).status, Status::none);
    EXPECT_TRUE(is_missing(cross_section(book, gdp, year, all).values[0]));
    EXPECT_TRUE(ranking(book, gdp, year, all).empty());
    EXPECT_FALSE(total(book, gdp, year, all).value);
    EXPECT_FALSE(share(book, gdp, alpha, alpha, year).value);
    EXPECT_TRUE(history(book, gdp, alpha, year).empty());
    const YearRange one{year, year};
    EXPECT_TRUE(is_missing(series(book, gdp, all, one).values[0]));
    EXPECT_EQ(coverage(book, gdp, all, one).rows[0].value, 0.0);
    EXPECT_FALSE(trend(book, gdp, alpha, one).slope);
    EXPECT_TRUE(is_missing(index_to_base(book, gdp, alpha, year, {2015y, 2015y}).values[0]));
    EXPECT_TRUE(is_missing(index_to_base(book, gdp, all, 2015y, one).values[0]));
    EXPECT_TRUE(is_missing(moving_average(book, gdp, alpha, one, {.at_least = 1}).values[0]));
    EXPECT_TRUE(contribution_to_growth(book, gdp, year, all).empty());
    EXPECT_FALSE(distribution(book, gdp, year, all).mean);
    EXPECT_FALSE(concentration(book, gdp, year, all).gini);
    EXPECT_TRUE(rank_changes(book, gdp, year, year, all).empty());
    EXPECT_TRUE(peers(book, alpha, indicators, year, all).empty());
    EXPECT_FALSE(share_in_parent(book, gdp, alpha, year).value);
    EXPECT_TRUE(ranking(book, gdp, year, land).empty());
  }
  const Panel outside = panel(book, gdp, all, {1y, 3y});
  EXPECT_TRUE(is_missing(outside.row(2y)[0]));
  EXPECT_TRUE(outside.row(4y).empty());  // no year of the panel
}

TEST_F(Nothing, ABookWithoutFiguresAnswersToo) {
  const Snapshot book = builder.snapshot();
  EXPECT_TRUE(series(book, gdp, alpha).empty());
  EXPECT_TRUE(growth(book, gdp, alpha).empty());
  EXPECT_TRUE(history(book, gdp, alpha).empty());
  EXPECT_TRUE(ranking(book, gdp, 2015y).empty());
  EXPECT_FALSE(value(book, per_head, alpha, 2015y));
  EXPECT_FALSE(total(book, gdp, 2015y, all, {.policy = GroupPolicy::current}).value);
  EXPECT_FALSE(trend(book, gdp, alpha, years).slope);
  EXPECT_FALSE(distribution(book, per_head, 2015y, all).mean);
  EXPECT_TRUE(contribution_to_growth(book, gdp, 2015y, all).empty());
}

}  // namespace
