// One state a snapshot, whatever is committed meanwhile, by whom, and in which journal mode.
#include <yearbook/native.hpp>
#include <yearbook/yearbook.hpp>

#include <gtest/gtest.h>
#include <spawn.h>
#include <sqlite3.h>
#include <sys/wait.h>

#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <sstream>
#include <string>
#include <vector>

#include "book/book.hpp"
#include "store/sqlite_source.hpp"
#include "support/support.hpp"

// The variables of the process, as posix_spawn wants them.
extern char** environ;  // NOLINT(readability-redundant-declaration)

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::thrown_by;

namespace fs = std::filesystem;

// --- Writers

void execute(sqlite3* connection, const std::string& sql) {
  ASSERT_EQ(sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
      << sqlite3_errmsg(connection);
}

void commit_here(Database& database, const std::string& sql) {
  execute(native_handle(database), sql);
}

void commit_beside(Database& database, const std::string& sql) {
  sqlite3* connection = nullptr;
  ASSERT_EQ(sqlite3_open(database.path().c_str(), &connection), SQLITE_OK);
  sqlite3_busy_timeout(connection, 5000);
  execute(connection, sql);
  sqlite3_close(connection);
}

void commit_elsewhere(Database& database, const std::string& sql) {
  std::string program = YEARBOOK_COMMITTER;
  std::string file = database.path();
  std::string text = sql;
  const std::array<char*, 4> arguments{program.data(), file.data(), text.data(), nullptr};
  pid_t child = 0;
  ASSERT_EQ(posix_spawn(&child, program.c_str(), nullptr, nullptr, arguments.data(), environ), 0);
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

using Writer = void (*)(Database&, const std::string&);
const std::map<std::string, Writer> writers{{"this connection", commit_here},
                                            {"another connection", commit_beside},
                                            {"another process", commit_elsewhere}};
const std::vector<std::string> journals{"WAL", "DELETE"};
// Both ways of reading whole indicators: from the pages of the file, and by SQL, which reads what has
// bytes set aside at the end of each page.
const std::vector<int> bytes_reserved{0, 8};

// --- Questions

void print(std::ostream& out, const std::vector<double>& values,
           const std::vector<Status>& statuses) {
  for (const double value : values) out << format_exact(value) << ',';
  for (const Status status : statuses) out << code(status) << ',';
}

using Ask = std::function<std::string(const Snapshot&)>;

// Codes and names, which are asked of the file before the catalogue was read, and the catalogue.
std::vector<Ask> questions_of_names() {
  std::vector<Ask> result;
  for (const std::string name : {"alpha", "Alpha"}) {
    result.emplace_back([=](const Snapshot& of) {
      return format_exact(
          value(of, of.indicator("gdp"), of.zone(name), 2016y).value_or(missing_value));
    });
  }
  result.emplace_back([](const Snapshot& of) {
    std::ostringstream out;
    for (const Zone& zone : of.catalog().zones()) out << zone.code << '=' << zone.name_en << ',';
    for (const Indicator& each : of.catalog().indicators()) out << each.code << ',';
    for (const Group& each : of.catalog().groups()) out << each.code << each.members.size() << ',';
    return out.str();
  });
  return result;
}

// Every kind of question about every indicator. Totals of indices are errors, which are answers too.
std::vector<Ask> questions(const Snapshot& book) {
  const ZoneHandle zone = book.zone("alpha");
  const GroupHandle group = book.catalog().groups().front().handle;
  std::vector<Ask> result = questions_of_names();
  for (const Indicator& each : book.catalog().indicators()) {
    const IndicatorHandle about = each.handle;
    result.emplace_back([=](const Snapshot& of) {
      const Observation found = observation(of, about, zone, 2016y);
      return format_exact(found.value.value_or(missing_value)) + found.release;
    });
    result.emplace_back([=](const Snapshot& of) {
      std::ostringstream out;
      for (const Vintage& figure : history(of, about, zone)) {
        out << int{figure.year} << ' ' << format_exact(figure.value.value_or(missing_value)) << ' '
            << figure.release << figure.stands << figure.note << ',';
      }
      return out.str();
    });
    result.emplace_back([=](const Snapshot& of) {
      std::ostringstream out;
      const Series found = series(of, about, zone);
      out << to_string(found.years);
      print(out, found.values, found.statuses);
      return out.str();
    });
    result.emplace_back([=](const Snapshot& of) {
      std::ostringstream out;
      const Panel found = panel(of, about, group, {2014y, 2018y});
      print(out, found.values, found.statuses);
      return out.str();
    });
    result.emplace_back([=](const Snapshot& of) {
      try {
        const Total found = total(of, about, 2016y, group);
        return format_exact(found.value.value_or(missing_value));
      } catch (const Error& failure) {
        return std::string(failure.what());
      }
    });
  }
  return result;
}

struct StatesTest : ::testing::Test {
  test::TemporaryFolder folder;
  std::string file = folder.file("a.db");
  StatesTest() {
    const test::TemporaryFolder data;
    test::write_small_directory(data);
    load(file, data.path().string());
  }
  // Makes the next snapshots read from pages, or by SQL when bytes are reserved.
  void set_way(const std::string& journal, int reserved) const {
    test::reserve_bytes(file, reserved);
    set_journal(journal);
    store::SqliteSource source(file, {.access = sqlite::Access::read_write, .query_only = true});
    source.observations(1, {}, [](std::span<const book::ObservationRow>) {});
    EXPECT_EQ(source.read_from_pages(), reserved == 0 ? 1U : 0U);
  }
  void set_journal(const std::string& mode) const {
    sqlite3* connection = nullptr;
    ASSERT_EQ(sqlite3_open(file.c_str(), &connection), SQLITE_OK);
    execute(connection, "PRAGMA journal_mode = " + mode);
    sqlite3_close(connection);
  }
};

// Codes come and go with every second commit.
const std::string change_all =
    "UPDATE observation SET value = value * 2 + 1; UPDATE observation_note SET note = note || '!';"
    "UPDATE zone SET name_en = name_en || '!', code = CASE WHEN code LIKE '%.was' THEN "
    "substr(code, 1, length(code) - 4) ELSE code || '.was' END";

// Asks every question of a snapshot while others commit between them.
void commits_between_questions(const std::string& file, const std::string& copy, Writer commit,
                               const SnapshotOptions& options) {
  // What is right: the answers of a copy that nobody writes to.
  Database(Database::open(file)).close();
  fs::copy_file(file, copy, fs::copy_options::overwrite_existing);
  Database still = Database::open(copy);
  const Snapshot expected = still.snapshot(options);

  Database database = Database::open(file);
  const Snapshot snapshot = database.snapshot(options);
  int asked = 0;
  for (const Ask& ask : questions(expected)) {
    commit(database, change_all);
    EXPECT_EQ(ask(snapshot), ask(expected)) << "question " << asked;
    ++asked;
  }
  EXPECT_GT(asked, 20);
}

TEST_F(StatesTest, ACommitBetweenEveryTwoQuestionsChangesNoAnswer) {
  for (const int reserved : bytes_reserved) {
    for (const std::string& journal : journals) {
      set_way(journal, reserved);
      for (const auto& [who, commit] : writers) {
        for (const bool as_of : {false, true}) {
          SCOPED_TRACE(journal + (reserved == 0 ? ", pages, " : ", SQL, ") + who +
                       (as_of ? ", as of a day" : ""));
          commits_between_questions(
              file, folder.file("copy.db"), commit,
              {.as_of = as_of ? std::optional(Date{2018y / 1 / 1}) : std::nullopt});
          fs::remove(folder.file("copy.db"));
        }
      }
    }
  }
}

TEST_F(StatesTest, ANewSnapshotSeesEveryCommit) {
  for (const std::string& journal : journals) {
    set_way(journal, 0);
    for (const auto& [who, commit] : writers) {
      SCOPED_TRACE(journal + ", " + who);
      Database database = Database::open(file);
      commit(database, "UPDATE observation SET value = 0 WHERE value IS NOT NULL");
      const Snapshot first = database.snapshot();
      const IndicatorHandle gdp = first.indicator("gdp");
      const ZoneHandle alpha = first.zone("alpha");
      ASSERT_EQ(value(first, gdp, alpha, 2016y), 0);
      for (int n = 1; n <= 10; ++n) {
        EXPECT_EQ(&database.snapshot().book(), &database.snapshot().book());
        commit(database, "UPDATE observation SET value = value + 1");
        EXPECT_EQ(value(database.snapshot(), gdp, alpha, 2016y), n);
      }
      EXPECT_EQ(value(first, gdp, alpha, 2016y), 0);
    }
  }
}

// Under a rollback journal a snapshot holds nothing, so that whoever writes does not wait.
TEST_F(StatesTest, WritersNeverWaitForASnapshot) {
  for (const std::string& journal : journals) {
    SCOPED_TRACE(journal);
    set_journal(journal);
    Database database = Database::open(file, {.busy_timeout = std::chrono::milliseconds(0)});
    const Snapshot held = database.snapshot();
    EXPECT_NO_THROW(commit_beside(database, change_all));
    EXPECT_TRUE(value(held, held.indicator("gdp"), held.zone("alpha"), 2016y));
  }
}

TEST_F(StatesTest, AnIndicatorThatIsNotAskedForIsNotLoaded) {
  Database database = Database::open(file);
  const Snapshot book = database.snapshot();
  EXPECT_EQ(book.book().memory(), 0U);
  static_cast<void>(series(book, book.indicator("gdp"), book.zone("alpha")));
  const std::size_t one = book.book().memory();
  EXPECT_GT(one, 0U);
  book.preload();
  EXPECT_GT(book.book().memory(), one);
}

// --- Files that go away

TEST_F(StatesTest, ADeletedFileLivesOnInItsSnapshots) {
  Database database = Database::open(file);
  const Snapshot book = database.snapshot();
  const auto before = value(book, book.indicator("gdp"), book.zone("alpha"), 2016y);
  for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(file + suffix);
  EXPECT_EQ(value(book, book.indicator("gdp"), book.zone("alpha"), 2016y), before);
  EXPECT_FALSE(series(book, book.indicator("people"), book.zone("alpha")).empty());
  EXPECT_EQ(&database.snapshot().book(), &book.book());  // nothing changed in what is open
  const auto refused = thrown_by([&] { (void)database.snapshot({.as_of = Date{2018y / 1 / 1}}); });
  EXPECT_EQ(refused.code, ErrorCode::conflict);
  EXPECT_EQ(refused.sentence, "\"" + file +
                                  "\" was deleted, or another file put in its place, since it was "
                                  "opened; snapshots of it go on, but for a new state open it "
                                  "again");
}

TEST_F(StatesTest, AReplacedFileIsNeverTakenForTheOldOne) {
  for (const std::string& journal : journals) {
    SCOPED_TRACE(journal);
    set_journal(journal);
    Database database = Database::open(file);
    const Snapshot book = database.snapshot();
    const auto before = value(book, book.indicator("gdp"), book.zone("alpha"), 2016y);
    const std::string other = folder.file("other.db");
    {
      const test::TemporaryFolder data;
      test::write_small_directory(data);
      load(other, data.path().string());
      Database changing = Database::open(other);
      commit_here(changing, change_all);
    }
    for (const char* suffix : {"-wal", "-shm"}) fs::remove(file + suffix);
    fs::rename(other, file);
    EXPECT_EQ(value(book, book.indicator("gdp"), book.zone("alpha"), 2016y), before);
    EXPECT_FALSE(series(book, book.indicator("people"), book.zone("alpha")).empty());
    EXPECT_EQ(thrown_by([&] { (void)database.snapshot({.as_of = Date{2018y / 1 / 1}}); }).code,
              ErrorCode::conflict);
    // Opened again it is the other yearbook, whose snapshots refuse handles of the first.
    Database again = Database::open(file);
    EXPECT_EQ(thrown_by([&] {
                (void)value(again.snapshot(), book.indicator("gdp"), book.zone("alpha"), 2016y);
              }).code,
              ErrorCode::invalid_argument);
  }
}

}  // namespace
