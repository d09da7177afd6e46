#include "sqlite/copy.hpp"

#include <yearbook/error.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using sqlite::Access;
using sqlite::Connection;
using sqlite::Copy;
using test::thrown_by;

struct CopyTest : ::testing::Test {
  test::TemporaryFolder folder;
  Connection from = made("from.db", "new");
  Connection to = made("to.db", "old");

  Connection made(const std::string& name, const std::string& word) {
    Connection connection(folder.file(name), {.access = Access::create,
                                              .busy_timeout = std::chrono::milliseconds(10)});
    connection.execute(
        "PRAGMA journal_mode = WAL; CREATE TABLE t (word TEXT); INSERT INTO t "
        "VALUES ('" +
        word + "')");
    return connection;
  }
  Connection another() {
    return {folder.file("to.db"),
            {.access = Access::read_write, .busy_timeout = std::chrono::milliseconds(10)}};
  }
  static std::string word(Connection& connection) {
    return connection.query_text("SELECT word FROM t");
  }
};

TEST_F(CopyTest, PutsAllOfAFileOverAnother) {
  Connection reader = another();
  reader.execute("BEGIN");
  EXPECT_EQ(word(reader), "old");
  Copy(from, to).finish();
  EXPECT_EQ(word(to), "new");
  EXPECT_EQ(word(reader), "old");  // who reads goes on with what was there
  reader.execute("COMMIT");
  EXPECT_EQ(word(reader), "new");
  EXPECT_EQ(to.query_text("PRAGMA journal_mode"), "wal");
  EXPECT_EQ(to.query_text("PRAGMA integrity_check"), "ok");
}

TEST_F(CopyTest, NobodyElseWritesFromTheBeginningOn) {
  Connection writer = another();
  {
    const Copy copy(from, to);
    EXPECT_EQ(thrown_by([&] { writer.execute("UPDATE t SET word = 'theirs'"); }).code,
              ErrorCode::busy);
  }
  // It was not finished: the file is as it was, and free.
  EXPECT_EQ(word(to), "old");
  writer.execute("BEGIN IMMEDIATE");
  EXPECT_EQ(thrown_by([&] { const Copy copy(from, to); }).code, ErrorCode::busy);
}

}  // namespace
