#include "book/book.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <utility>
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

// Counts what is asked of it, and whether two threads were in it at once. Its counters are plain:
// they are right only when the book takes care.
// What a source was asked, which outlives it.
struct Counts {
  std::map<std::int32_t, int> asked;
  int overlaps = 0;
};

class CountingSource final : public book::Source {
 public:
  explicit CountingSource(CatalogData catalog) : rows_(std::move(catalog)) {}
  book::MemorySource& rows() { return rows_; }
  CatalogData catalog() override { return rows_.catalog(); }
  void observations(std::int32_t indicator, const book::CellRange& cells,
                    const std::function<void(const book::ObservationRow&)>& row) override {
    if (++inside_ != 1) ++counts->overlaps;
    ++counts->asked[indicator];
    rows_.observations(indicator, cells, row);
    std::this_thread::yield();
    --inside_;
  }
  void notes(std::int32_t indicator, const book::CellRange& cells,
             const std::function<void(book::NoteRow&&)>& row) override {
    if (++inside_ != 1) ++counts->overlaps;
    rows_.notes(indicator, cells, row);
    --inside_;
  }

  std::shared_ptr<Counts> counts = std::make_shared<Counts>();

 private:
  book::MemorySource rows_;
  std::atomic<int> inside_{0};
};

TEST_F(BookTest, ReadsAnIndicatorOnceAndOneAtATimeHoweverManyThreadsAsk) {
  constexpr std::size_t flows = 12;
  std::vector<IndicatorHandle> handles{gdp};
  for (std::size_t i = 1; i < flows; ++i)
    handles.push_back(builder.indicator("f" + std::to_string(i)));
  // A ratio of each to the next, and ratios of those: asking for one builds many.
  for (std::size_t i = 0; i + 1 < flows; ++i) {
    handles.push_back(builder.ratio("r" + std::to_string(i), handles[i], handles[i + 1]));
  }
  for (std::size_t i = flows; i + 2 < 2 * flows; ++i) {
    handles.push_back(builder.ratio("r" + std::to_string(i), handles[i], handles[i + 1]));
  }
  auto source = std::make_unique<CountingSource>(builder.catalog());
  for (std::size_t i = 0; i < flows; ++i) {
    const double figure = std::exp2(static_cast<double>(i * i));
    source->rows().add(handles[i].id(),
                       book::ObservationRow{2015, alpha.id(), new_release, figure, Status::normal});
  }
  const auto counted = source->counts;
  const Counts& counts = *counted;
  const Snapshot shared(std::make_shared<book::Book>(std::move(source), SnapshotOptions{}));
  std::atomic<int> wrong{0};
  std::vector<std::thread> threads;
  threads.reserve(8);
  for (unsigned t = 0; t < 8; ++t) {
    threads.emplace_back([&, t, mine = shared] {
      std::vector<std::size_t> order(handles.size());
      for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
      std::shuffle(order.begin(), order.end(), std::mt19937(t));
      for (const std::size_t i : order) {
        // Of values 2^(i^2): r_i is 2^-(2i+1), and rr_i is 2^2.
        double expected = std::exp2(static_cast<double>(i * i));
        if (i >= flows) expected = std::exp2(-2.0 * static_cast<double>(i - flows) - 1);
        if (i >= 2 * flows - 1) expected = 4;
        const auto found = cell(mine, handles[i], alpha, 2015y);
        if (found.value != expected || found.status != Status::normal) ++wrong;
      }
      if (mine.book().last_year() != 2015y) ++wrong;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(counts.overlaps, 0);
  ASSERT_EQ(counts.asked.size(), handles.size());
  for (const auto& [indicator, times] : counts.asked) EXPECT_EQ(times, 1) << indicator;
}

TEST_F(BookTest, HistoriesAndPanelsMayBeAskedForAtOnce) {
  auto source = std::make_unique<CountingSource>(builder.catalog());
  for (int year = 2000; year < 2020; ++year) {
    source->rows().add(gdp.id(),
                       book::ObservationRow{year, alpha.id(), old_release, 1, Status::normal});
    source->rows().add(gdp.id(),
                       book::ObservationRow{year, alpha.id(), new_release, 2, Status::normal});
  }
  const auto counted = source->counts;
  const Counts& counts = *counted;
  book::Book shared(std::move(source), SnapshotOptions{});
  std::atomic<int> wrong{0};
  std::vector<std::thread> threads;
  threads.reserve(8);
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&] {
      for (int n = 0; n < 50; ++n) {
        if (shared.figures(0, {{2005y, 2009y}, alpha.id()}).size() != 10) ++wrong;
        if (shared.panel(0).cell(2005y, 1).value != 2) ++wrong;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(counts.overlaps, 0);
}

TEST_F(BookTest, PreloadReadsEveryIndicatorAndLaterQuestionsNone) {
  const auto share = builder.ratio("share", gdp, gdp, nation, percent);
  auto source = std::make_unique<CountingSource>(builder.catalog());
  source->rows().add(gdp.id(),
                     book::ObservationRow{2015, alpha.id(), new_release, 7, Status::normal});
  const auto counted = source->counts;
  const Counts& counts = *counted;
  const Snapshot now(std::make_shared<book::Book>(std::move(source), SnapshotOptions{}));
  EXPECT_TRUE(counts.asked.empty());  // nothing is read before it is asked for
  now.preload();
  const auto after = counts.asked;
  EXPECT_EQ(after, (std::map<std::int32_t, int>{{gdp.id(), 1}, {share.id(), 1}}));
  EXPECT_EQ(cell(now, gdp, alpha, 2015y).value, 7);
  now.preload();
  EXPECT_EQ(counts.asked, after);
}

// Histories are the same whether the source is asked or what was kept of it.
TEST_F(BookTest, PreloadKeepsHistoriesAndNotes) {
  const auto share = builder.ratio("share", gdp, gdp, nation, percent);
  std::mt19937 random(3);
  for (int year = 2000; year < 2010; ++year) {
    for (const ZoneHandle zone : {nation, alpha, beta}) {
      for (const std::int64_t release : {undated, old_release, new_release}) {
        if (random() % 2 == 0) continue;
        builder.put(gdp, zone, year,
                    random() % 4 == 0 ? missing_value : static_cast<double>(random() % 100),
                    release, random() % 4 == 0 ? Status::time_series_break : Status::normal);
        if (random() % 3 == 0) {
          builder.note(gdp, {year, zone.id(), release, "page", std::to_string(random()), 1.0});
        }
      }
    }
  }
  builder.put(share, alpha, 2004, 7, old_release);
  for (const auto& as_of : {std::optional<Date>(), std::optional(Date{2016y / 12 / 31})}) {
    const Snapshot asked = builder.snapshot(as_of);
    const Snapshot kept = builder.snapshot(as_of);
    kept.preload();
    std::size_t seen = 0;
    for (const std::size_t indicator : {std::size_t{0}, std::size_t{1}}) {
      for (const book::CellRange& cells :
           {book::CellRange{}, book::CellRange{{2003y, 2006y}, alpha.id()},
            book::CellRange{{2010y, 2020y}, std::nullopt}}) {
        const auto expected = asked.book().figures(indicator, cells);
        const auto found = kept.book().figures(indicator, cells);
        ASSERT_EQ(found.size(), expected.size());
        for (std::size_t i = 0; i < found.size(); ++i, ++seen) {
          EXPECT_EQ(found[i].row.year, expected[i].row.year);
          EXPECT_EQ(found[i].row.zone, expected[i].row.zone);
          EXPECT_EQ(found[i].row.release, expected[i].row.release);
          EXPECT_EQ(found[i].row.status, expected[i].row.status);
          EXPECT_TRUE(found[i].row.value == expected[i].row.value ||
                      (is_missing(found[i].row.value) && is_missing(expected[i].row.value)));
          EXPECT_EQ(found[i].stands, expected[i].stands);
          EXPECT_EQ(found[i].note.note, expected[i].note.note);
          EXPECT_EQ(found[i].note.quantum, expected[i].note.quantum);
        }
      }
    }
    EXPECT_GT(seen, 15U);
  }
}

// The first questions read their cells alone; their answers are those of the panel.
TEST_F(BookTest, SingleCellsAreReadAloneBeforeAPanelIsBuilt) {
  const auto share = builder.ratio("share", gdp, gdp, nation, percent);
  builder.put(gdp, nation, 2015, 50, old_release);
  builder.put(gdp, alpha, 2015, 5, old_release);
  builder.put(gdp, alpha, 2015, 6, new_release);
  builder.put(gdp, beta, 2015, missing_value, new_release, Status::suppressed);
  builder.put(share, beta, 2015, 7, old_release);
  for (const auto& as_of : {std::optional<Date>(), std::optional(Date{2016y / 12 / 31})}) {
    for (const std::size_t indicator : {std::size_t{0}, std::size_t{1}}) {
      const Snapshot built = builder.snapshot(as_of);
      built.preload();
      book::Book& expected = built.book();
      for (std::size_t zone = 0; zone < 3; ++zone) {
        for (const Year year : {2014y, 2015y, Year{0}, Year{10'000}}) {
          const Snapshot fresh = builder.snapshot(as_of);
          const auto alone = fresh.book().standing(indicator, year, zone);
          EXPECT_EQ(fresh.book().memory(), 0U);
          const auto of_panel = expected.standing(indicator, year, zone);
          EXPECT_EQ(format_exact(alone.cell.value), format_exact(of_panel.cell.value));
          EXPECT_EQ(alone.cell.status, of_panel.cell.status);
          EXPECT_EQ(alone.release, of_panel.release);
        }
      }
    }
  }
}

// By a clock that goes on by a microsecond whenever somebody looks at it.
TEST_F(BookTest, APanelIsBuiltOnceSingleCellsHaveTakenAsLong) {
  auto source = std::make_unique<book::MemorySource>(builder.catalog());
  source->add(gdp.id(), {2015, alpha.id(), new_release, 6, Status::normal});
  std::chrono::microseconds time{0};
  book::Book book(std::move(source), {}, [&] { return ++time; });
  const std::size_t zones = book.catalog().zones().size();
  // A row a zone for 16 years, 100 ns each, is what building is reckoned to cost.
  const std::size_t questions = (zones * 16 * 100 + 999) / 1000;
  ASSERT_GT(questions, 1U);
  const std::size_t at = book.catalog().position(alpha);
  for (std::size_t i = 0; i < questions; ++i) {
    EXPECT_EQ(book.cell(0, 2015y, at).value, 6);
    EXPECT_EQ(book.memory(), 0U);
  }
  EXPECT_EQ(book.cell(0, 2015y, at).value, 6);
  EXPECT_GT(book.memory(), 0U);
}

// A source that fails at one indicator, once.
class FailingSource final : public book::Source {
 public:
  FailingSource(CatalogData catalog, std::int32_t indicator)
      : rows_(std::move(catalog)), fails_at_(indicator) {}
  book::MemorySource& rows() { return rows_; }
  CatalogData catalog() override { return rows_.catalog(); }
  void observations(std::int32_t indicator, const book::CellRange& cells,
                    const std::function<void(const book::ObservationRow&)>& row) override {
    rows_.observations(indicator, cells, row);
    if (std::exchange(fails_at_, fails_at_ == indicator ? 0 : fails_at_) == indicator) {
      throw Error(ErrorCode::busy, "the file is busy");
    }
  }
  void notes(std::int32_t indicator, const book::CellRange& cells,
             const std::function<void(book::NoteRow&&)>& row) override {
    rows_.notes(indicator, cells, row);
  }

 private:
  book::MemorySource rows_;
  std::int32_t fails_at_;
};

TEST_F(BookTest, APreloadThatFailsSaysSoAndCanBeAskedAgain) {
  std::vector<IndicatorHandle> flows{gdp};
  for (int i = 0; i < 20; ++i) flows.push_back(builder.indicator("f" + std::to_string(i)));
  auto source = std::make_unique<FailingSource>(builder.catalog(), flows[10].id());
  for (const IndicatorHandle flow : flows) {
    source->rows().add(flow.id(), {2015, alpha.id(), old_release, 1, Status::normal});
    source->rows().add(flow.id(), {2015, alpha.id(), new_release, 2, Status::normal});
  }
  const Snapshot now(std::make_shared<book::Book>(std::move(source), SnapshotOptions{}));
  EXPECT_EQ(test::thrown_by([&] { now.preload(); }).code, ErrorCode::busy);
  now.preload();
  for (const IndicatorHandle flow : flows) {
    const std::size_t position = now.catalog().position(flow);
    EXPECT_EQ(now.book().cell(position, 2015y, now.catalog().position(alpha)).value, 2);
    EXPECT_EQ(now.book().figures(position, {}).size(), 2U);
  }
}

TEST_F(BookTest, ASnapshotFindsHandlesByNameAndItsCopiesShareTheBook) {
  const auto both = builder.group("both", {});
  using std::chrono::June;
  const Snapshot now = builder.snapshot(2017y / June / 1);
  EXPECT_EQ(now.zone("beta"), beta);
  EXPECT_EQ(now.indicator("GDP"), gdp);
  EXPECT_EQ(now.group("both"), both);
  EXPECT_EQ(now.as_of(), Date(2017y / June / 1));
  EXPECT_FALSE(builder.snapshot().as_of());
  const Snapshot copy = now;  // NOLINT(performance-unnecessary-copy-initialization): it is the test
  EXPECT_EQ(&copy.book(), &now.book());
  const auto where = std::source_location::current();
  try {
    (void)now.zone("nowhere");
    FAIL() << "nothing was thrown";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::not_found);
    EXPECT_EQ(error.where().line(), where.line() + 2);
  }
}

}  // namespace
