// What asks for nothing gets nothing, and no error: empty groups, years without figures, reversed
// ranges, books without anything.
#include <yearbook/query.hpp>

#include <gtest/gtest.h>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;

struct Nothing : ::testing::Test {
  test::BookBuilder builder;
  ZoneHandle alpha = builder.zone("alpha");
  IndicatorHandle gdp = builder.indicator("gdp");
  IndicatorHandle people = builder.indicator("people", IndicatorKind::stock);
  IndicatorHandle per_head = builder.ratio("per_head", gdp, people);
  GroupHandle nobody = builder.group("nobody", {});
  GroupHandle all = builder.group("all", {{alpha, {1y, 9999y}}});
  std::int64_t release = builder.release("r");
  const YearRange years{2014y, 2016y};
  const YearRange reversed{2016y, 2014y};
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
}

}  // namespace
