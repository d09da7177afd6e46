#include <yearbook/error.hpp>
#include <yearbook/query.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "query/group_book.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::thrown_by;

using Trends = test::Groups;

TEST_F(Trends, ALineHasItsSlopeInTheUnitAndOverTheMean) {
  for (const auto& [year, figure] : {std::pair{2010, 10.0}, {2011, 12.0}, {2013, 16.0}}) {
    builder.put(gdp, alpha, year, figure, r);
  }
  builder.put(gdp, alpha, 2012, missing_value, r, Status::suppressed);
  builder.put(gdp, alpha, 2014, 18, r, Status::provisional);
  const Trend line = trend(builder.snapshot(), gdp, alpha, {2009y, 2015y});
  EXPECT_DOUBLE_EQ(line.slope.value(), 2);
  EXPECT_DOUBLE_EQ(line.relative_slope.value(), 2.0 / 14);
  EXPECT_DOUBLE_EQ(line.level.value(), 8);  // in 2009, the first year asked for
  EXPECT_DOUBLE_EQ(line.at(2012y).value(), 14);
  EXPECT_DOUBLE_EQ(line.at(2020y).value(), 30);
  EXPECT_DOUBLE_EQ(line.r_squared.value(), 1);
  EXPECT_EQ(line.reported, 4U);
  EXPECT_EQ(line.status, Status::provisional);  // that of figures, not of gaps
  EXPECT_EQ(line.indicator, gdp);
  EXPECT_FALSE(line.policy);
}

TEST_F(Trends, NeedTwoFiguresAndAPositiveMeanForARelativeOne) {
  builder.put(gdp, alpha, 2010, 5, r);
  builder.put(people, alpha, 2010, -5, r);
  builder.put(people, alpha, 2012, 1, r);
  const Snapshot now = builder.snapshot();
  const Trend one = trend(now, gdp, alpha, {2009y, 2015y});
  EXPECT_FALSE(one.slope);
  EXPECT_FALSE(one.at(2010y));
  EXPECT_EQ(one.reported, 1U);
  const Trend negative = trend(now, people, alpha, {2009y, 2015y});
  EXPECT_DOUBLE_EQ(negative.slope.value(), 3);
  EXPECT_FALSE(negative.relative_slope);
  EXPECT_FALSE(negative.standard_error);
  EXPECT_FALSE(trend(now, gdp, alpha, {2015y, 2009y}).slope);
}

TEST_F(Trends, OfAGroupIsThatOfItsTotalsAndSaysTheLeastCoverage) {
  builder.put(gdp, alpha, 2015, 10, r);
  builder.put(gdp, beta, 2015, 10, r);
  builder.put(gdp, gamma, 2015, 10, r);
  builder.put(gdp, alpha, 2016, 20, r);
  builder.put(gdp, beta, 2016, 20, r, Status::estimated);
  const Snapshot now = builder.snapshot();
  const Trend line = trend(now, gdp, all, {2015y, 2016y});
  EXPECT_DOUBLE_EQ(line.slope.value(), 10);
  EXPECT_EQ(line.policy, GroupPolicy::of_the_year);
  EXPECT_DOUBLE_EQ(line.least_coverage.value(), 2.0 / 3);
  EXPECT_EQ(line.status, Status::estimated);
  // Below the minimum a year has no total, and counts neither here nor in the coverage.
  const Trend full = trend(now, gdp, all, {2015y, 2016y}, {.minimum_coverage = 1});
  EXPECT_FALSE(full.slope);
  EXPECT_EQ(full.reported, 1U);
  EXPECT_EQ(full.least_coverage, 1.0);
}

TEST_F(Trends, ARatioOfAGroupIsTheRatioOfTheTotals) {
  for (const auto& [year, top] : {std::pair{2015, 30.0}, {2016, 60.0}}) {
    builder.put(gdp, alpha, year, top, r);
    builder.put(people, alpha, year, 1, r);
    builder.put(gdp, beta, year, 0, r);
    builder.put(people, beta, year, 2, r);
  }
  const Snapshot now = builder.snapshot();
  EXPECT_DOUBLE_EQ(trend(now, per_head, all, {2015y, 2016y}).slope.value(), 10);
  EXPECT_EQ(index_to_base(now, per_head, all, 2015y, {2016y, 2016y}).values[0], 200);
  for (const auto indicator : {rate, mood}) {
    for (const auto& thrown :
         {thrown_by([&] { (void)trend(now, indicator, all, {2015y, 2016y}); }),
          thrown_by([&] { (void)series(now, indicator, all, {2015y, 2016y}); }),
          thrown_by([&] { (void)index_to_base(now, indicator, all, 2015y, {2015y, 2016y}); }),
          thrown_by([&] { (void)moving_average(now, indicator, all, {2015y, 2016y}); })}) {
      EXPECT_EQ(thrown.code, ErrorCode::invalid_argument);
      EXPECT_NE(thrown.sentence.find("without a definition, so it has no total"), std::string::npos)
          << thrown.sentence;
    }
  }
}

TEST_F(Trends, AnIndexIsAHundredInItsBaseYear) {
  builder.put(gdp, alpha, 2010, 40, r, Status::estimated);
  builder.put(gdp, alpha, 2012, 50, r);
  builder.put(gdp, alpha, 2013, missing_value, r, Status::suppressed);
  builder.put(gdp, beta, 2010, 0, r);
  builder.put(gdp, beta, 2012, 7, r);
  const Snapshot now = builder.snapshot();
  const Series index = index_to_base(now, gdp, alpha, 2010y, {2010y, 2013y});
  EXPECT_EQ(index.measure, Measure::index);
  EXPECT_EQ(index.values[0], 100);
  EXPECT_TRUE(is_missing(index.values[1]));
  EXPECT_EQ(index.statuses[1], Status::none);
  EXPECT_EQ(index.values[2], 125);
  EXPECT_EQ(index.statuses[2], Status::estimated);  // the worse of the two
  EXPECT_TRUE(is_missing(index.values[3]));
  EXPECT_EQ(index.statuses[3], Status::suppressed);
  // The base year may lie outside; a base of nothing or of 0 gives no index.
  EXPECT_EQ(index_to_base(now, gdp, alpha, 2010y, {2012y, 2012y}).values[0], 125);
  for (const ZoneHandle zone : {beta, gamma}) {
    for (const auto& [year, value] : index_to_base(now, gdp, zone, 2010y, {2010y, 2012y})) {
      EXPECT_TRUE(is_missing(value));
    }
  }
  EXPECT_EQ(thrown_by([&] { (void)index_to_base(now, gdp, alpha, 0y, {2010y, 2012y}); }).code,
            ErrorCode::invalid_argument);
}

TEST_F(Trends, AnIndexOfConstantMembersGoesByTheBaseYearToo) {
  for (const int year : {2014, 2015, 2016}) {
    builder.put(gdp, alpha, year, 10.0 * (year - 2013), r);
    builder.put(gdp, gamma, year, 1000, r);  // a member from 2015 on
  }
  const Snapshot now = builder.snapshot();
  const GroupSeries index =
      index_to_base(now, gdp, all, 2014y, {2015y, 2016y}, {.policy = GroupPolicy::constant});
  EXPECT_EQ(index.values, (std::vector<double>{200, 300}));
  EXPECT_EQ(index.measure, Measure::index);
  EXPECT_EQ(index.policy, GroupPolicy::constant);
  EXPECT_EQ(index.totals[1].value, 30.0);
  EXPECT_EQ(index.totals[1].members, 2U);  // beta reported nothing
}

TEST_F(Trends, AMovingAverageLeavesGapsAsTheyAre) {
  const std::vector<double> figures{3, 6, missing_value, 12, 9, 6};
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const bool gap = is_missing(figures[i]);
    builder.put(gdp, alpha, 2010 + static_cast<int>(i), figures[i], r,
                gap      ? Status::suppressed
                : i == 1 ? Status::estimated
                         : Status::normal);
  }
  const Snapshot now = builder.snapshot();
  const auto averages = [&](const MovingAverageOptions& options) {
    std::vector<std::optional<double>> result;
    for (const auto& [year, value] : moving_average(now, gdp, alpha, {2010y, 2016y}, options)) {
      result.push_back(is_missing(value) ? std::nullopt : std::optional(value));
    }
    return result;
  };
  using Found = std::vector<std::optional<double>>;
  constexpr auto no = std::nullopt;
  EXPECT_EQ(averages({}), (Found{no, no, no, no, 9.0, no, no}));
  EXPECT_EQ(averages({.at_least = 2}), (Found{4.5, 4.5, no, 10.5, 9.0, 7.5, no}));
  EXPECT_EQ(averages({.window = Window::trailing, .length = 2, .at_least = 1}),
            (Found{3.0, 4.5, no, 12.0, 10.5, 7.5, no}));
  EXPECT_EQ(averages({.length = 1}), (Found{3.0, 6.0, no, 12.0, 9.0, 6.0, no}));
  const Series two = moving_average(now, gdp, alpha, {2010y, 2012y}, {.at_least = 2});
  EXPECT_EQ(two.statuses[0], Status::estimated);  // of the figure of 2011
  EXPECT_EQ(two.statuses[2], Status::suppressed);
  EXPECT_EQ(two.measure, Measure::figure);
}

TEST_F(Trends, WindowsThatCannotBeMeantAreRefused) {
  const Snapshot now = builder.snapshot();
  const YearRange years{2010y, 2012y};
  for (const MovingAverageOptions& options :
       {MovingAverageOptions{.length = 0}, MovingAverageOptions{.length = 4},
        MovingAverageOptions{.length = 10001}, MovingAverageOptions{.at_least = 0},
        MovingAverageOptions{.at_least = 4}}) {
    const auto zone = thrown_by([&] { (void)moving_average(now, gdp, alpha, years, options); });
    EXPECT_EQ(zone.code, ErrorCode::invalid_argument) << options.length;
    EXPECT_EQ(thrown_by([&] { (void)moving_average(now, gdp, all, years, options); }).sentence,
              zone.sentence);
  }
  EXPECT_EQ(
      thrown_by([&] { (void)moving_average(now, gdp, alpha, years, {.length = 4}); }).sentence,
      "a centred window of 4 years has no middle year; name an odd number, or a trailing one");
  // At the ends of time a window is cut.
  builder.put(gdp, alpha, 1, 4, r);
  builder.put(gdp, alpha, 3, 8, r);
  const MovingAverageOptions longest{.length = 9999, .at_least = 2};
  EXPECT_EQ(moving_average(builder.snapshot(), gdp, alpha, {1y, 1y}, longest).values[0], 6);
  EXPECT_EQ(moving_average(builder.snapshot(), gdp, alpha, {9999y, 9999y}, longest).size(), 1U);
}

TEST(PrintedDigits, DoNotDependOnTheOrderOfTheZones) {
  std::mt19937 random(17);
  std::lognormal_distribution<double> figures(20, 4);
  constexpr std::size_t zone_count = 60;
  std::vector<std::vector<double>> value(7, std::vector<double>(zone_count));
  for (auto& row : value) std::ranges::generate(row, [&] { return figures(random); });
  std::vector<std::size_t> order(zone_count);
  for (std::size_t i = 0; i < zone_count; ++i) order[i] = i;
  std::string first;
  for (int time = 0; time < 20; ++time) {
    test::BookBuilder book;
    const auto flow = book.indicator("flow");
    const auto release = book.release("r");
    std::vector<Membership> everyone;
    for (const std::size_t z : order) {
      const ZoneHandle zone = book.zone("z" + std::to_string(z));
      everyone.push_back({zone, {1y, 9999y}});
      for (int year = 0; year < 7; ++year) {
        book.put(flow, zone, 2010 + year, value[static_cast<std::size_t>(year)][z], release);
      }
    }
    const GroupHandle group = book.group("g", everyone);
    const Snapshot now = book.snapshot();
    const YearRange years{2010y, 2016y};
    std::string text = to_string(now, series(now, flow, group, years));
    text += to_string(index_to_base(now, flow, group, 2010y, years));
    text += to_string(moving_average(now, flow, group, years));
    text += to_string(now, trend(now, flow, group, years));
    text += to_string(now, distribution(now, flow, 2016y, group));
    text += to_string(now, concentration(now, flow, 2016y, group));
    text += to_string(now, contribution_to_growth(now, flow, 2016y, group));
    text += to_string(now, rank_changes(now, flow, 2015y, 2016y, group));
    if (first.empty()) first = text;
    ASSERT_EQ(text, first);
    std::ranges::shuffle(order, random);
  }
}

}  // namespace
