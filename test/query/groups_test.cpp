#include <yearbook/error.hpp>
#include <yearbook/query.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <source_location>
#include <string>
#include <utility>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::BookBuilder;
using test::thrown_by;

const Unit percent{"percent", "ratio", "ratio", 0.01, "", ""};
const Unit cny_100m{"CNY_100m", "money", "CNY", 1e8, "", ""};
const Unit person{"person", "people", "person", 1, "", ""};
const Unit per_head_unit{"CNY_per_person", "money/people", "CNY_per_person", 1, "", ""};

struct Groups : ::testing::Test {
  BookBuilder builder;
  ZoneHandle nation = builder.zone("nation", {}, ZoneKind::nation);
  ZoneHandle printed = builder.zone("printed", "nation", ZoneKind::aggregate);
  ZoneHandle alpha = builder.zone("alpha", "nation");
  ZoneHandle beta = builder.zone("beta", "nation");
  ZoneHandle gamma = builder.zone("gamma", "nation");
  IndicatorHandle gdp = builder.indicator("gdp");
  IndicatorHandle people = builder.indicator("people", IndicatorKind::stock, person);
  IndicatorHandle per_head = builder.ratio("per_head", gdp, people, std::nullopt, per_head_unit);
  IndicatorHandle of_nation = builder.ratio("of_nation", gdp, gdp, nation, percent);
  IndicatorHandle rate = builder.indicator("rate", IndicatorKind::ratio, percent);
  IndicatorHandle mood = builder.indicator("mood", IndicatorKind::index);
  GroupHandle all = builder.group(
      "all", {{alpha, {1y, 9999y}}, {beta, {2010y, 9999y}}, {gamma, {2015y, 9999y}}}, printed);
  GroupHandle nobody = builder.group("nobody", {});
  std::int64_t r = builder.release("r");
};

TEST_F(Groups, CrossSectionHasEveryMemberInTheGroupsOrder) {
  builder.put(gdp, gamma, 2016, 7, r, Status::estimated);
  builder.put(gdp, alpha, 2016, 5, r);
  const Snapshot now = builder.snapshot();
  const CrossSection cells = cross_section(now, gdp, 2016y, all);
  EXPECT_EQ(cells.zones, (std::vector<ZoneHandle>{alpha, beta, gamma}));
  EXPECT_EQ(cells.values[0], 5);
  EXPECT_TRUE(is_missing(cells.values[1]));
  EXPECT_EQ(cells.statuses[2], Status::estimated);
  EXPECT_EQ(cross_section(now, gdp, 2009y, all).size(), 1U);
  EXPECT_EQ(cross_section(now, gdp, 2016y).size(), 5U);
  EXPECT_TRUE(cross_section(now, gdp, 2016y, nobody).empty());
}

TEST_F(Groups, APanelHasAColumnForEveryMemberOfAnyYear) {
  builder.put(gdp, alpha, 2009, 1, r);
  builder.put(gdp, gamma, 2009, 9, r);  // not yet a member
  builder.put(gdp, beta, 2010, 2, r, Status::estimated);
  const Snapshot now = builder.snapshot();
  const Panel cells = panel(now, gdp, all, {2009y, 2010y});
  EXPECT_EQ(cells.zones, (std::vector<ZoneHandle>{alpha, beta}));
  EXPECT_EQ(cells.row(2009y)[0], 1);
  EXPECT_TRUE(is_missing(cells.row(2009y)[1]));
  EXPECT_EQ(cells.row(2010y)[1], 2);
  EXPECT_EQ(cells.statuses[3], Status::estimated);
  const Panel later = panel(now, gdp, all, {2009y, 2016y});
  EXPECT_EQ(later.zones.size(), 3U);
  EXPECT_TRUE(is_missing(later.row(2009y)[2]));
  EXPECT_EQ(panel(now, gdp, all, {2009y, 2016y}, {.policy = GroupPolicy::constant}).zones,
            (std::vector<ZoneHandle>{alpha}));
  EXPECT_TRUE(panel(now, gdp, all, {2010y, 2009y}).empty());
  EXPECT_TRUE(panel(now, gdp, nobody, {2009y, 2010y}).empty());
}

TEST_F(Groups, TotalSumsWhatIsReportedAndCountsTheRest) {
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

TEST_F(Groups, AMemberThatCannotHaveDataDoesNotLowerCoverage) {
  builder.put(gdp, alpha, 2016, 5, r);
  builder.put(gdp, beta, 2016, missing_value, r, Status::cannot_exist);
  const Total sum = total(builder.snapshot(), gdp, 2016y, all);
  EXPECT_EQ(sum.not_applicable, 1U);
  EXPECT_DOUBLE_EQ(sum.coverage.value(), 0.5);
}

TEST_F(Groups, TotalIsMissingWhenNobodyReports) {
  const Snapshot now = builder.snapshot();
  EXPECT_FALSE(total(now, gdp, 2016y, all).value);
  EXPECT_EQ(total(now, gdp, 2016y, all).coverage, 0.0);
  EXPECT_FALSE(total(now, gdp, 2016y, nobody).value);
  EXPECT_FALSE(total(now, gdp, 2016y, nobody).coverage);
}

TEST_F(Groups, ADefinedRatioIsTheRatioOfTheTotals) {
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

TEST_F(Groups, ADenominatorOfOneZoneCountsOnce) {
  builder.put(gdp, nation, 2016, 1000, r);
  builder.put(gdp, alpha, 2016, 100, r);
  builder.put(gdp, beta, 2016, 150, r);
  EXPECT_DOUBLE_EQ(total(builder.snapshot(), of_nation, 2016y, all).value.value(), 25);
}

TEST_F(Groups, RatiosAndIndicesWithoutDefinitionHaveNoTotal) {
  const Snapshot now = builder.snapshot();
  const auto ratio = thrown_by([&] { (void)total(now, rate, 2016y, all); });
  EXPECT_EQ(ratio.code, ErrorCode::invalid_argument);
  EXPECT_NE(ratio.sentence.find("\"rate\" is a ratio without a definition"), std::string::npos);
  const auto index = thrown_by([&] { (void)total(now, mood, 2016y, all); });
  EXPECT_NE(index.sentence.find("\"mood\" is an index without a definition"), std::string::npos);
}

TEST_F(Groups, AShareSaysWhatItsSidesAre) {
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

TEST_F(Groups, AShareConvertsUnitsOfOneBaseAndRefusesOthers) {
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

TEST_F(Groups, AShareIsMissingWhenASideIs) {
  builder.put(gdp, alpha, 2016, 5, r);
  builder.put(gdp, nation, 2015, 0, r);
  builder.put(gdp, alpha, 2015, 5, r);
  const Snapshot now = builder.snapshot();
  EXPECT_FALSE(share(now, gdp, alpha, nation, 2016y).value);
  EXPECT_FALSE(share(now, gdp, alpha, nation, 2015y).value);  // a whole of zero
}

TEST_F(Groups, ForeignHandlesAreRefusedEverywhere) {
  const Snapshot now = builder.snapshot();
  const GroupHandle other_group(0xcd, 1);
  const IndicatorHandle other(0xcd, 1);
  const auto code = [](auto&& work) { return thrown_by(work).code; };
  EXPECT_EQ(code([&] { (void)members(now, other_group, 2016y); }), ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)cross_section(now, gdp, 2016y, other_group); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)cross_section(now, other, 2016y, all); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)cross_section(now, other, 2016y); }), ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)panel(now, gdp, other_group, {2015y, 2016y}); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)panel(now, other, all, {2015y, 2016y}); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(
      code([&] { (void)panel(now, gdp, all, {2015y, 2016y}, {.policy = GroupPolicy::matched}); }),
      ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)total(now, gdp, 2016y, all, {.policy = GroupPolicy::matched}); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)total(now, gdp, 2016y, GroupHandle{}); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)total(now, other, 2016y, all); }), ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)share(now, gdp, ZoneHandle(0xcd, 1), all, 2016y); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)share(now, gdp, alpha, other_group, 2016y); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)share(now, other, alpha, all, 2016y); }), ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)share(now, gdp, alpha, all, 2016y, {.denominator = other}); }),
            ErrorCode::invalid_argument);
}

TEST_F(Groups, RandomTotalsEqualBruteForce) {
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

TEST_F(Groups, MembersAreThoseOfThePolicy) {
  builder.put(gdp, alpha, 2012, 5, r);
  const Snapshot now = builder.snapshot();
  using Zones = std::vector<ZoneHandle>;
  EXPECT_EQ(members(now, all, 2009y), Zones{alpha});
  EXPECT_EQ(members(now, all, 2016y), (Zones{alpha, beta, gamma}));
  EXPECT_EQ(members(now, all, 2016y, {.policy = GroupPolicy::current}), (Zones{alpha, beta}));
  EXPECT_EQ(members(now, all, 2016y,
                    {.policy = GroupPolicy::constant, .constant_over = YearRange{2009y, 2016y}}),
            Zones{alpha});
  EXPECT_EQ(members(now, all, 2012y, {.policy = GroupPolicy::constant}), (Zones{alpha, beta}));
  EXPECT_TRUE(members(now, all, 2016y,
                      {.policy = GroupPolicy::constant, .constant_over = YearRange{2016y, 2009y}})
                  .empty());
  EXPECT_TRUE(members(now, nobody, 2016y).empty());
}

TEST_F(Groups, EveryQuestionTakesThePolicy) {
  for (const ZoneHandle zone : {nation, alpha, beta, gamma}) builder.put(gdp, zone, 2016, 10, r);
  const Snapshot now = builder.snapshot();
  const GroupOptions constant{.policy = GroupPolicy::constant,
                              .constant_over = YearRange{2009y, 2016y}};
  EXPECT_EQ(cross_section(now, gdp, 2016y, all, constant).zones, std::vector<ZoneHandle>{alpha});
  const Total sum = total(now, gdp, 2016y, all, constant);
  EXPECT_EQ(sum.value, 10.0);
  EXPECT_EQ(sum.members, 1U);
  EXPECT_EQ(sum.policy, GroupPolicy::constant);
  EXPECT_EQ(total(now, gdp, 2016y, all).policy, GroupPolicy::of_the_year);
  EXPECT_EQ(share(now, gdp, all, nation, 2016y, {.group = constant}).value, 1.0);
  EXPECT_EQ(share(now, gdp, all, nation, 2016y).value, 3.0);
}

TEST_F(Groups, CrossSectionOfTheCatalogueIsInItsOrder) {
  builder.put(gdp, gamma, 2016, 7, r);
  const CrossSection cells = cross_section(builder.snapshot(), gdp, 2016y);
  EXPECT_EQ(cells.zones, (std::vector<ZoneHandle>{nation, printed, alpha, beta, gamma}));
  EXPECT_EQ(cells.values[4], 7);
  EXPECT_EQ(cells.statuses[0], Status::none);
}

TEST_F(Groups, TotalIsCompensated) {
  builder.put(gdp, alpha, 2016, 1e16, r);
  builder.put(gdp, beta, 2016, 1, r);
  builder.put(gdp, gamma, 2016, -1e16, r);
  EXPECT_EQ(total(builder.snapshot(), gdp, 2016y, all).value, 1.0);
}

TEST_F(Groups, CoverageIsEmptyWhenNobodyCouldReport) {
  for (const ZoneHandle zone : {alpha, beta, gamma}) {
    builder.put(gdp, zone, 2016, missing_value, r, Status::cannot_exist);
  }
  const Total sum = total(builder.snapshot(), gdp, 2016y, all);
  EXPECT_EQ(sum.not_applicable, 3U);
  EXPECT_FALSE(sum.coverage);
  EXPECT_FALSE(sum.value);
}

TEST_F(Groups, TotalSeesOtherMissingStatusesAsUnreported) {
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

TEST_F(Groups, TotalAsOfSeesTheReleasesOfThatDay) {
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

TEST_F(Groups, ARatioOfTotalsConvertsItsUnits) {
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

TEST_F(Groups, StoredRatiosDoNotEnterTheRatioOfTheTotals) {
  builder.put(gdp, alpha, 2016, 100, r);
  builder.put(people, alpha, 2016, 4, r);
  builder.put(per_head, alpha, 2016, 1e6, r);
  builder.put(per_head, beta, 2016, 1e6, r);
  const Total sum = total(builder.snapshot(), per_head, 2016y, all);
  EXPECT_EQ(sum.value, 25.0);
  EXPECT_EQ(sum.reported, 1U);
}

TEST_F(Groups, ARatioOfTotalsOverZeroIsMissing) {
  builder.put(gdp, alpha, 2016, 100, r);
  builder.put(people, alpha, 2016, 0, r);
  const Total sum = total(builder.snapshot(), per_head, 2016y, all);
  EXPECT_FALSE(sum.value);
  EXPECT_EQ(sum.reported, 1U);
}

TEST_F(Groups, ARatioOfTotalsNeedsItsDenominatorsZone) {
  builder.put(gdp, alpha, 2016, 100, r);
  const Total sum = total(builder.snapshot(), of_nation, 2016y, all);
  EXPECT_FALSE(sum.value);
  EXPECT_EQ(sum.reported, 0U);
  EXPECT_EQ(sum.members, 3U);
  EXPECT_EQ(sum.coverage, 0.0);
}

TEST_F(Groups, ARatioOfARatioIsTakenOverTheTotalsOfBoth) {
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

TEST_F(Groups, BothSidesOfARatioOfTotalsAreOverTheSameMembers) {
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

TEST_F(Groups, AMemberWhoseDenominatorCannotExistDoesNotLowerTheCoverageOfARatio) {
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

TEST_F(Groups, AShareOfAGroupInAGroupSaysBothBases) {
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

TEST_F(Groups, AShareFallsBackToTheSumWhenThePublishedFigureIsMissing) {
  builder.put(gdp, printed, 2016, missing_value, r, Status::suppressed);
  builder.put(gdp, alpha, 2016, 10, r);
  builder.put(gdp, beta, 2016, 30, r);
  const Share of_sum = share(builder.snapshot(), gdp, alpha, all, 2016y);
  EXPECT_EQ(of_sum.value, 0.25);
  EXPECT_EQ(of_sum.whole.basis, ShareBasis::sum);
  EXPECT_EQ(of_sum.status, Status::normal);
}

TEST_F(Groups, AShareIsAFractionInWhateverUnits) {
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

TEST_F(Groups, AShareOfAnEmptyGroupIsMissing) {
  builder.put(gdp, alpha, 2016, 10, r);
  const Share of_nobody = share(builder.snapshot(), gdp, alpha, nobody, 2016y);
  EXPECT_FALSE(of_nobody.value);
  EXPECT_EQ(of_nobody.part.value, 10.0);
  EXPECT_EQ(of_nobody.whole.basis, ShareBasis::sum);
  EXPECT_FALSE(of_nobody.whole.value);
  EXPECT_FALSE(of_nobody.whole.coverage);
}

TEST_F(Groups, AShareOfARatioTakesWhatIsPrintedButNoSum) {
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

TEST_F(Groups, AShareOfADefinedRatioSumsByItsDefinition) {
  builder.put(gdp, alpha, 2016, 90, r);
  builder.put(people, alpha, 2016, 3, r);
  builder.put(gdp, beta, 2016, 10, r);
  builder.put(people, beta, 2016, 7, r);
  // 30 a head in alpha, 10 over both
  EXPECT_DOUBLE_EQ(share(builder.snapshot(), per_head, alpha, all, 2016y).value.value(), 3);
}

TEST_F(Groups, EveryQuestionRefusesHandlesThatNameNothingHereAndNamesTheLine) {
  const Snapshot now = builder.snapshot();
  struct Handles {
    IndicatorHandle indicator;
    ZoneHandle zone;
    GroupHandle group;
    IndicatorHandle denominator;
  };
  using Question = std::function<void(const Handles&)>;
  // Beside each question, which of the four it takes.
  const std::uint32_t first = std::source_location::current().line();
  const std::vector<std::pair<std::string, Question>> questions{
      {"g", [&](const Handles& h) { (void)members(now, h.group, 2016y); }},
      {"i", [&](const Handles& h) { (void)cross_section(now, h.indicator, 2016y); }},
      {"ig", [&](const Handles& h) { (void)cross_section(now, h.indicator, 2016y, h.group); }},
      {"ig", [&](const Handles& h) { (void)total(now, h.indicator, 2016y, h.group); }},
      {"iz", [&](const Handles& h) { (void)share(now, h.indicator, h.zone, nation, 2016y); }},
      {"iz", [&](const Handles& h) { (void)share(now, h.indicator, nation, h.zone, 2016y); }},
      {"izg", [&](const Handles& h) { (void)share(now, h.indicator, h.zone, h.group, 2016y); }},
      {"izg", [&](const Handles& h) { (void)share(now, h.indicator, h.group, h.zone, 2016y); }},
      {"izd",
       [&](const Handles& h) {
         (void)share(now, h.indicator, h.zone, nation, 2016y, {.denominator = h.denominator});
       }},
  };
  const std::uint32_t last = std::source_location::current().line();
  const std::vector<std::pair<std::uint64_t, std::int32_t>> bad{{0, 0},    {0, 1},     {0xcd, 1},
                                                                {0xab, 0}, {0xab, -1}, {0xab, 99}};
  for (const auto& [takes, question] : questions) {
    EXPECT_NO_THROW(question({gdp, alpha, all, gdp})) << takes;
    for (const char which : takes) {
      for (const auto& [file, id] : bad) {
        Handles handles{gdp, alpha, all, gdp};
        if (which == 'i') handles.indicator = IndicatorHandle(file, id);
        if (which == 'z') handles.zone = ZoneHandle(file, id);
        if (which == 'g') handles.group = GroupHandle(file, id);
        if (which == 'd') handles.denominator = IndicatorHandle(file, id);
        try {
          question(handles);
          ADD_FAILURE() << takes << ": took a bad " << which << " " << file << "/" << id;
        } catch (const Error& error) {
          EXPECT_EQ(error.code(), ErrorCode::invalid_argument) << error.what();
          EXPECT_STREQ(error.where().file_name(), std::source_location::current().file_name());
          EXPECT_TRUE(first < error.where().line() && error.where().line() < last)
              << takes << which << " " << error.what();
        }
      }
    }
  }
}

// Random figures of two indicators over zones with gaps, some of which cannot exist.
struct RandomBook {
  static constexpr std::size_t zone_count = 25;
  BookBuilder book;
  std::vector<ZoneHandle> zones;
  IndicatorHandle above = book.indicator("above");
  IndicatorHandle below = book.indicator("below", IndicatorKind::stock, person);
  std::int64_t release = book.release("r");
  std::vector<double> tops = std::vector<double>(zone_count, missing_value);
  std::vector<double> bottoms = std::vector<double>(zone_count, missing_value);
  std::size_t cannot_exist = 0;

  explicit RandomBook(std::mt19937& random) {
    std::lognormal_distribution<double> figures(5, 3);
    zones.reserve(zone_count);
    for (std::size_t z = 0; z < zone_count; ++z)
      zones.push_back(book.zone("z" + std::to_string(z)));
    for (std::size_t z = 0; z < zone_count; ++z) {
      if (random() % 5 == 0) {
        const Status status = random() % 2 == 0 ? Status::cannot_exist : Status::not_collected;
        if (status == Status::cannot_exist) ++cannot_exist;
        book.put(above, zones[z], 2016, missing_value, release, status);
      } else if (random() % 4 > 0) {
        tops[z] = figures(random);
        book.put(above, zones[z], 2016, tops[z], release);
      }
      if (random() % 4 > 0) {
        bottoms[z] = figures(random);
        book.put(below, zones[z], 2016, bottoms[z], release);
      }
    }
  }
  [[nodiscard]] GroupHandle everyone() {
    std::vector<Membership> spans;
    spans.reserve(zones.size());
    for (const ZoneHandle zone : zones) spans.push_back({zone, {2000y, 2020y}});
    return book.group("everyone", std::move(spans));
  }
};

TEST_F(Groups, RandomRatiosOfTotalsEqualBruteForce) {
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

TEST_F(Groups, RandomCoveragesAndSharesEqualBruteForce) {
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
    for (std::size_t z = 0; z < RandomBook::zone_count; ++z) {
      const Share part = share(now, figures.above, figures.zones[z], group, 2016y);
      ASSERT_EQ(part.value.has_value(), !is_missing(figures.tops[z]));
      ASSERT_EQ(part.whole.coverage, found.coverage);
      if (part.value) {
        const auto expected = static_cast<double>(figures.tops[z] / sum);
        ASSERT_NEAR(*part.value, expected, 1e-14 * expected);
      }
    }
  }
}

TEST_F(Groups, AGroupThatWouldCountAZoneTwiceHasNoTotal) {
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

TEST_F(Groups, WhoIsCountedTwiceGoesByThePolicyAndTheYearOfTheFigures) {
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

TEST_F(Groups, APublishedTotalIsNoSumAndIsNotRefused) {
  const auto twice = builder.group("twice", {{nation, {1y, 9999y}}, {alpha, {1y, 9999y}}}, printed);
  builder.put(gdp, printed, 2016, 40, r);
  builder.put(gdp, alpha, 2016, 10, r);
  const Snapshot now = builder.snapshot();
  EXPECT_EQ(share(now, gdp, alpha, twice, 2016y).value, 0.25);
  EXPECT_EQ(
      thrown_by([&] { (void)share(now, gdp, alpha, twice, 2016y, {.from_members = true}); }).code,
      ErrorCode::invalid_argument);
}

}  // namespace
