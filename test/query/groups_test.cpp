#include <yearbook/error.hpp>
#include <yearbook/query.hpp>

#include <gtest/gtest.h>

#include <random>

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
      if (random() % 4 > 0)
        spans.push_back(
            {zones.back(), {Year{first}, Year{first + static_cast<int>(random() % 10)}}});
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

}  // namespace
