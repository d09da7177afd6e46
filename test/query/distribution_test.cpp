#include <yearbook/error.hpp>
#include <yearbook/query.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "query/group_book.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::thrown_by;

using Spread = test::Groups;

TEST_F(Spread, ADistributionIsOfTheMembersThatReported) {
  builder.put(gdp, alpha, 2016, 10, r, Status::estimated);
  builder.put(gdp, beta, 2016, 30, r);
  builder.put(gdp, gamma, 2016, missing_value, r, Status::cannot_exist);
  builder.put(gdp, printed, 2016, 1000, r);  // no member
  const Distribution found =
      distribution(builder.snapshot(), gdp, 2016y, all, {.quantiles = {0.25, 0}});
  EXPECT_EQ(found.mean, 20.0);
  EXPECT_EQ(found.median, 20.0);
  EXPECT_DOUBLE_EQ(found.standard_deviation.value(), std::sqrt(200.0));
  EXPECT_EQ(found.minimum, 10.0);
  EXPECT_EQ(found.maximum, 30.0);
  ASSERT_EQ(found.quantiles.size(), 2U);
  EXPECT_EQ(found.quantiles[0].probability, 0.25);
  EXPECT_EQ(found.quantiles[0].value, 15.0);
  EXPECT_EQ(found.quantiles[1].value, 10.0);
  EXPECT_EQ(found.status, Status::estimated);
  EXPECT_EQ(found.members, 3U);
  EXPECT_EQ(found.reported, 2U);
  EXPECT_EQ(found.not_applicable, 1U);
  EXPECT_EQ(found.coverage, 1.0);
  EXPECT_EQ(found.policy, GroupPolicy::of_the_year);
  EXPECT_EQ(found.indicator, gdp);
}

TEST_F(Spread, OfAnyIndicatorForEachMemberCountsOnce) {
  // 30 and 2 a head; the ratio of the totals is 5.
  builder.put(gdp, alpha, 2016, 30, r);
  builder.put(people, alpha, 2016, 1, r);
  builder.put(gdp, beta, 2016, 20, r);
  builder.put(people, beta, 2016, 10, r);
  builder.put(mood, alpha, 2016, 101, r);
  const Snapshot now = builder.snapshot();
  EXPECT_EQ(distribution(now, per_head, 2016y, all).mean, 16.0);
  EXPECT_EQ(distribution(now, mood, 2016y, all).median, 101.0);
  EXPECT_FALSE(distribution(now, mood, 2016y, all).standard_deviation);
}

TEST_F(Spread, BelowTheMinimumCoverageNothingIsSaidButTheCounts) {
  builder.put(gdp, alpha, 2016, 10, r);
  builder.put(people, alpha, 2016, 9, r);
  builder.put(people, beta, 2016, 1, r);
  builder.put(people, gamma, 2016, 0, r);
  const Snapshot now = builder.snapshot();
  const GroupOptions half{.minimum_coverage = 0.5};
  const Distribution thin = distribution(now, gdp, 2016y, all, {.group = half});
  EXPECT_FALSE(thin.mean);
  EXPECT_FALSE(thin.quantiles.front().value);
  EXPECT_EQ(thin.reported, 1U);
  EXPECT_FALSE(concentration(now, gdp, 2016y, all, {.group = half}).total);
  const GroupOptions by_weight{.minimum_coverage = 0.5, .weight = people};
  EXPECT_EQ(distribution(now, gdp, 2016y, all, {.group = by_weight}).mean, 10.0);
  EXPECT_EQ(concentration(now, gdp, 2016y, all, {.group = by_weight}).coverage, 0.9);
}

TEST_F(Spread, AConcentrationIsOfTheSum) {
  builder.put(gdp, alpha, 2016, 60, r);
  builder.put(gdp, beta, 2016, 30, r, Status::provisional);
  builder.put(gdp, gamma, 2016, 10, r);
  const Concentration found = concentration(builder.snapshot(), gdp, 2016y, all, {.top = 1});
  EXPECT_EQ(found.total, 100.0);
  EXPECT_DOUBLE_EQ(found.gini.value(), (-2 * 10 + 2 * 60) / 300.0);
  EXPECT_DOUBLE_EQ(found.herfindahl.value(), 0.46);
  EXPECT_DOUBLE_EQ(found.normalised_herfindahl.value(), (0.46 - 1.0 / 3) / (2.0 / 3));
  EXPECT_DOUBLE_EQ(found.top_share.value(), 0.6);
  EXPECT_EQ(found.top, 1U);
  EXPECT_EQ(found.status, Status::provisional);
  EXPECT_EQ(found.coverage, 1.0);
}

TEST_F(Spread, ANegativeFigureHasNoShare) {
  builder.put(gdp, alpha, 2016, 60, r);
  builder.put(gdp, beta, 2016, -10, r);
  const Concentration found = concentration(builder.snapshot(), gdp, 2016y, all);
  EXPECT_EQ(found.total, 50.0);
  EXPECT_FALSE(found.gini);
  EXPECT_FALSE(found.herfindahl);
  EXPECT_FALSE(found.normalised_herfindahl);
  EXPECT_FALSE(found.top_share);
}

TEST_F(Spread, WrongArgumentsAreRefused) {
  const auto family = builder.group("family", {{nation, {1y, 9999y}}, {alpha, {1y, 9999y}}});
  const Snapshot now = builder.snapshot();
  const auto code = [](auto&& work) { return thrown_by(work).code; };
  EXPECT_EQ(code([&] { (void)distribution(now, gdp, 2016y, all, {.quantiles = {50}}); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] {
              (void)distribution(now, gdp, 2016y, all, {.group = {.policy = GroupPolicy::matched}});
            }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(
      code([&] { (void)concentration(now, gdp, 2016y, all, {.group = {.minimum_coverage = 2}}); }),
      ErrorCode::invalid_argument);
  EXPECT_NE(thrown_by([&] {
              (void)concentration(now, gdp, 2016y, family);
            }).sentence.find("has both \"nation\" and \"alpha\""),
            std::string::npos);
  EXPECT_NO_THROW((void)distribution(now, gdp, 2016y, family));  // nothing is added
  EXPECT_NE(thrown_by([&] {
              (void)concentration(now, rate, 2016y, all);
            }).sentence.find("\"rate\" is a ratio without a definition"),
            std::string::npos);
  EXPECT_NE(thrown_by([&] {
              (void)concentration(now, per_head, 2016y, all);
            }).sentence.find("\"per_head\" is a ratio, whose figures do not add up"),
            std::string::npos);
}

}  // namespace
