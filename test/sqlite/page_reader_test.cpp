#include "sqlite/page_reader.hpp"

#include <yearbook/error.hpp>
#include <yearbook/shapes.hpp>
#include <yearbook/status.hpp>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "host/observation_rows.hpp"
#include "sqlite/file_state.hpp"
#include "store/schema.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using book::ObservationRow;
using sqlite::Connection;
using sqlite::PageReader;

std::string text_of(const ObservationRow& row) {
  return std::to_string(row.year) + ' ' + std::to_string(row.zone) + ' ' +
         std::to_string(row.release) + ' ' + format_exact(row.value) +
         std::string(code(row.status));
}

using Texts = std::vector<std::string>;
book::RowSink into(Texts& texts) {
  return [&texts](std::span<const ObservationRow> rows) {
    for (const ObservationRow& row : rows) texts.push_back(text_of(row));
  };
}

struct PageReading : ::testing::Test {
  test::TemporaryFolder folder;
  std::string file = folder.file("a.db");
  std::mt19937 random{7};

  // A new file without checks, so that everything can be stored.
  [[nodiscard]] Connection made(const std::string& pragmas = "") const {
    std::filesystem::remove(file);
    Connection connection(file, {.access = sqlite::Access::create});
    connection.execute(pragmas + "; PRAGMA synchronous = OFF; PRAGMA ignore_check_constraints = 1");
    store::create_schema(connection);
    return connection;
  }
  [[nodiscard]] std::size_t below(std::size_t limit) { return random() % limit; }

  // Rows of many kinds, some of whose keys are there already.
  void insert(Connection& connection, std::size_t count) {
    sqlite::Statement insertion =
        connection.prepare("INSERT OR REPLACE INTO observation VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    connection.execute("BEGIN");
    for (std::size_t i = 0; i < count; ++i) {
      const std::vector<std::int64_t> indicators{1, 2, 3, 7, 200, 40'000, 9'000'000};
      const std::vector<std::int64_t> zones{
          1, 2, 3, 126, 127, 128, 129, 32'767, 32'768, 8'388'607, 8'388'608, 2'147'483'647};
      const std::vector<std::int64_t> releases{
          0, 1, 736'470'001, 1'000'000'000, 1'736'470'001, 1'736'470'002, 5'000'000'000'000, -3};
      const std::vector<double> values{0,
                                       1,
                                       -1,
                                       127,
                                       128,
                                       -129,
                                       32'768,
                                       -8'388'609,
                                       2'147'483'648,
                                       140'737'488'355'327,
                                       140'737'488'355'328,
                                       -9.2e18,
                                       1e18,
                                       0.5,
                                       -0.0,
                                       5e-324,
                                       -1.7976931348623157e308,
                                       2.3,
                                       missing_value};
      const double value = values[below(values.size())];
      insertion.bind(1, indicators[below(indicators.size())])
          .bind(2, static_cast<std::int64_t>(below(4) == 0 ? 1 + below(9999) : 1980 + below(40)))
          .bind(3, zones[below(zones.size())])
          .bind(4, releases[below(releases.size())])
          .bind(5, value)
          .bind(6, code(statuses()[below(statuses().size())]))
          .run();
    }
    connection.execute("COMMIT");
  }

  // What the pages give is what SQL gives, for every indicator and for some that are not there, in any
  // order. Gives the number of rows.
  static std::size_t compare(Connection& connection) {
    connection.execute("BEGIN");
    static_cast<void>(connection.query_integer("SELECT count(*) FROM meta"));
    EXPECT_TRUE(
        sqlite::file_is_state(connection, connection.query_text("PRAGMA main.journal_mode")));
    const auto reader = PageReader::of(connection);
    EXPECT_NE(reader, nullptr);
    std::size_t rows = 0;
    for (const std::int32_t indicator :
         {1, 2, 3, 4, 7, 200, 40'000, 9'000'000, 9'000'001, 3, 0, -1, 1}) {
      if (reader == nullptr) break;
      Texts expected;
      Texts found;
      host::read_observations(connection.handle(), indicator, {}, into(expected));
      const auto outcome = reader->read(indicator, into(found));
      EXPECT_TRUE(outcome.all);
      EXPECT_EQ(outcome.rows, found.size());
      EXPECT_EQ(found, expected) << "indicator " << indicator;
      rows += found.size();
    }
    connection.execute("COMMIT");
    return rows;
  }
  // Whether there is a reader for the file.
  static bool is_known(Connection& connection) {
    connection.execute("BEGIN");
    static_cast<void>(connection.query_integer("SELECT count(*) FROM sqlite_schema"));
    const bool result = PageReader::of(connection) != nullptr;
    connection.execute("COMMIT");
    return result;
  }
};

TEST_F(PageReading, GivesTheRowsThatSqlGives) {
  for (const int page_size : {512, 1024, 2048, 4096, 8192, 16384, 32768, 65536}) {
    SCOPED_TRACE(page_size);
    Connection connection = made("PRAGMA page_size = " + std::to_string(page_size));
    EXPECT_EQ(compare(connection), 0U);
    for (const std::size_t count : {1U, 10U, 100U, 1000U, 5000U}) {
      insert(connection, count);
      EXPECT_GT(compare(connection), 0U);
    }
    connection.execute("DELETE FROM observation WHERE zone_id % 3 = 0 OR indicator_id = 2");
    EXPECT_GT(compare(connection), 100U);
    insert(connection, 1000);
    compare(connection);
    connection.execute("VACUUM");
    EXPECT_GT(compare(connection), 100U);
    connection.execute("DELETE FROM observation");
    EXPECT_EQ(compare(connection), 0U);
  }
}

TEST_F(PageReading, EveryNumberOfRowsIsRead) {
  Connection connection = made("PRAGMA page_size = 512");
  // Leaves of some 15 rows: every end of a page and of a run of them occurs.
  for (int n = 0; n < 400; ++n) {
    insert(connection, 3);
    ASSERT_GT(compare(connection), 0U);
  }
}

TEST_F(PageReading, FilesThatShrinkByThemselvesAreRead) {
  for (const char* mode : {"FULL", "INCREMENTAL"}) {
    Connection connection =
        made(std::string("PRAGMA page_size = 512; PRAGMA auto_vacuum = ") + mode);
    ASSERT_NE(connection.query_integer("PRAGMA auto_vacuum"), 0);
    insert(connection, 3000);
    compare(connection);
    connection.execute("DELETE FROM observation WHERE year % 2 = 0; PRAGMA incremental_vacuum");
    EXPECT_GT(compare(connection), 500U);
  }
}

TEST_F(PageReading, FilesInMemoryAreRead) {
  Connection connection("memdb:/page-reader-test", {.access = sqlite::Access::create});
  connection.execute("PRAGMA ignore_check_constraints = 1");
  store::create_schema(connection);
  insert(connection, 2000);
  EXPECT_GT(compare(connection), 1000U);
}

// Pages that are given to the table stand on both sides of the one that SQLite locks by.
TEST_F(PageReading, FilesOfMoreThanOneGibibyteAreRead) {
  constexpr std::uint32_t page_size = 512;
  constexpr std::uint32_t lock_page = 0x40000000 / page_size + 1;
  constexpr std::uint32_t pages = lock_page - 30;
  made("PRAGMA page_size = " + std::to_string(page_size)).execute("PRAGMA optimize");
  // As if all pages up to there were in use; the file has them as holes.
  std::filesystem::resize_file(file, std::uint64_t{pages} * page_size);
  {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(28);
    for (const unsigned shift : {24U, 16U, 8U, 0U}) stream.put(static_cast<char>(pages >> shift));
  }
  Connection connection(file, {.access = sqlite::Access::read_write});
  connection.execute("PRAGMA synchronous = OFF; PRAGMA ignore_check_constraints = 1");
  insert(connection, 3000);
  ASSERT_GT(connection.query_integer("PRAGMA page_count"), lock_page + 50);
  EXPECT_GT(compare(connection), 1500U);
}

TEST_F(PageReading, FilesOfAnotherLayoutAreLeftToSql) {
  {
    Connection connection = made("PRAGMA encoding = 'UTF-16le'");
    EXPECT_FALSE(is_known(connection));
  }
  {
    made().execute("PRAGMA optimize");
    test::reserve_bytes(file, 8);
    Connection connection(file, {.access = sqlite::Access::read_write});
    EXPECT_FALSE(is_known(connection));
  }
  const std::string columns =
      "indicator_id INTEGER, year INTEGER, zone_id INTEGER, release_id INTEGER, ";
  const std::string key = "PRIMARY KEY (indicator_id, year, zone_id, release_id)";
  for (const std::string& table :
       {columns + "value REAL, status TEXT, more TEXT, " + key + ") WITHOUT ROWID",
        columns + "status TEXT, value REAL, " + key + ") WITHOUT ROWID",
        columns + "value REAL, status TEXT, " + key + ")",
        columns + "value REAL, status TEXT, PRIMARY KEY (indicator_id, year DESC, zone_id, "
                  "release_id)) WITHOUT ROWID",
        columns + "value REAL, status TEXT, PRIMARY KEY (indicator_id, zone_id, year, "
                  "release_id)) WITHOUT ROWID"}) {
    Connection connection = made();
    ASSERT_TRUE(is_known(connection));
    connection.execute(
        "PRAGMA foreign_keys = OFF; DROP TABLE observation; "
        "CREATE TABLE observation (" +
        table);
    EXPECT_FALSE(is_known(connection)) << table;
  }
}

// Rows that the table forbids, which only SQL knows what to say of.
TEST_F(PageReading, EndsAtARowThatIsNotLikeOthers) {
  for (const std::string& status :
       {std::string("X"), std::string(), std::string("AB"), std::string("é"), std::string(200, 'A'),
        std::string(100'000, 'A')}) {
    SCOPED_TRACE(status.substr(0, 10));
    Connection connection = made("PRAGMA page_size = 512");
    insert(connection, 500);
    connection.execute("DELETE FROM observation WHERE indicator_id = 3");
    for (const int year : {2001, 2002, 2004}) {
      connection.prepare("INSERT INTO observation VALUES (3, ?1, 1, 1, 5, 'A')")
          .bind(1, std::int64_t{year})
          .run();
    }
    connection.prepare("INSERT INTO observation VALUES (3, 2003, 1, 1, 5, ?1)")
        .bind(1, std::string_view(status))
        .run();
    connection.execute("BEGIN");
    static_cast<void>(connection.query_integer("SELECT count(*) FROM meta"));
    const auto reader = PageReader::of(connection);
    ASSERT_NE(reader, nullptr);
    Texts found;
    const auto outcome = reader->read(3, into(found));
    EXPECT_FALSE(outcome.all);
    EXPECT_EQ(outcome.rows, found.size());
    // At the latest; a row that stands above others is seen before them.
    const Texts before{"2001 1 1 5A", "2002 1 1 5A"};
    ASSERT_LE(found.size(), before.size());
    EXPECT_TRUE(std::ranges::equal(found, std::span(before).first(found.size())));
    // Others are read on.
    found.clear();
    Texts expected;
    host::read_observations(connection.handle(), 1, {}, into(expected));
    EXPECT_TRUE(reader->read(1, into(found)).all);
    EXPECT_EQ(found, expected);
  }
}

TEST_F(PageReading, WhatIsThrownByWhoeverTakesTheRowsComesOutAndItReadsOn) {
  Connection connection = made();
  insert(connection, 5000);
  connection.execute("BEGIN");
  static_cast<void>(connection.query_integer("SELECT count(*) FROM meta"));
  const auto reader = PageReader::of(connection);
  ASSERT_NE(reader, nullptr);
  struct Enough {};
  EXPECT_THROW(reader->read(1, [](std::span<const ObservationRow>) { throw Enough{}; }), Enough);
  Texts found;
  EXPECT_TRUE(reader->read(1, into(found)).all);
  EXPECT_GT(found.size(), 100U);
}

// Damage of every kind: bytes changed anywhere in the pages of the table. Whatever comes is in order,
// and the sanitizers watch that nothing is read outside.
TEST_F(PageReading, OfADamagedFileNothingWorseComesThanWrongFigures) {
  std::size_t root = 0;
  std::size_t first = 0;  // behind the schema, without which nothing is opened
  {
    Connection connection = made("PRAGMA page_size = 512");
    root = static_cast<std::size_t>(connection.query_integer(
               "SELECT rootpage FROM sqlite_schema WHERE name = 'observation'")) -
           1;
    first = static_cast<std::size_t>(connection.query_integer("PRAGMA page_count"));
    insert(connection, 3000);
  }
  const std::string whole = test::read_file(file);
  std::size_t ended = 0;
  std::size_t read = 0;
  for (int round = 0; round < 600; ++round) {
    std::string damaged = whole;
    const std::size_t changes = 1 + below(30);
    for (std::size_t n = 0; n < changes; ++n) {
      // Heads of pages are struck as often as all that follows.
      const std::size_t page = below(10) == 0 ? root : first + below(whole.size() / 512 - first);
      const std::size_t at = page * 512 + below(below(2) == 0 ? 16 : 512);
      damaged[at] = static_cast<char>(below(3) == 0 ? below(256) : damaged[at] ^ (1 << below(8)));
    }
    if (below(10) == 0) damaged.resize(first * 512 + below(whole.size() - first * 512));
    folder.write("a.db", damaged);
    try {
      Connection connection(file, {.access = sqlite::Access::read_write});
      connection.execute("BEGIN");
      static_cast<void>(connection.query_integer("SELECT count(*) FROM meta"));
      const auto reader = PageReader::of(connection);
      if (reader == nullptr) continue;
      for (const std::int32_t indicator : {1, 2, 3, 7, 200, 40'000, 9'000'000}) {
        std::tuple<std::int32_t, std::int32_t, std::int64_t> last;
        std::size_t rows = 0;
        bool ascending = true;
        const auto outcome = reader->read(indicator, [&](std::span<const ObservationRow> some) {
          for (const ObservationRow& row : some) {
            EXPECT_NE(row.status, Status::none);
            const std::tuple key(row.year, row.zone, row.release);
            ascending = ascending && (rows == 0 || last < key);
            last = key;
            ++rows;
          }
        });
        EXPECT_TRUE(ascending);
        EXPECT_EQ(outcome.rows, rows);
        ++(outcome.all ? read : ended);
      }
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::corrupt);  // which SQLite met first, in another table
    }
  }
  EXPECT_GT(ended, 500U);
  EXPECT_GT(read, 100U);
}

}  // namespace
