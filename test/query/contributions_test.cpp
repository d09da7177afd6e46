#include <yearbook/error.hpp>
#include <yearbook/query.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::BookBuilder;
using test::thrown_by;

struct ContributionsToGrowth : ::testing::Test {
  BookBuilder builder;
  ZoneHandle alpha = builder.zone("alpha");
  ZoneHandle beta = builder.zone("beta");
  ZoneHandle gamma = builder.zone("gamma");
  ZoneHandle delta = builder.zone("delta");
  ZoneHandle omega = builder.zone("omega");
  IndicatorHandle gdp = builder.indicator("gdp");
  IndicatorHandle people = builder.indicator("people", IndicatorKind::stock);
  IndicatorHandle per_head = builder.ratio("per_head", gdp, people);
  IndicatorHandle mood = builder.indicator("mood", IndicatorKind::index);
  GroupHandle group = builder.group("g", {{alpha, {1y, 9999y}},
                                          {beta, {1y, 2015y}},
                                          {gamma, {2016y, 9999y}},
                                          {delta, {1y, 9999y}},
                                          {omega, {1y, 9999y}}});
  std::int64_t r = builder.release("r");

  void put_two_years() {
    builder.put(gdp, alpha, 2015, 60, r);
    builder.put(gdp, alpha, 2016, 70, r, Status::estimated);
    builder.put(gdp, beta, 2015, 15, r);
    builder.put(gdp, gamma, 2016, 5, r);
    builder.put(gdp, delta, 2015, 20, r, Status::provisional);
    builder.put(gdp, delta, 2016, 16, r);
    builder.put(gdp, omega, 2015, 5, r);
  }
};

TEST_F(ContributionsToGrowth, AreOverTheMatchedMembersAlone) {
  put_two_years();
  const Contributions found = contribution_to_growth(builder.snapshot(), gdp, 2016y, group);
  EXPECT_EQ(found.policy, GroupPolicy::matched);
  EXPECT_EQ(found.earlier_year, 2015y);
  EXPECT_DOUBLE_EQ(found.value.value(), 86.0 / 80 - 1);
  EXPECT_EQ(found.earlier, 80.0);
  EXPECT_EQ(found.later, 86.0);
  EXPECT_EQ(found.members, 3U);
  EXPECT_EQ(found.reported, 2U);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found.rows[0].zone, alpha);
  EXPECT_EQ(found.rows[0].amount, 10);
  EXPECT_DOUBLE_EQ(found.rows[0].value.value(), 10.0 / 80);
  EXPECT_EQ(found.rows[0].status, Status::estimated);
  EXPECT_EQ(found.rows[1].zone, delta);
  EXPECT_EQ(found.rows[1].status, Status::provisional);
  EXPECT_DOUBLE_EQ(found.rows[1].value.value(), -4.0 / 80);
}

TEST_F(ContributionsToGrowth, ByTheMembersOfEachYearNameWhoCameAndWent) {
  put_two_years();
  const Contributions found = contribution_to_growth(
      builder.snapshot(), gdp, 2016y, group, {.group = {.policy = GroupPolicy::of_the_year}});
  EXPECT_DOUBLE_EQ(found.value.value(), 91.0 / 100 - 1);
  const auto kind_of = [&](ZoneHandle zone) {
    for (const Contribution& row : found) {
      if (row.zone == zone) return std::string(to_string(row.kind)) + format_exact(row.amount);
    }
    return std::string();
  };
  EXPECT_EQ(kind_of(alpha), "matched10");
  EXPECT_EQ(kind_of(beta), "leaver-15");
  EXPECT_EQ(kind_of(gamma), "entrant5");
  EXPECT_EQ(kind_of(delta), "matched-4");
  EXPECT_EQ(kind_of(omega), "no_longer_reported-5");
  EXPECT_EQ(found.rows.front().zone, alpha);
  EXPECT_EQ(found.rows.back().zone, beta);
  EXPECT_EQ(to_string(ContributionKind::newly_reported), "newly_reported");
}

TEST_F(ContributionsToGrowth, AreMissingWhereTheGrowthIsAndTheAmountsStay) {
  put_two_years();
  builder.put(gdp, alpha, 2010, 0, r);
  builder.put(gdp, alpha, 2011, 3, r);
  const Snapshot now = builder.snapshot();
  const Contributions thin = contribution_to_growth(
      now, gdp, 2016y, group, {.group = {.policy = GroupPolicy::matched, .minimum_coverage = 0.9}});
  EXPECT_FALSE(thin.value);
  ASSERT_EQ(thin.size(), 2U);
  EXPECT_FALSE(thin.rows[0].value);
  EXPECT_EQ(thin.rows[0].amount, 10);
  const Contributions from_zero = contribution_to_growth(now, gdp, 2011y, group);
  EXPECT_FALSE(from_zero.value);
  EXPECT_EQ(from_zero.rows[0].amount, 3);
  EXPECT_TRUE(contribution_to_growth(now, gdp, 2000y, group).empty());
}

TEST_F(ContributionsToGrowth, WhatHasNoPartsIsRefused) {
  const Snapshot now = builder.snapshot();
  const auto ratio = thrown_by([&] { (void)contribution_to_growth(now, per_head, 2016y, group); });
  EXPECT_EQ(ratio.code, ErrorCode::invalid_argument);
  EXPECT_NE(ratio.sentence.find("whose figures do not add up"), std::string::npos);
  const auto index = thrown_by([&] { (void)contribution_to_growth(now, mood, 2016y, group); });
  EXPECT_NE(index.sentence.find("is an index without a definition"), std::string::npos);
  for (const Year since : {2016y, 2017y, 0y}) {
    EXPECT_EQ(thrown_by([&] {
                (void)contribution_to_growth(now, gdp, 2016y, group, {.since = since});
              }).code,
              ErrorCode::invalid_argument);
  }
  EXPECT_NO_THROW((void)contribution_to_growth(now, gdp, 1y, group));
}

TEST(RandomContributions, AddUpToTheGrowth) {
  std::mt19937 random(71);
  std::lognormal_distribution<double> figures(10, 3);
  for (int round = 0; round < 200; ++round) {
    BookBuilder book;
    const auto flow = book.indicator("flow");
    const auto release = book.release("r");
    std::vector<Membership> spans;
    for (int z = 0; z < 40; ++z) {
      const ZoneHandle zone = book.zone("z" + std::to_string(z));
      spans.push_back({zone, {random() % 6 == 0 ? 2016y : 1y, random() % 6 == 0 ? 2015y : 9999y}});
      if (spans.back().years.empty()) spans.pop_back();
      for (const int year : {2015, 2016}) {
        if (random() % 6 > 0) book.put(flow, zone, year, figures(random), release);
      }
    }
    const auto group = book.group("g", spans);
    const Snapshot now = book.snapshot();
    for (const auto policy : {GroupPolicy::matched, GroupPolicy::of_the_year, GroupPolicy::current,
                              GroupPolicy::constant}) {
      const Contributions found =
          contribution_to_growth(now, flow, 2016y, group, {.group = {.policy = policy}});
      const GroupGrowth whole =
          growth(now, flow, group, {2016y, 2016y}, {.policy = policy}).front();
      ASSERT_EQ(found.value, whole.value);
      ASSERT_EQ(found.coverage, whole.coverage);
      std::vector<double> shares;
      long double exact = 0;
      double largest = 0;
      for (const Contribution& row : found) {
        shares.push_back(row.value.value());
        exact += static_cast<long double>(shares.back());
        largest = std::fmax(largest, std::fabs(shares.back()));
        // Each by itself is what it says.
        ASSERT_NEAR(shares.back(), row.amount / *found.earlier, 1e-14 * std::fmax(1, largest));
      }
      const double last_place = std::nextafter(largest, 1e300) - largest;
      ASSERT_NEAR(compensated_sum(shares), *whole.value, last_place);
      ASSERT_NEAR(static_cast<double>(exact), *whole.value, last_place);
    }
  }
}

}  // namespace
