#include <yearbook/error.hpp>
#include <yearbook/query.hpp>

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::BookBuilder;
using test::thrown_by;

struct Rankings : ::testing::Test {
  BookBuilder builder;
  ZoneHandle nation = builder.zone("nation", {}, ZoneKind::nation);
  ZoneHandle delta = builder.zone("delta");
  ZoneHandle alpha = builder.zone("alpha");
  ZoneHandle beta = builder.zone("beta");
  ZoneHandle gamma = builder.zone("gamma");
  IndicatorHandle gdp = builder.indicator("gdp");
  GroupHandle all = builder.group(
      "all",
      {{delta, {1y, 9999y}}, {alpha, {1y, 9999y}}, {beta, {1y, 9999y}}, {gamma, {2016y, 9999y}}});
  std::int64_t r = builder.release("r");
  Rankings() {
    builder.put(gdp, alpha, 2015, 5, r);
    builder.put(gdp, beta, 2015, 9, r, Status::estimated);
    builder.put(gdp, delta, 2015, 5, r);
    builder.put(gdp, gamma, 2015, 99, r);  // not yet a member
    builder.put(gdp, nation, 2015, 1000, r);
    builder.put(gdp, alpha, 2016, 8, r);
    builder.put(gdp, gamma, 2016, 8, r);
    builder.put(gdp, beta, 2016, missing_value, r, Status::cannot_exist);
  }
  std::string shown(const Ranking& places, const Snapshot& book) {
    std::string result;
    for (const RankedZone& row : places) {
      result += format_exact(row.rank) + " " + book.catalog().zone(row.zone).code + " " +
                format_exact(row.value) + ", ";
    }
    return result;
  }
};

TEST_F(Rankings, OneIsTheBestAndTiesAreByCode) {
  const Snapshot book = builder.snapshot();
  const Ranking places = ranking(book, gdp, 2015y, all);
  EXPECT_EQ(shown(places, book), "1 beta 9, 2 alpha 5, 2 delta 5, ");
  EXPECT_EQ(places.rows[0].status, Status::estimated);
  EXPECT_EQ(places.members, 3U);
  EXPECT_EQ(places.reported, 3U);
  EXPECT_EQ(places.coverage, 1.0);
}

TEST_F(Rankings, MissingZonesAreLeftOutAndCounted) {
  const Snapshot book = builder.snapshot();
  const Ranking places = ranking(book, gdp, 2016y, all);
  EXPECT_EQ(shown(places, book), "1 alpha 8, 1 gamma 8, ");
  EXPECT_EQ(places.members, 4U);
  EXPECT_EQ(places.reported, 2U);
  EXPECT_DOUBLE_EQ(places.coverage.value(), 2.0 / 3);  // beta cannot have a figure
}

TEST_F(Rankings, DirectionAndFromBottomTurnItRound) {
  builder.catalog().indicators[0].direction = -1;
  const Snapshot less = builder.snapshot();
  EXPECT_EQ(shown(ranking(less, gdp, 2015y, all), less), "1 alpha 5, 1 delta 5, 3 beta 9, ");
  EXPECT_EQ(shown(ranking(less, gdp, 2015y, all, {.from_bottom = true}), less),
            "1 beta 9, 2 alpha 5, 2 delta 5, ");
  builder.catalog().indicators[0].direction = 0;
  const Snapshot neither = builder.snapshot();
  EXPECT_EQ(ranking(neither, gdp, 2015y, all).rows[0].zone, beta);
}

TEST_F(Rankings, TopKeepsZonesThatShareAPlaceTogether) {
  const Snapshot book = builder.snapshot();
  EXPECT_EQ(ranking(book, gdp, 2015y, all, {.top = 1}).size(), 1U);
  EXPECT_EQ(ranking(book, gdp, 2015y, all, {.top = 2}).size(), 3U);
  EXPECT_EQ(shown(ranking(book, gdp, 2015y, all, {.top = 2, .ties = Ties::max}), book),
            "1 beta 9, 3 alpha 5, 3 delta 5, ");
  EXPECT_EQ(ranking(book, gdp, 2015y, all, {.top = 2}).reported, 3U);
}

TEST_F(Rankings, WithoutAGroupEveryZoneIsRankedButNoPlace) {
  const Snapshot book = builder.snapshot();
  EXPECT_EQ(shown(ranking(book, gdp, 2015y), book), "1 gamma 99, 2 beta 9, 3 alpha 5, 3 delta 5, ");
  EXPECT_EQ(ranking(book, gdp, 2015y).members, 4U);
}

TEST_F(Rankings, YearsWithoutFiguresHaveNoPlaces) {
  const Snapshot book = builder.snapshot();
  EXPECT_TRUE(ranking(book, gdp, 1999y, all).empty());
  EXPECT_EQ(ranking(book, gdp, 1999y, all).members, 3U);
}

TEST_F(Rankings, LeadersAreAmongTheFirstOfEveryYear) {
  const Snapshot book = builder.snapshot();
  const auto both = leaders(book, gdp, {2015y, 2016y}, all, 2);
  ASSERT_EQ(both.size(), 1U);
  EXPECT_EQ(both[0].zone, alpha);
  EXPECT_EQ(both[0].years, 2U);
  EXPECT_EQ(both[0].best, 1);
  EXPECT_EQ(both[0].worst, 2);
  const auto once = leaders(book, gdp, {2015y, 2016y}, all, 1, {.at_least = 1});
  ASSERT_EQ(once.size(), 3U);
  EXPECT_EQ(once[0].zone, beta);  // one year, at best 1, at worst 1
  EXPECT_EQ(once[1].zone, gamma);
  EXPECT_EQ(once[2].zone, alpha);  // at worst 2
  EXPECT_TRUE(leaders(book, gdp, {2016y, 2015y}, all, 2).empty());
  EXPECT_TRUE(leaders(book, gdp, {2015y, 2016y}, all, 0).empty());
  EXPECT_TRUE(leaders(book, gdp, {2014y, 2016y}, all, 2).empty());
}

TEST(RankingsInAZone, AreOfTheZonesOfAKindThatLieInIt) {
  BookBuilder book;
  const ZoneHandle nation = book.zone("nation", {}, ZoneKind::nation);
  const ZoneHandle north = book.zone("north", "nation", ZoneKind::province);
  const ZoneHandle south = book.zone("south", "nation", ZoneKind::province);
  const ZoneHandle a = book.zone("a", "north");
  const ZoneHandle b = book.zone("b", "north");
  const ZoneHandle c = book.zone("c", "south");
  const auto gdp = book.indicator("gdp");
  const auto release = book.release("r");
  double figure = 1;
  for (const ZoneHandle zone : {nation, north, south, a, b, c}) {
    book.put(gdp, zone, 2016, figure++, release);
  }
  const Snapshot now = book.snapshot();
  const auto listed = [](const Ranking& ranking) {
    std::vector<ZoneHandle> zones;
    for (const RankedZone& row : ranking) zones.push_back(row.zone);
    return zones;
  };
  using Zones = std::vector<ZoneHandle>;
  EXPECT_EQ(listed(ranking(now, gdp, 2016y, north)), (Zones{b, a}));
  EXPECT_EQ(listed(ranking(now, gdp, 2016y, nation)), (Zones{c, b, a}));
  EXPECT_EQ(listed(ranking(now, gdp, 2016y, nation, {.kind = ZoneKind::province})),
            (Zones{south, north}));
  EXPECT_EQ(listed(ranking(now, gdp, 2016y, {.kind = ZoneKind::province})), (Zones{south, north}));
  EXPECT_EQ(ranking(now, gdp, 2016y, north).members, 2U);
  EXPECT_EQ(ranking(now, gdp, 2016y, north).coverage, 1.0);
  EXPECT_TRUE(ranking(now, gdp, 2016y, a).empty());
  EXPECT_EQ(ranking(now, gdp, 2016y, north, {.top = 1}).size(), 1U);
}

TEST_F(Rankings, WrongArgumentsAreRefused) {
  const Snapshot book = builder.snapshot();
  const auto code = [](auto&& work) { return thrown_by(work).code; };
  const GroupHandle other_group(0xcd, 1);
  const IndicatorHandle other(0xcd, 1);
  EXPECT_EQ(code([&] { (void)ranking(book, other, 2015y, all); }), ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)ranking(book, gdp, 2015y, other_group); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)ranking(book, other, 2015y); }), ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] {
              (void)ranking(book, gdp, 2015y, all, {.group = {.policy = GroupPolicy::matched}});
            }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)leaders(book, other, {2015y, 2016y}, all, 2); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)leaders(book, gdp, {2015y, 2016y}, other_group, 2); }),
            ErrorCode::invalid_argument);
}

TEST_F(Rankings, RandomBooksRankAndLeadAsBruteForceDoes) {
  std::mt19937 random(12);
  for (int round = 0; round < 40; ++round) {
    BookBuilder book;
    const auto flow = book.indicator("flow");
    const auto release = book.release("r");
    std::vector<ZoneHandle> zones;
    std::vector<Membership> spans;
    for (int i = 0; i < 12; ++i) {
      zones.push_back(book.zone("z" + std::to_string(i)));
      const int first = 2000 + static_cast<int>(random() % 4);
      spans.push_back({zones.back(), {Year{first}, Year{first + static_cast<int>(random() % 6)}}});
    }
    const auto group = book.group("g", spans);
    std::map<std::pair<int, ZoneHandle>, double> figures;
    for (int year = 2000; year < 2006; ++year) {
      for (const ZoneHandle zone : zones) {
        if (random() % 4 == 0) continue;
        figures[{year, zone}] = static_cast<double>(random() % 6);
        book.put(flow, zone, year, figures[{year, zone}], release);
      }
    }
    const Snapshot now = book.snapshot();
    const std::size_t top = 1 + random() % 5;
    std::map<ZoneHandle, std::size_t> years_in_top;
    for (int year = 2000; year < 2006; ++year) {
      std::map<ZoneHandle, double> expected;
      for (const auto& [zone, years] : spans) {
        if (!years.contains(Year{year}) || !figures.contains({year, zone})) continue;
        double better = 0;
        for (const auto& [other, other_years] : spans) {
          if (other_years.contains(Year{year}) && figures.contains({year, other}) &&
              figures[{year, other}] > figures[{year, zone}])
            ++better;
        }
        expected[zone] = better + 1;
        if (better + 1 <= static_cast<double>(top)) ++years_in_top[zone];
      }
      std::map<ZoneHandle, double> found;
      for (const RankedZone& row : ranking(now, flow, Year{year}, group))
        found[row.zone] = row.rank;
      ASSERT_EQ(found, expected);
    }
    std::set<ZoneHandle> expected_leaders;
    for (const auto& [zone, years] : years_in_top) {
      if (years >= 3) expected_leaders.insert(zone);
    }
    std::set<ZoneHandle> found_leaders;
    for (const Leader& leader : leaders(now, flow, {2000y, 2005y}, group, top, {.at_least = 3})) {
      found_leaders.insert(leader.zone);
      EXPECT_EQ(leader.years, years_in_top[leader.zone]);
    }
    ASSERT_EQ(found_leaders, expected_leaders);
  }
}

// The first places are chosen without a sort of all; they are those of the whole ranking.
TEST_F(Rankings, TheFirstPlacesOfManyAreThoseOfAll) {
  std::mt19937 random(13);
  for (int round = 0; round < 20; ++round) {
    BookBuilder book;
    const auto flow = book.indicator("flow");
    const auto release = book.release("r");
    std::vector<Membership> spans;
    const std::size_t size = 20 + random() % 200;
    const auto kinds = round % 2 == 0 ? 40U : 1'000'000U;  // with many ties, and hardly any
    for (std::size_t i = 0; i < size; ++i) {
      const ZoneHandle zone = book.zone("z" + std::to_string(i));
      spans.push_back({zone, {1y, 9999y}});
      if (random() % 5 == 0) continue;
      book.put(flow, zone, 2016, static_cast<double>(random() % kinds) - 10, release);
    }
    const auto group = book.group("g", spans);
    const Snapshot now = book.snapshot();
    for (const bool from_bottom : {false, true}) {
      const Ranking whole = ranking(now, flow, 2016y, group, {.from_bottom = from_bottom});
      for (const std::size_t top : {1U, 2U, 5U, 10U, 30U, 500U}) {
        std::vector<std::pair<double, ZoneHandle>> expected;
        for (const RankedZone& row : whole) {
          if (row.rank <= static_cast<double>(top)) expected.emplace_back(row.rank, row.zone);
        }
        std::vector<std::pair<double, ZoneHandle>> found;
        for (const RankedZone& row :
             ranking(now, flow, 2016y, group, {.top = top, .from_bottom = from_bottom})) {
          found.emplace_back(row.rank, row.zone);
        }
        ASSERT_EQ(found, expected);
      }
    }
  }
}

}  // namespace
