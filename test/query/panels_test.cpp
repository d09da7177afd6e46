#include "query/panels.hpp"

#include <yearbook/query.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::BookBuilder;

// A zone that leaves and joins again has one column, where the group names it first.
TEST(PanelsOfMembers, AZoneHasOneColumnWhereverItStandsInAYear) {
  BookBuilder builder;
  const auto a = builder.zone("a");
  const auto b = builder.zone("b");
  const auto group =
      builder.group("g", {{a, {2000y, 2005y}}, {b, {1y, 9999y}}, {a, {2010y, 2015y}}});
  const Snapshot now = builder.snapshot();
  const std::vector<double> values{1, 2};
  const std::vector<Status> statuses{Status::normal, Status::estimated};
  const Panel found = query::panel_of_members(
      now.book(), now.catalog().group(group), {2009y, 2011y}, {}, [&](Year year) {
        return year == 2010y ? query::PanelYear{} : query::PanelYear{values, statuses};
      });
  EXPECT_EQ(found.zones, (std::vector{a, b}));
  EXPECT_TRUE(is_missing(found.row(2009y)[0]));  // no member
  EXPECT_EQ(found.row(2009y)[1], 2);
  EXPECT_TRUE(is_missing(found.row(2010y)[0]));  // no figures
  EXPECT_TRUE(is_missing(found.row(2010y)[1]));
  EXPECT_EQ(found.row(2011y)[0], 1);
  EXPECT_EQ(found.statuses, (std::vector{Status::none, Status::estimated, Status::none,
                                         Status::none, Status::normal, Status::estimated}));
}

TEST(PanelsOfMembers, RandomGroupsEqualBruteForce) {
  std::mt19937 random(29);
  for (int round = 0; round < 60; ++round) {
    BookBuilder builder;
    const auto flow = builder.indicator("flow");
    const auto release = builder.release("r");
    std::vector<Membership> spans;
    for (int i = 0; i < 12; ++i) {
      const auto zone = builder.zone("z" + std::to_string(i));
      const int first = 2000 + static_cast<int>(random() % 3);
      const int last = round % 3 == 0 ? 2009 : first + static_cast<int>(random() % 6);
      if (random() % 5 > 0) spans.push_back({zone, {Year{first}, Year{last}}});
      for (int year = 2001; year < 2007; ++year) {
        if (random() % 4 > 0) builder.put(flow, zone, year, static_cast<double>(random()), release);
      }
    }
    const auto group = builder.group("g", spans);
    const Snapshot now = builder.snapshot();
    for (const GroupPolicy policy :
         {GroupPolicy::of_the_year, GroupPolicy::current, GroupPolicy::constant}) {
      const YearRange years{2000y, 2007y};
      const GroupOptions options{.policy = policy, .constant_over = years};
      const Panel found = panel(now, flow, group, years, {.policy = policy});
      for (Year year = years.first; year <= years.last; ++year) {
        const auto counted = members(now, group, year, options);
        for (std::size_t i = 0; i < found.zones.size(); ++i) {
          const bool member = std::ranges::find(counted, found.zones[i]) != counted.end();
          const auto expected =
              member ? observation(now, flow, found.zones[i], year) : Observation{};
          const auto at = static_cast<std::size_t>(int{year} - 2000) * found.zones.size() + i;
          ASSERT_EQ(format_exact(found.values[at]),
                    format_exact(expected.value.value_or(missing_value)));
          ASSERT_EQ(found.statuses[at], expected.status);
        }
        for (const ZoneHandle zone : counted) {
          ASSERT_NE(std::ranges::find(found.zones, zone), found.zones.end());
        }
      }
    }
  }
}

}  // namespace
