#include <yearbook/check.hpp>
#include <yearbook/exchange.hpp>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using test::TemporaryFolder;

struct Check : ::testing::Test {
  TemporaryFolder folder;
  std::string file = folder.file("a.db");
  Check() {
    const TemporaryFolder data;
    test::write_small_directory(data);
    data.write("indices/a.toml",
               "[index]\ncode = \"a\"\n[[node]]\nindicator = \"mood\"\n[[node]]\ncode = \"b\"\n"
               "[[node]]\nindicator = \"people\"\nparent = \"b\"\n");
    load(file, data.path().string());
  }
  // The numbers of the requirements that do not hold.
  std::set<int> numbers() {
    Database database = Database::open(file);
    std::set<int> result;
    for (const Finding& finding : check(database)) {
      EXPECT_FALSE(finding.requirement.empty());
      EXPECT_FALSE(finding.what.empty()) << finding.number;
      result.insert(finding.number);
    }
    return result;
  }
};

TEST_F(Check, ASoundFileHasNoFindings) {
  EXPECT_EQ(numbers(), std::set<int>{});
}

TEST_F(Check, TheReportIsSound) {
  const std::string torch = folder.file("torch.db");
  load(torch, test::torch_directory().string());
  Database database = Database::open(torch);
  EXPECT_TRUE(check(database).empty());
}

// Each way to break a file, and the requirements that find it. A reference that leads nowhere is
// found by SQLite too (3); one that the schema's own CHECK forbids is found by SQLite's integrity
// check (1).
struct Breakage {
  const char* name;
  const char* sql;
  std::set<int> found_by;
};

class CheckFinds : public Check, public ::testing::WithParamInterface<Breakage> {};

TEST_P(CheckFinds, JustThat) {
  {
    SQLite::Database database(file, SQLite::OPEN_READWRITE);
    database.exec("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
    database.exec(GetParam().sql);
  }
  EXPECT_EQ(numbers(), GetParam().found_by);
}

INSTANTIATE_TEST_SUITE_P(
    Requirements, CheckFinds,
    ::testing::Values(
        Breakage{"orphan_observation",
                 "INSERT INTO observation VALUES (1, 2000, 99, 1, 5, 'A')",
                 {3, 10}},
        Breakage{"orphan_note",
                 "INSERT INTO observation_note VALUES (1, 1900, 5, 1, 'p. 1', NULL, NULL)",
                 {3, 11}},
        Breakage{"orphan_parent", "UPDATE zone SET parent_id = 99 WHERE code = 'alpha'", {3, 12}},
        Breakage{"orphan_alias", "INSERT INTO zone_alias VALUES (99, 'x', NULL)", {3, 12}},
        Breakage{
            "status_unknown", "UPDATE observation SET status = 'X' WHERE status = 'P'", {1, 13}},
        Breakage{"status_without_value",
                 "UPDATE observation SET value = NULL WHERE status = 'P'",
                 {1, 13}},
        Breakage{
            "status_with_value", "UPDATE observation SET value = 1 WHERE status = 'Q'", {1, 13}},
        Breakage{"infinite", "UPDATE observation SET value = 9e999 WHERE status = 'P'", {1, 14}},
        Breakage{"parents_in_a_circle",
                 "UPDATE zone SET parent_id = (SELECT zone_id FROM zone WHERE code = 'alpha') "
                 "WHERE code = 'land'",
                 {15}},
        Breakage{"ratio_of_itself",
                 "UPDATE indicator SET numerator_id = indicator_id WHERE code = 'share'",
                 {16}},
        Breakage{"membership_overlap",
                 "INSERT INTO zone_group_member (zone_group_id, zone_id, first_year) SELECT "
                 "zone_group_id, zone_id, 2005 FROM zone_group_member LIMIT 1",
                 {17}},
        Breakage{"two_groups_of_a_classification",
                 "UPDATE zone_group SET classification = 'c';"
                 "INSERT INTO zone_group (code, classification) VALUES ('other', 'c');"
                 "INSERT INTO zone_group_member (zone_group_id, zone_id) SELECT "
                 "max(zone_group_id), 5 FROM zone_group",
                 {18}},
        Breakage{"release_out_of_order",
                 "UPDATE release SET published_on = '2016-12-30' WHERE code = 'report_2015'",
                 {19}},
        Breakage{"release_date_that_does_not_exist",
                 "UPDATE release SET published_on = '2017-02-30' WHERE code = 'press_2016'",
                 {19}},
        Breakage{
            "unit_without_base", "UPDATE unit SET base = 'gold' WHERE code = 'CNY_100m'", {3, 20}},
        Breakage{"flow_with_definition",
                 "UPDATE indicator SET numerator_id = 2, denominator_id = 2 WHERE code = 'gdp'",
                 {1, 21}},
        Breakage{"node_without_parent",
                 "UPDATE index_node SET parent = 'lost' WHERE code = 'people'",
                 {22}},
        Breakage{
            "weights_all_zero", "UPDATE index_node SET weight = 0 WHERE code = 'people'", {23}},
        Breakage{"leaf_used_twice",
                 "UPDATE index_node SET indicator_id = (SELECT indicator_id FROM indicator WHERE "
                 "code = 'people') WHERE code = 'mood'",
                 {24}},
        Breakage{"no_layout", "DELETE FROM meta WHERE key = 'layout_minor'", {25}},
        Breakage{"severities_of_its_own",
                 "UPDATE status SET severity = severity + 100 WHERE code = 'E'",
                 {26}},
        Breakage{
            "score_without_release",
            "INSERT INTO index_score SELECT index_id, 'd', 'c', 7, 2016, 5, 'n', 1, 1, 1, NULL "
            "FROM index_definition",
            {27}}),
    [](const auto& name) { return std::string(name.param.name); });

TEST_F(Check, DamageInsideThePagesIsAFindingNotAnError) {
  {
    SQLite::Database database(file, SQLite::OPEN_READWRITE);
    const int page =
        database.execAndGet("SELECT rootpage FROM sqlite_schema WHERE name = 'observation'")
            .getInt();
    std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekp(4096L * (page - 1));
    bytes << std::string(200, '\x55');
  }
  EXPECT_TRUE(numbers().contains(1));
}

TEST_F(Check, AChangedSchemaIsFoundOnceTheFileIsOpen) {
  Database database = Database::open(file);
  SQLite::Database(file, SQLite::OPEN_READWRITE).exec("DROP VIEW share");
  const auto findings = check(database);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].number, 2);
  EXPECT_EQ(findings[0].what, "view share is missing");
}

TEST_F(Check, TheDictionaryHasEveryTableViewAndColumn) {
  const SQLite::Database database(file, SQLite::OPEN_READONLY);
  std::set<std::string> there;
  SQLite::Statement columns(
      database,
      "SELECT s.name, x.name FROM sqlite_schema AS s, pragma_table_xinfo(s.name) AS x "
      "WHERE s.type IN ('table', 'view') AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
  while (columns.executeStep()) {
    there.insert(columns.getColumn(0).getString());
    there.insert(columns.getColumn(0).getString() + "." + columns.getColumn(1).getString());
  }
  std::set<std::string> listed;
  SQLite::Statement rows(
      database, "SELECT object || coalesce('.' || column_name, ''), meaning FROM dictionary");
  while (rows.executeStep()) {
    EXPECT_TRUE(listed.insert(rows.getColumn(0).getString()).second)
        << rows.getColumn(0).getString();
    EXPECT_FALSE(rows.getColumn(1).getString().empty());
  }
  EXPECT_EQ(listed, there);
}

TEST(ForeignObjects, AreListedAndAreNoFindings) {
  const test::TemporaryFolder folder;
  const std::string file = folder.file("a.db");
  {
    const Database made = Database::create(file);
  }
  {
    SQLite::Database other(file, SQLite::OPEN_READWRITE);
    other.exec("CREATE VIEW mine AS SELECT 1; CREATE INDEX quick ON observation (zone_id)");
  }
  Database database = Database::open(file);
  EXPECT_EQ(foreign_objects(database), (std::vector<std::string>{"index quick", "view mine"}));
  EXPECT_TRUE(check(database).empty());
}

}  // namespace
