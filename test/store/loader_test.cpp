#include <yearbook/error.hpp>
#include <yearbook/exchange.hpp>
#include <yearbook/loader.hpp>
#include <yearbook/query.hpp>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <random>
#include <tuple>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::dump;
using test::TemporaryFolder;
using test::thrown_by;

struct LoaderTest : ::testing::Test {
  TemporaryFolder folder;
  std::string file = folder.file("a.db");
  std::optional<Database> database;
  ZoneHandle alpha;
  ZoneHandle beta;
  IndicatorHandle gdp;
  IndicatorHandle mood;

  LoaderTest() {
    const TemporaryFolder data;
    test::write_small_directory(data);
    load(file, data.path().string());
    database.emplace(Database::open(file));
    const Snapshot book = database->snapshot();
    alpha = book.zone("alpha");
    beta = book.zone("beta");
    gdp = book.indicator("gdp");
    mood = book.indicator("mood");
  }
  std::string text(const std::string& sql) const {
    return SQLite::Database(file, SQLite::OPEN_READONLY).execAndGet(sql).getString();
  }
  // A commit that must fail, leave the file as it was and keep its figures.
  test::Thrown refused(Loader& loader) const {
    const std::string before = dump(file);
    const std::size_t size = loader.size();
    auto thrown = thrown_by([&] { loader.commit(); });
    EXPECT_EQ(dump(file), before);
    EXPECT_EQ(loader.size(), size);
    return thrown;
  }
};

TEST_F(LoaderTest, WritesFiguresOfSeveralReleasesInAnyOrder) {
  Loader loader(*database, {.name = "a program"});
  loader.release("report_2016");
  loader.add({mood, beta, 2012y, 1.5});
  loader.add({gdp, beta, 2010y, missing_value, Status::suppressed});
  loader.release("report_2015");
  loader.add(
      std::vector<NewFigure>{{mood, beta, 2012y, 2.5, Status::estimated}, {mood, alpha, 2011y, 0}});
  EXPECT_EQ(loader.size(), 4U);
  const LoaderReport report = loader.commit();
  EXPECT_EQ(report.added, 4U);
  EXPECT_EQ(report.present, 0U);
  EXPECT_EQ(loader.size(), 0U);

  const Snapshot book = database->snapshot();
  EXPECT_EQ(value(book, mood, beta, 2012y), 1.5);
  EXPECT_EQ(history(book, mood, beta, 2012y).size(), 2U);
  EXPECT_EQ(observation(book, gdp, beta, 2010y).status, Status::suppressed);
  EXPECT_EQ(value(book, mood, alpha, 2011y), 0);
  EXPECT_EQ(text("SELECT name || rows_added || length(sha256) FROM import_batch "
                 "ORDER BY batch_id DESC LIMIT 1"),
            "a program464");
}

TEST_F(LoaderTest, EqualFiguresArePresentAndNothingChanges) {
  Loader loader(*database);
  loader.release("report_2016");
  loader.add({mood, alpha, 2016y, 101.5});
  const std::string before = test::read_file(file);
  const LoaderReport report = loader.commit();
  EXPECT_EQ(report.added, 0U);
  EXPECT_EQ(report.present, 1U);
  EXPECT_EQ(loader.size(), 0U);
  EXPECT_EQ(test::read_file(file), before);
}

TEST_F(LoaderTest, ReplaceSwapsTheFiguresOfARelease) {
  Loader loader(*database, {.replace = true});
  loader.release("report_2015");
  loader.add({mood, alpha, 2014y, 99});
  const LoaderReport report = loader.commit();
  EXPECT_EQ(report.added, 1U);
  EXPECT_EQ(report.replaced, 3U);
  EXPECT_EQ(text("SELECT group_concat(value) FROM history WHERE release = 'report_2015'"), "99.0");
}

TEST_F(LoaderTest, EveryMistakeIsReportedByItsNumber) {
  Loader loader(*database);
  loader.release("report_2016");
  const double infinity = std::numeric_limits<double>::infinity();
  loader.add({gdp, alpha, 2010y, 1});
  loader.add({IndicatorHandle{}, alpha, 2010y, 1});
  loader.add({gdp, ZoneHandle(gdp.file() + 1, 1), 2010y, 1});
  loader.add({gdp, ZoneHandle(gdp.file(), 12345), 2010y, 1});
  loader.add({gdp, alpha, 0y, 1});
  loader.add({gdp, alpha, 10000y, 1});
  loader.add({gdp, alpha, 2011y, -infinity});
  loader.add({gdp, alpha, 2012y, missing_value});
  loader.add({gdp, alpha, 2013y, 1, Status::missing});
  loader.add({gdp, alpha, 2014y, 1, Status::none});
  const auto thrown = refused(loader);
  EXPECT_EQ(thrown.code, ErrorCode::invalid_argument);
  EXPECT_EQ(
      thrown.sentence,
      "figures:2: the indicator is of another file, or of none; take its handle from a snapshot of "
      "this one\n"
      "figures:3: the zone is of another file, or of none; take its handle from a snapshot of this "
      "one\n"
      "figures:4: the zone is of another file, or of none; take its handle from a snapshot of this "
      "one\n"
      "figures:5: 0 is no year; a year is a whole number from 1 to 9999\n"
      "figures:6: 10000 is no year; a year is a whole number from 1 to 9999\n"
      "figures:7: the value is infinite; a figure is a finite number, or NaN when it is missing\n"
      "figures:8: there is no value but status A; a missing value has the status that says why: Q, "
      "K, L, H, M or O (or B, J, S)\n"
      "figures:9: status O says that the value is missing, but there is one; remove the value or "
      "change the status\n"
      "figures:10: status none says that there is no figure; leave the row out, or give it a "
      "status");
  loader.clear();
  EXPECT_EQ(loader.size(), 0U);
  EXPECT_EQ(loader.commit().added, 0U);
}

TEST_F(LoaderTest, CellsTwiceAndOtherFiguresAreConflicts) {
  Loader loader(*database);
  loader.release("report_2016");
  loader.add({mood, beta, 2012y, 2});
  loader.add({mood, beta, 2011y, 1});
  loader.add({mood, beta, 2012y, 3});
  const auto twice = refused(loader);
  EXPECT_EQ(twice.code, ErrorCode::conflict);
  EXPECT_EQ(
      twice.sentence,
      "figures:3: the same release has this cell in figure 1 already, with 2 (status A); keep "
      "one of the two rows");
  // The same again: a commit that failed has moved nothing that the next one needs.
  EXPECT_EQ(refused(loader).sentence, twice.sentence);

  loader.clear();
  loader.add({mood, beta, 2012y, 2});
  loader.add({mood, alpha, 2016y, 7});
  const auto other = refused(loader);
  EXPECT_EQ(other.code, ErrorCode::conflict);
  EXPECT_EQ(other.sentence,
            "figures:2: the file has 101.5 (status A) for this cell of this release, not 7 (status "
            "A); to correct a release, set LoaderOptions::replace");
}

TEST_F(LoaderTest, AReleaseIsNamedBeforeTheFiguresAndIsThere) {
  Loader loader(*database);
  const auto none = thrown_by([&] { loader.add({mood, beta, 2012y, 2}); });
  EXPECT_EQ(none.code, ErrorCode::invalid_argument);
  EXPECT_EQ(none.sentence,
            "no release was named for the figures; call release() with its code before add()");
  const auto unknown = thrown_by([&] { loader.release("report_2061"); });
  EXPECT_EQ(unknown.code, ErrorCode::not_found);
  EXPECT_NE(unknown.sentence.find("no release has the code \"report_2061\"; the nearest are "
                                  "report_2016 and report_2015"),
            std::string::npos)
      << unknown.sentence;
}

TEST_F(LoaderTest, AReleaseMayMoveBetweenAddAndCommit) {
  Loader loader(*database);
  loader.release("report_2015");
  loader.add({mood, beta, 2012y, 2});
  const TemporaryFolder later;
  later.write("releases.csv", "code,title,published_on\nreport_2015,Report 2015,2019-01-01\n");
  load(file, later.path().string());
  EXPECT_EQ(loader.commit().added, 1U);
  EXPECT_EQ(text("SELECT release FROM current WHERE indicator = 'mood' AND zone = 'beta'"),
            "report_2015");
}

// More rows than lie between two reports of progress.
void fill(Loader& loader, const std::vector<ZoneHandle>& zones,
          const std::vector<IndicatorHandle>& indicators) {
  for (const char* release : {"report_2016", "report_2015"}) {
    loader.release(release);
    for (const auto zone : zones) {
      for (const auto indicator : indicators) {
        for (int year = 1; year <= 9999; ++year) {
          if (year < 2000 || year > 2020) loader.add({indicator, zone, Year{year}, 1});
        }
      }
    }
  }
}

TEST_F(LoaderTest, ProgressRisesFromNothingToAll) {
  std::vector<double> seen;
  Loader loader(*database, {.progress = [&](double done) {
    seen.push_back(done);
    return true;
  }});
  fill(loader, {alpha, beta}, {gdp, mood});
  loader.commit();
  ASSERT_GE(seen.size(), 2U);
  EXPECT_TRUE(std::ranges::is_sorted(seen));
  EXPECT_EQ(seen.front(), 0);
  EXPECT_EQ(seen.back(), 1);
}

TEST_F(LoaderTest, CancellingLeavesTheFileAsItWasAndKeepsTheFigures) {
  bool stop = true;
  std::size_t calls = 0;
  Loader loader(*database, {.progress = [&](double) { return ++calls < 2 || !stop; }});
  fill(loader, {alpha, beta}, {gdp, mood});
  const auto thrown = refused(loader);
  EXPECT_EQ(thrown.code, ErrorCode::cancelled);
  EXPECT_EQ(thrown.sentence, "the load was stopped; nothing was changed");
  EXPECT_EQ(calls, 2U);
  stop = false;
  const std::size_t size = loader.size();
  EXPECT_EQ(loader.commit().added, size);
}

TEST_F(LoaderTest, ClosedAndReadOnlyDatabasesAreRefused) {
  Loader loader(*database);
  loader.release("report_2016");
  loader.add({mood, beta, 2012y, 2});
  database->close();
  EXPECT_EQ(thrown_by([&] { loader.commit(); }).code, ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([&] { loader.release("report_2016"); }).code, ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([&] { Loader{*database}; }).code, ErrorCode::invalid_argument);
  Database reading = Database::open(file, {.read_only = true});
  EXPECT_EQ(thrown_by([&] { Loader{reading}; }).code, ErrorCode::read_only);
}

TEST_F(LoaderTest, AMovedFromLoaderIsRefused) {
  Loader loader(*database);
  loader.release("report_2016");
  Loader moved = std::move(loader);
  moved.add({mood, beta, 2012y, 2});
  // What is left of it is asked on purpose. NOLINTBEGIN(bugprone-use-after-move,clang-analyzer-cplusplus.Move)
  const auto code = [](auto&& work) { return thrown_by(work).code; };
  EXPECT_EQ(code([&] { loader.release("report_2016"); }), ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { loader.add({mood, beta, 2012y, 2}); }), ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { loader.reserve(1); }), ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { loader.commit(); }), ErrorCode::invalid_argument);
  loader.clear();
  EXPECT_EQ(loader.size(), 0U);
  // NOLINTEND(bugprone-use-after-move,clang-analyzer-cplusplus.Move)
  EXPECT_EQ(moved.commit().added, 1U);
}

TEST_F(LoaderTest, RandomLoadsInRandomOrderHoldWhatAMapHolds) {
  std::mt19937 random(4);
  std::map<std::tuple<std::string, int, std::string, std::string>, double> expected;
  for (int round = 0; round < 20; ++round) {
    Loader loader(*database);
    std::map<std::tuple<std::string, int, std::string, std::string>, double> added;
    for (int i = 0; i < 500; ++i) {
      const std::string indicator = random() % 2 == 0 ? "gdp" : "mood";
      const std::string zone = random() % 2 == 0 ? "gamma" : "delta";
      const std::string release = random() % 2 == 0 ? "report_2015" : "press_2016";
      const int year = 1 + static_cast<int>(random() % 9999);
      const auto key = std::tuple(indicator, year, zone, release);
      const auto known = expected.find(key);
      const double value =
          known != expected.end() ? known->second : static_cast<double>(random() % 1000) / 8;
      if (!added.emplace(key, value).second) continue;
      const Snapshot book = database->snapshot();
      loader.release(release);
      loader.add({book.indicator(indicator), book.zone(zone), Year{year}, value});
    }
    std::size_t fresh = 0;
    for (const auto& [key, value] : added) fresh += expected.emplace(key, value).second ? 1 : 0;
    const LoaderReport report = loader.commit();
    EXPECT_EQ(report.added, fresh);
    EXPECT_EQ(report.present, added.size() - fresh);
  }
  std::map<std::tuple<std::string, int, std::string, std::string>, double> stored;
  const SQLite::Database raw(file, SQLite::OPEN_READONLY);
  SQLite::Statement rows(raw,
                         "SELECT indicator, year, zone, release, value FROM history "
                         "WHERE zone IN ('gamma', 'delta') AND value IS NOT NULL");
  while (rows.executeStep()) {
    stored.emplace(std::tuple(rows.getColumn(0).getString(), rows.getColumn(1).getInt(),
                              rows.getColumn(2).getString(), rows.getColumn(3).getString()),
                   rows.getColumn(4).getDouble());
  }
  EXPECT_EQ(stored, expected);
}

}  // namespace
