#include "book/overlap.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

#include "book/book.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;

constexpr YearRange always{Year{1}, Year{9999}};

struct Overlaps : ::testing::Test {
  test::BookBuilder builder;
  ZoneHandle nation = builder.zone("nation", {}, ZoneKind::nation);
  ZoneHandle printed = builder.zone("printed", "nation", ZoneKind::aggregate);
  ZoneHandle province = builder.zone("province", "nation", ZoneKind::province);
  ZoneHandle city = builder.zone("city", "province", ZoneKind::city);
  ZoneHandle alpha = builder.zone("alpha", "city");
  ZoneHandle beta = builder.zone("beta", "province");

  // "whole>part first-last" of the group, sorted.
  std::vector<std::string> found(GroupHandle group) const {
    const Snapshot book = builder.snapshot();
    std::vector<std::string> result;
    for (const auto& [whole, part, years] : book.book().overlaps(book.catalog().position(group))) {
      result.push_back(book.catalog().zone(whole).code + ">" + book.catalog().zone(part).code +
                       " " + to_string(years));
    }
    std::ranges::sort(result);
    return result;
  }
  using Texts = std::vector<std::string>;
  std::string all_years = to_string(always);
};

TEST_F(Overlaps, SiblingsHaveNone) {
  EXPECT_TRUE(found(builder.group("siblings", {{city, always}, {beta, always}})).empty());
  EXPECT_TRUE(found(builder.group("nobody", {})).empty());
}

TEST_F(Overlaps, AZoneLiesInItsParentsHoweverFar) {
  EXPECT_EQ(found(builder.group("family", {{alpha, always}, {province, always}, {beta, always}})),
            (Texts{"province>alpha " + all_years, "province>beta " + all_years}));
  EXPECT_EQ(found(builder.group("far", {{nation, always}, {alpha, always}})),
            Texts{"nation>alpha " + all_years});
}

TEST_F(Overlaps, APublishedTotalHoldsTheMembersOfItsGroupWhileTheyBelong) {
  builder.group("counted", {{alpha, {2010y, 2015y}}, {beta, {2012y, 9999y}}}, printed);
  EXPECT_EQ(found(builder.group("mixed", {{printed, always}, {alpha, always}, {beta, always}})),
            (Texts{"printed>alpha 2010-2015", "printed>beta 2012-9999"}));
}

TEST_F(Overlaps, APublishedTotalHoldsWhatLiesInItsMembers) {
  builder.group("counted", {{province, {2010y, 2015y}}}, printed);
  EXPECT_EQ(found(builder.group("mixed", {{printed, always}, {alpha, always}})),
            Texts{"printed>alpha 2010-2015"});
}

TEST_F(Overlaps, APublishedTotalOfPublishedTotalsHoldsWhatTheyHold) {
  const ZoneHandle above = builder.zone("above", {}, ZoneKind::aggregate);
  builder.group("counted", {{alpha, {2010y, 2015y}}}, printed);
  builder.group("totals", {{printed, {2012y, 2018y}}}, above);
  EXPECT_EQ(found(builder.group("mixed", {{above, always}, {alpha, always}})),
            Texts{"above>alpha 2012-2015"});
}

TEST_F(Overlaps, AGroupMayHoldItsOwnPublishedTotal) {
  EXPECT_EQ(found(builder.group("itself", {{printed, always}, {alpha, always}}, printed)),
            Texts{"printed>alpha " + all_years});
  EXPECT_TRUE(found(builder.group("alone", {{printed, always}}, printed)).empty());
}

TEST_F(Overlaps, ACircleOfParentsEnds) {
  builder.catalog().zones[0].parent = alpha;  // the nation in a zone that lies in it
  const auto pairs = found(builder.group("circle", {{nation, always}, {alpha, always}}));
  EXPECT_NE(std::ranges::find(pairs, "nation>alpha " + all_years), pairs.end());
  EXPECT_NE(std::ranges::find(pairs, "alpha>nation " + all_years), pairs.end());
}

TEST_F(Overlaps, ManyThreadsMayAskFirst) {
  const GroupHandle family = builder.group("family", {{nation, always}, {alpha, always}});
  const Snapshot book = builder.snapshot();
  std::vector<std::thread> threads;
  std::vector<std::size_t> sizes(8);
  threads.reserve(sizes.size());
  for (std::size_t& size : sizes) {
    threads.emplace_back(
        [&] { size = book.book().overlaps(book.catalog().position(family)).size(); });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(sizes, std::vector<std::size_t>(8, 1));
}

// Whether a's figures hold b's in a year, straight from the definition: all that b lies in, found
// again and again until there is no more.
bool holds(const CatalogData& catalog, ZoneHandle a, ZoneHandle b, Year year) {
  if (a == b) return false;
  std::set<ZoneHandle> lineage{b};
  for (std::size_t before = 0; before < lineage.size();) {
    before = lineage.size();
    for (const Zone& zone : catalog.zones) {
      if (lineage.contains(zone.handle) && zone.parent) lineage.insert(*zone.parent);
    }
    for (const Group& group : catalog.groups) {
      const bool holds_one =
          std::ranges::any_of(group.members, [&](const yearbook::Membership& member) {
            return lineage.contains(member.zone) && member.years.contains(year);
          });
      if (group.published_as && holds_one) lineage.insert(*group.published_as);
    }
  }
  return lineage.contains(a);
}

TEST_F(Overlaps, RandomCataloguesEqualTheDefinition) {
  std::mt19937 random(71);
  for (int round = 0; round < 60; ++round) {
    test::BookBuilder book;
    std::vector<ZoneHandle> zones;
    for (int i = 0; i < 12; ++i) {
      const std::string parent = i > 0 && random() % 3 > 0
                                     ? "z" + std::to_string(random() % static_cast<unsigned>(i))
                                     : std::string();
      zones.push_back(book.zone("z" + std::to_string(i), parent));
    }
    const auto any_zone = [&] { return zones[random() % zones.size()]; };
    for (int g = 0; g < 4; ++g) {
      std::vector<yearbook::Membership> members;
      for (const ZoneHandle zone : zones) {
        const int first = 2000 + static_cast<int>(random() % 6);
        if (random() % 3 == 0) members.push_back({zone, {Year{first}, Year{first + 3}}});
      }
      book.group("g" + std::to_string(g), members,
                 random() % 2 == 0 ? std::optional(any_zone()) : std::nullopt);
    }
    const Snapshot now = book.snapshot();
    for (const Group& group : now.catalog().groups()) {
      std::set<ZoneHandle> belongs;
      for (const auto& member : group.members) belongs.insert(member.zone);
      for (int year = 1999; year < 2011; ++year) {
        std::set<std::pair<ZoneHandle, ZoneHandle>> expected;
        for (const ZoneHandle a : belongs) {
          for (const ZoneHandle b : belongs) {
            if (holds(book.catalog(), a, b, Year{year})) expected.emplace(a, b);
          }
        }
        std::set<std::pair<ZoneHandle, ZoneHandle>> answered;
        for (const auto& each : now.book().overlaps(now.catalog().position(group.handle))) {
          if (each.years.contains(Year{year})) answered.emplace(each.whole, each.part);
        }
        ASSERT_EQ(answered, expected);
      }
    }
  }
}

}  // namespace
