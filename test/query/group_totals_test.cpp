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

using GroupTotals = test::Groups;

TEST_F(GroupTotals, TotalSumsWhatIsReportedAndCountsTheRest) {
  builder.put(gdp, alpha, 2016, 5, r, Status::provisional);
  builder.put(gdp, beta, 2016, 0, r);
  builder.put(gdp, gamma, 2016, missing_value, r, Status::suppressed);
  const Snapshot now = builder.snapshot();
  const Total sum = total(now, gdp, 2016y, all);
  EXPECT_EQ(sum.value, 5.0);
  EXPECT_EQ(sum.status, Status::provisional);
  EXPECT_EQ(sum.members, 3U);
  EXPECT_EQ(sum.reported, 2U);
  EXPECT_DOUBLE_EQ(sum.coverage.value(), 2.0 / 3);
}

TEST_F(GroupTotals, AMemberThatCannotHaveDataDoesNotLowerCoverage) {
  builder.put(gdp, alpha, 2016, 5, r);
  builder.put(gdp, beta, 2016, missing_value, r, Status::cannot_exist);
  const Total sum = total(builder.snapshot(), gdp, 2016y, all);
  EXPECT_EQ(sum.not_applicable, 1U);
  EXPECT_DOUBLE_EQ(sum.coverage.value(), 0.5);
}

TEST_F(GroupTotals, TotalIsMissingWhenNobodyReports) {
  const Snapshot now = builder.snapshot();
  EXPECT_FALSE(total(now, gdp, 2016y, all).value);
  EXPECT_EQ(total(now, gdp, 2016y, all).coverage, 0.0);
  EXPECT_FALSE(total(now, gdp, 2016y, nobody).value);
  EXPECT_FALSE(total(now, gdp, 2016y, nobody).coverage);
}

TEST_F(GroupTotals, ADefinedRatioIsTheRatioOfTheTotals) {
  builder.put(gdp, alpha, 2016, 100, r);
  builder.put(people, alpha, 2016, 1, r);
  builder.put(gdp, beta, 2016, 100, r, Status::estimated);
  builder.put(people, beta, 2016, 9, r);
  builder.put(gdp, gamma, 2016, 1e9, r);  // without people it is in neither total
  const Total sum = total(builder.snapshot(), per_head, 2016y, all);
  EXPECT_DOUBLE_EQ(sum.value.value(), 200.0 / 10);  // the mean of the ratios would be 55.6
  EXPECT_EQ(sum.status, Status::estimated);
  EXPECT_EQ(sum.reported, 2U);
  EXPECT_EQ(sum.members, 3U);
}

TEST_F(GroupTotals, ADenominatorOfOneZoneCountsOnce) {
  builder.put(gdp, nation, 2016, 1000, r);
  builder.put(gdp, alpha, 2016, 100, r);
  builder.put(gdp, beta, 2016, 150, r);
  EXPECT_DOUBLE_EQ(total(builder.snapshot(), of_nation, 2016y, all).value.value(), 25);
}

TEST_F(GroupTotals, RatiosAndIndicesWithoutDefinitionHaveNoTotal) {
  const Snapshot now = builder.snapshot();
  const auto ratio = thrown_by([&] { (void)total(now, rate, 2016y, all); });
  EXPECT_EQ(ratio.code, ErrorCode::invalid_argument);
  EXPECT_NE(ratio.sentence.find("\"rate\" is a ratio without a definition"), std::string::npos);
  const auto index = thrown_by([&] { (void)total(now, mood, 2016y, all); });
  EXPECT_NE(index.sentence.find("\"mood\" is an index without a definition"), std::string::npos);
}

TEST_F(GroupTotals, RandomTotalsEqualBruteForce) {
  std::mt19937 random(9);
  std::lognormal_distribution<double> figures(10, 3);
  for (int round = 0; round < 50; ++round) {
    BookBuilder book;
    const auto flow = book.indicator("flow");
    const auto release = book.release("r");
    std::vector<Membership> spans;
    std::vector<ZoneHandle> zones;
    for (int i = 0; i < 30; ++i) {
      zones.push_back(book.zone("z" + std::to_string(i)));
      const int first = 2000 + static_cast<int>(random() % 10);
      if (random() % 4 > 0) {
        spans.push_back(
            {zones.back(), {Year{first}, Year{first + static_cast<int>(random() % 10)}}});
      }
    }
    const auto group = book.group("g", spans);
    std::vector<std::vector<double>> value(20, std::vector<double>(30, missing_value));
    for (auto& row : value) {
      for (std::size_t z = 0; z < row.size(); ++z) {
        if (random() % 3 == 0) continue;
        row[z] = figures(random);
        book.put(flow, zones[z], 2000 + static_cast<int>(&row - value.data()), row[z], release);
      }
    }
    const Snapshot now = book.snapshot();
    for (int year = 2000; year < 2020; ++year) {
      long double sum = 0;
      std::size_t members_count = 0;
      std::size_t reported = 0;
      for (const auto& [zone, years] : spans) {
        if (!years.contains(Year{year})) continue;
        ++members_count;
        const double figure =
            value[static_cast<std::size_t>(year - 2000)][static_cast<std::size_t>(zone.id() - 1)];
        if (is_missing(figure)) continue;
        ++reported;
        sum += figure;
      }
      const Total result = total(now, flow, Year{year}, group);
      ASSERT_EQ(result.members, members_count);
      ASSERT_EQ(result.reported, reported);
      ASSERT_EQ(result.value.has_value(), reported > 0);
      if (reported > 0) {
        ASSERT_NEAR(*result.value, static_cast<double>(sum), 1e-15 * static_cast<double>(sum));
      }
    }
  }
}

TEST_F(GroupTotals, TotalIsCompensated) {
  builder.put(gdp, alpha, 2016, 1e16, r);
  builder.put(gdp, beta, 2016, 1, r);
  builder.put(gdp, gamma, 2016, -1e16, r);
  EXPECT_EQ(total(builder.snapshot(), gdp, 2016y, all).value, 1.0);
}

TEST_F(GroupTotals, CoverageIsEmptyWhenNobodyCouldReport) {
  for (const ZoneHandle zone : {alpha, beta, gamma}) {
    builder.put(gdp, zone, 2016, missing_value, r, Status::cannot_exist);
  }
  const Total sum = total(builder.snapshot(), gdp, 2016y, all);
  EXPECT_EQ(sum.not_applicable, 3U);
  EXPECT_FALSE(sum.coverage);
  EXPECT_FALSE(sum.value);
}

TEST_F(GroupTotals, TotalSeesOtherMissingStatusesAsUnreported) {
  builder.put(gdp, alpha, 2016, missing_value, r, Status::missing);
  builder.put(gdp, beta, 2016, missing_value, r, Status::time_series_break);
  builder.put(gdp, gamma, 2016, 4, r, Status::time_series_break);
  const Total sum = total(builder.snapshot(), gdp, 2016y, all);
  EXPECT_EQ(sum.value, 4.0);
  EXPECT_EQ(sum.reported, 1U);
  EXPECT_EQ(sum.not_applicable, 0U);
  EXPECT_DOUBLE_EQ(sum.coverage.value(), 1.0 / 3);
  EXPECT_EQ(sum.status, Status::time_series_break);
}

TEST_F(GroupTotals, TotalAsOfSeesTheReleasesOfThatDay) {
  const auto later = builder.release("later", "2019-06-01");
  builder.put(gdp, alpha, 2016, 5, r);
  builder.put(gdp, beta, 2016, 6, r);
  builder.put(gdp, beta, 2016, 60, later);
  builder.put(gdp, gamma, 2016, 7, later);
  using std::chrono::January;
  const Total then = total(builder.snapshot(2019y / January / 1), gdp, 2016y, all);
  EXPECT_EQ(then.value, 11.0);
  EXPECT_EQ(then.reported, 2U);
  EXPECT_EQ(total(builder.snapshot(), gdp, 2016y, all).value, 72.0);
}

TEST_F(GroupTotals, ARatioOfTotalsConvertsItsUnits) {
  const auto big = builder.indicator("big", IndicatorKind::flow, cny_100m);
  const auto crowd = builder.indicator("crowd", IndicatorKind::stock,
                                       {"person_10k", "people", "person", 1e4, "", ""});
  const auto rich = builder.ratio("rich", big, crowd, std::nullopt, per_head_unit);
  builder.put(big, alpha, 2016, 10, r);
  builder.put(crowd, alpha, 2016, 1, r);
  builder.put(big, beta, 2016, 20, r);
  builder.put(crowd, beta, 2016, 5, r);
  // 30e8 CNY over 60,000 persons
  EXPECT_DOUBLE_EQ(total(builder.snapshot(), rich, 2016y, all).value.value(), 50'000);
}

TEST_F(GroupTotals, StoredRatiosDoNotEnterTheRatioOfTheTotals) {
  builder.put(gdp, alpha, 2016, 100, r);
  builder.put(people, alpha, 2016, 4, r);
  builder.put(per_head, alpha, 2016, 1e6, r);
  builder.put(per_head, beta, 2016, 1e6, r);
  const Total sum = total(builder.snapshot(), per_head, 2016y, all);
  EXPECT_EQ(sum.value, 25.0);
  EXPECT_EQ(sum.reported, 1U);
}

TEST_F(GroupTotals, ARatioOfTotalsOverZeroIsMissing) {
  builder.put(gdp, alpha, 2016, 100, r);
  builder.put(people, alpha, 2016, 0, r);
  const Total sum = total(builder.snapshot(), per_head, 2016y, all);
  EXPECT_FALSE(sum.value);
  EXPECT_EQ(sum.reported, 1U);
}

TEST_F(GroupTotals, ARatioOfTotalsNeedsItsDenominatorsZone) {
  builder.put(gdp, alpha, 2016, 100, r);
  const Total sum = total(builder.snapshot(), of_nation, 2016y, all);
  EXPECT_FALSE(sum.value);
  EXPECT_EQ(sum.reported, 0U);
  EXPECT_EQ(sum.members, 3U);
  EXPECT_EQ(sum.coverage, 0.0);
}

TEST_F(GroupTotals, ARatioOfARatioIsTakenOverTheTotalsOfBoth) {
  const auto hours = builder.indicator("hours");
  const auto per_hour = builder.ratio("per_hour", per_head, hours, std::nullopt, per_head_unit);
  builder.put(gdp, alpha, 2016, 100, r);
  builder.put(people, alpha, 2016, 1, r);
  builder.put(hours, alpha, 2016, 2, r);
  builder.put(gdp, beta, 2016, 80, r);
  builder.put(people, beta, 2016, 5, r);
  builder.put(hours, beta, 2016, 3, r);
  // (180 / 6) / 5
  EXPECT_DOUBLE_EQ(total(builder.snapshot(), per_hour, 2016y, all).value.value(), 6);
}

TEST_F(GroupTotals, BothSidesOfARatioOfTotalsAreOverTheSameMembers) {
  const auto hours = builder.indicator("hours");
  const auto per_hour = builder.ratio("per_hour", per_head, hours, std::nullopt, per_head_unit);
  builder.put(gdp, alpha, 2016, 100, r);
  builder.put(people, alpha, 2016, 10, r);
  builder.put(hours, alpha, 2016, 2, r);
  // Beta's per_head is only known as printed: it has no gdp and people to be totalled, so its
  // hours are in no total either.
  builder.put(per_head, beta, 2016, 50, r);
  builder.put(hours, beta, 2016, 8, r);
  const Total sum = total(builder.snapshot(), per_hour, 2016y, all);
  EXPECT_DOUBLE_EQ(sum.value.value(), (100.0 / 10) / 2);
  EXPECT_EQ(sum.reported, 1U);
}

TEST_F(GroupTotals, AMemberWhoseDenominatorCannotExistDoesNotLowerTheCoverageOfARatio) {
  builder.put(gdp, alpha, 2016, 100, r);
  builder.put(people, alpha, 2016, 4, r);
  builder.put(gdp, beta, 2016, 50, r);
  builder.put(people, beta, 2016, missing_value, r, Status::cannot_exist);
  const Snapshot now = builder.snapshot();
  // The member's own ratio cannot exist, and a member with status M is not due.
  ASSERT_EQ(observation(now, per_head, beta, 2016y).status, Status::cannot_exist);
  const Total sum = total(now, per_head, 2016y, all);
  EXPECT_EQ(sum.not_applicable, 1U);
  EXPECT_DOUBLE_EQ(sum.coverage.value(), 0.5);  // alpha of alpha and gamma
}

TEST_F(GroupTotals, RandomRatiosOfTotalsEqualBruteForce) {
  std::mt19937 random(61);
  for (int round = 0; round < 100; ++round) {
    RandomBook figures(random);
    const auto ratio =
        figures.book.ratio("ratio", figures.above, figures.below, std::nullopt, per_head_unit);
    const auto of_first =
        figures.book.ratio("of_first", figures.above, figures.above, figures.zones[0], percent);
    const auto group = figures.everyone();
    long double top = 0;
    long double bottom = 0;
    long double all_tops = 0;
    std::size_t both = 0;
    std::size_t any = 0;
    for (std::size_t z = 0; z < RandomBook::zone_count; ++z) {
      if (is_missing(figures.tops[z])) continue;
      ++any;
      all_tops += figures.tops[z];
      if (is_missing(figures.bottoms[z])) continue;
      ++both;
      top += figures.tops[z];
      bottom += figures.bottoms[z];
    }
    const Snapshot now = figures.book.snapshot();
    const Total found = total(now, ratio, 2016y, group);
    ASSERT_EQ(found.members, RandomBook::zone_count);
    ASSERT_EQ(found.reported, both);
    ASSERT_EQ(found.value.has_value(), both > 0);
    const auto expected = static_cast<double>(top / bottom);
    if (both > 0) {
      ASSERT_NEAR(*found.value, expected, 1e-14 * expected);
    }
    const Total share_of_first = total(now, of_first, 2016y, group);
    const bool has_first = !is_missing(figures.tops[0]);
    ASSERT_EQ(share_of_first.reported, has_first ? any : 0);
    ASSERT_EQ(share_of_first.value.has_value(), has_first);
    if (has_first) {
      const auto percents = static_cast<double>(100 * all_tops / figures.tops[0]);
      ASSERT_NEAR(*share_of_first.value, percents, 1e-14 * percents);
    }
  }
}

TEST_F(GroupTotals, AGroupThatWouldCountAZoneTwiceHasNoTotal) {
  const auto family = builder.group("family", {{nation, {2010y, 9999y}}, {alpha, {1y, 9999y}}});
  const auto mixed = builder.group("mixed", {{printed, {1y, 9999y}}, {beta, {1y, 9999y}}});
  for (const int year : {2009, 2010, 2016}) {
    for (const ZoneHandle zone : {nation, printed, alpha, beta}) {
      builder.put(gdp, zone, year, 10, r);
      builder.put(people, zone, year, 2, r);
    }
  }
  const Snapshot now = builder.snapshot();
  const auto refused = [&](auto&& work, const std::string& whole, const std::string& part) {
    const auto thrown = thrown_by(work);
    EXPECT_EQ(thrown.code, ErrorCode::invalid_argument);
    EXPECT_NE(thrown.sentence.find("has both \"" + whole + "\" and \"" + part + "\" in 20"),
              std::string::npos)
        << thrown.sentence;
  };
  refused([&] { (void)total(now, gdp, 2016y, family); }, "nation", "alpha");
  refused([&] { (void)total(now, per_head, 2016y, family); }, "nation", "alpha");
  // Beta belongs to group all, which is printed under that name, from 2010.
  refused([&] { (void)total(now, gdp, 2016y, mixed); }, "printed", "beta");
  EXPECT_EQ(total(now, gdp, 2009y, mixed).value, 20.0);
  EXPECT_EQ(total(now, gdp, 2009y, family).value, 10.0);  // the nation is no member yet
  refused([&] { (void)share(now, gdp, alpha, family, 2016y); }, "nation", "alpha");
  refused([&] { (void)share(now, gdp, mixed, nation, 2016y); }, "printed", "beta");
  refused([&] { (void)growth(now, gdp, family, {2010y, 2010y}); }, "nation", "alpha");
  refused([&] { (void)growth(now, gdp, family, {2011y, 2011y}); }, "nation", "alpha");
  EXPECT_NO_THROW((void)growth(now, gdp, family, {2008y, 2009y}));
  // Who is compared and not added may stand beside its whole.
  EXPECT_EQ(ranking(now, gdp, 2016y, family).size(), 2U);
  EXPECT_EQ(cross_section(now, gdp, 2016y, family).size(), 2U);
}

TEST_F(GroupTotals, WhoIsCountedTwiceGoesByThePolicyAndTheYearOfTheFigures) {
  const auto family = builder.group("family", {{nation, {2010y, 2012y}}, {alpha, {1y, 9999y}}});
  for (const int year : {2009, 2011}) {
    for (const ZoneHandle zone : {nation, alpha}) builder.put(gdp, zone, year, 10, r);
  }
  const Snapshot now = builder.snapshot();
  // The members of 2011, the last year with figures, in every year.
  EXPECT_EQ(thrown_by([&] {
              (void)total(now, gdp, 2009y, family, {.policy = GroupPolicy::current});
            }).code,
            ErrorCode::invalid_argument);
  // Those of every year from 2009 on: alpha alone.
  EXPECT_EQ(total(now, gdp, 2011y, family,
                  {.policy = GroupPolicy::constant, .constant_over = YearRange{2009y, 2011y}})
                .value,
            10.0);
  EXPECT_EQ(thrown_by([&] { (void)total(now, gdp, 2011y, family); }).code,
            ErrorCode::invalid_argument);
}

}  // namespace
