#include <yearbook/error.hpp>
#include <yearbook/query.hpp>

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <tuple>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::BookBuilder;
using test::thrown_by;

struct Cells : ::testing::Test {
  BookBuilder builder;
  ZoneHandle alpha = builder.zone("alpha");
  ZoneHandle beta = builder.zone("beta");
  IndicatorHandle gdp = builder.indicator("gdp");
  std::int64_t r1 = builder.release("r1", "2016");
  std::int64_t r2 = builder.release("r2", "2017");
};

TEST_F(Cells, FourThingsStayApart) {
  builder.put(gdp, alpha, 2014, 0, r1);
  builder.put(gdp, alpha, 2015, missing_value, r1, Status::suppressed);
  builder.put(gdp, alpha, 2016, missing_value, r1, Status::time_series_break);
  const Snapshot now = builder.snapshot();
  EXPECT_EQ(observation(now, gdp, alpha, 2014y), (Observation{0.0, Status::normal, "r1"}));
  EXPECT_EQ(observation(now, gdp, alpha, 2015y),
            (Observation{std::nullopt, Status::suppressed, "r1"}));
  EXPECT_EQ(observation(now, gdp, alpha, 2016y),
            (Observation{std::nullopt, Status::time_series_break, "r1"}));
  EXPECT_EQ(observation(now, gdp, alpha, 2017y), (Observation{std::nullopt, Status::none, ""}));
  EXPECT_EQ(value(now, gdp, alpha, 2014y), 0.0);
  EXPECT_FALSE(value(now, gdp, alpha, 2015y));
  EXPECT_FALSE(value(now, gdp, beta, 2014y));
}

TEST_F(Cells, SeriesHasEveryYearOfTheRange) {
  builder.put(gdp, alpha, 2014, 4, r1);
  builder.put(gdp, alpha, 2016, 6, r2, Status::estimated);
  const Snapshot now = builder.snapshot();
  const Series cells = series(now, gdp, alpha, {2013y, 2017y});
  ASSERT_EQ(cells.size(), 5U);
  EXPECT_TRUE(is_missing(cells.values[0]));
  EXPECT_EQ(cells.values[1], 4);
  EXPECT_EQ(cells.statuses[2], Status::none);
  EXPECT_EQ(cells.values[3], 6);
  EXPECT_EQ(cells.statuses[3], Status::estimated);
}

TEST_F(Cells, SeriesWithoutYearsIsFromTheFirstToTheLastRow) {
  builder.put(gdp, beta, 2001, 1, r1);
  builder.put(gdp, alpha, 2014, missing_value, r1, Status::missing);
  builder.put(gdp, alpha, 2016, 6, r2);
  builder.put(gdp, beta, 2020, 1, r1);
  const Snapshot now = builder.snapshot();
  EXPECT_EQ(series(now, gdp, alpha).years, (YearRange{2014y, 2016y}));
  EXPECT_EQ(series(now, gdp, alpha).statuses[0], Status::missing);
}

TEST_F(Cells, ReversedRangesAndZonesWithoutRowsGiveEmptySeries) {
  builder.put(gdp, alpha, 2014, 4, r1);
  const Snapshot now = builder.snapshot();
  EXPECT_TRUE(series(now, gdp, alpha, {2016y, 2014y}).empty());
  EXPECT_TRUE(series(now, gdp, beta).empty());
}

TEST_F(Cells, HistoryListsEveryReleaseAndTheOneThatStandsLast) {
  builder.put(gdp, alpha, 2014, 4, r1);
  builder.put(gdp, alpha, 2014, 5, r2, Status::provisional);
  builder.put(gdp, alpha, 2015, missing_value, r1, Status::missing);
  builder.note(gdp, {2014, alpha.id(), r2, "table 3", "note", 0.5});
  const Snapshot now = builder.snapshot();
  const auto figures = history(now, gdp, alpha, 2014y);
  ASSERT_EQ(figures.size(), 2U);
  EXPECT_EQ(figures[0].release, "r1");
  EXPECT_EQ(figures[0].published_on, "2016");
  EXPECT_FALSE(figures[0].stands);
  EXPECT_EQ(figures[1].value, 5.0);
  EXPECT_TRUE(figures[1].stands);
  EXPECT_EQ(figures[1].status, Status::provisional);
  EXPECT_EQ(figures[1].locator, "table 3");
  EXPECT_EQ(figures[1].quantum, 0.5);
  EXPECT_EQ(history(now, gdp, alpha).size(), 3U);
  EXPECT_TRUE(history(now, gdp, beta).empty());
  using std::chrono::December;
  const auto then = history(builder.snapshot(2016y / December / 31), gdp, alpha, 2014y);
  ASSERT_EQ(then.size(), 1U);
  EXPECT_TRUE(then[0].stands);
}

TEST_F(Cells, ForeignHandlesAreRefusedEverywhere) {
  const Snapshot now = builder.snapshot();
  const IndicatorHandle other_indicator(0xcd, 1);
  const ZoneHandle other_zone(0xcd, 1);
  EXPECT_EQ(thrown_by([&] { (void)value(now, other_indicator, alpha, 2014y); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([&] { (void)value(now, gdp, other_zone, 2014y); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([&] { (void)observation(now, gdp, ZoneHandle{}, 2014y); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([&] { (void)observation(now, IndicatorHandle{}, alpha, 2014y); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([&] { (void)series(now, gdp, other_zone); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([&] { (void)series(now, other_indicator, alpha, {2014y, 2015y}); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([&] { (void)history(now, gdp, other_zone, 2014y); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([&] { (void)history(now, other_indicator, alpha); }).code,
            ErrorCode::invalid_argument);
}

TEST_F(Cells, RandomBooksAnswerAsABruteForceModelDoes) {
  std::mt19937 random(42);
  for (int round = 0; round < 30; ++round) {
    BookBuilder book;
    std::vector<ZoneHandle> zones;
    std::vector<IndicatorHandle> indicators;
    std::vector<std::int64_t> releases;
    for (int i = 0; i < 4; ++i) zones.push_back(book.zone("z" + std::to_string(i)));
    for (int i = 0; i < 3; ++i) indicators.push_back(book.indicator("i" + std::to_string(i)));
    for (int i = 0; i < 4; ++i)
      releases.push_back(book.release("r" + std::to_string(i), std::to_string(2010 + i)));
    // (indicator, zone, year, release) -> value
    std::map<std::tuple<std::size_t, std::size_t, int, std::size_t>, double> model;
    for (int n = 0; n < 120; ++n) {
      const std::tuple key{random() % 3, random() % 4, 2000 + static_cast<int>(random() % 6),
                           random() % 4};
      const double figure =
          random() % 5 == 0 ? missing_value : static_cast<double>(random() % 1000);
      if (!model.emplace(key, figure).second) continue;
      const auto& [i, z, year, r] = key;
      book.put(indicators[i], zones[z], year, figure, releases[r],
               is_missing(figure) ? Status::missing : Status::normal);
    }
    // As of the end of 2010 + horizon releases 0..horizon are seen.
    const std::size_t horizon = random() % 4;
    using std::chrono::December;
    const Snapshot then = book.snapshot(Year{2010 + static_cast<int>(horizon)} / December / 31);
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t z = 0; z < 4; ++z) {
        for (int year = 1999; year < 2007; ++year) {
          Observation expected;
          std::size_t count = 0;
          for (std::size_t r = 0; r <= horizon; ++r) {
            const auto found = model.find({i, z, year, r});
            if (found == model.end()) continue;
            ++count;
            expected = is_missing(found->second)
                           ? Observation{std::nullopt, Status::missing, "r" + std::to_string(r)}
                           : Observation{found->second, Status::normal, "r" + std::to_string(r)};
          }
          ASSERT_EQ(observation(then, indicators[i], zones[z], Year{year}), expected);
          ASSERT_EQ(history(then, indicators[i], zones[z], Year{year}).size(), count);
        }
      }
    }
  }
}

}  // namespace
