#include "store/new_file.hpp"

#include <yearbook/error.hpp>

#include <gtest/gtest.h>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using store::NewFile;
using test::TemporaryFolder;
using test::thrown_by;

TEST(NewFile, TakesItsNameWhenItIsWhole) {
  const TemporaryFolder folder;
  {
    NewFile file(folder.file("a.db"));
    file.connection().execute("CREATE TABLE t (x); INSERT INTO t VALUES (5)");
    EXPECT_FALSE(std::filesystem::exists(folder.file("a.db")));
    file.publish();
  }
  EXPECT_EQ(folder.names(), std::vector<std::string>{"a.db"});
  sqlite::Connection reader(folder.file("a.db"), {.access = sqlite::Access::read_write});
  EXPECT_EQ(reader.query_integer("SELECT x FROM t"), 5);
  EXPECT_EQ(reader.query_text("PRAGMA journal_mode"), "wal");
}

TEST(NewFile, LeavesNothingWhenItIsNotPublished) {
  const TemporaryFolder folder;
  {
    NewFile file(folder.file("a.db"));
    file.connection().execute("CREATE TABLE t (x)");
  }
  EXPECT_TRUE(folder.names().empty());
}

TEST(NewFile, NeverTakesTheNameOfAnother) {
  const TemporaryFolder folder;
  folder.write("taken.db", "mine");
  EXPECT_EQ(thrown_by([&] { const NewFile file(folder.file("taken.db")); }).code,
            ErrorCode::conflict);
  NewFile file(folder.file("late.db"));
  folder.write("late.db", "another's");
  EXPECT_EQ(thrown_by([&] { file.publish(); }).code, ErrorCode::conflict);
  EXPECT_EQ(test::read_file(folder.file("late.db")), "another's");
}

TEST(NewFile, ReplacesAnotherAtOnceWhenItMay) {
  const TemporaryFolder folder;
  folder.write("old.db", "old");
  NewFile file(folder.file("old.db"), store::Existing::replaced);
  file.connection().execute("CREATE TABLE t (x)");
  EXPECT_EQ(test::read_file(folder.file("old.db")), "old");
  file.publish(store::Journal::rollback);
  EXPECT_EQ(folder.names(), std::vector<std::string>{"old.db"});
  sqlite::Connection reader(folder.file("old.db"), {});
  EXPECT_EQ(reader.query_text("PRAGMA journal_mode"), "delete");
}

TEST(NewFile, AFolderThatIsNotThereIsNamed) {
  const TemporaryFolder folder;
  const auto error = thrown_by([&] { const NewFile file(folder.file("none/a.db")); });
  EXPECT_EQ(error.code, ErrorCode::io);
  EXPECT_NE(error.sentence.find("none/a.db"), std::string::npos);
}

}  // namespace
