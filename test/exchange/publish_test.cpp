#include <yearbook/error.hpp>
#include <yearbook/exchange.hpp>
#include <yearbook/query.hpp>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <exception>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using test::thrown_by;
namespace fs = std::filesystem;

struct Publish : ::testing::Test {
  test::TemporaryFolder data;
  test::TemporaryFolder folder;
  test::TemporaryFolder shelf;
  std::string file = folder.file("a.db");
  std::string copy = shelf.file("copy.db");
  std::optional<Database> database;
  Publish() {
    test::write_small_directory(data);
    load(file, data.path().string());
    database = Database::open(file);
  }
};

// Whether `work` gives true in a process that may not write to `folder`, as nobody may on read-only
// media: permissions do not hold root, so it becomes somebody else first.
bool where_nothing_can_be_written(const fs::path& folder, const std::function<bool()>& work) {
  constexpr auto may_read = fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read;
  fs::permissions(
      folder, may_read | fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec);
  for (const auto& entry : fs::directory_iterator(folder)) {
    fs::permissions(entry.path(), may_read);
  }
  const pid_t child = ::fork();
  if (child == 0) {
    constexpr uid_t nobody = 65534;
    if (::geteuid() == 0 && ::setuid(nobody) != 0) ::_exit(2);
    if (::access(folder.c_str(), W_OK) == 0) ::_exit(3);
    bool found = false;
    try {
      found = work();
    } catch (const std::exception&) {
      found = false;
    }
    ::_exit(found ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  fs::permissions(folder, fs::perms::owner_all);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_LT(WEXITSTATUS(status), 2) << "the test could not give up its rights";
  return WEXITSTATUS(status) == 0;
}

TEST_F(Publish, HasEveryRowAndViewInOneFile) {
  {
    SQLite::Database other(file, SQLite::OPEN_READWRITE);
    other.exec("CREATE VIEW mine AS SELECT 1 AS x");
  }
  publish(*database, copy);
  EXPECT_EQ(shelf.names(), std::vector<std::string>{"copy.db"});
  EXPECT_EQ(test::dump(copy), test::dump(file));
  SQLite::Database there(copy, SQLite::OPEN_READONLY);
  EXPECT_EQ(there.execAndGet("PRAGMA journal_mode").getString(), "delete");
  EXPECT_EQ(there.execAndGet("PRAGMA freelist_count").getInt(), 0);
  EXPECT_EQ(there.execAndGet("PRAGMA integrity_check").getString(), "ok");
  EXPECT_GT(there.execAndGet("SELECT count(*) FROM sqlite_stat1").getInt(), 0);
  EXPECT_EQ(there.execAndGet("SELECT x FROM mine").getInt(), 1);
  EXPECT_EQ(Database::open(copy, {.read_only = true}).uuid(), database->uuid());
}

TEST_F(Publish, OpensWhereNothingCanBeWritten) {
  publish(*database, copy);
  EXPECT_TRUE(where_nothing_can_be_written(shelf.path(), [&] {
    Database there = Database::open(copy, {.read_only = true});
    const Snapshot book = there.snapshot();
    return value(book, book.indicator("gdp"), book.zone("alpha"), Year{2016}) == 6.05e9;
  }));
  EXPECT_TRUE(where_nothing_can_be_written(shelf.path(), [&] {
    SQLite::Database there(copy, SQLite::OPEN_READONLY);
    return there.execAndGet("SELECT count(*) FROM current").getInt() > 0;
  }));
}

TEST_F(Publish, WhichTheYearbookItselfDoesNotForOtherClients) {
  database.reset();
  EXPECT_FALSE(where_nothing_can_be_written(folder.path(), [&] {
    SQLite::Database there(file, SQLite::OPEN_READONLY);
    return there.execAndGet("SELECT count(*) FROM current").getInt() > 0;
  }));
}

TEST_F(Publish, ABookInMemoryAndAReadingHandleToo) {
  Database memory = Database::create(":memory:");
  load(memory, data.path().string());
  publish(memory, copy);
  EXPECT_EQ(Database::open(copy).uuid(), memory.uuid());
  Database reading = Database::open(file, {.read_only = true});
  publish(reading, shelf.file("b.db"));
  EXPECT_EQ(test::dump(shelf.file("b.db")), test::dump(file));
}

TEST_F(Publish, OnlyACopyOfTheSameYearbookMakesWay) {
  publish(*database, copy);
  const auto taken = thrown_by([&] { publish(*database, copy); });
  EXPECT_EQ(taken.code, ErrorCode::conflict);
  EXPECT_NE(taken.sentence.find("exists already"), std::string::npos);

  data.write("observations.csv",
             "indicator,zone,year,value,release\ngdp,gamma,2015,7,report_2016\n");
  load(*database, data.path().string());
  publish(*database, copy, {.replace = true});
  EXPECT_EQ(test::dump(copy), test::dump(file));
  EXPECT_EQ(shelf.names(), std::vector<std::string>{"copy.db"});

  {
    const Database other = Database::create(shelf.file("other.db"));
  }
  const std::string other = test::read_file(shelf.file("other.db"));
  EXPECT_EQ(thrown_by([&] { publish(*database, shelf.file("other.db"), {.replace = true}); }).code,
            ErrorCode::conflict);
  EXPECT_EQ(test::read_file(shelf.file("other.db")), other);
  shelf.write("text.db", "no yearbook");
  EXPECT_EQ(thrown_by([&] { publish(*database, shelf.file("text.db"), {.replace = true}); }).code,
            ErrorCode::schema_foreign);
  EXPECT_EQ(test::read_file(shelf.file("text.db")), "no yearbook");
  EXPECT_EQ(thrown_by([&] { publish(*database, file, {.replace = true}); }).code,
            ErrorCode::conflict);
}

TEST_F(Publish, LeavesNothingBehindWhenItCannot) {
  EXPECT_EQ(thrown_by([&] { publish(*database, shelf.file("none/copy.db")); }).code, ErrorCode::io);
  EXPECT_TRUE(shelf.names().empty());
  // With replace and nothing there, it is as without.
  publish(*database, copy, {.replace = true});
  EXPECT_EQ(shelf.names(), std::vector<std::string>{"copy.db"});
}

}  // namespace
