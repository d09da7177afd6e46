#include "store/schema.hpp"

#include <yearbook/database.hpp>
#include <yearbook/error.hpp>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "store/schema_data.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using sqlite::Connection;
using test::thrown_by;

struct Schema : ::testing::Test {
  Connection connection{"memdb:/schema-test", {.access = sqlite::Access::create}};
  Schema() { store::create_schema(connection); }
};

TEST_F(Schema, IsMarkedAsOursWithItsLayout) {
  EXPECT_EQ(connection.query_integer("PRAGMA application_id"), 0x79626B31);
  EXPECT_EQ(connection.query_integer("PRAGMA user_version"), 1003);
  EXPECT_EQ(connection.query_text("SELECT value FROM meta WHERE key = 'layout_minor'"), "3");
  EXPECT_EQ(connection.query_text("SELECT value FROM meta WHERE key = 'uuid'").size(), 32U);
}

TEST_F(Schema, EqualsWhatSqliteKeepsOfIt) {
  const auto findings = store::compare_schema(connection);
  EXPECT_TRUE(findings.faults.empty()) << findings.faults.front();
  EXPECT_TRUE(findings.foreign.empty());
}

TEST_F(Schema, ChangesToOurObjectsAreFaults) {
  connection.execute(
      "DROP VIEW total; CREATE VIEW total AS SELECT 1 AS indicator; DROP TABLE zone_alias;"
      "CREATE TRIGGER spy AFTER INSERT ON zone BEGIN SELECT 1; END");
  const auto findings = store::compare_schema(connection);
  EXPECT_EQ(std::set<std::string>(findings.faults.begin(), findings.faults.end()),
            (std::set<std::string>{"view total was changed", "table zone_alias is missing",
                                   "trigger spy is not yearbook's"}));
}

TEST_F(Schema, ViewsTablesAndIndexesOfAnAnalystAreTolerated) {
  connection.execute(
      "CREATE VIEW mine AS SELECT 1; CREATE INDEX quick ON observation (zone_id);"
      "CREATE TABLE notes (x)");
  EXPECT_TRUE(store::compare_schema(connection).faults.empty());
  EXPECT_NO_THROW(store::require_our_schema(connection, "a.db", false));
  const auto untrusted = thrown_by([&] { store::require_our_schema(connection, "a.db", true); });
  EXPECT_EQ(untrusted.code, ErrorCode::schema_foreign);
  EXPECT_NE(untrusted.sentence.find("view mine is not yearbook's"), std::string::npos);
}

TEST_F(Schema, TablesAreStrictAndConstraintsNamed) {
  const std::string wrong = connection.query_text(
      "SELECT group_concat(name) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE "
      "'sqlite%' "
      "AND sql NOT LIKE '%STRICT%'");
  EXPECT_EQ(wrong, "");
  EXPECT_EQ(
      connection.query_integer("SELECT count(*) FROM sqlite_schema WHERE sql LIKE '%\n  CHECK%' "
                               "OR sql LIKE '%\n  FOREIGN KEY%' OR sql LIKE '%\n  UNIQUE%'"),
      0);
}

TEST_F(Schema, StatusRowsAreThoseOfTheLibrary) {
  auto rows = connection.prepare("SELECT code, name, value_rule FROM status ORDER BY severity");
  const std::map<ValueRule, std::string> rules{{ValueRule::needed, "needed"},
                                               {ValueRule::allowed, "allowed"},
                                               {ValueRule::forbidden, "forbidden"}};
  for (const Status status : statuses()) {
    ASSERT_TRUE(rows.step());
    EXPECT_EQ(rows.text(0), code(status));
    EXPECT_EQ(rows.text(1), meaning(status));
    EXPECT_EQ(rows.text(2), rules.at(value_rule(status)));
  }
  EXPECT_FALSE(rows.step());
}

TEST_F(Schema, TheStatusRuleIsHeldByACheck) {
  connection.execute("PRAGMA foreign_keys = OFF");
  for (const Status status : statuses()) {
    const std::string start = "INSERT INTO observation VALUES (1, 2000, 1, " +
                              std::to_string(static_cast<int>(status)) + ", ";
    const std::string letter = ", '" + std::string(code(status)) + "')";
    const auto accepts = [&](const std::string& value) {
      const bool accepted = thrown_by([&] { connection.execute(start + value + letter); }).code !=
                            ErrorCode::constraint;
      connection.execute("DELETE FROM observation");
      return accepted;
    };
    EXPECT_EQ(accepts("1"), value_rule(status) != ValueRule::forbidden) << code(status);
    EXPECT_EQ(accepts("NULL"), value_rule(status) != ValueRule::needed) << code(status);
  }
  for (const char* row :
       {"(1, 2000, 1, 1, 1, 'X')", "(1, 2000, 1, 1, 9e999, 'A')", "(1, 2000, 1, 1, -9e999, 'A')",
        "(1, 0, 1, 1, 1, 'A')", "(1, 10000, 1, 1, 1, 'A')"}) {
    EXPECT_EQ(thrown_by([&] {
                connection.execute(std::string("INSERT INTO observation VALUES ") + row);
              }).code,
              ErrorCode::constraint)
        << row;
  }
}

TEST_F(Schema, ViewsBeginWithTheSameFiveColumns) {
  for (const char* view : {"current", "history", "growth", "share", "ranking", "total", "coverage",
                           "reconciliation", "computed", "index_result"}) {
    auto columns =
        connection.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid LIMIT 5");
    columns.bind(1, std::string_view(view));
    std::string found;
    while (columns.step()) found += columns.text(0) + " ";
    EXPECT_EQ(found, "indicator zone year value status ") << view;
  }
}

TEST(SchemaFiles, UseNoDoubleQuotes) {
  for (const auto files : {store::migrations(), store::view_files(), store::checks()}) {
    for (const store::SchemaFile& file : files) {
      EXPECT_EQ(file.text.find('"'), std::string_view::npos) << file.name;
    }
  }
}

TEST(SchemaUpgrade, AnOlderLayoutIsBroughtToTheNewest) {
  const test::TemporaryFolder folder;
  const std::string file = folder.file("old.db");
  {
    // A file as layout 1.2 would have left it: two migrations, some view of then, no index tables.
    SQLite::Database database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec("PRAGMA application_id = 2036493105");
    for (const store::SchemaFile& migration : store::migrations().first(2)) {
      database.exec(std::string(migration.text));
    }
    database.exec("CREATE VIEW current AS SELECT 1 AS indicator");
    database.exec(
        "INSERT INTO meta VALUES ('uuid', '0123456789abcdef0123456789abcdef'), "
        "('layout_major', '1'), ('layout_minor', '2'); PRAGMA user_version = 1002");
  }
  EXPECT_EQ(Database::open(file, {.read_only = true}).layout(), "1.2");
  const Database upgraded = Database::open(file);
  EXPECT_EQ(upgraded.layout(), "1.3");
  EXPECT_EQ(upgraded.uuid(), "0123456789abcdef0123456789abcdef");
  Connection reader(file, {.access = sqlite::Access::read_write});
  EXPECT_TRUE(store::compare_schema(reader).faults.empty());
  EXPECT_EQ(reader.query_integer("PRAGMA user_version"), 1003);
}

}  // namespace
