#include <yearbook/error.hpp>
#include <yearbook/query.hpp>

#include <gtest/gtest.h>

#include <optional>
#include <random>
#include <string>
#include <vector>

#include "query/group_book.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::BookBuilder;
using test::cny_100m;
using test::per_head_unit;
using test::percent;
using test::person;
using test::RandomBook;
using test::thrown_by;

using Shares = test::Groups;

TEST_F(Shares, ASideIsAGroupOrAZoneByItsName) {
  builder.group("beta", {{alpha, {1y, 9999y}}});  // a group comes before a zone of the same code
  const Snapshot now = builder.snapshot();
  EXPECT_EQ(group_or_zone(now, "all").group(), all);
  EXPECT_EQ(group_or_zone(now, "alpha").zone(), alpha);
  EXPECT_EQ(group_or_zone(now, "alpha").group(), std::nullopt);
  EXPECT_EQ(group_or_zone(now, "beta").zone(), std::nullopt);
  const auto error = thrown_by([&] { (void)group_or_zone(now, "nobdy"); });
  EXPECT_EQ(error.code, ErrorCode::not_found);
  EXPECT_NE(error.sentence.find("no group is called \"nobdy\"; the nearest is nobody"),
            std::string::npos)
      << error.sentence;
  EXPECT_NE(error.sentence.find("no zone is called \"nobdy\""), std::string::npos);
}

TEST_F(Shares, AShareSaysWhatItsSidesAre) {
  builder.put(gdp, nation, 2016, 1000, r);
  builder.put(gdp, printed, 2016, 400, r, Status::provisional);
  builder.put(gdp, alpha, 2016, 100, r);
  builder.put(gdp, beta, 2016, 150, r);
  builder.put(gdp, alpha, 2015, 60, r);
  builder.put(gdp, beta, 2015, 20, r);
  const Snapshot now = builder.snapshot();
  const Share of_published = share(now, gdp, alpha, all, 2016y);
  EXPECT_DOUBLE_EQ(of_published.value.value(), 0.25);
  EXPECT_EQ(of_published.whole.basis, ShareBasis::published);
  EXPECT_EQ(of_published.part.basis, ShareBasis::zone);
  EXPECT_EQ(of_published.status, Status::provisional);
  const Share of_sum = share(now, gdp, alpha, all, 2015y);
  EXPECT_DOUBLE_EQ(of_sum.value.value(), 0.75);
  EXPECT_EQ(of_sum.whole.basis, ShareBasis::sum);
  EXPECT_DOUBLE_EQ(of_sum.whole.coverage.value(), 2.0 / 3);
  EXPECT_DOUBLE_EQ(share(now, gdp, alpha, all, 2016y, {.from_members = true}).value.value(), 0.4);
  EXPECT_DOUBLE_EQ(share(now, gdp, all, nation, 2016y).value.value(), 0.4);
}

TEST_F(Shares, AShareConvertsUnitsOfOneBaseAndRefusesOthers) {
  const auto national = builder.indicator("national", IndicatorKind::flow, cny_100m);
  builder.put(gdp, alpha, 2016, 5e8, r);
  builder.put(national, nation, 2016, 20, r);
  const Snapshot now = builder.snapshot();
  EXPECT_DOUBLE_EQ(share(now, gdp, alpha, nation, 2016y, {.denominator = national}).value.value(),
                   0.25);
  const auto refused =
      thrown_by([&] { (void)share(now, gdp, alpha, nation, 2016y, {.denominator = people}); });
  EXPECT_EQ(refused.code, ErrorCode::invalid_argument);
  EXPECT_NE(refused.sentence.find("\"gdp\" is in CNY and \"people\" in person"), std::string::npos);
}

TEST_F(Shares, AShareIsMissingWhenASideIs) {
  builder.put(gdp, alpha, 2016, 5, r);
  builder.put(gdp, nation, 2015, 0, r);
  builder.put(gdp, alpha, 2015, 5, r);
  const Snapshot now = builder.snapshot();
  EXPECT_FALSE(share(now, gdp, alpha, nation, 2016y).value);
  EXPECT_FALSE(share(now, gdp, alpha, nation, 2015y).value);  // a whole of zero
}

TEST_F(Shares, AShareOfAGroupInAGroupSaysBothBases) {
  const auto inner = builder.group("inner", {{alpha, {1y, 9999y}}, {beta, {1y, 9999y}}});
  builder.put(gdp, alpha, 2016, 10, r, Status::estimated);
  builder.put(gdp, gamma, 2016, 30, r);
  builder.put(gdp, printed, 2016, 80, r);
  const Snapshot now = builder.snapshot();
  const Share published = share(now, gdp, inner, all, 2016y);
  EXPECT_EQ(published.value, 10.0 / 80);
  EXPECT_EQ(published.part.basis, ShareBasis::sum);
  EXPECT_DOUBLE_EQ(published.part.coverage.value(), 0.5);
  EXPECT_EQ(published.part.status, Status::estimated);
  EXPECT_EQ(published.whole.basis, ShareBasis::published);
  EXPECT_FALSE(published.whole.coverage);
  EXPECT_EQ(published.status, Status::estimated);
  const Share summed = share(now, gdp, inner, all, 2016y, {.from_members = true});
  EXPECT_EQ(summed.value, 10.0 / 40);
  EXPECT_EQ(summed.whole.basis, ShareBasis::sum);
  EXPECT_DOUBLE_EQ(summed.whole.coverage.value(), 2.0 / 3);
}

TEST_F(Shares, AShareFallsBackToTheSumWhenThePublishedFigureIsMissing) {
  builder.put(gdp, printed, 2016, missing_value, r, Status::suppressed);
  builder.put(gdp, alpha, 2016, 10, r);
  builder.put(gdp, beta, 2016, 30, r);
  const Share of_sum = share(builder.snapshot(), gdp, alpha, all, 2016y);
  EXPECT_EQ(of_sum.value, 0.25);
  EXPECT_EQ(of_sum.whole.basis, ShareBasis::sum);
  EXPECT_EQ(of_sum.status, Status::normal);
}

TEST_F(Shares, AShareIsAFractionInWhateverUnits) {
  const auto big = builder.indicator("big", IndicatorKind::flow, cny_100m);
  builder.put(big, alpha, 2016, 3, r);
  builder.put(gdp, alpha, 2016, 3e8, r);
  builder.put(gdp, nation, 2016, 12e8, r);
  builder.put(rate, alpha, 2016, 12.1, r);
  builder.put(rate, nation, 2016, 24.2, r);
  const Snapshot now = builder.snapshot();
  EXPECT_DOUBLE_EQ(share(now, big, alpha, nation, 2016y, {.denominator = gdp}).value.value(), 0.25);
  const Share of_rates = share(now, rate, alpha, nation, 2016y);
  EXPECT_DOUBLE_EQ(of_rates.value.value(), 0.5);
  EXPECT_DOUBLE_EQ(of_rates.part.value.value(), 0.121);  // in the base unit
  EXPECT_DOUBLE_EQ(share(now, big, alpha, alpha, 2016y, {.denominator = gdp}).value.value(), 1);
}

TEST_F(Shares, AShareOfAnEmptyGroupIsMissing) {
  builder.put(gdp, alpha, 2016, 10, r);
  const Share of_nobody = share(builder.snapshot(), gdp, alpha, nobody, 2016y);
  EXPECT_FALSE(of_nobody.value);
  EXPECT_EQ(of_nobody.part.value, 10.0);
  EXPECT_EQ(of_nobody.whole.basis, ShareBasis::sum);
  EXPECT_FALSE(of_nobody.whole.value);
  EXPECT_FALSE(of_nobody.whole.coverage);
}

TEST_F(Shares, AShareOfARatioTakesWhatIsPrintedButNoSum) {
  builder.put(rate, alpha, 2016, 10, r);
  builder.put(rate, printed, 2016, 40, r);
  builder.put(rate, alpha, 2015, 10, r);
  const Snapshot now = builder.snapshot();
  EXPECT_DOUBLE_EQ(share(now, rate, alpha, all, 2016y).value.value(), 0.25);
  EXPECT_EQ(
      thrown_by([&] { (void)share(now, rate, alpha, all, 2016y, {.from_members = true}); }).code,
      ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([&] { (void)share(now, rate, alpha, all, 2015y); }).code,
            ErrorCode::invalid_argument);
}

TEST_F(Shares, AShareOfADefinedRatioSumsByItsDefinition) {
  builder.put(gdp, alpha, 2016, 90, r);
  builder.put(people, alpha, 2016, 3, r);
  builder.put(gdp, beta, 2016, 10, r);
  builder.put(people, beta, 2016, 7, r);
  // 30 a head in alpha, 10 over both
  EXPECT_DOUBLE_EQ(share(builder.snapshot(), per_head, alpha, all, 2016y).value.value(), 3);
}

TEST_F(Shares, RandomCoveragesAndSharesEqualBruteForce) {
  std::mt19937 random(67);
  for (int round = 0; round < 100; ++round) {
    RandomBook figures(random);
    const auto group = figures.everyone();
    long double sum = 0;
    std::size_t reported = 0;
    for (const double top : figures.tops) {
      if (is_missing(top)) continue;
      ++reported;
      sum += top;
    }
    const Snapshot now = figures.book.snapshot();
    const Total found = total(now, figures.above, 2016y, group);
    ASSERT_EQ(found.not_applicable, figures.cannot_exist);
    ASSERT_EQ(found.reported, reported);
    const auto due = static_cast<double>(RandomBook::zone_count - figures.cannot_exist);
    ASSERT_DOUBLE_EQ(found.coverage.value(), static_cast<double>(reported) / due);
    const CrossSection parts = shares(now, figures.above, group, group, 2016y);
    ASSERT_EQ(parts.zones, figures.zones);
    ASSERT_EQ(parts.measure, Measure::fraction);
    for (std::size_t z = 0; z < RandomBook::zone_count; ++z) {
      const Share part = share(now, figures.above, figures.zones[z], group, 2016y);
      ASSERT_EQ(format_exact(parts.values[z]), format_exact(part.value.value_or(missing_value)));
      ASSERT_EQ(parts.statuses[z], part.status);
      ASSERT_EQ(part.value.has_value(), !is_missing(figures.tops[z]));
      ASSERT_EQ(part.whole.coverage, found.coverage);
      if (part.value) {
        const auto expected = static_cast<double>(figures.tops[z] / sum);
        ASSERT_NEAR(*part.value, expected, 1e-14 * expected);
      }
    }
  }
}

TEST_F(Shares, APublishedTotalIsNoSumAndIsNotRefused) {
  const auto twice = builder.group("twice", {{nation, {1y, 9999y}}, {alpha, {1y, 9999y}}}, printed);
  builder.put(gdp, printed, 2016, 40, r);
  builder.put(gdp, alpha, 2016, 10, r);
  const Snapshot now = builder.snapshot();
  EXPECT_EQ(share(now, gdp, alpha, twice, 2016y).value, 0.25);
  EXPECT_EQ(
      thrown_by([&] { (void)share(now, gdp, alpha, twice, 2016y, {.from_members = true}); }).code,
      ErrorCode::invalid_argument);
}

TEST_F(Shares, InWhatAZoneLiesIn) {
  const ZoneHandle province = builder.zone("province", "nation", ZoneKind::province);
  const ZoneHandle zone = builder.zone("zone", "province");
  builder.put(gdp, nation, 2016, 1000, r);
  builder.put(people, nation, 2016, 50, r);
  builder.put(gdp, province, 2016, 100, r, Status::estimated);
  builder.put(gdp, zone, 2016, 25, r);
  const Snapshot now = builder.snapshot();
  const Share in_parent = share_in_parent(now, gdp, zone, 2016y);
  EXPECT_EQ(in_parent.value, 0.25);
  EXPECT_EQ(in_parent.status, Status::estimated);
  EXPECT_EQ(in_parent.whole.basis, ShareBasis::zone);
  EXPECT_EQ(share_in_parent(now, gdp, zone, 2016y, {.kind = ZoneKind::nation}).value, 0.025);
  EXPECT_EQ(share_in_parent(now, gdp, province, 2016y, {.kind = ZoneKind::nation}).value, 0.1);
  EXPECT_FALSE(share_in_parent(now, gdp, zone, 2015y).value);
  const auto top = thrown_by([&] { (void)share_in_parent(now, gdp, nation, 2016y); });
  EXPECT_EQ(top.code, ErrorCode::invalid_argument);
  EXPECT_EQ(top.sentence,
            "\"nation\" lies in no other zone, so it is no part of one; name the whole and ask "
            "share()");
  EXPECT_NE(thrown_by([&] {
              (void)share_in_parent(now, gdp, zone, 2016y, {.kind = ZoneKind::city});
            }).sentence.find("\"zone\" lies in no city"),
            std::string::npos);
  EXPECT_EQ(thrown_by([&] {
              (void)share_in_parent(now, gdp, zone, 2016y, {.denominator = people});
            }).code,
            ErrorCode::invalid_argument);
}

TEST_F(Shares, OfEveryMemberAreThoseOfEachInWhateverWhole) {
  const auto national = builder.indicator("national", IndicatorKind::flow, cny_100m);
  builder.put(gdp, printed, 2016, 400, r, Status::provisional);
  builder.put(gdp, alpha, 2016, 100, r);
  builder.put(gdp, beta, 2016, missing_value, r, Status::suppressed);
  builder.put(national, nation, 2016, 20, r);
  builder.put(national, nation, 2015, 0, r);
  builder.put(gdp, alpha, 2015, 60, r);
  const Snapshot now = builder.snapshot();
  const ShareOptions in_the_nation{.denominator = national};
  for (const auto& [whole, options] :
       {std::pair<ShareOf, ShareOptions>(all, {}), {nation, in_the_nation}}) {
    for (const Year year : {2014y, 2015y, 2016y}) {
      const CrossSection parts = shares(now, gdp, all, whole, year, options);
      ASSERT_EQ(parts.size(), members(now, all, year).size());
      for (std::size_t i = 0; i < parts.size(); ++i) {
        const Share expected = share(now, gdp, parts.zones[i], whole, year, options);
        EXPECT_EQ(format_exact(parts.values[i]),
                  format_exact(expected.value.value_or(missing_value)));
        EXPECT_EQ(parts.statuses[i], expected.status);
      }
    }
  }
  const auto refused =
      thrown_by([&] { (void)shares(now, gdp, all, nation, 2016y, {.denominator = people}); });
  EXPECT_EQ(refused.code, ErrorCode::invalid_argument);
}

TEST(ShareBases, HaveNames) {
  EXPECT_EQ(to_string(ShareBasis::published), "published");
  EXPECT_EQ(to_string(ShareBasis::zone), "zone");
  EXPECT_EQ(to_string(ShareBasis::sum), "sum");
}

}  // namespace
