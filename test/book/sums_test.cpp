#include "book/sums.hpp"

#include <gtest/gtest.h>

#include <random>
#include <thread>
#include <utility>
#include <vector>

#include "book/book.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using book::KeptSums;
using book::Sum;
using book::YearlySums;

using test::nan;

TEST(SumOf, CountsWhoReportedAndWhoCannot) {
  const std::vector<double> values{1, nan, 2, nan, nan};
  const std::vector<Status> statuses{Status::normal, Status::cannot_exist, Status::estimated,
                                     Status::missing, Status::none};
  const Sum sum = book::sum_of(values, statuses);
  EXPECT_EQ(sum.value, 3);
  EXPECT_EQ(sum.members, 5U);
  EXPECT_EQ(sum.reported, 2U);
  EXPECT_EQ(sum.not_applicable, 1U);
  EXPECT_EQ(sum.status, Status::estimated);
}

TEST(SumOf, NobodyHasNoStatus) {
  EXPECT_EQ(book::sum_of({}, {}).status, Status::none);
  const Sum silent = book::sum_of(std::vector{nan}, std::vector{Status::missing});
  EXPECT_EQ(silent.status, Status::none);
  EXPECT_EQ(silent.members, 1U);
}

TEST(YearlySums, EndWithTheirYears) {
  const YearlySums sums{2015, {Sum{.value = 1}, Sum{.value = 2}}};
  EXPECT_EQ(sums.of(2014y), nullptr);
  EXPECT_EQ(sums.of(2015y)->value, 1);
  EXPECT_EQ(sums.of(2016y)->value, 2);
  EXPECT_EQ(sums.of(2017y), nullptr);
  EXPECT_EQ(YearlySums{}.of(2015y), nullptr);
}

TEST(KeptSums, KeepTheFirstOfEachIndicatorAndGroup) {
  KeptSums sums(2, 3);
  EXPECT_EQ(sums.find(1, 2), nullptr);
  EXPECT_EQ(sums.memory(), 0U);
  const YearlySums& first = sums.keep(1, 2, {2015, {Sum{.value = 1}}});
  EXPECT_EQ(sums.find(1, 2), &first);
  EXPECT_EQ(&sums.keep(1, 2, {2015, {Sum{.value = 5}}}), &first);
  EXPECT_EQ(sums.find(1, 2)->of(2015y)->value, 1);
  EXPECT_EQ(sums.find(0, 2), nullptr);
  EXPECT_EQ(sums.find(1, 0), nullptr);
  EXPECT_EQ(sums.memory(), 2 * sizeof(void*) + sizeof(Sum));
}

// Random figures over zones that join and leave, in an order that is not the catalogue's.
struct GroupSums : ::testing::Test {
  static constexpr int zone_count = 30;
  test::BookBuilder builder;
  std::vector<ZoneHandle> zones;
  IndicatorHandle gdp = builder.indicator("gdp");
  IndicatorHandle mood = builder.indicator("mood", IndicatorKind::index);
  GroupHandle together{};
  GroupHandle apart{};

  GroupSums() {
    std::mt19937 random(20171);
    std::uniform_int_distribution<int> year(2010, 2020);
    std::uniform_real_distribution<double> figure(0, 1e9);
    const std::int64_t release = builder.release("r");
    for (int i = 0; i < zone_count; ++i) zones.push_back(builder.zone("zone_" + std::to_string(i)));
    std::vector<Membership> in_order;
    std::vector<Membership> shuffled;
    for (const ZoneHandle zone : zones) {
      in_order.push_back({zone, {Year{year(random)}, 9999y}});
      if (year(random) > 2012) shuffled.push_back({zone, {1y, Year{year(random)}}});
      for (int at = 2011; at <= 2019; ++at) {
        if (year(random) == 2010) continue;
        const bool cannot = year(random) == 2015;
        builder.put(gdp, zone, at, cannot ? nan : figure(random), release,
                    cannot ? Status::cannot_exist : Status::normal);
        builder.put(mood, zone, at, figure(random), release);
      }
    }
    std::ranges::shuffle(shuffled, random);
    together = builder.group("together", in_order);
    apart = builder.group("apart", shuffled);
  }
};

TEST_F(GroupSums, AreThoseOfTheMembersOfEachYear) {
  const Snapshot snapshot = builder.snapshot();
  book::Book& book = snapshot.book();
  for (int time = 0; time < 2; ++time) {  // added up, then kept
    for (const GroupHandle group : {together, apart}) {
      for (const IndicatorHandle indicator : {gdp, mood}) {
        const std::size_t at = book.catalog().position(indicator);
        for (Year year = 2008y; year <= 2022y; ++year) {
          std::vector<double> values;
          std::vector<Status> statuses;
          for (const std::uint32_t zone : book.roster(group, year).positions) {
            values.push_back(book.panel(at).cell(year, zone).value);
            statuses.push_back(book.panel(at).cell(year, zone).status);
          }
          const Sum expected = book::sum_of(values, statuses);
          const Sum sum = book.sum(at, book.catalog().position(group), year);
          EXPECT_EQ(sum.value, expected.value) << int{year};
          EXPECT_EQ(sum.members, expected.members) << int{year};
          EXPECT_EQ(sum.reported, expected.reported) << int{year};
          EXPECT_EQ(sum.not_applicable, expected.not_applicable) << int{year};
          EXPECT_EQ(sum.status, expected.status) << int{year};
        }
      }
    }
  }
}

TEST_F(GroupSums, AnyNumberOfThreadsMayAsk) {
  const Snapshot snapshot = builder.snapshot();
  book::Book& book = snapshot.book();
  std::vector<double> found(4);
  {
    std::vector<std::jthread> threads;
    threads.reserve(found.size());
    for (double& mine : found) {
      threads.emplace_back([&] {
        for (std::size_t group = 0; group < 2; ++group) {
          for (Year year = 2011y; year <= 2019y; ++year) mine += book.sum(0, group, year).value;
        }
      });
    }
  }
  EXPECT_GT(found[0], 0);
  EXPECT_EQ(found, std::vector<double>(4, found[0]));
}

TEST_F(GroupSums, TakeTwentyFourBytesAYear) {
  const Snapshot snapshot = builder.snapshot();
  book::Book& book = snapshot.book();
  static_cast<void>(book.panel(0));
  const std::size_t before = book.memory();
  static_cast<void>(book.sum(0, 0, 2015y));
  EXPECT_EQ(book.memory() - before,
            std::size_t{9} * 24 + book.catalog().indicators().size() * sizeof(void*));
}

}  // namespace
