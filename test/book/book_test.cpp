#include "book/book.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <random>
#include <thread>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;

const Unit cny{"CNY", "money", "CNY", 1, "", ""};
const Unit percent{"percent", "ratio", "ratio", 0.01, "", ""};
const Unit cny_100m{"CNY_100m", "money", "CNY", 1e8, "", ""};

struct BookTest : ::testing::Test {
  test::BookBuilder builder;
  ZoneHandle nation = builder.zone("nation", {}, ZoneKind::nation);
  ZoneHandle alpha = builder.zone("alpha", "nation");
  ZoneHandle beta = builder.zone("beta", "nation");
  IndicatorHandle gdp = builder.indicator("gdp");
  std::int64_t old_release = builder.release("old", "2016");
  std::int64_t new_release = builder.release("new", "2017-12-21");
  std::int64_t undated = builder.release("undated", "");

  static book::Cell cell(const Snapshot& snapshot, IndicatorHandle indicator, ZoneHandle zone,
                         Year year) {
    return snapshot.book()
        .panel(snapshot.catalog().position(indicator))
        .cell(year, snapshot.catalog().position(zone));
  }
};

TEST_F(BookTest, TheNewestReleaseStandsAlsoWhenItSaysMissing) {
  builder.put(gdp, alpha, 2015, 5, old_release);
  builder.put(gdp, alpha, 2015, missing_value, new_release, Status::suppressed);
  builder.put(gdp, beta, 2015, 6, new_release);
  builder.put(gdp, beta, 2015, 7, old_release);
  const Snapshot now = builder.snapshot();
  EXPECT_EQ(cell(now, gdp, alpha, 2015y).status, Status::suppressed);
  EXPECT_EQ(cell(now, gdp, beta, 2015y).value, 6);
}

TEST_F(BookTest, AsOfHidesLaterAndUndatedReleases) {
  builder.put(gdp, alpha, 2015, 5, old_release);
  builder.put(gdp, alpha, 2015, 6, new_release);
  builder.put(gdp, beta, 2015, 7, undated);
  using std::chrono::December;
  EXPECT_EQ(cell(builder.snapshot(2017y / December / 20), gdp, alpha, 2015y).value, 5);
  EXPECT_EQ(cell(builder.snapshot(2017y / December / 21), gdp, alpha, 2015y).value, 6);
  // The partial date 2016 counts as its last day.
  EXPECT_EQ(cell(builder.snapshot(2016y / December / 30), gdp, alpha, 2015y).status, Status::none);
  EXPECT_EQ(cell(builder.snapshot(2016y / December / 31), gdp, alpha, 2015y).value, 5);
  EXPECT_EQ(cell(builder.snapshot(9999y / December / 31), gdp, beta, 2015y).status, Status::none);
  EXPECT_EQ(cell(builder.snapshot(), gdp, beta, 2015y).value, 7);
}

TEST_F(BookTest, ADefinitionFillsCellsWithoutARow) {
  const auto share = builder.ratio("share", gdp, gdp, nation, percent);
  builder.put(gdp, nation, 2015, 200, new_release, Status::provisional);
  builder.put(gdp, alpha, 2015, 50, new_release);
  builder.put(gdp, beta, 2015, 30, new_release);
  builder.put(share, beta, 2015, 14.9, new_release);
  const Snapshot now = builder.snapshot();
  EXPECT_DOUBLE_EQ(cell(now, share, alpha, 2015y).value, 25);
  EXPECT_EQ(cell(now, share, alpha, 2015y).status, Status::provisional);
  EXPECT_EQ(cell(now, share, beta, 2015y).value, 14.9);
  EXPECT_EQ(cell(now, share, beta, 2015y).status, Status::normal);
}

TEST_F(BookTest, AStoredMissingWinsOverADefinition) {
  const auto share = builder.ratio("share", gdp, gdp, nation, percent);
  builder.put(gdp, nation, 2015, 200, new_release);
  builder.put(gdp, alpha, 2015, 50, new_release);
  builder.put(share, alpha, 2015, missing_value, new_release, Status::missing);
  EXPECT_EQ(cell(builder.snapshot(), share, alpha, 2015y).status, Status::missing);
}

TEST_F(BookTest, DefinitionsMayStandOnDefinitions) {
  // As in the report: GDP implied by R&D and its intensity, and the share of that.
  const auto rd = builder.indicator("rd", IndicatorKind::flow, cny_100m);
  const auto intensity = builder.indicator("intensity", IndicatorKind::ratio, percent);
  const auto implied = builder.ratio("implied", rd, intensity, std::nullopt, cny);
  const auto share = builder.ratio("share", gdp, implied, nation, percent);
  builder.put(rd, nation, 2016, 15676.7, new_release);
  builder.put(intensity, nation, 2016, 2.11, new_release);
  builder.put(gdp, alpha, 2016, 8.98e12, new_release);
  const Snapshot now = builder.snapshot();
  EXPECT_NEAR(cell(now, implied, nation, 2016y).value, 1.56767e12 / 0.0211, 1);
  EXPECT_NEAR(cell(now, share, alpha, 2016y).value, 100 * 8.98e12 / (1.56767e12 / 0.0211), 1e-10);
}

TEST_F(BookTest, APartThatIsMissingMakesTheRatioMissing) {
  const auto people = builder.indicator("people", IndicatorKind::stock);
  const auto per_head = builder.ratio("per_head", gdp, people, std::nullopt, cny);
  builder.put(gdp, alpha, 2015, 5, new_release);
  builder.put(people, alpha, 2015, missing_value, new_release, Status::cannot_exist);
  builder.put(gdp, beta, 2015, 5, new_release);
  builder.put(people, beta, 2015, 0, new_release);
  builder.put(gdp, nation, 2015, 5, new_release);
  const Snapshot now = builder.snapshot();
  EXPECT_EQ(cell(now, per_head, alpha, 2015y).status, Status::cannot_exist);
  EXPECT_EQ(cell(now, per_head, beta, 2015y).status, Status::missing);  // divided by zero
  EXPECT_TRUE(is_missing(cell(now, per_head, beta, 2015y).value));
  EXPECT_EQ(cell(now, per_head, nation, 2015y).status, Status::none);  // a part has no row
}

TEST_F(BookTest, LastYearIsThatOfAnyIndicator) {
  const auto people = builder.indicator("people", IndicatorKind::stock);
  EXPECT_FALSE(builder.snapshot().book().last_year());
  builder.put(gdp, alpha, 2012, 5, new_release);
  builder.put(people, alpha, 2014, 5, old_release);
  EXPECT_EQ(builder.snapshot().book().last_year(), 2014y);
}

TEST_F(BookTest, FiguresCarryTheirNotesAndWhichStands) {
  builder.put(gdp, alpha, 2015, 5, old_release);
  builder.put(gdp, alpha, 2015, 6, new_release);
  builder.put(gdp, alpha, 2016, 7, old_release);
  builder.note(gdp, {2015, alpha.id(), new_release, "table 1", "", 10});
  builder.note(gdp, {2016, alpha.id(), old_release, "", "early", std::nullopt});
  const auto figures = builder.snapshot().book().figures(0, {{1y, 9999y}, alpha.id()});
  ASSERT_EQ(figures.size(), 3U);
  EXPECT_FALSE(figures[0].stands);
  EXPECT_EQ(figures[0].note.locator, "");
  EXPECT_TRUE(figures[1].stands);
  EXPECT_EQ(figures[1].note.locator, "table 1");
  EXPECT_EQ(figures[1].note.quantum, 10);
  EXPECT_TRUE(figures[2].stands);
  EXPECT_EQ(figures[2].note.note, "early");
}

TEST_F(BookTest, AnyNumberOfThreadsMayAsk) {
  constexpr int indicators = 40;
  std::vector<IndicatorHandle> handles;
  for (int i = 0; i < indicators; ++i) {
    handles.push_back(builder.indicator("i" + std::to_string(i)));
    for (int year = 2000; year < 2020; ++year) {
      builder.put(handles.back(), alpha, year, i * 10'000 + year, new_release);
    }
  }
  const Snapshot now = builder.snapshot();
  std::atomic<int> wrong{0};
  std::vector<std::thread> threads;
  for (unsigned t = 0; t < 8; ++t) {
    threads.emplace_back([&, t] {
      std::mt19937 random(t);
      for (int n = 0; n < 2000; ++n) {
        const int i = static_cast<int>(random() % indicators);
        const int year = 2000 + static_cast<int>(random() % 20);
        const auto found = cell(now, handles[static_cast<std::size_t>(i)], alpha, Year{year});
        if (found.value != i * 10'000 + year) ++wrong;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

}  // namespace
