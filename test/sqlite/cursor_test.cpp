#include "sqlite/cursor.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <string>
#include <vector>

namespace {

using namespace yearbook::sqlite;

struct Cursors : ::testing::Test {
  Connection connection = with_table();
  Guard guard{connection, {}};
  static Connection with_table() {
    Connection made("memdb:/cursor-test", {.access = Access::create});
    made.execute("CREATE TABLE IF NOT EXISTS t (x INTEGER, y TEXT)");
    return made;
  }
  Cursor cursor(std::string_view sql) {
    return std::get<Cursor>(Cursor::prepare(connection, guard, sql));
  }
};

TEST_F(Cursors, TellKindsApartAndGiveBytesAsTheyAre) {
  Cursor row = cursor("SELECT NULL, 1, 1.5, 'a' || char(0) || 'b', x'00', x AS z FROM t");
  EXPECT_FALSE(std::get<bool>(row.step(guard)));
  row = cursor("SELECT NULL, 1, 1.5, 'a' || char(0) || 'b', x'00'");
  ASSERT_TRUE(std::get<bool>(row.step(guard)));
  EXPECT_EQ(row.kind(0), Kind::null);
  EXPECT_EQ(row.kind(1), Kind::integer);
  EXPECT_EQ(row.integer(1), 1);
  EXPECT_EQ(row.kind(2), Kind::real);
  EXPECT_EQ(row.real(2), 1.5);
  EXPECT_EQ(row.kind(3), Kind::text);
  EXPECT_EQ(row.bytes(3), std::string_view("a\0b", 3));
  EXPECT_EQ(row.kind(4), Kind::blob);
  EXPECT_EQ(row.bytes(4), std::string_view("\0", 1));
  EXPECT_EQ(row.bytes(0), "");
}

TEST_F(Cursors, KnowTheirColumnsParametersAndEnd) {
  const std::string sql = "SELECT x AS z, y || 'a' FROM t WHERE x = :x AND y = ?; SELECT 2";
  const Cursor row = cursor(sql);
  EXPECT_EQ(row.columns(), 2);
  EXPECT_EQ(row.name(0), "z");
  EXPECT_EQ(row.type(0), "INTEGER");
  EXPECT_EQ(row.type(1), "");
  EXPECT_EQ(row.parameters(), (std::vector<std::string>{":x", ""}));
  EXPECT_EQ(sql.substr(row.end()), " SELECT 2");
  EXPECT_TRUE(row.reads_only());
  EXPECT_TRUE(cursor("-- nothing").empty());
}

TEST_F(Cursors, MistakesHaveTheirPlace) {
  const auto mistake = std::get<Mistake>(Cursor::prepare(connection, guard, "SELECT 1 +* 2"));
  EXPECT_EQ(mistake.code, SQLITE_ERROR);
  EXPECT_EQ(mistake.message, "near \"*\": syntax error");
  EXPECT_EQ(mistake.at, 10U);
}

TEST_F(Cursors, LimitsOfTheProgramAreRestored) {
  const auto soft = sqlite3_soft_heap_limit64(-1);
  const auto hard = sqlite3_hard_heap_limit64(-1);
  static_cast<void>(cursor("SELECT 1"));
  EXPECT_EQ(sqlite3_soft_heap_limit64(-1), soft);
  EXPECT_EQ(sqlite3_hard_heap_limit64(-1), hard);
}

TEST_F(Cursors, NamesAreThoseOfTheConnection) {
  const auto has = [](const std::vector<std::string>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
  };
  EXPECT_TRUE(has(table_names(connection), "t"));
  EXPECT_TRUE(has(table_names(connection), "json_each")) << "a function may stand as a table";
  EXPECT_FALSE(has(table_names(connection), "u"));
  EXPECT_EQ(column_names(connection, "SELECT z FROM t"), (std::vector<std::string>{"x", "y"}));
  EXPECT_TRUE(column_names(connection, "SELECT 1").empty());
  EXPECT_TRUE(has(function_names(connection), "abs"));
}

}  // namespace
