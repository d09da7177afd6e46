#include "sqlite/connection.hpp"

#include <yearbook/error.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using sqlite::Access;
using sqlite::Connection;
using sqlite::Statement;
using sqlite::Transaction;
using test::TemporaryFolder;
using test::thrown_by;

struct ConnectionTest : ::testing::Test {
  TemporaryFolder folder;
  std::string file = folder.file("a #1?.db");  // characters that a URI would take for its own
  Connection connection{file, {.access = Access::create}};
};

TEST_F(ConnectionTest, OpensPathsWithAnyCharacters) {
  connection.execute("CREATE TABLE t (x)");
  EXPECT_EQ(folder.names(), std::vector<std::string>{"a #1?.db"});
}

TEST_F(ConnectionTest, StatementsBindAndReadEveryKind) {
  Statement statement = connection.prepare("SELECT ?1, ?2, ?3, ?4, ?5");
  statement.bind(1, std::int64_t{5'000'000'000})
      .bind(2, 0.1)
      .bind(3, std::string_view("武\0x", 5))
      .bind(4, std::numeric_limits<double>::quiet_NaN())
      .bind_or_null(5, "");
  ASSERT_TRUE(statement.step());
  EXPECT_EQ(statement.integer(0), 5'000'000'000);
  EXPECT_EQ(statement.real(1), 0.1);
  EXPECT_EQ(statement.text(2), std::string("武\0x", 5));
  EXPECT_TRUE(statement.is_null(3));
  EXPECT_TRUE(std::isnan(statement.real(3)));
  EXPECT_TRUE(statement.is_null(4));
  EXPECT_EQ(statement.text(4), "");
  EXPECT_FALSE(statement.step());
}

TEST_F(ConnectionTest, RunTellsHowManyRowsChanged) {
  connection.execute("CREATE TABLE t (x); INSERT INTO t VALUES (1), (2), (3)");
  EXPECT_EQ(connection.prepare("UPDATE t SET x = 0 WHERE x > 1").run(), 2);
  EXPECT_EQ(connection.prepare("DELETE FROM t").run(), 3);
}

TEST_F(ConnectionTest, FailuresCarryTheStatementAndACode) {
  try {
    connection.execute("SELEC 1");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::sql);
    EXPECT_EQ(error.sql(), "SELEC 1");
    EXPECT_NE(error.sqlite_code(), 0);
  }
  connection.execute("CREATE TABLE t (x NOT NULL)");
  EXPECT_EQ(thrown_by([&] { connection.execute("INSERT INTO t VALUES (NULL)"); }).code,
            ErrorCode::constraint);
}

TEST_F(ConnectionTest, DoubleQuotedTextIsNoString) {
  EXPECT_EQ(thrown_by([&] { connection.execute("SELECT \"text\""); }).code, ErrorCode::sql);
}

TEST_F(ConnectionTest, QueryOnlyRefusesWrites) {
  connection.execute("CREATE TABLE t (x)");
  Connection reader(file, {.access = Access::read_write, .query_only = true});
  EXPECT_EQ(thrown_by([&] { reader.execute("INSERT INTO t VALUES (1)"); }).code,
            ErrorCode::read_only);
}

TEST_F(ConnectionTest, AWriterInTheWayIsBusy) {
  connection.execute("CREATE TABLE t (x)");
  const Transaction first(connection);
  Connection second(file,
                    {.access = Access::read_write, .busy_timeout = std::chrono::milliseconds(1)});
  EXPECT_EQ(thrown_by([&] { const Transaction waits(second); }).code, ErrorCode::busy);
}

TEST_F(ConnectionTest, ATransactionIsRolledBackUnlessCommitted) {
  connection.execute("CREATE TABLE t (x)");
  {
    const Transaction lost(connection);
    connection.execute("INSERT INTO t VALUES (1)");
  }
  EXPECT_EQ(connection.query_integer("SELECT count(*) FROM t"), 0);
  {
    Transaction kept(connection);
    connection.execute("INSERT INTO t VALUES (1)");
    kept.commit();
  }
  EXPECT_EQ(connection.query_integer("SELECT count(*) FROM t"), 1);
}

TEST_F(ConnectionTest, MemoryFilesAreSharedByName) {
  Connection first("memdb:/shared-by-a-test", {.access = Access::create});
  first.execute("CREATE TABLE t (x); INSERT INTO t VALUES (7)");
  Connection second("memdb:/shared-by-a-test", {.access = Access::read_write});
  EXPECT_EQ(second.query_integer("SELECT x FROM t"), 7);
}

TEST(Complete, TellsWhereAStatementEnds) {
  EXPECT_TRUE(sqlite::is_complete("SELECT ';';"));
  EXPECT_FALSE(sqlite::is_complete("SELECT ';"));
  EXPECT_FALSE(sqlite::is_complete("SELECT 1 -- ;"));
}

TEST_F(ConnectionTest, AReadTransactionSeesOneState) {
  connection.execute("PRAGMA journal_mode = WAL; CREATE TABLE t (x); INSERT INTO t VALUES (1)");
  Connection reader(file, {.access = Access::read_only});
  {
    const sqlite::ReadTransaction one_state(reader);
    EXPECT_EQ(reader.query_integer("SELECT count(*) FROM t"), 1);
    connection.execute("INSERT INTO t VALUES (2)");
    EXPECT_EQ(reader.query_integer("SELECT count(*) FROM t"), 1);
  }
  EXPECT_EQ(reader.query_integer("SELECT count(*) FROM t"), 2);
}

TEST(Connection, IsWrittenIntoAFileAlsoFromMemory) {
  const test::TemporaryFolder folder;
  const std::string file = folder.file("a b?.db");
  Connection memory("memdb:/vacuum-into", {.access = Access::create});
  memory.execute("CREATE TABLE t (x); INSERT INTO t VALUES (7)");
  memory.vacuum_into(file);
  EXPECT_EQ(Connection(file, {}).query_integer("SELECT x FROM t"), 7);
  EXPECT_EQ(folder.names(), std::vector<std::string>{"a b?.db"});
}

}  // namespace
