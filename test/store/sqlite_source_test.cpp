#include "store/sqlite_source.hpp"

#include <yearbook/exchange.hpp>
#include <yearbook/shapes.hpp>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <span>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using store::SqliteSource;

struct SqliteSourceTest : ::testing::Test {
  test::TemporaryFolder folder;
  std::string file = folder.file("a.db");
  SqliteSourceTest() {
    const test::TemporaryFolder data;
    test::write_small_directory(data);
    load(file, data.path().string());
  }
  static std::size_t rows(SqliteSource& source) {
    std::size_t count = 0;
    source.observations(1, {},
                        [&](std::span<const book::ObservationRow> some) { count += some.size(); });
    return count;
  }
};

TEST_F(SqliteSourceTest, HoldsOneStateWhateverIsCommitted) {
  SqliteSource source(file, {.access = sqlite::Access::read_write, .query_only = true});
  EXPECT_TRUE(source.writers_go_on());
  const std::size_t before = rows(source);
  SQLite::Database(file, SQLite::OPEN_READWRITE).exec("DELETE FROM observation");
  EXPECT_EQ(rows(source), before);
  SqliteSource later(file, {.access = sqlite::Access::read_write, .query_only = true});
  EXPECT_EQ(rows(later), 0U);
}

TEST_F(SqliteSourceTest, SaysWhenWritersWouldWait) {
  SQLite::Database(file, SQLite::OPEN_READWRITE).exec("PRAGMA journal_mode = DELETE");
  SqliteSource source(file, {.access = sqlite::Access::read_write, .query_only = true});
  EXPECT_FALSE(source.writers_go_on());
}

}  // namespace
