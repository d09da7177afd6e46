#include <yearbook/error.hpp>
#include <yearbook/query.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::BookBuilder;
using test::thrown_by;

struct Movers : ::testing::Test {
  BookBuilder builder;
  ZoneHandle alpha = builder.zone("alpha");
  ZoneHandle beta = builder.zone("beta");
  ZoneHandle gamma = builder.zone("gamma");
  ZoneHandle delta = builder.zone("delta");
  IndicatorHandle score = builder.indicator("score", IndicatorKind::index);
  GroupHandle group = builder.group(
      "g",
      {{alpha, {1y, 9999y}}, {beta, {1y, 2015y}}, {gamma, {2016y, 9999y}}, {delta, {1y, 9999y}}});
  std::int64_t r = builder.release("r");

  Movers() {
    builder.put(score, alpha, 2015, 90, r);
    builder.put(score, beta, 2015, 95, r);
    builder.put(score, delta, 2015, 10, r);
    builder.put(score, alpha, 2016, 50, r);
    builder.put(score, beta, 2016, 99, r);  // no member any more
    builder.put(score, gamma, 2016, 70, r);
    builder.put(score, delta, 2016, 80, r);
  }
};

TEST_F(Movers, AreListedByTheLaterPlaceThenThoseWhoLeft) {
  const RankChanges found = rank_changes(builder.snapshot(), score, 2015y, 2016y, group);
  EXPECT_EQ(found.entrants, 1U);
  EXPECT_EQ(found.leavers, 1U);
  EXPECT_EQ(found.members, 3U);
  EXPECT_EQ(found.earlier_members, 3U);
  EXPECT_EQ(found.coverage, 1.0);
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found.rows[0].zone, delta);
  EXPECT_EQ(found.rows[0].before, 3.0);
  EXPECT_EQ(found.rows[0].after, 1.0);
  EXPECT_EQ(found.rows[0].change, 2.0);
  EXPECT_EQ(found.rows[0].before_value, 10.0);
  EXPECT_EQ(found.rows[0].after_value, 80.0);
  EXPECT_EQ(found.rows[1].zone, gamma);
  EXPECT_FALSE(found.rows[1].before);
  EXPECT_FALSE(found.rows[1].change);
  EXPECT_EQ(found.rows[2].zone, alpha);
  EXPECT_EQ(found.rows[2].change, -1.0);
  EXPECT_EQ(found.rows[3].zone, beta);
  EXPECT_FALSE(found.rows[3].after);
  EXPECT_EQ(found.rows[3].before, 1.0);
}

TEST_F(Movers, TopIsOfEitherYearAndTheCountsAreOfAll) {
  const Snapshot now = builder.snapshot();
  const RankChanges first = rank_changes(now, score, 2015y, 2016y, group, {.top = 1});
  ASSERT_EQ(first.size(), 2U);
  EXPECT_EQ(first.rows[0].zone, delta);
  EXPECT_EQ(first.rows[1].zone, beta);
  EXPECT_EQ(first.entrants, 1U);
  // Ties are not cut apart, whichever place they share.
  builder.put(score, beta, 2010, 5, r);
  builder.put(score, delta, 2010, 5, r);
  builder.put(score, alpha, 2010, 4, r);
  for (const Ties ties : {Ties::min, Ties::max, Ties::average, Ties::dense}) {
    EXPECT_EQ(rank_changes(builder.snapshot(), score, 2009y, 2010y, group, {.top = 1, .ties = ties})
                  .size(),
              2U);
  }
}

TEST_F(Movers, ConstantMembersAreThoseOfBothYearsInEitherOrder) {
  const Snapshot now = builder.snapshot();
  const RankingOptions constant{.group = {.policy = GroupPolicy::constant}};
  for (const auto& [from, to] : {std::pair{2015y, 2016y}, {2016y, 2015y}}) {
    const RankChanges found = rank_changes(now, score, from, to, group, constant);
    EXPECT_EQ(found.size(), 2U);
    EXPECT_EQ(found.entrants + found.leavers, 0U);
  }
}

TEST_F(Movers, DirectionAndFromBottomTurnItRound) {
  const Snapshot now = builder.snapshot();
  EXPECT_EQ(rank_changes(now, score, 2015y, 2016y, group, {.from_bottom = true}).rows[0].zone,
            alpha);
}

TEST_F(Movers, WrongArgumentsAreRefused) {
  const Snapshot now = builder.snapshot();
  EXPECT_EQ(thrown_by([&] {
              (void)rank_changes(now, score, 2015y, 2016y, group,
                                 {.group = {.policy = GroupPolicy::matched}});
            }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([&] {
              (void)rank_changes(now, score, 2015y, 2016y, group,
                                 {.group = {.minimum_coverage = -1}});
            }).code,
            ErrorCode::invalid_argument);
}

}  // namespace
