#include <yearbook/check.hpp>
#include <yearbook/database.hpp>
#include <yearbook/error.hpp>
#include <yearbook/exchange.hpp>
#include <yearbook/native.hpp>
#include <yearbook/query.hpp>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <functional>
#include <thread>

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

// Runs `work` in a process of its own: its exit code, or 128 and the signal that ended it.
int in_another_process(const std::function<int()>& work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());
  int status = 0;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
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

// --- refusals, each with its own code and sentence

struct Refusal {
  const char* name;
  std::function<void(DatabaseTest&)> make;
  ErrorCode code;
  const char* sentence;
  OpenOptions options = {};
};

const std::vector<Refusal>& refusals() {
  static const auto yearbook_with = [](const char* statements) {
    return [statements](DatabaseTest& test) {
      test.make();
      test.sql(statements);
    };
  };
  static const auto cut_after = [](std::size_t bytes) {
    return [bytes](DatabaseTest& test) {
      test.make();
      std::filesystem::resize_file(test.file, bytes);
    };
  };
  static const auto with_bytes = [](std::streamoff at, std::string bytes) {
    return [at, bytes](DatabaseTest& test) {
      test.make();
      patch(test.file, at, bytes);
    };
  };
  static const std::vector<Refusal> all{
      {"a missing file", [](DatabaseTest&) {}, ErrorCode::not_found, "there is no file "},
      {"a directory", [](DatabaseTest& test) { std::filesystem::create_directory(test.file); },
       ErrorCode::invalid_argument, " is a directory; a yearbook is one SQLite file"},
      {"an empty file", [](DatabaseTest& test) { test.folder.write("a.db", ""); },
       ErrorCode::schema_foreign, " is empty, so it is no yearbook"},
      {"a text file", [](DatabaseTest& test) { test.folder.write("a.db", "indicator,zone\n"); },
       ErrorCode::schema_foreign, " is no SQLite file, so it is no yearbook"},
      {"another program's file",
       [](DatabaseTest& test) {
         SQLite::Database(test.file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
             .exec("PRAGMA application_id = 1; CREATE TABLE zone (zone_id)");
       },
       ErrorCode::schema_foreign, " is an SQLite file of another program"},
      {"a file cut inside its header", cut_after(99), ErrorCode::corrupt,
       "it ends inside its header, after 99 bytes"},
      {"a file cut after its header", cut_after(100), ErrorCode::corrupt, "the file is damaged"},
      {"a file cut in the middle", cut_after(40960), ErrorCode::corrupt, "the file is damaged"},
      {"a damaged page size", with_bytes(16, std::string(2, '\0')), ErrorCode::corrupt,
       "the file is damaged"},
      {"a damaged page of the schema", with_bytes(100, std::string(400, '\x55')),
       ErrorCode::corrupt, "the file is damaged"},
      {"a newer major layout", with_bytes(60, std::string("\0\0\x07\xD0", 4)),
       ErrorCode::schema_too_new, " has layout 2.0, written by a newer yearbook"},
      {"a changed view", yearbook_with("DROP VIEW total; CREATE VIEW total AS SELECT 1"),
       ErrorCode::schema_foreign, "view total was changed"},
      {"a changed table", yearbook_with("ALTER TABLE zone ADD COLUMN mayor TEXT"),
       ErrorCode::schema_foreign, "table zone was changed"},
      {"a dropped table", yearbook_with("DROP TABLE zone_alias"), ErrorCode::schema_foreign,
       "table zone_alias is missing"},
      {"a dropped index", yearbook_with("DROP INDEX zone_by_parent"), ErrorCode::schema_foreign,
       "index zone_by_parent is missing"},
      {"a foreign trigger",
       yearbook_with("CREATE TRIGGER spy AFTER INSERT ON zone BEGIN SELECT 1; END"),
       ErrorCode::schema_foreign, "trigger spy is not yearbook's"},
      {"an untrusted view",
       yearbook_with("CREATE VIEW mine AS SELECT 1"),
       ErrorCode::schema_foreign,
       "view mine is not yearbook's",
       {.untrusted = true}},
      {"an untrusted index",
       yearbook_with("CREATE INDEX quick ON observation (zone_id)"),
       ErrorCode::schema_foreign,
       "index quick is not yearbook's",
       {.untrusted = true}},
      {"an untrusted table",
       yearbook_with("CREATE TABLE notes (x)"),
       ErrorCode::schema_foreign,
       "table notes is not yearbook's",
       {.untrusted = true}}};
  return all;
}

TEST_F(DatabaseTest, EachRefusalHasItsCodeAndSentenceAndLeavesNoTrace) {
  for (const Refusal& refusal : refusals()) {
    SCOPED_TRACE(refusal.name);
    std::filesystem::remove_all(file);
    refusal.make(*this);
    for (const bool read_only : {false, true}) {
      OpenOptions options = refusal.options;
      options.read_only = read_only;
      const auto thrown = refused(options);
      EXPECT_EQ(thrown.code, refusal.code);
      EXPECT_NE(thrown.sentence.find(refusal.sentence), std::string::npos) << thrown.sentence;
      EXPECT_NE(thrown.sentence.find("\"" + file + "\""), std::string::npos) << thrown.sentence;
    }
  }
}

TEST_F(DatabaseTest, AnAnalystsViewsTablesAndIndexesAreTolerated) {
  make();
  sql("CREATE VIEW mine AS SELECT * FROM current; CREATE TABLE notes (x);"
      "CREATE INDEX quick ON observation (zone_id)");
  Database database = Database::open(file);
  EXPECT_FALSE(database.read_only());
  EXPECT_EQ(gdp(database.snapshot()), 60.5e8);
  EXPECT_TRUE(check(database).empty());
}

TEST_F(DatabaseTest, WhatIsNoRegularFileIsNotWaitedFor) {
  ASSERT_EQ(::mkfifo(file.c_str(), 0600), 0);
  const auto thrown = thrown_by([&] { (void)Database::open(file); });
  EXPECT_EQ(thrown.code, ErrorCode::invalid_argument);
  EXPECT_NE(thrown.sentence.find("is no regular file"), std::string::npos);
}

// Layouts begin with 1.1: a smaller number in the header is no yearbook's.
TEST_F(DatabaseTest, RefusesALayoutThatNeverWas) {
  for (const char* version : {"\0\0\0\0", "\0\0\0\x05", "\0\0\x03\xE7", "\0\0\x03\xE8"}) {
    std::filesystem::remove(file);
    make();
    patch(file, 60, std::string(version, 4));
    const std::string before = read_file(file);
    // In a process of its own, for a crash would end all other tests.
    EXPECT_EQ(in_another_process([&] {
                const auto thrown = thrown_by([&] { (void)Database::open(file); });
                return thrown.code == ErrorCode::corrupt || thrown.code == ErrorCode::schema_foreign
                           ? 0
                           : 1 + static_cast<int>(thrown.code);
              }),
              0)
        << int{version[2]} << " " << int{version[3]};
    EXPECT_EQ(read_file(file), before);
    EXPECT_EQ(folder.names(), std::vector<std::string>{"a.db"});
  }
}

TEST_F(DatabaseTest, RefusesAnOlderLayoutThatItsTablesContradict) {
  make();
  patch(file, 60, std::string("\0\0\x03\xEA", 4));  // user_version 1002, but the tables of 1.3
  const auto thrown = refused();
  EXPECT_TRUE(thrown.code == ErrorCode::corrupt || thrown.code == ErrorCode::schema_foreign)
      << to_string(thrown.code);
  EXPECT_NE(thrown.sentence.find("index_definition"), std::string::npos) << thrown.sentence;
}

TEST_F(DatabaseTest, ForeignTriggersAreRefusedInOtherMinorLayoutsToo) {
  make();
  sql("CREATE TRIGGER spy AFTER INSERT ON zone BEGIN SELECT 1; END");
  for (const char* version : {"\0\0\x07\xCF", "\0\0\x03\xEA"}) {  // 1999 and 1002
    patch(file, 60, std::string(version, 4));
    for (const bool untrusted : {false, true}) {
      const auto thrown = refused({.read_only = true, .untrusted = untrusted});
      EXPECT_EQ(thrown.code, ErrorCode::schema_foreign);
      EXPECT_NE(thrown.sentence.find("trigger spy"), std::string::npos) << thrown.sentence;
    }
  }
}

// A writer that crashed leaves its log; the index of the log is gone with it.
TEST_F(DatabaseTest, TheLogOfACrashedWriterIsReadAndKeptWhenTheFileIsRefused) {
  const TemporaryFolder crashed;
  const auto leave = [&](const std::string& statements) {
    std::filesystem::remove(file);
    make();
    SQLite::Database writer(file, SQLite::OPEN_READWRITE);
    writer.exec(statements);
    std::filesystem::copy_file(file, crashed.file("a.db"),
                               std::filesystem::copy_options::overwrite_existing);
    std::filesystem::copy_file(file + "-wal", crashed.file("a.db-wal"),
                               std::filesystem::copy_options::overwrite_existing);
  };
  leave("INSERT INTO zone (code, kind) VALUES ('late', 'zone')");
  EXPECT_NO_THROW((void)Database::open(crashed.file("a.db")).snapshot().zone("late"));
  std::filesystem::remove(crashed.file("a.db"));
  leave("CREATE TRIGGER spy AFTER INSERT ON zone BEGIN SELECT 1; END");
  const std::string before = read_file(crashed.file("a.db"));
  const std::string log = read_file(crashed.file("a.db-wal"));
  EXPECT_EQ(thrown_by([&] { (void)Database::open(crashed.file("a.db")); }).code,
            ErrorCode::schema_foreign);
  EXPECT_EQ(read_file(crashed.file("a.db")), before);
  EXPECT_EQ(read_file(crashed.file("a.db-wal")), log);
  EXPECT_EQ(crashed.names(), (std::vector<std::string>{"a.db", "a.db-wal"}));
}

// --- rights and locks

TEST_F(DatabaseTest, WhoMayNotWriteReads) {
  make();
  std::filesystem::permissions(file, std::filesystem::perms{0444});
  std::filesystem::permissions(folder.path(), std::filesystem::perms{0555});
  const auto reads = [&] {
    constexpr uid_t nobody = 65534;
    if (::geteuid() == 0 && ::setuid(nobody) != 0) return 1;
    Database database = Database::open(file);
    if (!database.read_only()) return 2;
    if (gdp(database.snapshot()) != 60.5e8) return 3;
    return thrown_by([&] { load(database, data.path().string()); }).code == ErrorCode::read_only
               ? 0
               : 4;
  };
  std::filesystem::permissions(data.path(), std::filesystem::perms{0755});
  EXPECT_EQ(in_another_process(reads), 0);
  EXPECT_EQ(folder.names(), std::vector<std::string>{"a.db"});
}

TEST_F(DatabaseTest, WhatMayNotBeReadIsNamed) {
  make();
  std::filesystem::permissions(folder.path(), std::filesystem::perms{0755});
  std::filesystem::permissions(file, std::filesystem::perms::none);
  const auto refuses = [&] {
    constexpr uid_t nobody = 65534;
    if (::geteuid() == 0 && ::setuid(nobody) != 0) return 1;
    const auto thrown = thrown_by([&] { (void)Database::open(file); });
    if (thrown.code != ErrorCode::io) return 2;
    return thrown.sentence.find("Permission denied") != std::string::npos ? 0 : 3;
  };
  EXPECT_EQ(in_another_process(refuses), 0);
}

TEST_F(DatabaseTest, AFileThatAnotherLocksIsBusy) {
  make();
  SQLite::Database other(file, SQLite::OPEN_READWRITE);
  SQLite::Statement(other, "PRAGMA journal_mode = DELETE").executeStep();
  other.exec("BEGIN EXCLUSIVE");
  try {
    (void)Database::open(file, {.busy_timeout = std::chrono::milliseconds(1)});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::busy) << error.what();
    EXPECT_TRUE(error.retryable());
  }
  other.exec("COMMIT");
  EXPECT_NO_THROW((void)Database::open(file));
}

TEST_F(DatabaseTest, ALoadWaitsForAWriterAndThenSaysBusy) {
  make();
  Database database = Database::open(file, {.busy_timeout = std::chrono::milliseconds(20)});
  SQLite::Database other(file, SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE; UPDATE zone SET note = 'x'");
  EXPECT_EQ(gdp(database.snapshot()), 60.5e8);  // readers go on
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_EQ(thrown_by([&] { load(database, data.path().string()); }).code, ErrorCode::busy);
  EXPECT_GE(std::chrono::steady_clock::now() - begun, std::chrono::milliseconds(20));
  other.exec("COMMIT");
  EXPECT_EQ(database.snapshot().catalog().zones()[0].note, "x");
}

TEST_F(DatabaseTest, DurabilityIsThatOfTheConnection) {
  Database normal = Database::create(file);
  Database full = Database::open(file, {.durability = Durability::full});
  const auto synchronous = [](Database& database) {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(native_handle(database), "PRAGMA synchronous", -1, &statement, nullptr);
    sqlite3_step(statement);
    const int level = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    return level;
  };
  EXPECT_EQ(synchronous(normal), 1);
  EXPECT_EQ(synchronous(full), 2);
}

TEST_F(DatabaseTest, PathsMayHaveAnyCharacters) {
  for (const char* name : {"a b.db", "a?mode=memory.db", "a#b%41.db", "武汉.db", "'; DROP.db"}) {
    const std::string path = folder.file(name);
    EXPECT_EQ(Database::create(path).path(), path);
    EXPECT_TRUE(std::filesystem::exists(path)) << name;
    EXPECT_NO_THROW((void)Database::open(path).snapshot()) << name;
  }
}

// --- handles

TEST_F(DatabaseTest, ANewHandleLetsTheOldFileGo) {
  Database database = Database::create(file);
  const std::string uuid = database.uuid();
  Database other = Database::create(folder.file("b.db"));
  other = std::move(database);
  EXPECT_EQ(other.uuid(), uuid);
  EXPECT_EQ(thrown_by([&] { (void)native_handle(database); }).code, ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([&] { (void)database.parts(); }).code, ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([&] { load(database, "nowhere"); }).sentence,
            "the database was closed or moved from; open it again to use it");
  database = Database::create(folder.file("c.db"));
  EXPECT_NE(database.uuid(), uuid);
}

TEST_F(DatabaseTest, FailuresNameTheLineThatCalled) {
  const auto line_of = [](auto&& work) {
    try {
      work();
    } catch (const Error& error) {
      return std::filesystem::path(error.where().file_name()).filename().string() + ":" +
             std::to_string(error.where().line());
    }
    return std::string("nothing was thrown");
  };
  const auto here = [](unsigned line) { return "database_test.cpp:" + std::to_string(line); };
  Database closed = Database::create(file);
  closed.close();
  EXPECT_EQ(line_of([&] { (void)closed.snapshot(); }), here(__LINE__));
  EXPECT_EQ(line_of([&] { (void)closed.uuid(); }), here(__LINE__));
  EXPECT_EQ(line_of([&] { (void)Database::open(folder.file("none")); }), here(__LINE__));
  EXPECT_EQ(line_of([&] { (void)Database::create(file); }), here(__LINE__));
}

TEST(InMemory, OptionsHoldThereToo) {
  const Database database = Database::create(":memory:", {.read_only = true});
  EXPECT_TRUE(database.read_only());
  EXPECT_EQ(thrown_by([] { (void)Database::open(":memory:"); }).code, ErrorCode::not_found);
}

// --- snapshots

TEST_F(DatabaseTest, UncommittedChangesAreNotSeen) {
  make();
  Database database = Database::open(file);
  SQLite::Database other(file, SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");
  set_gdp(other, 9e9);
  EXPECT_EQ(gdp(database.snapshot()), 60.5e8);
  other.exec("COMMIT");
  EXPECT_EQ(gdp(database.snapshot()), 9e9);
}

TEST_F(DatabaseTest, ASnapshotIsOfOneStateToItsHistories) {
  make();
  for (const char* journal : {"WAL", "DELETE"}) {
    SQLite::Database other(file, SQLite::OPEN_READWRITE, 1000);
    SQLite::Statement(other, "PRAGMA journal_mode = " + std::string(journal)).executeStep();
    set_gdp(other, 60.5e8);
    Database database = Database::open(file);
    const Snapshot book = database.snapshot();
    set_gdp(other, 1);
    other.exec("UPDATE observation_note SET note = 'changed' WHERE note = 'early'");
    const auto figures = history(book, book.indicator("gdp"), book.zone("alpha"), 2016y);
    ASSERT_EQ(figures.size(), 2U) << journal;
    EXPECT_EQ(figures[0].note, "early") << journal;
    EXPECT_EQ(figures[1].value, 60.5e8) << journal;
    other.exec("UPDATE observation_note SET note = 'early' WHERE note = 'changed'");
  }
}

TEST_F(DatabaseTest, UnderARollbackJournalASnapshotBlocksNoWriter) {
  make();
  SQLite::Database other(file, SQLite::OPEN_READWRITE, 0);  // waits for nobody
  SQLite::Statement(other, "PRAGMA journal_mode = DELETE").executeStep();
  Database database = Database::open(file);
  const Snapshot book = database.snapshot();
  const Snapshot then = database.snapshot({.as_of = 2017y / std::chrono::June / 1});
  EXPECT_NO_THROW(set_gdp(other, 1));
  EXPECT_EQ(gdp(book), 60.5e8);
  EXPECT_EQ(gdp(then), 61e8);
  database.close();
  EXPECT_EQ(folder.names(), std::vector<std::string>{"a.db"});
}

TEST_F(DatabaseTest, ASnapshotOutlivesEvenItsFile) {
  make();
  std::optional<Snapshot> book;
  {
    Database database = Database::open(file);
    book = database.snapshot();
    EXPECT_EQ(gdp(*book), 60.5e8);
  }
  std::filesystem::remove(file);
  EXPECT_EQ(value(*book, book->indicator("people"), book->zone("beta"), 2016y), 15000);
  book.reset();
  EXPECT_TRUE(folder.names().empty());
}

TEST_F(DatabaseTest, WhenAllIsLetGoOneFileIsLeft) {
  make();
  {
    Database database = Database::open(file);
    Snapshot book = database.snapshot();
    SQLite::Database other(file, SQLite::OPEN_READWRITE);
    set_gdp(other, 5);
    Snapshot later = database.snapshot();
    database.close();
    EXPECT_EQ(gdp(book), 60.5e8);
    EXPECT_EQ(gdp(later), 5);
  }
  EXPECT_EQ(folder.names(), std::vector<std::string>{"a.db"});
}

TEST_F(DatabaseTest, CatalogueChangesAreSeenByNewSnapshotsOnly) {
  make();
  Database database = Database::open(file);
  const Snapshot before = database.snapshot();
  sql("UPDATE zone SET name_en = 'Omega' WHERE code = 'alpha'");
  const Snapshot after = database.snapshot();
  EXPECT_EQ(before.catalog().find_zone("alpha").name_en, "Alpha Zone");
  EXPECT_EQ(after.catalog().find_zone("alpha").name_en, "Omega");
  EXPECT_EQ(after.zone("Omega"), before.zone("Alpha Zone"));
}

TEST_F(DatabaseTest, ManyThreadsAskOneSnapshotWhileOthersWrite) {
  make();
  Database database = Database::open(file);
  const Snapshot book = database.snapshot();
  std::vector<std::thread> readers;
  std::atomic<int> wrong{0};
  for (int i = 0; i < 4; ++i) {
    readers.emplace_back([&wrong, book] {
      for (int round = 0; round < 50; ++round) {
        if (gdp(book) != 60.5e8) ++wrong;
        if (value(book, book.indicator("people"), book.zone("alpha"), 2016y) != 25000) ++wrong;
        if (history(book, book.indicator("gdp"), book.zone("alpha")).size() != 3) ++wrong;
      }
    });
  }
  SQLite::Database other(file, SQLite::OPEN_READWRITE, 1000);
  for (int i = 1; i <= 20; ++i) set_gdp(other, i);
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(gdp(database.snapshot()), 20);
}

}  // namespace
