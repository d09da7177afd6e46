#include "book/book.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "book/book_fixture.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;

const Unit cny{"CNY", "money", "CNY", 1, "", ""};
using test::cny_100m;
using test::percent;
using BookTest = test::BookFixture;

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
  threads.reserve(8);
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

TEST_F(BookTest, APressFigureNeverDisplacesAPrimaryOne) {
  auto& releases = builder.catalog().releases;
  releases.insert(releases.begin(), {17'000'000, "press", "", "", "2018", 0, "", ""});
  builder.put(gdp, alpha, 2015, 9, 17'000'000);
  builder.put(gdp, alpha, 2015, missing_value, old_release, Status::missing);
  builder.put(gdp, beta, 2015, 8, 17'000'000);
  const Snapshot now = builder.snapshot();
  EXPECT_EQ(cell(now, gdp, alpha, 2015y).status, Status::missing);
  EXPECT_EQ(cell(now, gdp, beta, 2015y).value, 8);
  using std::chrono::December;
  const Snapshot then = builder.snapshot(2017y / December / 31);
  EXPECT_EQ(cell(then, gdp, beta, 2015y).status, Status::none);
}

TEST_F(BookTest, ReleasesStandBesideTheirFiguresHoweverManyThereAre) {
  std::vector<std::int64_t> releases;
  releases.reserve(600);
  for (int i = 0; i < 600; ++i)
    releases.push_back(builder.release("r" + std::to_string(i), "2018"));
  for (int i = 0; i < 600; ++i) {
    builder.put(gdp, alpha, 1400 + i, i, releases[static_cast<std::size_t>(599 - i)]);
  }
  const Snapshot now = builder.snapshot();
  for (int i = 0; i < 600; ++i) {
    ASSERT_EQ(now.book().panel(0).release(Year{1400 + i}, 1),
              releases[static_cast<std::size_t>(599 - i)]);
    ASSERT_EQ(now.book().panel(0).release(Year{1400 + i}, 2), 0);
  }
}

TEST_F(BookTest, ADefinitionReachesYearsBeforeAndAfterItsRows) {
  const auto share = builder.ratio("share", gdp, gdp, nation, percent);
  for (int year = 2010; year <= 2016; ++year) {
    builder.put(gdp, nation, year, 200, new_release);
    builder.put(gdp, alpha, year, year - 2000, new_release);
  }
  builder.put(share, alpha, 2013, 99, new_release);
  const Snapshot now = builder.snapshot();
  for (int year = 2010; year <= 2016; ++year) {
    const double expected = year == 2013 ? 99 : (year - 2000) / 2.0;
    EXPECT_DOUBLE_EQ(cell(now, share, alpha, Year{year}).value, expected) << year;
    EXPECT_EQ(now.book().panel(1).release(Year{year}, 1), year == 2013 ? new_release : 0);
  }
  EXPECT_EQ(cell(now, share, alpha, 2009y).status, Status::none);
}

TEST_F(BookTest, ADefinitionConvertsUnitsAndAppliesItsFactor) {
  // Thousand CNY a head, from CNY 100 million over ten thousand persons, in thousandths.
  const auto big = builder.indicator("big", IndicatorKind::flow, cny_100m);
  const auto people = builder.indicator("people", IndicatorKind::stock,
                                        {"person_10k", "people", "person", 1e4, "", ""});
  const auto per_head = builder.ratio("per_head", big, people, std::nullopt,
                                      {"CNY_1000_a_head", "money/people", "a", 1000, "", ""});
  builder.catalog().indicators.back().ratio->factor = 0.5;
  builder.put(big, alpha, 2015, 30, new_release);
  builder.put(people, alpha, 2015, 2, new_release);
  // 0.5 * (30e8 CNY / 20,000 persons) / 1000 = 75
  EXPECT_DOUBLE_EQ(cell(builder.snapshot(), per_head, alpha, 2015y).value, 75);
}

TEST_F(BookTest, TheWorstStatusComesThroughAChainOfDefinitions) {
  const auto people = builder.indicator("people", IndicatorKind::stock);
  const auto hours = builder.indicator("hours", IndicatorKind::flow);
  const auto per_head = builder.ratio("per_head", gdp, people);
  const auto per_hour = builder.ratio("per_hour", per_head, hours);
  builder.put(gdp, alpha, 2015, 12, new_release, Status::estimated);
  builder.put(people, alpha, 2015, 3, new_release, Status::low_reliability);
  builder.put(hours, alpha, 2015, 2, new_release, Status::provisional);
  builder.put(gdp, beta, 2015, 12, new_release);
  builder.put(people, beta, 2015, missing_value, new_release, Status::suppressed);
  builder.put(hours, beta, 2015, 2, new_release, Status::low_reliability);
  const Snapshot now = builder.snapshot();
  EXPECT_DOUBLE_EQ(cell(now, per_hour, alpha, 2015y).value, 2);
  EXPECT_EQ(cell(now, per_hour, alpha, 2015y).status, Status::low_reliability);
  EXPECT_TRUE(is_missing(cell(now, per_hour, beta, 2015y).value));
  EXPECT_EQ(cell(now, per_hour, beta, 2015y).status, Status::suppressed);
}

TEST_F(BookTest, AStoredRatioFeedsTheDefinitionsAboveIt) {
  const auto people = builder.indicator("people", IndicatorKind::stock);
  const auto per_head = builder.ratio("per_head", gdp, people);
  const auto twice = builder.ratio("twice", per_head, people);
  builder.put(gdp, alpha, 2015, 12, new_release);
  builder.put(people, alpha, 2015, 2, new_release);
  builder.put(per_head, alpha, 2015, 10, new_release, Status::definition_differs);
  const Snapshot now = builder.snapshot();
  EXPECT_DOUBLE_EQ(cell(now, twice, alpha, 2015y).value, 5);
  EXPECT_EQ(cell(now, twice, alpha, 2015y).status, Status::definition_differs);
}

TEST_F(BookTest, ZeroOverZeroAndWhatOverflowsAreMissing) {
  const auto people = builder.indicator("people", IndicatorKind::stock);
  const auto per_head = builder.ratio("per_head", gdp, people);
  builder.put(gdp, alpha, 2015, 0, new_release);
  builder.put(people, alpha, 2015, 0, new_release);
  builder.put(gdp, beta, 2015, 1e300, new_release);
  builder.put(people, beta, 2015, 1e-300, new_release);
  builder.put(gdp, nation, 2015, 0, new_release);
  builder.put(people, nation, 2015, 5, new_release);
  const Snapshot now = builder.snapshot();
  for (const ZoneHandle zone : {alpha, beta}) {
    EXPECT_TRUE(is_missing(cell(now, per_head, zone, 2015y).value));
    EXPECT_EQ(cell(now, per_head, zone, 2015y).status, Status::missing);
  }
  EXPECT_EQ(cell(now, per_head, nation, 2015y).value, 0);
  EXPECT_EQ(cell(now, per_head, nation, 2015y).status, Status::normal);
}

TEST_F(BookTest, ADenominatorOfOneZoneServesAllOthers) {
  const auto share = builder.ratio("share", gdp, gdp, nation, percent);
  builder.put(gdp, nation, 2015, 200, new_release);
  builder.put(gdp, alpha, 2015, 50, new_release);
  builder.put(gdp, alpha, 2016, 50, new_release);  // in 2016 the nation has no row
  const Snapshot now = builder.snapshot();
  EXPECT_DOUBLE_EQ(cell(now, share, nation, 2015y).value, 100);
  EXPECT_DOUBLE_EQ(cell(now, share, alpha, 2015y).value, 25);
  EXPECT_EQ(cell(now, share, beta, 2015y).status, Status::none);
  EXPECT_EQ(cell(now, share, alpha, 2016y).status, Status::none);
}

TEST_F(BookTest, AsOfReachesDefinitionsToo) {
  const auto share = builder.ratio("share", gdp, gdp, nation, percent);
  builder.put(gdp, nation, 2015, 200, old_release);
  builder.put(gdp, alpha, 2015, 50, old_release);
  builder.put(gdp, alpha, 2015, 60, new_release);
  builder.put(share, alpha, 2015, 31, new_release);
  using std::chrono::June;
  EXPECT_DOUBLE_EQ(cell(builder.snapshot(2017y / June / 1), share, alpha, 2015y).value, 25);
  EXPECT_DOUBLE_EQ(cell(builder.snapshot(), share, alpha, 2015y).value, 31);
}

TEST_F(BookTest, LastYearSeesNoHiddenRelease) {
  builder.put(gdp, alpha, 2012, 5, old_release);
  builder.put(gdp, alpha, 2014, 5, new_release);
  using std::chrono::June;
  EXPECT_EQ(builder.snapshot(2017y / June / 1).book().last_year(), 2012y);
  EXPECT_FALSE(builder.snapshot(2000y / June / 1).book().last_year());
}

TEST_F(BookTest, NotesOfHiddenReleasesAreHidden) {
  builder.put(gdp, alpha, 2015, 5, old_release);
  builder.put(gdp, alpha, 2015, 6, new_release);
  builder.note(gdp, {2015, alpha.id(), new_release, "new table", "", std::nullopt});
  builder.note(gdp, {2014, alpha.id(), old_release, "of no figure", "", std::nullopt});
  using std::chrono::June;
  const auto figures =
      builder.snapshot(2017y / June / 1).book().figures(0, {{1y, 9999y}, alpha.id()});
  ASSERT_EQ(figures.size(), 1U);
  EXPECT_TRUE(figures[0].stands);
  EXPECT_EQ(figures[0].note.locator, "");
}

TEST_F(BookTest, NotesStayWithTheirFiguresAmongMany) {
  // Each figure says in its note which it is; every third has none.
  const auto name = [](const book::ObservationRow& row) {
    return std::to_string(row.year) + "/" + std::to_string(row.zone) + "/" +
           std::to_string(row.release);
  };
  std::mt19937 random(31);
  const std::vector<ZoneHandle> zones{nation, alpha, beta};
  std::size_t count = 0;
  for (int year = 2000; year < 2030; ++year) {
    for (const ZoneHandle zone : zones) {
      for (const auto release : {old_release, new_release, undated}) {
        if (random() % 3 == 0) continue;
        ++count;
        builder.put(gdp, zone, year, 1, release);
        if (count % 3 == 0) continue;
        builder.note(gdp, {year, zone.id(), release, "", name({year, zone.id(), release, 0, {}}),
                           std::nullopt});
      }
    }
  }
  const auto figures = builder.snapshot().book().figures(0, {});
  ASSERT_EQ(figures.size(), count);
  std::size_t noted = 0;
  for (const auto& figure : figures) {
    if (figure.note.note.empty()) continue;
    ++noted;
    EXPECT_EQ(figure.note.note, name(figure.row));
  }
  EXPECT_EQ(noted, count - count / 3);
}

}  // namespace
