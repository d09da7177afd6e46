#include "book/membership.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>

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

TEST_F(Membership, CurrentWithoutFiguresIsThatOfTheYear) {
  EXPECT_EQ(members(2012y, GroupPolicy::current), (Zones{old_timer, returner}));
}

TEST_F(Membership, AllPoliciesEqualCountingYearByYear) {
  std::mt19937 random(37);
  for (int round = 0; round < 100; ++round) {
    test::BookBuilder random_book;
    const auto flow = random_book.indicator("flow");
    std::vector<yearbook::Membership> spans;
    Zones zones;
    for (int z = 0; z < 6; ++z) {
      zones.push_back(random_book.zone("z" + std::to_string(z)));
      // Spans of one zone follow one another, some of them at once.
      for (int year = 2000 + static_cast<int>(random() % 5); year < 2012;) {
        const int last = year + static_cast<int>(random() % 4);
        spans.push_back({zones.back(), {Year{year}, Year{last}}});
        year = last + 1 + static_cast<int>(random() % 3);
      }
    }
    const auto g = random_book.group("g", spans);
    const int last_year = 2000 + static_cast<int>(random() % 14);
    random_book.put(flow, zones[0], last_year, 1, random_book.release("r"));
    const Snapshot now = random_book.snapshot();
    const auto in_every_year = [&](int first, int last) {
      std::set<ZoneHandle> result;
      for (const ZoneHandle zone : zones) {
        bool always = first <= last;
        for (int year = first; year <= last; ++year) {
          bool covered = false;
          for (const auto& span : spans) {
            covered = covered || (span.zone == zone && int{span.years.first} <= year &&
                                  year <= int{span.years.last});
          }
          always = always && covered;
        }
        if (always) result.insert(zone);
      }
      return result;
    };
    const auto found = [&](Year year, GroupPolicy policy, std::optional<YearRange> over) {
      const auto list = book::members(now.book(), now.catalog().group(g), year, policy, over);
      std::set<ZoneHandle> result(list.begin(), list.end());
      EXPECT_EQ(result.size(), list.size()) << "a zone came twice";
      return result;
    };
    for (int year = 1999; year < 2016; ++year) {
      ASSERT_EQ(found(Year{year}, GroupPolicy::of_the_year, {}), in_every_year(year, year));
      ASSERT_EQ(found(Year{year}, GroupPolicy::current, {}), in_every_year(last_year, last_year));
      const int end = year - 1 + static_cast<int>(random() % 6);
      ASSERT_EQ(found(2005y, GroupPolicy::constant, YearRange{Year{year}, Year{end}}),
                in_every_year(year, end));
    }
  }
}

TEST_F(Membership, RostersChangeWhenSomebodyJoinsOrIsGone) {
  const Snapshot snapshot = builder.snapshot();
  const auto spans = book::rosters(snapshot.catalog()).at(0);
  const auto years = [&](std::size_t i) { return spans.at(i).years; };
  ASSERT_EQ(spans.size(), 5U);
  EXPECT_EQ(years(0), (YearRange{1y, 2009y}));
  EXPECT_EQ(years(1), (YearRange{2010y, 2012y}));
  EXPECT_EQ(years(2), (YearRange{2013y, 2013y}));
  EXPECT_EQ(years(3), (YearRange{2014y, 2015y}));
  EXPECT_EQ(years(4), (YearRange{2016y, 9999y}));
  EXPECT_EQ(spans[1].positions, (std::vector<std::uint32_t>{0, 2}));
  EXPECT_FALSE(spans[1].in_a_row);
  EXPECT_EQ(spans[3].zones, (Zones{old_timer, newcomer, returner}));
  EXPECT_TRUE(spans[3].in_a_row);
}

}  // namespace
