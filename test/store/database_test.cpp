#include <yearbook/database.hpp>
#include <yearbook/error.hpp>
#include <yearbook/exchange.hpp>
#include <yearbook/query.hpp>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::read_file;
using test::TemporaryFolder;
using test::thrown_by;

// Overwrites bytes of a file.
void patch(const std::string& file, std::streamoff at, std::string_view bytes) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(at);
  stream << bytes;
}

struct DatabaseTest : ::testing::Test {
  TemporaryFolder data;
  TemporaryFolder folder;
  std::string file = folder.file("a.db");

  void make() {
    test::write_small_directory(data);
    load(file, data.path().string());
  }
  // What opening throws; the file must be as it was, byte for byte, with nothing beside it.
  test::Thrown refused(const OpenOptions& options = {}) {
    const std::string before = read_file(file);
    const auto names = folder.names();
    auto thrown = thrown_by([&] { (void)Database::open(file, options); });
    EXPECT_EQ(read_file(file), before);
    EXPECT_EQ(folder.names(), names);
    return thrown;
  }
  void sql(const std::string& statements) {
    SQLite::Database(file, SQLite::OPEN_READWRITE).exec(statements);
  }
  // Sets gdp of alpha 2016 as report_2016 prints it, through a connection that is not ours.
  static void set_gdp(SQLite::Database& database, double value) {
    SQLite::Statement update(
        database,
        "UPDATE observation SET value = ? WHERE year = 2016 AND status = 'A' "
        "AND zone_id = (SELECT zone_id FROM zone WHERE code = 'alpha') "
        "AND indicator_id = (SELECT indicator_id FROM indicator WHERE code = 'gdp')");
    update.bind(1, value);
    ASSERT_EQ(update.exec(), 1);
  }
  static std::optional<double> gdp(const Snapshot& book) {
    return value(book, book.indicator("gdp"), book.zone("alpha"), 2016y);
  }
};

TEST_F(DatabaseTest, CreatesAndOpensAFile) {
  const Database made = Database::create(file);
  EXPECT_EQ(made.layout(), "1.3");
  EXPECT_EQ(made.path(), file);
  EXPECT_FALSE(made.read_only());
  EXPECT_EQ(made.uuid().size(), 32U);
  EXPECT_EQ(Database::open(file).uuid(), made.uuid());
  EXPECT_NE(Database::create(folder.file("b.db")).uuid(), made.uuid());
}

TEST_F(DatabaseTest, CreateNeverOverwrites) {
  folder.write("a.db", "text");
  EXPECT_EQ(thrown_by([&] { (void)Database::create(file); }).code, ErrorCode::conflict);
  EXPECT_EQ(read_file(file), "text");
}

TEST_F(DatabaseTest, RefusesWhatIsNoFile) {
  EXPECT_EQ(thrown_by([&] { (void)Database::open(file); }).code, ErrorCode::not_found);
  EXPECT_EQ(thrown_by([&] { (void)Database::open(folder.path().string()); }).code,
            ErrorCode::invalid_argument);
  EXPECT_TRUE(folder.names().empty());
}

TEST_F(DatabaseTest, RefusesForeignFilesUntouched) {
  folder.write("a.db", "");
  EXPECT_EQ(refused().code, ErrorCode::schema_foreign);
  folder.write("a.db", "some text\n");
  EXPECT_EQ(refused().code, ErrorCode::schema_foreign);
  for (const char* journal : {"DELETE", "WAL"}) {
    std::filesystem::remove(file);
    {
      SQLite::Database other(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
      other.exec("CREATE TABLE t (x)");
      SQLite::Statement(other, "PRAGMA journal_mode = " + std::string(journal)).executeStep();
    }
    const auto thrown = refused();
    EXPECT_EQ(thrown.code, ErrorCode::schema_foreign) << journal;
    EXPECT_NE(thrown.sentence.find("of another program"), std::string::npos);
  }
}

TEST_F(DatabaseTest, RefusesDamagedFilesUntouched) {
  make();
  const std::string whole = read_file(file);
  folder.write("a.db", whole.substr(0, 50));
  EXPECT_EQ(refused().code, ErrorCode::corrupt);
  folder.write("a.db", whole);
  patch(file, 100, std::string(400, '\x7F'));
  EXPECT_EQ(refused().code, ErrorCode::corrupt);
  folder.write("a.db", whole.substr(0, 4096));
  EXPECT_EQ(refused().code, ErrorCode::corrupt);
}

TEST_F(DatabaseTest, RefusesANewerMajorLayoutUntouched) {
  make();
  patch(file, 60, std::string("\0\0\x07\xD0", 4));  // user_version 2000
  const auto thrown = refused();
  EXPECT_EQ(thrown.code, ErrorCode::schema_too_new);
  EXPECT_NE(thrown.sentence.find("layout 2.0"), std::string::npos);
}

TEST_F(DatabaseTest, OpensANewerMinorLayoutForReading) {
  make();
  patch(file, 60, std::string("\0\0\x07\xCF", 4));  // user_version 1999
  Database database = Database::open(file);
  EXPECT_TRUE(database.read_only());
  EXPECT_EQ(database.layout(), "1.999");
  EXPECT_EQ(gdp(database.snapshot()), 60.5e8);
  EXPECT_EQ(thrown_by([&] { load(database, data.path().string()); }).code, ErrorCode::read_only);
}

TEST_F(DatabaseTest, RefusesAChangedSchemaUntouched) {
  for (const auto& [change, sentence] :
       {std::pair("DROP VIEW total; CREATE VIEW total AS SELECT 1", "view total was changed"),
        std::pair("DROP VIEW share", "view share is missing"),
        std::pair("CREATE TRIGGER spy AFTER INSERT ON zone BEGIN SELECT 1; END",
                  "trigger spy is not yearbook's")}) {
    std::filesystem::remove(file);
    make();
    sql(change);
    const auto thrown = refused();
    EXPECT_EQ(thrown.code, ErrorCode::schema_foreign);
    EXPECT_NE(thrown.sentence.find(sentence), std::string::npos) << thrown.sentence;
  }
}

TEST_F(DatabaseTest, AnAnalystsViewsAreToleratedUnlessUntrusted) {
  make();
  sql("CREATE VIEW mine AS SELECT 1");
  EXPECT_NO_THROW((void)Database::open(file));
  const auto thrown = refused({.untrusted = true});
  EXPECT_EQ(thrown.code, ErrorCode::schema_foreign);
  EXPECT_NE(thrown.sentence.find("view mine"), std::string::npos);
}

TEST_F(DatabaseTest, ReadOnlyRefusesLoadsAndLeavesNothingBeside) {
  make();
  const std::string before = read_file(file);
  {
    Database database = Database::open(file, {.read_only = true});
    EXPECT_TRUE(database.read_only());
    EXPECT_EQ(gdp(database.snapshot()), 60.5e8);
    EXPECT_EQ(thrown_by([&] { load(database, data.path().string()); }).code, ErrorCode::read_only);
  }
  EXPECT_EQ(folder.names(), std::vector<std::string>{"a.db"});
  EXPECT_EQ(read_file(file), before);
}

TEST_F(DatabaseTest, ClosedAndMovedFromHandlesAreRefusedEverywhere) {
  make();
  Database database = Database::open(file);
  Database moved = std::move(database);
  moved.close();
  moved.close();
  // NOLINTNEXTLINE(bugprone-use-after-move): what is left of it is asked on purpose
  for (Database* handle : {&database, &moved}) {
    const auto code = [](auto&& work) { return thrown_by(work).code; };
    EXPECT_EQ(code([&] { (void)handle->snapshot(); }), ErrorCode::invalid_argument);
    EXPECT_EQ(code([&] { (void)handle->path(); }), ErrorCode::invalid_argument);
    EXPECT_EQ(code([&] { (void)handle->uuid(); }), ErrorCode::invalid_argument);
    EXPECT_EQ(code([&] { (void)handle->layout(); }), ErrorCode::invalid_argument);
    EXPECT_EQ(code([&] { (void)handle->read_only(); }), ErrorCode::invalid_argument);
    EXPECT_EQ(code([&] { load(*handle, data.path().string()); }), ErrorCode::invalid_argument);
    EXPECT_EQ(code([&] { (void)check(*handle); }), ErrorCode::invalid_argument);
  }
}

TEST_F(DatabaseTest, OneBookIsSharedWhileNothingChanges) {
  make();
  Database database = Database::open(file);
  const Snapshot first = database.snapshot();
  EXPECT_EQ(&first.book(), &database.snapshot().book());
  SQLite::Database other(file, SQLite::OPEN_READWRITE);
  set_gdp(other, 7e9);
  EXPECT_NE(&first.book(), &database.snapshot().book());
}

TEST_F(DatabaseTest, SnapshotsNoticeCommitsOfOthersInBothJournalModes) {
  make();
  for (const char* journal : {"WAL", "DELETE"}) {
    {
      SQLite::Database mode(file, SQLite::OPEN_READWRITE);
      SQLite::Statement set(mode, "PRAGMA journal_mode = " + std::string(journal));
      ASSERT_TRUE(set.executeStep());
      set_gdp(mode, 60.5e8);
    }
    Database database = Database::open(file);
    const Snapshot before = database.snapshot();
    const IndicatorHandle people = before.indicator("people");
    {
      // Another connection of this process.
      SQLite::Database other(file, SQLite::OPEN_READWRITE, 1000);
      set_gdp(other, 1e9);
      other.exec("UPDATE observation SET value = 1 WHERE value = 25000");
    }
    EXPECT_EQ(gdp(database.snapshot()), 1e9) << journal;
    // The old snapshot is of one state, also for panels that it builds only now.
    EXPECT_EQ(gdp(before), 60.5e8) << journal;
    EXPECT_EQ(value(before, people, before.zone("alpha"), 2016y), 25'000) << journal;
    {
      SQLite::Database undo(file, SQLite::OPEN_READWRITE, 1000);
      undo.exec("UPDATE observation SET value = 25000 WHERE value = 1");
    }
    // Another process.
    const pid_t child = ::fork();
    if (child == 0) {
      {
        SQLite::Database other(file, SQLite::OPEN_READWRITE, 1000);
        set_gdp(other, 2e9);
      }
      ::_exit(0);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(gdp(database.snapshot()), 2e9) << journal;
  }
}

TEST_F(DatabaseTest, OwnLoadsAreSeen) {
  make();
  Database database = Database::open(file);
  const Snapshot before = database.snapshot();
  const TemporaryFolder more;
  more.write("releases.csv", "code,title,published_on\nlater,Later,2018-05-01\n");
  more.write("observations.csv", "indicator,zone,year,value,release\ngdp,alpha,2016,3,later\n");
  EXPECT_TRUE(load(database, more.path().string()).changed);
  EXPECT_EQ(gdp(database.snapshot()), 3);
  EXPECT_EQ(gdp(before), 60.5e8);
}

TEST_F(DatabaseTest, ASnapshotOutlivesItsDatabase) {
  make();
  std::optional<Snapshot> book;
  {
    Database database = Database::open(file);
    book = database.snapshot();
  }
  EXPECT_EQ(gdp(*book), 60.5e8);
}

TEST_F(DatabaseTest, HandlesServeEverySnapshotOfTheirFile) {
  make();
  Database database = Database::open(file);
  const Snapshot first = database.snapshot();
  const IndicatorHandle handle = first.indicator("gdp");
  SQLite::Database other(file, SQLite::OPEN_READWRITE);
  set_gdp(other, 5);
  const Snapshot second = database.snapshot();
  EXPECT_EQ(value(second, handle, first.zone("alpha"), 2016y), 5);
  const TemporaryFolder elsewhere;
  load(elsewhere.file("b.db"), data.path().string());
  const Snapshot foreign = Database::open(elsewhere.file("b.db")).snapshot();
  EXPECT_EQ(thrown_by([&] { (void)value(foreign, handle, foreign.zone("alpha"), 2016y); }).code,
            ErrorCode::invalid_argument);
}

TEST_F(DatabaseTest, LivesInMemoryToo) {
  test::write_small_directory(data);
  Database database = Database::create(":memory:");
  load(database, data.path().string());
  const Snapshot book = database.snapshot();
  EXPECT_EQ(gdp(book), 60.5e8);
  const Snapshot other = Database::create(":memory:").snapshot();
  EXPECT_TRUE(other.catalog().zones().empty());
  load(database, data.path().string());  // a live snapshot is in nobody's way
  database.close();
  EXPECT_EQ(gdp(book), 60.5e8);
}

TEST_F(DatabaseTest, AsOfShowsWhatWasKnown) {
  make();
  Database database = Database::open(file);
  using std::chrono::March;
  EXPECT_EQ(gdp(database.snapshot({.as_of = 2017y / March / 1})), 61e8);
  EXPECT_FALSE(gdp(database.snapshot({.as_of = 2017y / std::chrono::January / 1})));
  EXPECT_EQ(gdp(database.snapshot()), 60.5e8);
}

}  // namespace
