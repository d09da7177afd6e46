#include "host/observation_rows.hpp"

#include <yearbook/error.hpp>
#include <yearbook/shapes.hpp>
#include <yearbook/unit.hpp>

#include <gtest/gtest.h>

#include <span>
#include <string>
#include <vector>

#include "sqlite/connection.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using book::ObservationRow;

struct ObservationRows : ::testing::Test {
  sqlite::Connection connection{"memdb:/observation-rows-test", {.access = sqlite::Access::create}};
  ObservationRows() {
    connection.execute(
        "CREATE TABLE IF NOT EXISTS observation (indicator_id, year, zone_id, release_id, value, "
        "status);"
        "DELETE FROM observation;"
        "INSERT INTO observation VALUES (1, 2016, 2, 9, 5.5, 'A'), (1, 2015, 2, 9, NULL, 'Q'),"
        "(1, 2015, 1, 1000000007, 0, 'E'), (1, 2015, 1, 8, 4, 'A'), (2, 2015, 1, 8, 4, 'A')");
  }
  std::vector<ObservationRow> read(const book::CellRange& cells) {
    std::vector<ObservationRow> rows;
    host::read_observations(connection.handle(), 1, cells,
                            [&](std::span<const ObservationRow> some) {
                              rows.insert(rows.end(), some.begin(), some.end());
                            });
    return rows;
  }
};

TEST_F(ObservationRows, ComeByYearZoneAndRelease) {
  const auto rows = read({});
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0].release, 8);
  EXPECT_EQ(rows[1].release, 1'000'000'007);
  EXPECT_EQ(rows[1].value, 0);
  EXPECT_EQ(rows[1].status, Status::estimated);
  EXPECT_TRUE(is_missing(rows[2].value));
  EXPECT_EQ(rows[2].status, Status::suppressed);
  EXPECT_EQ(rows[3].year, 2016);
  EXPECT_EQ(rows[3].value, 5.5);
}

TEST_F(ObservationRows, AreThoseOfTheCellsAskedFor) {
  EXPECT_EQ(read({{2015y, 2015y}, std::nullopt}).size(), 3U);
  EXPECT_EQ(read({{1y, 9999y}, 2}).size(), 2U);
  EXPECT_TRUE(read({{2017y, 2020y}, std::nullopt}).empty());
}

TEST_F(ObservationRows, AStatusThatDoesNotExistIsDamage) {
  connection.execute("INSERT INTO observation VALUES (1, 2018, 1, 1, 1, 'X')");
  EXPECT_EQ(test::thrown_by([&] { read({}); }).code, ErrorCode::corrupt);
}

TEST_F(ObservationRows, AFileWithoutTheTableIsAnError) {
  connection.execute("DROP TABLE observation");
  EXPECT_EQ(test::thrown_by([&] { read({}); }).code, ErrorCode::sql);
}

// The reader keeps to the key of the table, which a file always has.
struct ObservationReading : ::testing::Test {
  sqlite::Connection connection{"memdb:/observation-reading-test",
                                {.access = sqlite::Access::create}};
  ObservationReading() {
    connection.execute(
        "DROP TABLE IF EXISTS observation;"
        "CREATE TABLE observation (indicator_id INTEGER, year INTEGER, zone_id INTEGER, release_id "
        "INTEGER, value REAL, status TEXT, PRIMARY KEY (indicator_id, year, zone_id, release_id)) "
        "WITHOUT ROWID;"
        "INSERT INTO observation VALUES (1, 2016, 2, 9, 5.5, 'A'), (1, 2015, 2, 9, NULL, 'Q'),"
        "(1, 2015, 1, 1000000007, 0, 'E'), (1, 2015, 1, 8, 4, 'A'), (2, 2015, 1, 8, 4, 'A')");
  }
  // Each row as text, of indicators 1, 3 and 2.
  template <typename Read>
  static std::vector<std::string> texts(Read&& read) {
    std::vector<std::string> result;
    for (const std::int32_t indicator : {1, 3, 2}) {
      read(indicator, [&](std::span<const ObservationRow> rows) {
        for (const ObservationRow& row : rows) {
          result.push_back(std::to_string(row.year) + ' ' + std::to_string(row.zone) + ' ' +
                           std::to_string(row.release) + ' ' + format_exact(row.value) +
                           std::string(code(row.status)));
        }
      });
    }
    return result;
  }
};

TEST_F(ObservationReading, GivesWhatSteppingGivesAlsoBesideAnIndexOfOthers) {
  const auto expected = texts([&](std::int32_t indicator, const auto& row) {
    host::read_observations(connection.handle(), indicator, {}, row);
  });
  ASSERT_EQ(expected.size(), 5U);
  for (const char* index :
       {"", "CREATE INDEX theirs ON observation (indicator_id, value, status)"}) {
    connection.execute(index);
    host::ObservationReader reader(connection.handle());
    EXPECT_EQ(texts([&](std::int32_t indicator, const auto& row) { reader.read(indicator, row); }),
              expected);
  }
}

TEST_F(ObservationReading, WhatIsThrownOnTheWayComesOutAndItReadsOn) {
  // So many rows that they come some at a time, and the first are taken while it reads.
  connection.execute(
      "WITH n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 1000) "
      "INSERT INTO observation SELECT 3, n, 1, 8, n, 'A' FROM n");
  host::ObservationReader reader(connection.handle());
  struct Enough {};
  std::size_t seen = 0;
  EXPECT_THROW(reader.read(3,
                           [&](std::span<const ObservationRow> rows) {
                             seen += rows.size();
                             throw Enough{};
                           }),
               Enough);
  EXPECT_GT(seen, 0U);
  EXPECT_LT(seen, 1000U);
  const auto count = [&](std::span<const ObservationRow> rows) { seen += rows.size(); };
  for (const std::size_t rows_of_1_and_3 : {1004U, 1004U}) {
    seen = 0;
    reader.read(1, count);
    reader.read(3, count);
    EXPECT_EQ(seen, rows_of_1_and_3);
  }
  connection.execute("INSERT INTO observation VALUES (1, 2018, 1, 1, 1, 'X')");
  EXPECT_EQ(test::thrown_by([&] { reader.read(1, [](std::span<const ObservationRow>) {}); }).code,
            ErrorCode::corrupt);
}

}  // namespace
