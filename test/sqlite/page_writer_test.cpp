#include "sqlite/page_writer.hpp"

#include <yearbook/error.hpp>
#include <yearbook/shapes.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "sqlite/bulk_insert.hpp"
#include "store/schema.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using sqlite::BulkRow;
using sqlite::PageWriter;
using test::thrown_by;

// Two new files: one whose pages are laid out, and one that SQLite fills.
struct PageWriterTest : ::testing::Test {
  test::TemporaryFolder folder;

  sqlite::Connection made(const std::string& name, int page_size = 4096) {
    const std::string path = folder.file(name);
    std::filesystem::remove(path);
    sqlite::Connection connection(path, {.access = sqlite::Access::create});
    connection.execute("PRAGMA page_size = " + std::to_string(page_size) +
                       "; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
    store::create_schema(connection);
    return connection;
  }
  static void lay_out(sqlite::Connection& connection, const std::vector<BulkRow>& rows) {
    ASSERT_TRUE(PageWriter::may_write(connection));
    PageWriter writer(connection);
    for (const BulkRow& row : rows) writer.add(row);
    writer.finish();
  }
  static void insert(sqlite::Connection& connection, const std::vector<BulkRow>& rows) {
    std::size_t at = 0;
    sqlite::insert_observations(connection, [&](BulkRow& to) {
      if (at == rows.size()) return false;
      to = rows[at++];
      return true;
    });
  }
  // Every column of every row with its type, hashed by adding up: large, and told apart by one bit.
  static std::vector<std::string> rows_of(sqlite::Connection& connection) {
    std::vector<std::string> result;
    sqlite::Statement rows = connection.prepare(
        "SELECT indicator_id || ' ' || year || ' ' || zone_id || ' ' || release_id || ' ' || "
        "typeof(value) || ' ' || status, value FROM observation "
        "ORDER BY indicator_id, year, zone_id, release_id");
    while (rows.step()) {
      const double value = rows.real(1);
      result.push_back(rows.text(0) + " " + (is_missing(value) ? "-" : format_exact(value)));
    }
    return result;
  }
  static std::string integrity(sqlite::Connection& connection) {
    return connection.query_text("PRAGMA integrity_check");
  }

  // So many rows, in the order of the key, with whole numbers of every size.
  static std::vector<BulkRow> some_rows(std::size_t count, std::mt19937& random) {
    std::vector<BulkRow> rows;
    const std::vector<double> special{0,
                                      1,
                                      -1,
                                      127,
                                      128,
                                      -128,
                                      -129,
                                      32767,
                                      32768,
                                      -32768,
                                      8388607,
                                      8388608,
                                      2147483647,
                                      2147483648,
                                      140737488355327,
                                      140737488355328,
                                      -140737488355328,
                                      1e18,
                                      0.5,
                                      -0.0,
                                      1e-300,
                                      1.7976931348623157e308,
                                      2.3,
                                      missing_value};
    for (std::size_t i = 0; i < count; ++i) {
      const double value = special[random() % special.size()];
      rows.push_back({.indicator = static_cast<std::int64_t>(1 + i / 5000),
                      .year = static_cast<std::int64_t>(1 + i / 50 % 100 * 99),
                      .zone = static_cast<std::int64_t>(1 + i / 2 % 25 * 7001),
                      .release = 1'000'000'001 + static_cast<std::int64_t>(i % 2),
                      .value = value,
                      .status = is_missing(value) ? Status::suppressed : Status::estimated});
    }
    return rows;
  }
};

TEST_F(PageWriterTest, WritesTheRowsThatSqliteWouldWrite) {
  std::mt19937 random(1);
  // None, one, about a full leaf, about two, three levels.
  std::vector<std::size_t> counts{0, 1, 2, 20'000};
  for (std::size_t count = 5; count < 80; count += 4) counts.push_back(count);
  for (const std::size_t count : counts) {
    const auto rows = some_rows(count, random);
    sqlite::Connection ours = made("ours.db", 512);
    sqlite::Connection theirs = made("theirs.db", 512);
    lay_out(ours, rows);
    insert(theirs, rows);
    ASSERT_EQ(integrity(ours), "ok") << count;
    ASSERT_EQ(rows_of(ours), rows_of(theirs)) << count;
    ASSERT_EQ(rows_of(ours).size(), count);
  }
}

TEST_F(PageWriterTest, EveryNumberOfLeavesAndPagesAboveThemIsWhole) {
  // At 512 bytes a leaf has some 16 rows and a page above some 14: all ends of pages occur.
  std::mt19937 random(2);
  for (std::size_t count = 80; count < 9000; count += 251) {
    sqlite::Connection ours = made("ours.db", 512);
    lay_out(ours, some_rows(count, random));
    ASSERT_EQ(integrity(ours), "ok") << count;
    ASSERT_EQ(ours.query_integer("SELECT count(*) FROM observation"),
              static_cast<std::int64_t>(count));
  }
}

TEST_F(PageWriterTest, TheTableCanBeChangedLikeAnyOther) {
  std::mt19937 random(3);
  for (const int page_size : {4096, 65536}) {
    const auto rows = some_rows(30'000, random);
    sqlite::Connection ours = made("ours.db", page_size);
    sqlite::Connection theirs = made("theirs.db", page_size);
    lay_out(ours, rows);
    insert(theirs, rows);
    EXPECT_FALSE(PageWriter::may_write(ours));
    for (sqlite::Connection* each : {&ours, &theirs}) {
      each->execute("DELETE FROM observation WHERE zone_id % 3 = 1 OR year < 2000");
      each->execute(
          "INSERT INTO observation SELECT indicator_id, year + 1, zone_id, release_id, value, "
          "status "
          "FROM observation WHERE year % 2 = 0");
      ASSERT_EQ(integrity(*each), "ok");
    }
    ASSERT_GT(rows_of(ours).size(), 1000U);
    ASSERT_EQ(rows_of(ours), rows_of(theirs));
  }
}

TEST_F(PageWriterTest, WithoutFinishNothingIsThere) {
  std::mt19937 random(4);
  sqlite::Connection ours = made("ours.db");
  {
    PageWriter writer(ours);
    for (const BulkRow& row : some_rows(10'000, random)) writer.add(row);
  }
  EXPECT_EQ(ours.query_integer("SELECT count(*) FROM observation"), 0);
  EXPECT_EQ(integrity(ours), "ok");
  const auto rows = some_rows(500, random);
  lay_out(ours, rows);
  EXPECT_EQ(rows_of(ours).size(), 500U);
  EXPECT_EQ(integrity(ours), "ok");
}

TEST_F(PageWriterTest, IsForNewFilesAlone) {
  sqlite::Connection with_journal = made("journal.db");
  with_journal.execute("PRAGMA journal_mode = DELETE");
  EXPECT_FALSE(PageWriter::may_write(with_journal));
  sqlite::Connection in_transaction = made("transaction.db");
  in_transaction.execute("BEGIN");
  EXPECT_FALSE(PageWriter::may_write(in_transaction));
  sqlite::Connection with_index = made("index.db");
  with_index.execute("CREATE INDEX of_values ON observation (value)");
  EXPECT_FALSE(PageWriter::may_write(with_index));
}

TEST_F(PageWriterTest, RefusesWhatTheTableForbids) {
  sqlite::Connection ours = made("ours.db");
  PageWriter writer(ours);
  EXPECT_EQ(thrown_by([&] {
              writer.add({1, 2010, 1, 1'000'000'001, missing_value, Status::normal});
            }).code,
            ErrorCode::constraint);
}

}  // namespace
