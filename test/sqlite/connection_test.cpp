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
  Transaction first(connection);
  Connection second(file,
                    {.access = Access::read_write, .busy_timeout = std::chrono::milliseconds(1)});
  EXPECT_EQ(thrown_by([&] { Transaction waits(second); }).code, ErrorCode::busy);
}

TEST_F(ConnectionTest, ATransactionIsRolledBackUnlessCommitted) {
  connection.execute("CREATE TABLE t (x)");
  {
    Transaction lost(connection);
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

// What SQLite says of a statement is the only hint at what to mend.
TEST_F(ConnectionTest, FailuresKeepSqlitesOwnWords) {
  const auto syntax = thrown_by([&] { connection.execute("SELEC 1"); });
  EXPECT_NE(syntax.sentence.find("near \"SELEC\": syntax error"), std::string::npos)
      << syntax.sentence;
  const auto unknown = thrown_by([&] { (void)connection.prepare("SELECT x FROM nowhere"); });
  EXPECT_NE(unknown.sentence.find("no such table: nowhere"), std::string::npos) << unknown.sentence;
  connection.execute("CREATE TABLE t (x, CONSTRAINT x_positive CHECK (x > 0))");
  const auto checked =
      thrown_by([&] { connection.prepare("INSERT INTO t VALUES (?1)").bind(1, -1.0).run(); });
  EXPECT_EQ(checked.code, ErrorCode::constraint);
  EXPECT_NE(checked.sentence.find("x_positive"), std::string::npos) << checked.sentence;
}

TEST_F(ConnectionTest, SettingsAreKnownWhateverTheBuildChose) {
  EXPECT_EQ(connection.query_integer("PRAGMA foreign_keys"), 0);
  EXPECT_EQ(connection.query_integer("PRAGMA trusted_schema"), 0);
  EXPECT_EQ(thrown_by([&] { (void)connection.query_integer("SELECT load_extension('x')"); }).code,
            ErrorCode::sql);
}

TEST_F(ConnectionTest, AnUntrustedFileCannotRewriteItsSchema) {
  const auto rewrite = [&](bool untrusted) {
    Connection other(file, {.access = Access::read_write, .untrusted = untrusted});
    return thrown_by(
        [&] { other.execute("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = sql"); });
  };
  connection.execute("CREATE TABLE t (x)");
  EXPECT_EQ(rewrite(false).sentence, "nothing was thrown");
  EXPECT_EQ(rewrite(true).code, ErrorCode::sql);
  Connection other(file, {.access = Access::read_write, .untrusted = true});
  EXPECT_EQ(other.query_integer("PRAGMA cell_size_check"), 1);
}

TEST_F(ConnectionTest, AnImmutableFileIsReadWithoutATrace) {
  connection.execute("PRAGMA journal_mode = WAL; CREATE TABLE t (x); INSERT INTO t VALUES (5)");
  connection = Connection("memdb:/elsewhere", {.access = Access::create});  // lets the file go
  ASSERT_EQ(folder.names().size(), 1U);
  {
    Connection reader(file, {.immutable = true});
    EXPECT_EQ(reader.query_integer("SELECT x FROM t"), 5);
    EXPECT_EQ(folder.names().size(), 1U);
  }
  Connection sharing(file, {.access = Access::read_write});
  EXPECT_EQ(sharing.query_integer("SELECT x FROM t"), 5);
  EXPECT_EQ(folder.names().size(), 3U);  // the log and its index: the difference that counts
}

TEST_F(ConnectionTest, ReadingConnectionsRefuseWritesAndMakeNoFile) {
  connection.execute("CREATE TABLE t (x)");
  Connection reader(file, {.access = Access::read_only});
  EXPECT_EQ(thrown_by([&] { reader.execute("INSERT INTO t VALUES (1)"); }).code,
            ErrorCode::read_only);
  for (const Access access : {Access::read_only, Access::read_write}) {
    EXPECT_EQ(
        thrown_by([&] { const Connection none(folder.file("none"), {.access = access}); }).code,
        ErrorCode::io);
  }
  EXPECT_EQ(folder.names(), std::vector<std::string>{"a #1?.db"});
}

TEST_F(ConnectionTest, ParametersThatAreNotThereAreRefused) {
  Statement statement = connection.prepare("SELECT ?1");
  EXPECT_EQ(thrown_by([&] { statement.bind(2, 1.0); }).code, ErrorCode::sql);
  EXPECT_EQ(thrown_by([&] { statement.bind(0, std::string_view("x")); }).code, ErrorCode::sql);
}

TEST_F(ConnectionTest, QueriesWithoutARowGiveZeroAndNoText) {
  EXPECT_EQ(connection.query_integer("SELECT 5 WHERE 0"), 0);
  EXPECT_EQ(connection.query_text("SELECT 'x' WHERE 0"), "");
}

TEST_F(ConnectionTest, AResetStatementIsInNobodysWay) {
  connection.execute("CREATE TABLE t (x); INSERT INTO t VALUES (1), (2)");
  Statement rows = connection.prepare("SELECT x FROM t");
  ASSERT_TRUE(rows.step());
  EXPECT_EQ(thrown_by([&] { connection.execute("DROP TABLE t"); }).code, ErrorCode::busy);
  rows.reset();
  EXPECT_NO_THROW(connection.execute("DROP TABLE t"));
}

TEST_F(ConnectionTest, MovedStatementsAndConnectionsGoOn) {
  connection.execute("CREATE TABLE t (x)");
  Connection moved = std::move(connection);
  Statement insert = moved.prepare("INSERT INTO t VALUES (?1)");
  Statement again = std::move(insert);
  EXPECT_EQ(again.bind(1, std::int64_t{3}).run(), 1);
  EXPECT_EQ(moved.query_integer("SELECT x FROM t"), 3);
  EXPECT_EQ(moved.total_changes(), 1);
}

TEST_F(ConnectionTest, ATransactionLocksFromItsBeginning) {
  connection.execute("PRAGMA journal_mode = WAL; CREATE TABLE t (x)");
  Connection other(file,
                   {.access = Access::read_write, .busy_timeout = std::chrono::milliseconds(1)});
  {
    Transaction writer(connection);
    EXPECT_EQ(other.query_integer("SELECT count(*) FROM t"), 0);  // readers go on
    EXPECT_EQ(thrown_by([&] { other.execute("INSERT INTO t VALUES (1)"); }).code, ErrorCode::busy);
  }
  EXPECT_NO_THROW(other.execute("INSERT INTO t VALUES (1)"));
}

}  // namespace
