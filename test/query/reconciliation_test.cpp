#include <yearbook/error.hpp>
#include <yearbook/query.hpp>
#include <yearbook/reconciliation.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::BookBuilder;
using test::thrown_by;

using test::always;
using test::cny_100m;
using test::percent;

struct Reconciled : ::testing::Test {
  BookBuilder builder;
  ZoneHandle nation = builder.zone("nation", {}, ZoneKind::nation);
  ZoneHandle printed = builder.zone("printed", "nation", ZoneKind::aggregate);
  ZoneHandle alpha = builder.zone("alpha", "nation");
  ZoneHandle beta = builder.zone("beta", "nation");
  ZoneHandle gamma = builder.zone("gamma", "nation");
  IndicatorHandle gdp = builder.indicator("gdp", IndicatorKind::flow, cny_100m);
  IndicatorHandle people = builder.indicator("people", IndicatorKind::stock);
  IndicatorHandle per_head = builder.ratio("per_head", gdp, people);
  IndicatorHandle of_nation = builder.ratio("of_nation", gdp, gdp, nation, percent);
  GroupHandle all =
      builder.group("all", {{alpha, always}, {beta, always}, {gamma, {2015y, 9999y}}}, printed);
  std::int64_t r = builder.release("r");

  void quantum(IndicatorHandle indicator, ZoneHandle zone, int year, double step) {
    builder.note(indicator, {.year = year,
                             .zone = zone.id(),
                             .release = r,
                             .locator = "",
                             .note = "",
                             .quantum = step});
  }
  Reconciliation only(IndicatorHandle indicator) const {
    const auto found = reconciliation(builder.snapshot(), indicator);
    EXPECT_EQ(found.size(), 1U);
    return found.empty() ? Reconciliation{} : found[0];
  }
};

TEST_F(Reconciled, ATotalAgreesWithinTheRoundingOfAllItsFigures) {
  builder.put(gdp, printed, 2014, 30.6, r);
  builder.put(gdp, alpha, 2014, 10.25, r, Status::estimated);
  builder.put(gdp, beta, 2014, 20, r);
  const Reconciliation found = only(gdp);
  EXPECT_EQ(found.what, ReconciledWith::total);
  EXPECT_EQ(found.indicator, gdp);
  EXPECT_EQ(found.zone, printed);
  EXPECT_EQ(found.group, all);
  EXPECT_EQ(found.year, 2014y);
  EXPECT_EQ(found.published, 30.6);
  EXPECT_EQ(found.recomputed, 30.25);
  EXPECT_NEAR(found.difference(), 0.35, 1e-14);
  // Half of 0.1, of 0.01 and of 1.
  EXPECT_NEAR(found.tolerance.value(), 0.555, 1e-15);
  EXPECT_EQ(found.agrees, true);
  EXPECT_EQ(found.status, Status::estimated);
  EXPECT_EQ(found.members, 2U);
  EXPECT_EQ(found.reported, 2U);
  EXPECT_EQ(found.coverage, 1.0);
}

TEST_F(Reconciled, ANotedQuantumWinsOverTheDigitsOfTheValue) {
  builder.put(gdp, printed, 2014, 89800, r);
  builder.put(gdp, alpha, 2014, 44811.5, r);
  builder.put(gdp, beta, 2014, 44949, r);
  EXPECT_EQ(only(gdp).agrees, false);  // 39.5 off; printed as 89,800 it might be exact
  quantum(gdp, printed, 2014, 100);
  EXPECT_EQ(only(gdp).agrees, true);
  EXPECT_NEAR(only(gdp).tolerance.value(), 50 + 0.05 + 0.5, 1e-12);
  quantum(gdp, alpha, 2014, 0.5);
  EXPECT_NEAR(only(gdp).tolerance.value(), 50 + 0.25 + 0.5, 1e-12);
}

TEST_F(Reconciled, TheToleranceItselfAgreesWhateverItsLastBits) {
  builder.put(gdp, printed, 2014, 12.1, r);
  builder.put(gdp, alpha, 2014, 12, r);
  builder.put(gdp, beta, 2014, 0.65, r);  // 12.65 - 12.1 = 0.55, and 0.05 + 0.5 + 0.005 = 0.555
  EXPECT_EQ(only(gdp).agrees, true);
  quantum(gdp, beta, 2014, 1e-9);
  quantum(gdp, alpha, 2014, 1 - 1e-9);
  EXPECT_EQ(only(gdp).agrees, true);  // 0.55 on both sides
  quantum(gdp, alpha, 2014, 0.99);
  EXPECT_EQ(only(gdp).agrees, false);
}

TEST_F(Reconciled, MembersThatAreMissingMayHoldTheRestButNoLess) {
  builder.put(gdp, printed, 2016, 100, r);
  builder.put(gdp, alpha, 2016, 40, r);
  builder.put(gdp, beta, 2016, 30, r);
  EXPECT_FALSE(only(gdp).agrees.has_value());  // gamma did not report
  EXPECT_EQ(only(gdp).reported, 2U);
  EXPECT_EQ(only(gdp).members, 3U);
  builder.put(gdp, gamma, 2016, missing_value, r, Status::cannot_exist);
  EXPECT_EQ(only(gdp).agrees, false);  // gamma has nothing to hold
  EXPECT_EQ(only(gdp).coverage, 1.0);
  builder.put(gdp, gamma, 2016, missing_value, r, Status::suppressed);
  builder.put(gdp, beta, 2016, 80, r);
  EXPECT_EQ(only(gdp).agrees, false);  // the others are more than the whole
}

TEST_F(Reconciled, ARatioAgreesWithinTheRoundingOfItsPartsAndItsOwn) {
  builder.put(gdp, alpha, 2016, 10, r);     // +- 0.5, in 100 million
  builder.put(people, alpha, 2016, 40, r);  // +- 0.5
  builder.put(per_head, alpha, 2016, 2.6e7, r);
  quantum(per_head, alpha, 2016, 1e6);
  const Reconciliation found = only(per_head);
  EXPECT_EQ(found.what, ReconciledWith::ratio);
  EXPECT_FALSE(found.group);
  EXPECT_FALSE(found.coverage);
  EXPECT_NEAR(found.recomputed, 2.5e7, 1e-7);
  // 1e8 * (10.5 / 39.5 - 10 / 40) = 1e8 * 0.0158227848..., and half of 1e6.
  EXPECT_NEAR(found.tolerance.value(), 1e8 * (10.5 / 39.5 - 0.25) + 5e5, 1e-6);
  EXPECT_EQ(found.agrees, true);
  builder.put(per_head, alpha, 2016, 2.9e7, r);
  EXPECT_EQ(only(per_head).agrees, false);
}

TEST_F(Reconciled, SharesOfANationAndSignsAndSmallFiguresAreCountedTheSameWay) {
  builder.put(gdp, nation, 2016, 200, r);
  builder.put(gdp, alpha, 2016, -24.2, r);
  builder.put(of_nation, alpha, 2016, -12.1, r);
  const Reconciliation share = only(of_nation);
  EXPECT_NEAR(share.recomputed, -12.1, 1e-14);
  EXPECT_NEAR(share.tolerance.value(), 100 * ((24.25) / 199.5 - 24.2 / 200) + 0.05, 1e-13);
  EXPECT_EQ(share.agrees, true);
  // The last decimal of 0.00001 is the fifth, however it is written.
  builder.put(people, beta, 2016, 1e5, r);
  builder.put(gdp, beta, 2016, 1e-8, r);
  builder.put(per_head, beta, 2016, 1e-5, r);
  const Reconciliation small = only(per_head);
  EXPECT_NEAR(small.tolerance.value(), 0.5e-5 + 1e8 * (1.5e-8 / 99999.5 - 1e-8 / 1e5), 1e-18);
}

TEST_F(Reconciled, ADenominatorThatMayBeZeroTellsNothing) {
  builder.put(gdp, alpha, 2016, 10, r);
  builder.put(people, alpha, 2016, 0.5, r);
  builder.put(per_head, alpha, 2016, 7, r);
  quantum(people, alpha, 2016, 1);
  const Reconciliation found = only(per_head);
  EXPECT_FALSE(found.tolerance);
  EXPECT_FALSE(found.agrees.has_value());
  builder.put(people, alpha, 2016, 0, r);
  EXPECT_TRUE(reconciliation(builder.snapshot(), per_head).empty());  // nothing to hold it against
}

TEST_F(Reconciled, PartsThatAreNotPrintedAreTakenByTheirDefinition) {
  // jobs_a_head = jobs / people is worked out; density = gdp / jobs_a_head.
  const auto jobs = builder.indicator("jobs", IndicatorKind::stock);
  const auto jobs_a_head = builder.ratio("jobs_a_head", jobs, people);
  const auto density = builder.ratio("density", gdp, jobs_a_head);
  builder.put(gdp, alpha, 2016, 10, r);
  builder.put(jobs, alpha, 2016, 60, r);
  builder.put(people, alpha, 2016, 40, r);
  builder.put(density, alpha, 2016, 6.7e8, r);
  quantum(density, alpha, 2016, 1e7);
  const double ratio = 60.0 / 40;
  const double half_step = 60.5 / 39.5 - ratio;
  Reconciliation found = only(density);
  EXPECT_NEAR(found.recomputed, 1e9 / ratio, 1e-6);
  EXPECT_NEAR(found.tolerance.value(), 1e8 * (10.5 / (ratio - half_step) - 10 / ratio) + 5e6, 1e-5);
  // Once it is printed, its own rounding counts; printed as missing, nothing is worked out.
  builder.put(jobs_a_head, alpha, 2016, 1.5, r);
  found = only(density);
  EXPECT_NEAR(found.tolerance.value(), 1e8 * (10.5 / 1.45 - 10 / 1.5) + 5e6, 1e-5);
  builder.put(jobs_a_head, alpha, 2016, missing_value, r, Status::suppressed);
  EXPECT_TRUE(reconciliation(builder.snapshot(), density).empty());
}

TEST_F(Reconciled, WhatIsMissingOnASideGivesNoRow) {
  builder.put(gdp, printed, 2016, missing_value, r, Status::missing);
  builder.put(gdp, alpha, 2016, 5, r);
  builder.put(gdp, printed, 2015, 5, r);     // no member reported
  builder.put(per_head, alpha, 2016, 5, r);  // no people
  builder.put(people, alpha, 2015, 5, r);    // no ratio printed
  EXPECT_TRUE(reconciliation(builder.snapshot()).empty());
}

TEST_F(Reconciled, AGroupThatWouldCountAZoneTwiceIsLeftOut) {
  builder.put(gdp, printed, 2016, 10, r);
  builder.put(gdp, alpha, 2016, 5, r);
  builder.put(gdp, nation, 2016, 50, r);
  builder.group("twice", {{nation, always}, {alpha, always}}, printed);
  EXPECT_EQ(only(gdp).group, all);
}

TEST_F(Reconciled, AsOfSeesTheReleasesOfThatDay) {
  const auto later = builder.release("later", "2019-06-01");
  builder.put(gdp, printed, 2014, 30, r);
  builder.put(gdp, alpha, 2014, 29, r);
  builder.put(gdp, alpha, 2014, 20, later);
  builder.put(gdp, beta, 2014, 1, r);
  using std::chrono::January;
  EXPECT_EQ(reconciliation(builder.snapshot(2019y / January / 1), gdp).at(0).agrees, true);
  EXPECT_EQ(only(gdp).agrees, false);
}

TEST_F(Reconciled, AllIndicatorsComeInTheOrderOfTheCatalogue) {
  for (const int year : {2013, 2014}) {
    builder.put(gdp, printed, year, 30, r);
    builder.put(gdp, alpha, year, 29, r);
    builder.put(people, alpha, year, 2, r);
    builder.put(per_head, alpha, year, 3, r);
  }
  const Snapshot book = builder.snapshot();
  std::vector<std::pair<IndicatorHandle, Year>> found;
  for (const Reconciliation& each : reconciliation(book))
    found.emplace_back(each.indicator, each.year);
  EXPECT_EQ(found, (std::vector<std::pair<IndicatorHandle, Year>>{
                       {gdp, 2013y}, {gdp, 2014y}, {per_head, 2013y}, {per_head, 2014y}}));
  EXPECT_EQ(reconciliation(book, per_head).size(), 2U);
  EXPECT_TRUE(reconciliation(book, of_nation).empty());
}

TEST_F(Reconciled, ForeignHandlesAreRefused) {
  const Snapshot book = builder.snapshot();
  EXPECT_EQ(thrown_by([&] { (void)reconciliation(book, IndicatorHandle(0xcd, 1)); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([&] { (void)reconciliation(book, IndicatorHandle{}); }).code,
            ErrorCode::invalid_argument);
}

TEST(ReconciledWithText, NamesBoth) {
  EXPECT_EQ(to_string(ReconciledWith::total), "total");
  EXPECT_EQ(to_string(ReconciledWith::ratio), "ratio");
}

// True figures are drawn and printed with few decimals. What is printed of one truth never
// disagrees; and the tolerance is no wider than the corners of what the parts may have been.
TEST(ReconciliationOfRandomBooks, RoundedTruthAlwaysAgrees) {
  std::mt19937 random(97);
  std::lognormal_distribution<double> figures(4, 1.5);
  std::size_t totals = 0;
  std::size_t ratios = 0;
  for (int round = 0; round < 100; ++round) {
    BookBuilder book;
    const auto printed = book.zone("printed");
    const auto flow = book.indicator("flow");
    const auto heads = book.indicator("heads", IndicatorKind::stock);
    const auto share = book.ratio("share", flow, heads, std::nullopt, percent);
    const auto release = book.release("r");
    const auto put_rounded = [&](IndicatorHandle indicator, ZoneHandle zone, double truth) {
      const double step = std::pow(10.0, static_cast<int>(random() % 4) - 2);
      const double shown = std::nearbyint(truth / step) * step;
      book.put(indicator, zone, 2016, shown, release);
      book.note(indicator, {.year = 2016,
                            .zone = zone.id(),
                            .release = release,
                            .locator = "",
                            .note = "",
                            .quantum = step});
      return std::pair(shown, step / 2);
    };
    std::vector<Membership> spans;
    long double sum = 0;
    std::vector<std::tuple<ZoneHandle, double, double>> corners;  // lowest and highest ratio
    const bool complete = random() % 3 > 0;
    for (int z = 0; z < 8; ++z) {
      const auto zone = book.zone("z" + std::to_string(z));
      spans.push_back({zone, always});
      const double top = figures(random);
      const double bottom = 20 + figures(random);
      sum += top;
      if (!complete && z % 3 == 0) continue;
      const auto [a, da] = put_rounded(flow, zone, top);
      const auto [b, db] = put_rounded(heads, zone, bottom);
      const auto [s, ds] = put_rounded(share, zone, 100 * top / bottom);
      if (b <= db) continue;
      double least = 100 * a / b;
      double most = least;
      for (const double above : {a - da, a + da}) {
        for (const double below : {b - db, b + db}) {
          least = std::min(least, 100 * above / below);
          most = std::max(most, 100 * above / below);
        }
      }
      corners.emplace_back(zone, std::max(most - 100 * a / b, 100 * a / b - least) + ds, s);
    }
    book.group("g", spans, printed);
    put_rounded(flow, printed, static_cast<double>(sum));
    const Snapshot now = book.snapshot();
    for (const Reconciliation& each : reconciliation(now)) {
      if (each.what == ReconciledWith::total) {
        ++totals;
        ASSERT_EQ(each.agrees.has_value(), complete || each.agrees.value_or(false));
        ASSERT_TRUE(each.agrees.value_or(true)) << each.difference();
        continue;
      }
      ++ratios;
      ASSERT_TRUE(each.agrees.value_or(true)) << each.difference();
      const auto corner = std::ranges::find(corners, each.zone,
                                            [](const auto& known) { return std::get<0>(known); });
      ASSERT_EQ(each.tolerance.has_value(), corner != corners.end());
      if (each.tolerance) {
        ASSERT_NEAR(*each.tolerance, std::get<1>(*corner), 1e-11 * (1 + each.recomputed));
      }
    }
  }
  EXPECT_EQ(totals, 100U);
  EXPECT_GT(ratios, 400U);
}

}  // namespace
