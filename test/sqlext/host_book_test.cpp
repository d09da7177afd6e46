#include "sqlext/host_book.hpp"

#include <yearbook/query.hpp>

#include "sqlext/sqlext_file.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;

struct HostBookTest : ::testing::Test {
  test::TemporaryFolder folder;
  std::string file = folder.file("a.db");
  HostBookTest() {
    const test::TemporaryFolder data;
    test::write_small_directory(data);
    load(file, data.path().string());
  }
  static double figure(SQLite::Database& host) {
    return host.execAndGet("SELECT value FROM yb_series('gdp', 'alpha', 2016)").getDouble();
  }
  static constexpr const char* change =
      "UPDATE observation SET value = value + 1 WHERE indicator_id = 1 AND year = 2016";
};

TEST_F(HostBookTest, IsKeptWhileNothingChanges) {
  SQLite::Database host(file, SQLite::OPEN_READONLY);
  sqlext::HostBook book(host.getHandle());
  EXPECT_EQ(&book.snapshot().book(), &book.snapshot().book());
  const Date day = 2016y / 12 / 31;
  const Snapshot then = book.snapshot(day);
  EXPECT_EQ(&then.book(), &book.snapshot(day).book());
  EXPECT_NE(&then.book(), &book.snapshot(2017y / 1 / 1).book());
}

TEST_F(HostBookTest, SeesCommitsOfOthers) {
  for (const char* mode : {"wal", "delete"}) {
    SQLite::Database other(file, SQLite::OPEN_READWRITE);
    other.exec(std::string("PRAGMA journal_mode = ") + mode);
    SQLite::Database host(file, SQLite::OPEN_READONLY);
    sqlext::register_functions(host.getHandle());
    const double before = figure(host);
    other.exec(change);
    EXPECT_EQ(figure(host), before + 1) << mode;
  }
}

TEST_F(HostBookTest, SeesWhatItsOwnTransactionWroteAndNotWhatWasRolledBack) {
  SQLite::Database host(file, SQLite::OPEN_READWRITE);
  sqlext::register_functions(host.getHandle());
  const double before = figure(host);
  host.exec("BEGIN");
  host.exec(change);
  EXPECT_EQ(figure(host), before + 1);
  host.exec("SAVEPOINT inner");
  host.exec(change);
  EXPECT_EQ(figure(host), before + 2);
  host.exec("ROLLBACK TO inner");
  EXPECT_EQ(figure(host), before + 1);
  host.exec("ROLLBACK");
  EXPECT_EQ(figure(host), before);
  host.exec(change);
  EXPECT_EQ(figure(host), before + 1);
}

TEST_F(HostBookTest, AStatementSeesOneStateThroughout) {
  SQLite::Database host(file, SQLite::OPEN_READONLY);
  sqlext::register_functions(host.getHandle());
  const double before = figure(host);
  SQLite::Statement both(host,
                         "SELECT value FROM yb_series('gdp', 'alpha', 2016) UNION ALL "
                         "SELECT value FROM yb_series('gdp', 'alpha', 2016, 2016)");
  ASSERT_TRUE(both.executeStep());
  EXPECT_EQ(both.getColumn(0).getDouble(), before);
  SQLite::Database(file, SQLite::OPEN_READWRITE).exec(change);
  ASSERT_TRUE(both.executeStep());
  EXPECT_EQ(both.getColumn(0).getDouble(), before);
  both.reset();
  EXPECT_EQ(figure(host), before + 1);
}

TEST_F(HostBookTest, ADatabaseThatIsNoYearbookIsRefused) {
  SQLite::Database memory(":memory:", SQLite::OPEN_READWRITE);
  sqlext::register_functions(memory.getHandle());
  try {
    memory.execAndGet("SELECT yb_zone('china')");
    FAIL() << "no error";
  } catch (const SQLite::Exception& failure) {
    EXPECT_STREQ(failure.what(),
                 "the main database of this connection is no yearbook; open a yearbook file, such "
                 "as with: .open torch.db");
  }
}

TEST_F(HostBookTest, ANewerMajorLayoutIsRefused) {
  SQLite::Database host(file, SQLite::OPEN_READWRITE);
  host.exec("PRAGMA user_version = 2000");
  sqlext::register_functions(host.getHandle());
  try {
    host.execAndGet("SELECT yb_zone('china')");
    FAIL() << "no error";
  } catch (const SQLite::Exception& failure) {
    EXPECT_STREQ(
        failure.what(),
        "the file has layout 2.0, and this yearbook extension reads 1.x; load a newer one");
  }
}

}  // namespace
