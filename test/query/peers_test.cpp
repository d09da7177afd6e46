#include <yearbook/error.hpp>
#include <yearbook/query.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::BookBuilder;
using test::thrown_by;

struct PeersOfAZone : ::testing::Test {
  BookBuilder builder;
  std::vector<ZoneHandle> zones;
  IndicatorHandle first = builder.indicator("first");
  IndicatorHandle second = builder.indicator("second");
  IndicatorHandle flat = builder.indicator("flat");
  std::int64_t r = builder.release("r");
  GroupHandle group;

  PeersOfAZone() {
    std::vector<Membership> everyone;
    for (const char* code : {"a", "b", "c", "d"}) {
      zones.push_back(builder.zone(code));
      everyone.push_back({zones.back(), {2000y, 2020y}});
    }
    group = builder.group("g", everyone);
  }
  void put(IndicatorHandle indicator, const std::vector<double>& figures) {
    for (std::size_t i = 0; i < figures.size(); ++i) {
      if (!is_missing(figures[i])) builder.put(indicator, zones[i], 2016, figures[i], r);
    }
  }
  [[nodiscard]] std::string listed(const Peers& peers) const {
    std::string result;
    for (const Peer& row : peers) result += builder_code(row.zone);
    return result;
  }
  [[nodiscard]] static char builder_code(ZoneHandle zone) {
    return static_cast<char>('a' + zone.id() - 1);
  }
};

TEST_F(PeersOfAZone, AreNearestFirstInStandardDeviations) {
  put(first, {0, 3, 1, 4});       // mean 2, variance 10 / 3
  put(second, {100, 100, 0, 0});  // mean 50, variance 10000 / 3
  put(flat, {7, 7, 7, 7});        // tells nothing
  const std::array indicators{first, second, flat};
  const Snapshot now = builder.snapshot();
  const Peers found = peers(now, zones[0], indicators, 2016y, group);
  EXPECT_EQ(found.indicators, 2U);
  EXPECT_EQ(found.members, 3U);
  EXPECT_EQ(found.reported, 3U);
  EXPECT_EQ(found.coverage, 1.0);
  EXPECT_EQ(listed(found), "bcd");
  EXPECT_DOUBLE_EQ(found.rows[0].distance, std::sqrt(9 / (10.0 / 3)));
  EXPECT_DOUBLE_EQ(found.rows[1].distance, std::sqrt(1 / (10.0 / 3) + 3));
  EXPECT_DOUBLE_EQ(found.rows[2].distance, std::sqrt(16 / (10.0 / 3) + 3));
  EXPECT_EQ(found.rows[0].shared, 2U);
  EXPECT_EQ(listed(peers(now, zones[0], indicators, 2016y, group, {.count = 1})), "b");
}

TEST_F(PeersOfAZone, AGapIsLeftOutOfTheDistanceWhichIsScaledUp) {
  put(first, {0, 3, 1, 4});
  put(second, {100, missing_value, 0, 50});  // variance 2500
  const std::array indicators{first, second};
  const Snapshot now = builder.snapshot();
  EXPECT_EQ(listed(peers(now, zones[0], indicators, 2016y, group)), "cd");  // both indicators
  const Peers loose = peers(now, zones[0], indicators, 2016y, group, {.least_shared = 1});
  EXPECT_EQ(listed(loose), "cbd");
  EXPECT_DOUBLE_EQ(loose.rows[1].distance, std::sqrt(2.0 / 1 * 9 / (10.0 / 3)));
  EXPECT_EQ(loose.rows[1].shared, 1U);
  // A zone that has one figure alone is compared by that one.
  EXPECT_EQ(peers(now, zones[1], indicators, 2016y, group).reported, 0U);
  EXPECT_EQ(peers(now, zones[1], indicators, 2016y, group, {.least_shared = 0}).reported, 3U);
}

TEST_F(PeersOfAZone, AtOneDistanceAreNotCutApartAndStandByCode) {
  put(first, {5, 9, 1, 9});
  const std::array indicators{first};
  const Peers found = peers(builder.snapshot(), zones[0], indicators, 2016y, group, {.count = 1});
  EXPECT_EQ(listed(found), "bcd");
}

TEST_F(PeersOfAZone, TheZoneNeedBeNoMember) {
  const ZoneHandle outside = builder.zone("outside");
  put(first, {1, 2, 3, 4});
  builder.put(first, outside, 2016, 3.9, r);
  const std::array indicators{first};
  const Snapshot now = builder.snapshot();
  EXPECT_EQ(listed(peers(now, outside, indicators, 2016y, group, {.count = 2})), "dc");
  EXPECT_EQ(peers(now, outside, indicators, 2016y, group).members, 4U);
}

TEST_F(PeersOfAZone, WithoutFiguresOrIndicatorsThereAreNone) {
  put(first, {1, 2, 3, 4});
  const Snapshot now = builder.snapshot();
  const std::array indicators{first};
  EXPECT_TRUE(peers(now, zones[0], indicators, 2015y, group).empty());
  EXPECT_TRUE(peers(now, zones[0], {}, 2016y, group).empty());
  EXPECT_TRUE(peers(now, zones[0], indicators, 2030y, group).empty());
  EXPECT_FALSE(peers(now, zones[0], indicators, 2030y, group).coverage);
}

TEST_F(PeersOfAZone, WrongArgumentsAreRefused) {
  const Snapshot now = builder.snapshot();
  const std::array twice{first, second, first};
  const auto thrown = thrown_by([&] { (void)peers(now, zones[0], twice, 2016y, group); });
  EXPECT_EQ(thrown.code, ErrorCode::invalid_argument);
  EXPECT_EQ(thrown.sentence, "peers: \"first\" is named twice; name each indicator once");
  const std::array indicators{first};
  EXPECT_EQ(thrown_by([&] {
              (void)peers(now, zones[0], indicators, 2016y, group,
                          {.group = {.policy = GroupPolicy::matched}});
            }).code,
            ErrorCode::invalid_argument);
}

}  // namespace
