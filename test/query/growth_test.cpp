#include <yearbook/error.hpp>
#include <yearbook/query.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::BookBuilder;
using test::thrown_by;

using test::percent;

struct Growth : ::testing::Test {
  BookBuilder builder;
  ZoneHandle alpha = builder.zone("alpha");
  ZoneHandle beta = builder.zone("beta");
  ZoneHandle gamma = builder.zone("gamma");
  ZoneHandle delta = builder.zone("delta");
  IndicatorHandle gdp = builder.indicator("gdp");
  IndicatorHandle rate = builder.indicator("rate", IndicatorKind::ratio, percent);
  IndicatorHandle mood = builder.indicator("mood", IndicatorKind::index);
  GroupHandle group = builder.group(
      "g",
      {{alpha, {1y, 9999y}}, {beta, {1y, 2015y}}, {gamma, {2016y, 9999y}}, {delta, {1y, 9999y}}});
  std::int64_t r = builder.release("r");
};

TEST_F(Growth, OfAZoneIsAFractionOfTheYearBefore) {
  builder.put(gdp, alpha, 2013, 50, r);
  builder.put(gdp, alpha, 2014, 60, r);
  builder.put(gdp, alpha, 2016, 66, r);
  builder.put(gdp, alpha, 2017, 0, r, Status::time_series_break);
  builder.put(gdp, alpha, 2018, 5, r);
  const Snapshot book = builder.snapshot();
  const Series yearly = growth(book, gdp, alpha);
  EXPECT_EQ(yearly.years, (YearRange{2014y, 2018y}));
  EXPECT_DOUBLE_EQ(yearly.values[0], 0.2);
  EXPECT_TRUE(is_missing(yearly.values[1]));
  EXPECT_EQ(yearly.statuses[1], Status::none);
  EXPECT_TRUE(is_missing(yearly.values[2]));
  EXPECT_DOUBLE_EQ(yearly.values[3], -1);
  EXPECT_EQ(yearly.statuses[3], Status::time_series_break);  // flagged
  EXPECT_TRUE(is_missing(yearly.values[4]));                 // from zero
  EXPECT_EQ(yearly.statuses[4], Status::time_series_break);
  // The year before may lie before the range.
  EXPECT_DOUBLE_EQ(growth(book, gdp, alpha, {2014y, 2014y}).values[0], 0.2);
  EXPECT_TRUE(growth(book, gdp, alpha, {2015y, 2014y}).empty());
  EXPECT_TRUE(growth(book, gdp, beta).empty());
}

TEST_F(Growth, OverABreakOrAnotherDefinitionIsFlagged) {
  using enum Status;
  // The statuses of 2010 onwards, and that of the growth of each year on the year before: the
  // worse of the two, a break before another definition before a provisional figure.
  const std::vector<Status> printed{
      normal,      definition_differs, normal,           time_series_break,
      provisional, definition_differs, time_series_break};
  const std::vector<Status> flagged{definition_differs, definition_differs, time_series_break,
                                    time_series_break,  definition_differs, time_series_break};
  for (std::size_t i = 0; i < printed.size(); ++i) {
    const int year = 2010 + static_cast<int>(i);
    builder.put(gdp, alpha, year, 100, r, printed[i]);
    builder.put(rate, alpha, year, 100, r, printed[i]);
  }
  const Snapshot book = builder.snapshot();
  EXPECT_EQ(growth(book, gdp, alpha).statuses, flagged);
  EXPECT_EQ(growth(book, rate, alpha).statuses, flagged);
  for (std::size_t i = 0; i < flagged.size(); ++i) {
    const Year year{2011 + static_cast<int>(i)};
    // Of a group whose one matched member it is, and over the years.
    EXPECT_EQ(growth(book, gdp, group, {year, year}).at(0).status, flagged[i]);
    EXPECT_EQ(cagr(book, gdp, alpha, {year - std::chrono::years{1}, year}).status, flagged[i]);
  }
}

TEST_F(Growth, OverABreakWithoutAFigureIsMissingAndFlagged) {
  builder.put(gdp, alpha, 2015, 100, r);
  builder.put(gdp, alpha, 2016, missing_value, r, Status::time_series_break);
  const Series yearly = growth(builder.snapshot(), gdp, alpha, {2016y, 2016y});
  EXPECT_TRUE(is_missing(yearly.values[0]));
  EXPECT_EQ(yearly.statuses[0], Status::time_series_break);
}

TEST_F(Growth, OfARatioIsADifferenceInItsUnit) {
  builder.put(rate, alpha, 2015, 11.5, r);
  builder.put(rate, alpha, 2016, 12.25, r);
  EXPECT_DOUBLE_EQ(growth(builder.snapshot(), rate, alpha, {2016y, 2016y}).values[0], 0.75);
}

TEST_F(Growth, CompoundRatesNeedBothEnds) {
  builder.put(gdp, alpha, 2010, 100, r);
  builder.put(gdp, alpha, 2012, 121, r, Status::definition_differs);
  const Snapshot book = builder.snapshot();
  EXPECT_NEAR(cagr(book, gdp, alpha, {2010y, 2012y}).value.value(), 0.1, 1e-15);
  EXPECT_EQ(cagr(book, gdp, alpha, {2010y, 2012y}).status, Status::definition_differs);
  EXPECT_FALSE(cagr(book, gdp, alpha, {2010y, 2011y}).value);
  EXPECT_FALSE(cagr(book, gdp, alpha, {2010y, 2010y}).value);
  EXPECT_FALSE(cagr(book, gdp, alpha, {2012y, 2010y}).value);
  EXPECT_EQ(thrown_by([&] { (void)cagr(book, rate, alpha, {2010y, 2012y}); }).code,
            ErrorCode::invalid_argument);
}

TEST_F(Growth, OfAGroupIsTakenApartExactly) {
  builder.put(gdp, alpha, 2015, 100, r);
  builder.put(gdp, alpha, 2016, 110, r);
  builder.put(gdp, beta, 2015, 40, r);  // leaves
  builder.put(gdp, beta, 2016, 41, r);
  builder.put(gdp, gamma, 2015, 7, r);
  builder.put(gdp, gamma, 2016, 30, r);                       // joins
  builder.put(gdp, delta, 2016, 20, r, Status::provisional);  // did not report before
  const Snapshot book = builder.snapshot();
  const auto yearly = growth(book, gdp, group, {2016y, 2016y});
  ASSERT_EQ(yearly.size(), 1U);
  const GroupGrowth& each = yearly[0];
  EXPECT_EQ(each.matched, 1U);
  EXPECT_NEAR(each.value.value(), 0.1, 1e-15);
  EXPECT_EQ(each.status, Status::normal);
  EXPECT_EQ(each.earlier, 140.0);
  EXPECT_EQ(each.later, 160.0);
  EXPECT_EQ(each.matched_change, 10);
  EXPECT_EQ(each.entrants, 30);
  EXPECT_EQ(each.leavers, 40);
  EXPECT_EQ(each.newly_reported, 20);
  EXPECT_EQ(each.no_longer_reported, 0);
  const auto of_the_year =
      growth(book, gdp, group, {2016y, 2016y}, {.policy = GroupPolicy::of_the_year});
  EXPECT_DOUBLE_EQ(of_the_year[0].value.value(), 160.0 / 140 - 1);
  EXPECT_EQ(of_the_year[0].status, Status::provisional);
  const auto constant = growth(book, gdp, group, {2016y, 2016y}, {.policy = GroupPolicy::constant});
  EXPECT_DOUBLE_EQ(constant[0].value.value(), 130.0 / 100 - 1);
  EXPECT_EQ(constant[0].entrants, 0);
}

TEST_F(Growth, OfAGroupIsMissingWithoutMatches) {
  const Snapshot book = builder.snapshot();
  const auto yearly = growth(book, gdp, group, {2016y, 2017y});
  ASSERT_EQ(yearly.size(), 2U);
  EXPECT_FALSE(yearly[0].value);
  EXPECT_FALSE(yearly[0].earlier);
  EXPECT_TRUE(growth(book, gdp, group, {2017y, 2016y}).empty());
}

TEST_F(Growth, OfADefinedRatioComparesTheRatiosOfTheTotals) {
  const auto people = builder.indicator("people", IndicatorKind::stock);
  const auto per_head = builder.ratio("per_head", gdp, people, std::nullopt);
  for (const auto& [zone, year, product, heads] : {std::tuple(alpha, 2015, 10.0, 1.0),
                                                   {delta, 2015, 10.0, 3.0},
                                                   {alpha, 2016, 20.0, 2.0},
                                                   {delta, 2016, 40.0, 4.0}}) {
    builder.put(gdp, zone, year, product, r);
    builder.put(people, zone, year, heads, r);
  }
  const auto yearly = growth(builder.snapshot(), per_head, group, {2016y, 2016y});
  EXPECT_DOUBLE_EQ(yearly[0].value.value(), 60.0 / 6 - 20.0 / 4);
}

TEST_F(Growth, WrongArgumentsAreRefused) {
  const Snapshot book = builder.snapshot();
  const auto code = [](auto&& work) { return thrown_by(work).code; };
  const IndicatorHandle other(0xcd, 1);
  EXPECT_EQ(code([&] { (void)growth(book, other, alpha, {2015y, 2016y}); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)growth(book, gdp, ZoneHandle{}, {2015y, 2016y}); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)growth(book, gdp, ZoneHandle(0xcd, 1)); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)growth(book, gdp, GroupHandle{}, {2015y, 2016y}); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)growth(book, mood, group, {2015y, 2016y}); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)cagr(book, gdp, ZoneHandle{}, {2015y, 2016y}); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)cagr(book, other, alpha, {2015y, 2016y}); }),
            ErrorCode::invalid_argument);
}

TEST_F(Growth, RandomGroupsAddUp) {
  std::mt19937 random(21);
  for (int round = 0; round < 100; ++round) {
    BookBuilder book;
    const auto flow = book.indicator("flow");
    const auto release = book.release("r");
    std::vector<Membership> spans;
    for (int i = 0; i < 15; ++i) {
      const auto zone = book.zone("z" + std::to_string(i));
      const int first = 2000 + static_cast<int>(random() % 4);
      spans.push_back({zone, {Year{first}, Year{first + static_cast<int>(random() % 4)}}});
      for (int year = 2000; year < 2006; ++year) {
        if (random() % 3 > 0)
          book.put(flow, zone, year, static_cast<double>(1 + random() % 1000) / 7, release);
      }
    }
    const auto g = book.group("g", spans);
    const Snapshot now = book.snapshot();
    for (const GroupGrowth& each : growth(now, flow, g, {2001y, 2005y})) {
      const double change = each.later.value_or(0) - each.earlier.value_or(0);
      ASSERT_NEAR(each.matched_change + each.entrants - each.leavers + each.newly_reported -
                      each.no_longer_reported,
                  change, 1e-11);
      double from = 0;
      double to = 0;
      std::size_t matched = 0;
      for (const auto& [zone, years] : spans) {
        const Year before = each.year - std::chrono::years{1};
        const auto a = value(now, flow, zone, before);
        const auto b = value(now, flow, zone, each.year);
        if (!years.contains(before) || !years.contains(each.year) || !a || !b) continue;
        from += *a;
        to += *b;
        ++matched;
      }
      ASSERT_EQ(each.matched, matched);
      ASSERT_EQ(each.value.has_value(), matched > 0);
      if (matched > 0) {
        ASSERT_NEAR(*each.value, to / from - 1, 1e-12);
      }
    }
  }
}

// A panel of growth has the growth of each zone where it is a member, and of nobody else.
TEST_F(Growth, OfEveryMemberIsThatOfEach) {
  std::mt19937 random(22);
  for (const ZoneHandle zone : {alpha, beta, gamma, delta}) {
    for (int year = 2010; year < 2020; ++year) {
      for (const IndicatorHandle indicator : {gdp, rate}) {
        if (random() % 4 == 0) continue;
        builder.put(indicator, zone, year, static_cast<double>(random() % 9), r,
                    random() % 3 == 0 ? Status::time_series_break : Status::normal);
      }
    }
  }
  const Snapshot book = builder.snapshot();
  const auto refusal = [](auto&& work) { return test::thrown_by(work).code; };
  const YearRange years{2008y, 2021y};
  for (const auto& [indicator, measure] :
       {std::pair(gdp, Measure::fraction), std::pair(rate, Measure::figure)}) {
    const Panel found = growth_panel(book, indicator, group, years);
    EXPECT_EQ(found.measure, measure);
    EXPECT_EQ(found.indicator, indicator);
    EXPECT_EQ(found.zones, (std::vector{alpha, beta, gamma, delta}));
    for (std::size_t zone = 0; zone < found.zones.size(); ++zone) {
      const Series expected = growth(book, indicator, found.zones[zone], years);
      for (std::size_t i = 0; i < years.size(); ++i) {
        const std::size_t at = i * found.zones.size() + zone;
        const Year year = expected[i].year;
        const bool member = !(found.zones[zone] == beta && year > 2015y) &&
                            !(found.zones[zone] == gamma && year < 2016y);
        EXPECT_EQ(format_exact(found.values[at]),
                  format_exact(member ? expected.values[i] : missing_value));
        EXPECT_EQ(found.statuses[at], member ? expected.statuses[i] : Status::none);
      }
    }
  }
  EXPECT_TRUE(growth_panel(book, gdp, group, {2016y, 2015y}).empty());
  EXPECT_EQ(refusal([&] {
              (void)growth_panel(book, gdp, group, years, {.policy = GroupPolicy::matched});
            }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(refusal([&] { (void)growth_panel(book, gdp, GroupHandle{}, years); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(refusal([&] { (void)growth_panel(book, IndicatorHandle{}, group, years); }),
            ErrorCode::invalid_argument);
}

}  // namespace
