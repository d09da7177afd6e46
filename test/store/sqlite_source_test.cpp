#include "store/sqlite_source.hpp"

#include <yearbook/error.hpp>
#include <yearbook/exchange.hpp>
#include <yearbook/shapes.hpp>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "store/schema.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using sqlite::Connection;
using store::SqliteSource;

const sqlite::ConnectionOptions reading{.access = sqlite::Access::read_write, .query_only = true};

struct SqliteSourceTest : ::testing::Test {
  test::TemporaryFolder folder;
  std::string file = folder.file("a.db");
  SqliteSourceTest() {
    const test::TemporaryFolder data;
    test::write_small_directory(data);
    load(file, data.path().string());
  }
  void execute(const std::string& sql) const {
    SQLite::Database(file, SQLite::OPEN_READWRITE).exec(sql);
  }
  static std::size_t rows(SqliteSource& source) {
    std::size_t count = 0;
    source.observations(1, {},
                        [&](std::span<const book::ObservationRow> some) { count += some.size(); });
    return count;
  }
};

TEST_F(SqliteSourceTest, HoldsOneStateWhateverIsCommitted) {
  SqliteSource source(file, reading);
  EXPECT_TRUE(source.writers_go_on());
  const std::size_t before = rows(source);
  execute("DELETE FROM observation");
  EXPECT_EQ(rows(source), before);
  SqliteSource later(file, reading);
  EXPECT_EQ(rows(later), 0U);
}

TEST_F(SqliteSourceTest, SaysWhenWritersWouldWait) {
  execute("PRAGMA journal_mode = DELETE");
  const SqliteSource source(file, reading);
  EXPECT_FALSE(source.writers_go_on());
}

TEST_F(SqliteSourceTest, ReadsPagesWhereTheFileIsTheState) {
  SqliteSource quiet(file, reading);
  EXPECT_GT(rows(quiet), 0U);
  EXPECT_EQ(quiet.read_from_pages(), 1U);
  // What stands in the log alone is read by SQL, until it is copied.
  SQLite::Database writer(file, SQLite::OPEN_READWRITE);
  writer.exec("DELETE FROM observation WHERE year = 2016");
  SqliteSource beside_a_log(file, reading);
  const std::size_t fewer = rows(beside_a_log);
  EXPECT_LT(fewer, rows(quiet));
  EXPECT_EQ(quiet.read_from_pages(), 2U);
  EXPECT_EQ(beside_a_log.read_from_pages(), 0U);
  writer.exec("PRAGMA wal_checkpoint(PASSIVE)");
  // The log was not copied as long as the first source sees what was before.
  EXPECT_EQ(rows(beside_a_log), fewer);
  EXPECT_EQ(beside_a_log.read_from_pages(), 0U);
}

TEST_F(SqliteSourceTest, ReadsPagesFromWhenTheLogIsCopied) {
  SQLite::Database writer(file, SQLite::OPEN_READWRITE);
  writer.exec("DELETE FROM observation WHERE year = 2016");
  SqliteSource source(file, reading);
  const std::size_t before = rows(source);
  EXPECT_EQ(source.read_from_pages(), 0U);
  writer.exec("PRAGMA wal_checkpoint(PASSIVE)");
  EXPECT_EQ(rows(source), before);
  EXPECT_EQ(source.read_from_pages(), 1U);
  writer.exec("DELETE FROM observation; PRAGMA wal_checkpoint(PASSIVE)");
  EXPECT_EQ(rows(source), before);
  EXPECT_EQ(source.read_from_pages(), 2U);
}

TEST_F(SqliteSourceTest, ReadsBySqlWhatIsLaidOutInAnotherWay) {
  const std::size_t expected = [&] {
    SqliteSource source(file, reading);
    return rows(source);
  }();
  test::reserve_bytes(file, 8);
  SqliteSource reserved(file, reading);
  EXPECT_EQ(rows(reserved), expected);
  EXPECT_EQ(reserved.read_from_pages(), 0U);
}

// Rows come once each, also when pages are read up to one that only SQL understands.
TEST_F(SqliteSourceTest, SqlGoesOnWherePagesEnd) {
  {
    Connection writer(file, {.access = sqlite::Access::read_write});
    writer.execute(
        "PRAGMA ignore_check_constraints = 1; DELETE FROM observation WHERE indicator_id = 1;"
        "WITH n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 1000) "
        "INSERT INTO observation SELECT 1, n, 5000000000, 7, n, 'A' FROM n WHERE n > 700 UNION "
        "ALL SELECT 1, n, 5, 7, n, 'A' FROM n WHERE n <= 700");
  }
  SqliteSource source(file, reading);
  std::vector<std::int32_t> years;
  source.observations(1, {}, [&](std::span<const book::ObservationRow> some) {
    for (const book::ObservationRow& row : some) years.push_back(row.year);
  });
  EXPECT_EQ(source.read_from_pages(), 0U);
  ASSERT_EQ(years.size(), 1000U);
  for (std::size_t i = 0; i < years.size(); ++i) ASSERT_EQ(years[i], static_cast<int>(i) + 1);
}

TEST_F(SqliteSourceTest, AStatusThatDoesNotExistIsDamage) {
  {
    Connection writer(file, {.access = sqlite::Access::read_write});
    writer.execute(
        "PRAGMA ignore_check_constraints = 1; UPDATE observation SET status = 'X' WHERE "
        "indicator_id = 1 AND year = 2016");
  }
  SqliteSource source(file, reading);
  const auto thrown = test::thrown_by([&] { rows(source); });
  EXPECT_EQ(thrown.code, ErrorCode::corrupt);
  EXPECT_NE(thrown.sentence.find("the status \"X\""), std::string::npos) << thrown.sentence;
}

// --- Against a model

// Every row of every indicator.
std::string all_rows(SqliteSource& source) {
  std::string result;
  for (const std::int32_t indicator : {1, 2, 3}) {
    source.observations(indicator, {}, [&](std::span<const book::ObservationRow> some) {
      for (const book::ObservationRow& row : some) {
        result += std::to_string(row.year) + ' ' + std::to_string(row.zone) + ' ' +
                  std::to_string(row.release) + ' ' + format_exact(row.value) + '\n';
      }
    });
  }
  return result;
}
std::string all_rows_by_sql(Connection& connection) {
  std::string result;
  sqlite::Statement rows = connection.prepare(
      "SELECT year || ' ' || zone_id || ' ' || release_id || ' ', value FROM observation "
      "ORDER BY indicator_id, year, zone_id, release_id");
  while (rows.step()) result += rows.text(0) + format_exact(rows.real(1)) + '\n';
  return result;
}

// Readers come and go while a writer commits and copies its log, in every order: each reader sees
// what was there when it came, by whichever way it is read.
TEST(SqliteSourceModel, EveryStateStaysWhatItWas) {
  for (const char* journal : {"WAL", "DELETE"}) {
    SCOPED_TRACE(journal);
    const test::TemporaryFolder folder;
    const std::string file = folder.file("a.db");
    Connection writer(
        file, {.access = sqlite::Access::create, .busy_timeout = std::chrono::milliseconds(0)});
    writer.execute("PRAGMA page_size = 512");
    store::create_schema(writer);
    writer.execute(
        "PRAGMA wal_autocheckpoint = 0; PRAGMA synchronous = OFF; PRAGMA journal_mode = " +
        std::string(journal));
    struct Reader {
      std::unique_ptr<SqliteSource> source;
      std::string expected;
    };
    std::vector<Reader> readers;
    std::mt19937 random(11);
    const auto below = [&](std::size_t limit) { return random() % limit; };
    std::size_t from_pages = 0;
    std::size_t by_sql = 0;
    std::size_t refused = 0;
    const auto attempt = [&](const std::string& sql) {
      try {
        writer.execute(sql);
      } catch (const Error& error) {
        ASSERT_EQ(error.code(), ErrorCode::busy) << error.what();
        ++refused;
      }
    };
    const auto ask = [&](Reader& reader) {
      const std::size_t before = reader.source->read_from_pages();
      ASSERT_EQ(all_rows(*reader.source), reader.expected);
      const std::size_t now = reader.source->read_from_pages() - before;
      from_pages += now;
      by_sql += 3 - now;
    };
    for (int step = 0; step < 2000; ++step) {
      switch (below(10)) {
        case 0:
          attempt(
              "INSERT OR REPLACE INTO observation SELECT abs(random()) % 3 + 1, 1990 + "
              "abs(random()) % "
              "30, abs(random()) % 50 + 1, 7, random() % 1000000 / 8.0, 'A' FROM "
              "pragma_collation_list, "
              "pragma_function_list LIMIT " +
              std::to_string(1 + below(60)));
          break;
        case 1:
          attempt("DELETE FROM observation WHERE year = " + std::to_string(1990 + below(30)));
          break;
        case 2:
        case 3:
        case 4: {
          const std::vector<const char*> modes{"PASSIVE", "PASSIVE", "FULL", "RESTART", "TRUNCATE"};
          attempt(std::string("PRAGMA wal_checkpoint(") + modes[below(modes.size())] + ")");
          break;
        }
        case 5:
        case 6:
          if (!readers.empty() && (readers.size() > 2 || below(2) == 0)) {
            readers.erase(readers.begin() + static_cast<std::ptrdiff_t>(below(readers.size())));
          } else {
            readers.push_back(
                {std::make_unique<SqliteSource>(file, reading), all_rows_by_sql(writer)});
          }
          break;
        default:
          if (!readers.empty()) ask(readers[below(readers.size())]);
      }
      if (HasFatalFailure()) return;
    }
    for (Reader& reader : readers) ask(reader);
    EXPECT_GT(from_pages, 300U);
    if (std::string(journal) == "WAL") {
      EXPECT_GT(by_sql, 300U);
    } else {
      EXPECT_EQ(by_sql, 0U);
      EXPECT_GT(refused, 100U);
    }
  }
}

}  // namespace
