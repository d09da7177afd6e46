#include "sqlite/file_state.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <string>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using sqlite::Connection;

// A file of one table; one connection reads and another writes.
struct FileState : ::testing::Test {
  test::TemporaryFolder folder;
  std::string file = folder.file("a.db");
  Connection writer{file, {.access = sqlite::Access::create}};

  void make(const std::string& journal) {
    writer.execute("PRAGMA journal_mode = " + journal);
    writer.execute("CREATE TABLE t (x); INSERT INTO t VALUES (1)");
  }
  [[nodiscard]] Connection reader(sqlite::ConnectionOptions options = {
                                      .access = sqlite::Access::read_write}) const {
    return {file, options};
  }
  static void begin(Connection& connection) {
    connection.execute("BEGIN");
    EXPECT_EQ(connection.query_integer("SELECT max(x) FROM t"), 1);
  }
  static bool is_state(Connection& connection) {
    return sqlite::file_is_state(connection, connection.query_text("PRAGMA main.journal_mode"));
  }
  void checkpoint(const std::string& mode) {
    static_cast<void>(writer.query_integer("PRAGMA wal_checkpoint(" + mode + ")"));
  }
};

TEST_F(FileState, WithARollbackJournalItIsWhileATransactionReads) {
  for (const char* journal : {"DELETE", "TRUNCATE", "PERSIST"}) {
    SCOPED_TRACE(journal);
    writer.execute("DROP TABLE IF EXISTS t");
    make(journal);
    Connection reading = reader();
    EXPECT_FALSE(is_state(reading));  // no transaction
    reading.execute("BEGIN");
    EXPECT_FALSE(is_state(reading));  // none that has read
    reading.execute("COMMIT");
    begin(reading);
    EXPECT_TRUE(is_state(reading));
    // A writer that has begun keeps what it writes to itself.
    writer.execute("BEGIN; UPDATE t SET x = 2");
    EXPECT_TRUE(is_state(reading));
    EXPECT_FALSE(is_state(writer));
    writer.execute("ROLLBACK");
    reading.execute("COMMIT");
    EXPECT_FALSE(is_state(reading));
  }
}

TEST_F(FileState, WithALogItIsOnceAllThatTheTransactionSeesWasCopied) {
  make("WAL");
  Connection reading = reader();
  begin(reading);
  EXPECT_FALSE(is_state(reading));
  checkpoint("PASSIVE");
  EXPECT_TRUE(is_state(reading));
  // What is committed now is not copied while the transaction lasts. It cannot be shown any more, but
  // it is still so.
  writer.execute("UPDATE t SET x = 2");
  checkpoint("PASSIVE");
  EXPECT_FALSE(is_state(reading));
  EXPECT_EQ(reading.query_integer("SELECT max(x) FROM t"), 1);
}

TEST_F(FileState, WithALogThatWasCopiedBeforeItIsFromTheStart) {
  make("WAL");
  for (const char* mode : {"PASSIVE", "FULL", "RESTART", "TRUNCATE"}) {
    SCOPED_TRACE(mode);
    writer.execute("UPDATE t SET x = 1");
    checkpoint(mode);
    Connection reading = reader();
    begin(reading);
    EXPECT_TRUE(is_state(reading));
    reading.execute("COMMIT");
  }
}

TEST_F(FileState, WithoutALogThatAnyoneWroteToItIs) {
  make("WAL");
  {
    // The last to close copies all, and the log is gone.
    const Connection gone = std::move(writer);
  }
  Connection reading = reader();
  begin(reading);
  EXPECT_TRUE(is_state(reading));
}

TEST_F(FileState, WithoutLocksOrWithLocksThatAreNotGivenBackItIsNotSaid) {
  make("DELETE");
  Connection exclusive = reader();
  exclusive.execute("PRAGMA locking_mode = EXCLUSIVE");
  begin(exclusive);
  EXPECT_FALSE(is_state(exclusive));
  exclusive.execute("COMMIT");
  Connection immutable = reader({.access = sqlite::Access::read_only, .immutable = true});
  begin(immutable);
  EXPECT_FALSE(is_state(immutable));
}

TEST_F(FileState, OfMemoryThatConnectionsShareItIs) {
  Connection first("memdb:/file-state-test", {.access = sqlite::Access::create});
  first.execute("CREATE TABLE t (x); INSERT INTO t VALUES (1)");
  Connection reading("memdb:/file-state-test", {.access = sqlite::Access::read_write});
  begin(reading);
  EXPECT_NE(sqlite::main_file(reading), nullptr);
  EXPECT_TRUE(is_state(reading));
}

TEST_F(FileState, OfMemoryOfItsOwnAConnectionHasNoFile) {
  writer.execute("ATTACH ':memory:' AS other");
  EXPECT_NE(sqlite::main_file(writer), nullptr);
  Connection alone("", {.access = sqlite::Access::create});
  alone.execute("CREATE TABLE t (x); INSERT INTO t VALUES (1)");
  begin(alone);
  EXPECT_FALSE(is_state(alone));
}

// --- Its version, read without a lock

TEST_F(FileState, TheVersionOfAFileChangesWithEveryCommitAndWithNothingElse) {
  for (const char* journal : {"DELETE", "TRUNCATE", "PERSIST", "MEMORY"}) {
    SCOPED_TRACE(journal);
    writer.execute("DROP TABLE IF EXISTS t");
    make(journal);
    Connection reading = reader();
    auto before = sqlite::file_version(reading);
    ASSERT_TRUE(before);
    begin(reading);
    EXPECT_EQ(sqlite::file_version(reading), before);
    reading.execute("COMMIT");
    for (const char* sql :
         {"UPDATE t SET x = x + 1", "INSERT INTO t VALUES (1)", "DELETE FROM t",
          "CREATE TABLE more (x)", "DROP TABLE more", "PRAGMA user_version = 7"}) {
      writer.execute("BEGIN");
      writer.execute(sql);
      EXPECT_EQ(sqlite::file_version(reading), before) << sql << " is not committed";
      writer.execute("COMMIT");
      const auto after = sqlite::file_version(reading);
      ASSERT_TRUE(after);
      EXPECT_NE(after, before) << sql;
      before = after;
      writer.execute("BEGIN");
      writer.execute("INSERT INTO t VALUES (3)");
      writer.execute("ROLLBACK");
      EXPECT_EQ(sqlite::file_version(reading), before) << "nothing was committed";
    }
  }
}

// Its pages are in the file and its counter with them, but so is the journal that takes them back:
// whoever reads first puts the file back.
TEST_F(FileState, TheVersionOfAWriterThatDiedIsTakenBack) {
  make("DELETE");
  Connection reading = reader();
  const auto before = sqlite::file_version(reading);
  const std::string dead = folder.file("dead.db");
  // More pages than it may keep in memory, so that the journal is on disk before they are.
  writer.execute("PRAGMA cache_size = 2; PRAGMA cache_spill = 2; BEGIN");
  writer.execute(
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
      "INSERT INTO t SELECT hex(randomblob(200)) FROM n");
  EXPECT_EQ(sqlite::file_version(reading), before);
  std::filesystem::copy_file(file + "-journal", dead + "-journal");
  writer.execute("COMMIT");
  std::filesystem::copy_file(file, dead);

  Connection after(dead, {.access = sqlite::Access::read_write});
  EXPECT_NE(sqlite::file_version(after), before);
  EXPECT_EQ(after.query_integer("SELECT count(*) FROM t"), 1);
  EXPECT_EQ(sqlite::file_version(after), before);
}

TEST_F(FileState, OfAFileWithALogThereIsNoVersion) {
  make("DELETE");
  Connection reading = reader();
  EXPECT_TRUE(sqlite::file_version(reading));
  writer.execute("PRAGMA journal_mode = WAL");
  EXPECT_FALSE(sqlite::file_version(reading));
  writer.execute("UPDATE t SET x = 2");
  EXPECT_FALSE(sqlite::file_version(reading));
  writer.execute("PRAGMA journal_mode = DELETE");
  EXPECT_TRUE(sqlite::file_version(reading));
}

TEST_F(FileState, WithoutLocksOrAFileThereIsNoVersion) {
  make("DELETE");
  Connection immutable = reader({.access = sqlite::Access::read_only, .immutable = true});
  EXPECT_FALSE(sqlite::file_version(immutable));
  Connection alone("", {.access = sqlite::Access::create});
  EXPECT_FALSE(sqlite::file_version(alone));
}

}  // namespace
