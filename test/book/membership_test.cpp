#include "book/membership.hpp"

#include <gtest/gtest.h>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using Zones = std::vector<ZoneHandle>;

struct Membership : ::testing::Test {
  test::BookBuilder builder;
  ZoneHandle old_timer = builder.zone("old_timer");
  ZoneHandle newcomer = builder.zone("newcomer");
  ZoneHandle returner = builder.zone("returner");
  IndicatorHandle gdp = builder.indicator("gdp");
  GroupHandle group = builder.group("group", {{old_timer, {1y, 9999y}},
                                              {newcomer, {2014y, 9999y}},
                                              {returner, {2010y, 2012y}},
                                              {returner, {2014y, 2015y}}});
  Zones members(Year year, GroupPolicy policy, std::optional<YearRange> over = std::nullopt) {
    const Snapshot snapshot = builder.snapshot();
    return book::members(snapshot.book(), snapshot.catalog().group(group), year, policy, over);
  }
};

TEST_F(Membership, OfTheYearIsThatOfEachYear) {
  EXPECT_EQ(members(2009y, GroupPolicy::of_the_year), (Zones{old_timer}));
  EXPECT_EQ(members(2012y, GroupPolicy::of_the_year), (Zones{old_timer, returner}));
  EXPECT_EQ(members(2013y, GroupPolicy::of_the_year), (Zones{old_timer}));
  EXPECT_EQ(members(2014y, GroupPolicy::of_the_year), (Zones{old_timer, newcomer, returner}));
  EXPECT_EQ(members(2016y, GroupPolicy::of_the_year), (Zones{old_timer, newcomer}));
}

TEST_F(Membership, CurrentIsThatOfTheLastYearWithFigures) {
  builder.put(gdp, old_timer, 2012, 1, builder.release("r"));
  EXPECT_EQ(members(2020y, GroupPolicy::current), (Zones{old_timer, returner}));
}

TEST_F(Membership, ConstantAsksForEveryYearOfTheRange) {
  EXPECT_EQ(members(2014y, GroupPolicy::constant, YearRange{2014y, 2015y}),
            (Zones{old_timer, newcomer, returner}));
  EXPECT_EQ(members(2014y, GroupPolicy::constant, YearRange{2010y, 2014y}), (Zones{old_timer}));
  EXPECT_EQ(members(2014y, GroupPolicy::constant, YearRange{2014y, 2020y}),
            (Zones{old_timer, newcomer}));
  EXPECT_EQ(members(2012y, GroupPolicy::constant), (Zones{old_timer, returner}));
  EXPECT_TRUE(members(2012y, GroupPolicy::constant, YearRange{2014y, 2010y}).empty());
}

TEST_F(Membership, SpansThatMeetCoverTheRangeTogether) {
  group = builder.group("meeting", {{newcomer, {2010y, 2012y}}, {newcomer, {2013y, 2015y}}});
  EXPECT_EQ(members(2011y, GroupPolicy::constant, YearRange{2011y, 2014y}), (Zones{newcomer}));
}

}  // namespace
