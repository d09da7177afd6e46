#include "store/rewrite.hpp"

#include <yearbook/yearbook.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "store/database_parts.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::thrown_by;

constexpr int zone_count = 20;
constexpr int indicator_count = 40;

// A file of releases "first" and "second", and what is in it by key.
struct Rewrite : ::testing::Test {
  test::TemporaryFolder data;
  test::TemporaryFolder folder;
  std::string file = folder.file("book.db");
  std::optional<Database> database;
  std::mt19937 random{7};
  // indicator, year, zone, release; ids
  using Key = std::tuple<int, int, int, std::string>;
  std::map<Key, double> model;

  Rewrite() {
    data.write("units.csv", "code,dimension,base,factor\nCNY,money,CNY,1\n");
    std::string text = "code,kind\n";
    for (int i = 0; i < zone_count; ++i) text += "z" + std::to_string(i) + ",zone\n";
    data.write("zones.csv", text);
    text = "code,unit,kind\n";
    for (int i = 0; i < indicator_count; ++i) text += "i" + std::to_string(i) + ",CNY,flow\n";
    data.write("indicators.csv", text);
    data.write("releases.csv",
               "code,title,published_on\nfirst,First,2017-12-21\nsecond,Second,2018-12-21\n");
    load(file, data.path().string());
    database = Database::open(file);
  }

  struct Row {
    int indicator, year, zone;
    double value;
  };
  // Each cell of so many years with a chance of nine in ten, in any order: some 720 a year.
  std::vector<Row> some_rows(int years) {
    std::vector<Row> rows;
    for (int indicator = 0; indicator < indicator_count; ++indicator) {
      for (int year = 1900; year < 1900 + years; ++year) {
        for (int zone = 0; zone < zone_count; ++zone) {
          if (random() % 10 == 0) continue;
          rows.push_back({indicator, year, zone, static_cast<double>(random()) / 100});
        }
      }
    }
    std::ranges::shuffle(rows, random);
    return rows;
  }
  void fill(Loader& loader, const std::vector<Row>& rows, const std::string& release) {
    const Snapshot book = database->snapshot();
    loader.release(release);
    for (const Row& row : rows) {
      loader.add({book.indicator("i" + std::to_string(row.indicator)),
                  book.zone("z" + std::to_string(row.zone)), Year{row.year}, row.value});
      model[{row.indicator, row.year, row.zone, release}] = row.value;
    }
  }
  sqlite::Connection& connection() { return database->parts().connection(); }
  std::string text(const std::string& sql) { return connection().query_text(sql); }
  void expect_model() {
    std::map<Key, double> stored;
    sqlite::Statement rows =
        connection().prepare("SELECT indicator, year, zone, release, value FROM history");
    while (rows.step()) {
      stored[{std::stoi(rows.text(0).substr(1)), static_cast<int>(rows.integer(1)),
              std::stoi(rows.text(2).substr(1)), rows.text(3)}] = rows.real(4);
    }
    EXPECT_TRUE(stored == model) << stored.size() << " " << model.size();
    EXPECT_EQ(text("PRAGMA integrity_check"), "ok");
    EXPECT_TRUE(check(*database).empty());
    EXPECT_FALSE(has_draft());
  }
  [[nodiscard]] bool has_draft() const {
    return std::ranges::any_of(folder.names(), [](const std::string& name) {
      return name.find("draft") != std::string::npos;
    });
  }
};

TEST_F(Rewrite, IsWorthItForManyRows) {
  auto& parts = database->parts();
  EXPECT_TRUE(store::is_worth_rewriting(parts, 50'000));
  EXPECT_FALSE(store::is_worth_rewriting(parts, 49'999));
  Loader loader(*database);
  fill(loader, some_rows(150), "first");
  loader.commit();
  const auto there = static_cast<std::size_t>(model.size());
  EXPECT_TRUE(store::is_worth_rewriting(parts, there / 2 + 1));
  EXPECT_FALSE(store::is_worth_rewriting(parts, there / 2 - 1));
}

TEST_F(Rewrite, OneReleaseAfterTheOtherIsThereInWhole) {
  connection().execute("CREATE VIEW of_an_analyst AS SELECT count(*) AS n FROM observation");
  for (const std::string release : {"first", "second"}) {
    // It is written beside the file, once: what is inserted after all would begin at 0 again.
    std::vector<double> seen;
    bool draft = false;
    const auto progress = [&](double part) {
      seen.push_back(part);
      draft = draft || has_draft();
      return true;
    };
    Loader loader(*database, {.name = "load of " + release, .progress = progress});
    fill(loader, some_rows(80), release);
    const std::size_t count = loader.size();
    const LoaderReport report = loader.commit();
    EXPECT_EQ(report.added, count);
    EXPECT_TRUE(draft);
    EXPECT_TRUE(std::ranges::is_sorted(seen));
    EXPECT_EQ(std::ranges::count(seen, 0.0), 1);
    EXPECT_EQ(loader.size(), 0U);
    expect_model();
  }
  EXPECT_EQ(text("SELECT n FROM of_an_analyst"), std::to_string(model.size()));
  EXPECT_EQ(text("SELECT group_concat(name) FROM import_batch WHERE name LIKE 'load of%'"),
            "load of first,load of second");
  EXPECT_EQ(text("PRAGMA journal_mode"), "wal");
}

TEST_F(Rewrite, WhoReadsGoesOnAndSeesTheNewStateNextTime) {
  const Snapshot before = database->snapshot();
  Database other = Database::open(file);
  const Snapshot others = other.snapshot();
  const auto rows = some_rows(80);
  Loader loader(*database);
  fill(loader, rows, "first");
  loader.commit();
  const Row& row = rows.front();
  const auto ask = [&](const Snapshot& book) {
    return value(book, book.indicator("i" + std::to_string(row.indicator)),
                 book.zone("z" + std::to_string(row.zone)), Year{row.year});
  };
  EXPECT_EQ(ask(before), std::nullopt);
  EXPECT_EQ(ask(others), std::nullopt);
  EXPECT_EQ(ask(database->snapshot()), row.value);
  EXPECT_EQ(ask(other.snapshot()), row.value);
}

TEST_F(Rewrite, WhatAnotherConnectionWritesMeanwhileIsNotLost) {
  Database other = Database::open(file);
  bool written = false;
  Loader loader(*database, {.progress = [&](double) {
    if (!std::exchange(written, true)) {
      other.parts().connection().execute(
          "UPDATE release SET title = 'Changed' WHERE code = 'second'");
    }
    return true;
  }});
  fill(loader, some_rows(80), "first");
  loader.commit();
  EXPECT_TRUE(written);
  EXPECT_EQ(text("SELECT title FROM release WHERE code = 'second'"), "Changed");
  expect_model();
}

// Ids may belong to another release after a commit that came between.
TEST_F(Rewrite, IdsLookedUpBeforeAnothersCommitAreNotUsed) {
  const auto tally_after = [&](const std::string& sql) {
    const std::int64_t version = store::version_of(database->parts());
    store::NewObservations rows;
    rows.rows.push_back(
        {.indicator = 1, .year = 2016, .zone = 1, .release = 1, .value = 1, .at = {}});
    Database other = Database::open(file);
    if (!sql.empty()) other.parts().connection().execute(sql);
    return store::rewrite_with(database->parts(), version, rows, nullptr, [](auto&, auto&) {});
  };
  EXPECT_FALSE(tally_after("UPDATE release SET title = 'Changed' WHERE code = 'second'"));
  expect_model();
  EXPECT_TRUE(tally_after(""));
}

TEST_F(Rewrite, FiguresThatAreThereAreAsEver) {
  const auto rows = some_rows(80);
  Loader first(*database);
  fill(first, rows, "first");
  first.commit();
  Loader again(*database);
  fill(again, rows, "first");
  const std::size_t count = again.size();
  EXPECT_EQ(again.commit().present, count);
  expect_model();
  Loader twice(*database);
  fill(twice, rows, "second");
  twice.add({database->snapshot().indicator("i0"), database->snapshot().zone("z0"), 1901y, 1});
  twice.add({database->snapshot().indicator("i0"), database->snapshot().zone("z0"), 1901y, 1});
  EXPECT_EQ(thrown_by([&] { twice.commit(); }).code, ErrorCode::conflict);
  std::erase_if(model, [](const auto& each) { return std::get<3>(each.first) == "second"; });
  expect_model();
}

TEST_F(Rewrite, AFullDiskIsOneErrorAndTheFileAsItWas) {
  Loader loader(*database);
  fill(loader, some_rows(100), "first");
  model.clear();
  {
    const test::FullDisk full(600'000);
    EXPECT_EQ(thrown_by([&] { loader.commit(); }).code, ErrorCode::io);
  }
  expect_model();
}

TEST_F(Rewrite, AnIndexOfAnAnalystIsKept) {
  connection().execute("CREATE INDEX of_an_analyst ON observation (value)");
  Loader loader(*database);
  fill(loader, some_rows(80), "first");
  loader.commit();
  EXPECT_EQ(text("PRAGMA integrity_check"), "ok");
  EXPECT_EQ(text("SELECT count(*) FROM observation INDEXED BY of_an_analyst WHERE value >= 0"),
            std::to_string(model.size()));
}

TEST_F(Rewrite, StoppedItLeavesTheFileAsItWas) {
  for (int allowed = 0; allowed < 2; ++allowed) {
    int calls = 0;
    Loader loader(*database, {.progress = [&](double) { return ++calls <= allowed; }});
    fill(loader, some_rows(100), "first");
    EXPECT_EQ(thrown_by([&] { loader.commit(); }).code, ErrorCode::cancelled);
    EXPECT_GT(loader.size(), 0U);
    model.clear();
    expect_model();
  }
}

}  // namespace
