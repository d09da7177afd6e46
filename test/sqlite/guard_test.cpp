#include "sqlite/guard.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <chrono>
#include <optional>
#include <string>

#include "sqlite/cursor.hpp"

namespace {

using namespace yearbook::sqlite;
using namespace std::chrono_literals;

struct Guarded : ::testing::Test {
  Connection connection{"memdb:/guard-test", {.access = Access::create}};
  Guarded() { connection.execute("CREATE TABLE IF NOT EXISTS t (x)"); }
  // The code with which a statement ends.
  int run(Guard& guard, const std::string& sql) {
    auto prepared = Cursor::prepare(connection, guard, sql);
    if (const auto* mistake = std::get_if<Mistake>(&prepared)) return mistake->code;
    auto& cursor = std::get<Cursor>(prepared);
    while (true) {
      const auto stepped = cursor.step(guard);
      if (const auto* mistake = std::get_if<Mistake>(&stepped)) return mistake->code & 0xFF;
      if (!std::get<bool>(stepped)) return SQLITE_OK;
    }
  }
};

constexpr const char* endless =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";

TEST_F(Guarded, ReadsAndDoesNothingElse) {
  Guard guard(connection, {});
  EXPECT_EQ(run(guard, "SELECT * FROM t"), SQLITE_OK);
  EXPECT_EQ(guard.refused(), "");
  EXPECT_EQ(run(guard, "INSERT INTO t VALUES (1)"), SQLITE_AUTH);
  EXPECT_EQ(guard.refused(), "INSERT INTO t");
  EXPECT_EQ(run(guard, "PRAGMA cache_size = 1"), SQLITE_AUTH);
  EXPECT_EQ(guard.refused(), "PRAGMA cache_size with an argument");
  EXPECT_NE(run(guard, "SELECT LOAD_EXTENSION('x')"), SQLITE_OK);
  EXPECT_EQ(guard.refused(), "the function load_extension()");
}

TEST_F(Guarded, TableFunctionsCanBeUsed) {
  Guard guard(connection, {});
  EXPECT_EQ(run(guard, "SELECT * FROM json_each('[1, 2]')"), SQLITE_OK);
  EXPECT_EQ(run(guard, "SELECT * FROM pragma_table_info('t')"), SQLITE_OK);
  EXPECT_EQ(run(guard, "SELECT * FROM pragma_function_list"), SQLITE_OK);
}

TEST_F(Guarded, IsLetGoWhenTheGuardGoes) {
  {
    const Guard guard(connection, {.time = 1ms});
  }
  connection.execute("PRAGMA query_only = OFF; DELETE FROM t");
}

TEST_F(Guarded, TheClockRunsWhileSqliteWorks) {
  Guard guard(connection, {.time = 50ms});
  EXPECT_EQ(run(guard, endless), SQLITE_INTERRUPT);
  EXPECT_EQ(guard.stopped(), Stop::time);
}

TEST_F(Guarded, CancelIsAsked) {
  Guard guard(connection, {.cancelled = [] { return true; }});
  EXPECT_EQ(run(guard, endless), SQLITE_INTERRUPT);
  EXPECT_EQ(guard.stopped(), Stop::cancelled);
}

TEST_F(Guarded, AnExceptionOfTheCallerStopsTheWork) {
  Guard guard(connection, {.cancelled = []() -> bool { throw 1; }});
  EXPECT_EQ(run(guard, endless), SQLITE_INTERRUPT);
  EXPECT_EQ(guard.stopped(), Stop::cancelled);
}

TEST_F(Guarded, MemoryIsBounded) {
  Guard guard(connection, {});
  EXPECT_EQ(run(guard,
                "WITH RECURSIVE n (i, t) AS (SELECT 1, hex(zeroblob(100000)) UNION "
                "SELECT i + 1, hex(zeroblob(100000)) || i FROM n) SELECT count(*) FROM n"),
            SQLITE_INTERRUPT);
  EXPECT_EQ(guard.stopped(), Stop::memory);
  EXPECT_EQ(run(guard, "SELECT zeroblob(2000000)"), SQLITE_TOOBIG);
}

}  // namespace
