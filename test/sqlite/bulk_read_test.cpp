#include "sqlite/bulk_read.hpp"

#include <yearbook/error.hpp>
#include <yearbook/shapes.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "store/schema.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using sqlite::BulkRow;
using test::thrown_by;

struct BulkRead : ::testing::Test {
  sqlite::Connection connection{"memdb:/bulk-read", {.access = sqlite::Access::create}};
  BulkRead() { store::create_schema(connection); }

  void insert(const std::string& values) {
    connection.execute(
        "INSERT INTO observation (indicator_id, year, zone_id, release_id, value, status) VALUES " +
        values);
  }
  // "indicator/year/zone/release=value status" of each row, as it came.
  std::vector<std::string> read() {
    std::vector<std::string> result;
    sqlite::read_observations(connection, [&](const BulkRow& row) {
      result.push_back(std::to_string(row.indicator) + "/" + std::to_string(row.year) + "/" +
                       std::to_string(row.zone) + "/" + std::to_string(row.release) + "=" +
                       (is_missing(row.value) ? "-" : std::to_string(row.value)) + " " +
                       std::string(code(row.status)));
      return true;
    });
    return result;
  }
  using Rows = std::vector<std::string>;
};

TEST_F(BulkRead, GivesEveryColumnInTheOrderOfTheKey) {
  EXPECT_TRUE(read().empty());
  insert(
      "(2, 2010, 1, 1000000001, 5, 'A'), (1, 2011, 1, 1000000001, NULL, 'Q'), "
      "(1, 2010, 2, 1000000001, 0.5, 'E'), (1, 2010, 2, 1000000000, 7, 'A')");
  const Rows rows{"1/2010/2/1000000000=7.000000 A", "1/2010/2/1000000001=0.500000 E",
                  "1/2011/1/1000000001=- Q", "2/2010/1/1000000001=5.000000 A"};
  EXPECT_EQ(read(), rows);
  // Again, and while another statement is under way; and beside an index that has every column.
  EXPECT_EQ(read(), rows);
  connection.execute("CREATE INDEX of_an_analyst ON observation (value, status)");
  sqlite::Statement other = connection.prepare("SELECT zone_id FROM observation");
  EXPECT_TRUE(other.step());
  EXPECT_EQ(read(), rows);
}

TEST_F(BulkRead, EndsWhenNoMoreAreWantedAndLetsErrorsThrough) {
  insert("(1, 2010, 1, 1, 1, 'A'), (1, 2010, 2, 1, 1, 'A'), (1, 2010, 3, 1, 1, 'A')");
  int count = 0;
  sqlite::read_observations(connection, [&](const BulkRow&) { return ++count < 2; });
  EXPECT_EQ(count, 2);
  const auto error = thrown_by([&] {
    sqlite::read_observations(connection, [](const BulkRow&) -> bool {
      throw Error(ErrorCode::cancelled, "stopped by the test");
    });
  });
  EXPECT_EQ(error.code, ErrorCode::cancelled);
  EXPECT_EQ(error.sentence, "stopped by the test");
  EXPECT_EQ(read().size(), 3U);
}

TEST_F(BulkRead, ALetterThatIsNoStatusIsDamage) {
  connection.execute("PRAGMA ignore_check_constraints = ON");
  insert("(1, 2010, 1, 1, 1, 'Z')");
  EXPECT_EQ(thrown_by([&] { read(); }).code, ErrorCode::corrupt);
}

TEST_F(BulkRead, ToSqlItIsOfNoUse) {
  insert("(1, 2010, 1, 1, 1, 'A')");
  read();
  EXPECT_EQ(connection.query_text("SELECT coalesce(\"yearbook rows\"(1, 2, 3, 4, 5, 6, 7), 'none') "
                                  "FROM observation"),
            "none");
}

}  // namespace
