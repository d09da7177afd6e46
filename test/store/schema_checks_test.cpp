// The queries of schema/checks, clause by clause, on a file broken in just that way; and the view
// dictionary held against the columns that there are.
#include <yearbook/check.hpp>
#include <yearbook/exchange.hpp>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "store/schema_data.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using test::TemporaryFolder;

// A breakage, the requirements that find it, and what the finding of the first of them says.
// Companions cannot be avoided: 1 finds what a CHECK forbids, 3 what a declared reference misses.
struct SchemaBreakage {
  const char* name;
  int number;
  const char* sql;
  std::set<int> companions;
  const char* says;
};

std::ostream& operator<<(std::ostream& out, const SchemaBreakage& breakage) {
  return out << breakage.number << " " << breakage.name;
}

const std::set<int> alone{};
const std::set<int> forbidden_by_check{1};
const std::set<int> reference_misses{3};

struct SchemaChecks : ::testing::Test {
  TemporaryFolder folder;
  std::string file = folder.file("a.db");

  SchemaChecks() {
    const TemporaryFolder data;
    test::write_small_directory(data);
    data.write("indices/a.toml",
               "[index]\ncode = \"a\"\n[[node]]\nindicator = \"mood\"\n[[node]]\ncode = \"b\"\n"
               "[[node]]\nindicator = \"people\"\nparent = \"b\"\n"
               "[[node]]\nindicator = \"gdp\"\nparent = \"b\"\n");
    load(file, data.path().string());
    // Releases that share a day, or have none.
    const TemporaryFolder more;
    more.write("releases.csv",
               "code,title,published_on,tier\n"
               "a_note,A note of the same day,2017-12-21,1\n"
               "whole_year,A yearbook,2016,1\n"
               "undated_a,A page,,0\n"
               "undated_b,Another page,,0\n");
    load(file, more.path().string());
  }

  void change(const std::string& sql) const {
    SQLite::Database database(file, SQLite::OPEN_READWRITE);
    database.exec("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
    database.exec(sql);
  }
  [[nodiscard]] std::vector<Finding> findings() const {
    Database database = Database::open(file);
    return check(database);
  }
  // What every query gives is one text a row.
  void expect_texts() const {
    const SQLite::Database database(file, SQLite::OPEN_READONLY);
    for (const store::SchemaFile& query : store::checks()) {
      SQLite::Statement rows(database, std::string(query.text));
      ASSERT_EQ(rows.getColumnCount(), 1) << query.name;
      EXPECT_STREQ(rows.getColumnName(0), "finding") << query.name;
      while (rows.executeStep()) EXPECT_TRUE(rows.getColumn(0).isText()) << query.name;
    }
  }
};

class SchemaChecksFind : public SchemaChecks,
                         public ::testing::WithParamInterface<SchemaBreakage> {};

TEST_P(SchemaChecksFind, JustThat) {
  const SchemaBreakage& breakage = GetParam();
  change(breakage.sql);
  std::set<int> expected = breakage.companions;
  expected.insert(breakage.number);
  std::set<int> numbers;
  std::string sentences;
  for (const Finding& finding : findings()) {
    numbers.insert(finding.number);
    if (finding.number == breakage.number) sentences += finding.what + "\n";
  }
  EXPECT_EQ(numbers, expected);
  EXPECT_NE(sentences.find(breakage.says), std::string::npos) << sentences;
  expect_texts();
}

constexpr auto name_of = [](const auto& info) {
  return "No" + std::to_string(info.param.number) + "_" + info.param.name;
};

INSTANTIATE_TEST_SUITE_P(
    References, SchemaChecksFind,
    ::testing::Values(
        SchemaBreakage{
            "observation_without_indicator", 10,
            "INSERT INTO observation SELECT 99, 2016, 5, release_id, 1, 'A' FROM release "
            "WHERE code = 'report_2016'",
            reference_misses, "names indicator 99, zone 5"},
        SchemaBreakage{
            "observation_without_zone", 10,
            "INSERT INTO observation SELECT 1, 2016, 99, release_id, 1, 'A' FROM release "
            "WHERE code = 'report_2016'",
            reference_misses, "zone 99"},
        SchemaBreakage{"observation_without_release", 10,
                       "INSERT INTO observation VALUES (1, 2016, 5, 12345, 1, 'A')",
                       reference_misses, "release 12345"},
        SchemaBreakage{"release_gone", 10, "DELETE FROM release WHERE code = 'press_2016'",
                       reference_misses, "an observation of 2016"},
        SchemaBreakage{
            "note_without_observation", 11,
            "INSERT INTO observation_note VALUES (1, 1900, 5, 12345, 'p. 1', NULL, NULL)",
            reference_misses, "a note of 1900 on indicator 1, zone 5 and release 12345"},
        SchemaBreakage{"observation_gone_from_its_note", 11,
                       "DELETE FROM observation WHERE status = 'E'", reference_misses,
                       "a note of 2016"},
        SchemaBreakage{"parent", 12, "UPDATE zone SET parent_id = 99 WHERE code = 'alpha'",
                       reference_misses, "zone alpha lies in zone 99"},
        SchemaBreakage{"alias", 12, "UPDATE zone_alias SET zone_id = 99 WHERE zone_id = 6",
                       reference_misses, "is of zone 99"},
        SchemaBreakage{"published_as", 12, "UPDATE zone_group SET published_as_id = 99",
                       reference_misses, "group everyone is published as zone 99"},
        SchemaBreakage{"member", 12,
                       "INSERT INTO zone_group_member (zone_group_id, zone_id) VALUES (1, 99)",
                       reference_misses, "names group 1 and zone 99"},
        SchemaBreakage{"group_of_a_member", 12,
                       "INSERT INTO zone_group_member (zone_group_id, zone_id) VALUES (99, 5)",
                       reference_misses, "names group 99 and zone 5"},
        SchemaBreakage{"unit", 12, "UPDATE indicator SET unit_id = 99 WHERE code = 'mood'",
                       reference_misses, "indicator mood"},
        SchemaBreakage{"numerator", 12,
                       "UPDATE indicator SET numerator_id = 99 WHERE code = 'share'",
                       reference_misses, "indicator share"},
        SchemaBreakage{"denominator", 12,
                       "UPDATE indicator SET denominator_id = 99 WHERE code = 'share'",
                       reference_misses, "indicator share"},
        SchemaBreakage{"denominator_zone", 12,
                       "UPDATE indicator SET denominator_zone_id = 99 WHERE code = 'share'",
                       reference_misses, "indicator share"},
        SchemaBreakage{"denominator_of_a_node", 12,
                       "UPDATE index_node SET denominator_id = 99 WHERE code = 'mood'",
                       reference_misses, "node mood of index 1"},
        SchemaBreakage{"index_of_a_node", 12,
                       "INSERT INTO index_node (index_id, position, code) VALUES (99, 0, 'x')",
                       reference_misses, "node x of index 99"},
        SchemaBreakage{
            "index_of_a_step", 12,
            "INSERT INTO index_step (index_id, position, step) VALUES (99, 1, 'aggregate')",
            reference_misses, "step aggregate is of index 99"},
        SchemaBreakage{
            "zone_of_a_score", 12,
            "INSERT INTO index_score VALUES (1, 'd', 'c', 0, 2016, 99, 'a', 50, 1, 1, NULL)",
            reference_misses, "a score of 2016 names index 1 and zone 99"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Figures, SchemaChecksFind,
    ::testing::Values(
        SchemaBreakage{"unknown", 13, "UPDATE observation SET status = 'X' WHERE status = 'P'",
                       forbidden_by_check,
                       "gdp, beta, 2015 in release report_2016 has status X, which does not exist"},
        SchemaBreakage{"small_letter", 13, "UPDATE observation SET status = 'p' WHERE status = 'P'",
                       forbidden_by_check, "has status p, which does not exist"},
        SchemaBreakage{"needed_value", 13, "UPDATE observation SET value = NULL WHERE status = 'P'",
                       forbidden_by_check,
                       "gdp, beta, 2015 in release report_2016 has status P but no"},
        SchemaBreakage{"forbidden_value", 13, "UPDATE observation SET value = 1 WHERE status = 'M'",
                       forbidden_by_check,
                       "gdp, delta, 2016 in release report_2016 has status M and a"},
        SchemaBreakage{"code_gone_from_the_list", 13, "DELETE FROM status WHERE code = 'P'",
                       std::set<int>{26}, "has status P, which does not exist"},
        SchemaBreakage{"infinity", 14, "UPDATE observation SET value = 9e999 WHERE status = 'P'",
                       forbidden_by_check,
                       "gdp, beta, 2015 in release report_2016 has the value Inf"},
        SchemaBreakage{"negative_infinity", 14,
                       "UPDATE observation SET value = -9e999 WHERE status = 'P'",
                       forbidden_by_check, "has the value -Inf"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Catalogue, SchemaChecksFind,
    ::testing::Values(
        SchemaBreakage{
            "long_circle", 15,
            "UPDATE zone SET parent_id = (SELECT zone_id FROM zone WHERE code = 'alpha') "
            "WHERE code = 'land'",
            alone, "zone north lies in itself"},
        SchemaBreakage{"own_parent", 15, "UPDATE zone SET parent_id = zone_id WHERE code = 'alpha'",
                       forbidden_by_check, "zone alpha lies in itself"},
        SchemaBreakage{"own_numerator", 16,
                       "UPDATE indicator SET numerator_id = indicator_id WHERE code = 'share'",
                       alone, "indicator share is defined by itself"},
        SchemaBreakage{"circle_of_two", 16,
                       "UPDATE indicator SET denominator_id = 4 WHERE code = 'per_head';"
                       "UPDATE indicator SET numerator_id = 3 WHERE code = 'share'",
                       alone, "indicator per_head is defined by itself"},
        SchemaBreakage{"ratio_of_ratios_of_ratios", 16,
                       "INSERT INTO indicator (code, unit_id, kind, numerator_id, denominator_id) "
                       "VALUES ('mid', 1, 'ratio', 3, 2);"
                       "INSERT INTO indicator (code, unit_id, kind, numerator_id, denominator_id) "
                       "VALUES ('top', 1, 'ratio', last_insert_rowid(), 2)",
                       alone,
                       "indicator top is defined by ratios of ratios by way of mid and per_head"},
        SchemaBreakage{
            "span_inside_another", 17,
            "INSERT INTO zone_group_member (zone_group_id, zone_id, first_year, last_year) "
            "VALUES (1, 5, 2005, 2006)",
            alone, "zone alpha has spans in group everyone that overlap"},
        SchemaBreakage{"spans_that_share_a_year", 17,
                       "UPDATE zone_group_member SET last_year = 2000 WHERE zone_id = 5;"
                       "INSERT INTO zone_group_member (zone_group_id, zone_id, first_year) "
                       "VALUES (1, 5, 2000)",
                       alone, "zone alpha has spans in group everyone that overlap"},
        SchemaBreakage{"one_zone_in_two_groups", 18,
                       "UPDATE zone_group SET classification = 'sort';"
                       "INSERT INTO zone_group (code, classification) VALUES ('some', 'sort');"
                       "INSERT INTO zone_group_member (zone_group_id, zone_id, last_year) "
                       "SELECT zone_group_id, 5, 1991 FROM zone_group WHERE code = 'some'",
                       alone, "zone alpha is in groups everyone and some of classification sort"},
        SchemaBreakage{"base_gone", 20, "UPDATE unit SET base = 'gold' WHERE code = 'CNY_100m'",
                       reference_misses, "unit CNY_100m has the base gold"},
        SchemaBreakage{"base_is_none", 20, "UPDATE unit SET base = 'CNY_100m' WHERE code = 'USD'",
                       alone, "unit USD has the base CNY_100m"},
        SchemaBreakage{"base_of_another_dimension", 20,
                       "UPDATE unit SET dimension = 'metal' WHERE code = 'CNY_100m'", alone,
                       "unit CNY_100m has the base CNY"},
        SchemaBreakage{"base_with_a_factor", 20, "UPDATE unit SET factor = 2 WHERE code = 'CNY'",
                       forbidden_by_check, "unit CNY has the base CNY"},
        SchemaBreakage{
            "flow_with_parts", 21,
            "UPDATE indicator SET numerator_id = 2, denominator_id = 2 WHERE code = 'gdp'",
            forbidden_by_check, "indicator gdp is of kind flow and has a numerator"},
        SchemaBreakage{
            "half_a_ratio", 21,
            "UPDATE indicator SET denominator_id = NULL WHERE code = 'per_head'",
            forbidden_by_check,
            "indicator per_head is of kind ratio and has a numerator and no denominator"},
        SchemaBreakage{"zone_without_denominator", 21,
                       "UPDATE indicator SET denominator_zone_id = 1 WHERE code = 'mood'",
                       forbidden_by_check, "indicator mood is of kind index and has no numerator"},
        SchemaBreakage{"without_uuid", 25, "DELETE FROM meta WHERE key = 'uuid'", alone,
                       "meta has no well-formed uuid"},
        SchemaBreakage{"uuid_in_capitals", 25, "UPDATE meta SET value = 'A' || substr(value, 2)",
                       alone, "meta has no well-formed uuid"},
        SchemaBreakage{"uuid_cut_short", 25,
                       "UPDATE meta SET value = substr(value, 2) WHERE key = 'uuid'", alone,
                       "meta has no well-formed uuid"},
        SchemaBreakage{"without_major", 25, "DELETE FROM meta WHERE key = 'layout_major'", alone,
                       "meta has no well-formed layout_major"},
        SchemaBreakage{"minor_in_words", 25,
                       "UPDATE meta SET value = 'three' WHERE key = 'layout_minor'", alone,
                       "meta has no well-formed layout_minor"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Releases, SchemaChecksFind,
    ::testing::Values(
        SchemaBreakage{"moved_day", 19,
                       "UPDATE release SET published_on = '2016-12-30' WHERE code = 'report_2015'",
                       alone,
                       "release report_2015 has the id 1646490001 but its tier, date and code give "
                       "1646480001"},
        SchemaBreakage{"codes_exchanged", 19,
                       "UPDATE release SET code = 'z_note' WHERE code = 'a_note'", alone,
                       "release z_note has the id 1650040001"},
        SchemaBreakage{"gap_in_the_sequence", 19,
                       "UPDATE release SET release_id = release_id + 5 WHERE code = 'whole_year'",
                       alone, "release whole_year has the id 1646490007"},
        SchemaBreakage{"undated_out_of_order", 19,
                       "UPDATE release SET code = 'undated_c' WHERE code = 'undated_a'", alone,
                       "release undated_c has the id 1 but its tier, date and code give 2"},
        SchemaBreakage{"other_tier", 19, "UPDATE release SET tier = 0 WHERE code = 'report_2015'",
                       forbidden_by_check, "code give 646490001"},
        SchemaBreakage{"date_gone", 19,
                       "UPDATE release SET published_on = NULL WHERE code = 'press_2016'",
                       forbidden_by_check, "release press_2016"},
        SchemaBreakage{"day_that_does_not_exist", 19,
                       "UPDATE release SET published_on = '2017-02-30' WHERE code = 'press_2016'",
                       alone, "does not exist"},
        SchemaBreakage{"day_nought", 19,
                       "UPDATE release SET published_on = '2017-02-00' WHERE code = 'press_2016'",
                       alone, "does not exist"},
        SchemaBreakage{"thirteenth_month", 19,
                       "UPDATE release SET published_on = '2017-13' WHERE code = 'press_2016'",
                       alone, "does not exist"},
        SchemaBreakage{"before_day_1", 19,
                       "UPDATE release SET published_on = '1839-12-31' WHERE code = 'press_2016'",
                       alone, "out of range"},
        SchemaBreakage{"after_the_last_day", 19,
                       "UPDATE release SET published_on = '2113-10-15' WHERE code = 'press_2016'",
                       alone, "out of range"},
        SchemaBreakage{"words", 19,
                       "UPDATE release SET published_on = 'yesterday' WHERE code = 'press_2016'",
                       forbidden_by_check, "does not exist"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Indices, SchemaChecksFind,
    ::testing::Values(
        SchemaBreakage{"parent_gone", 22,
                       "UPDATE index_node SET parent = 'lost' WHERE code = 'mood'", alone,
                       "node mood of index a does not hang below the root"},
        SchemaBreakage{
            "parent_in_another_index", 22,
            "INSERT INTO index_definition (code, toml, sha256) VALUES ('z', '', '');"
            "INSERT INTO index_node (index_id, position, code, parent) "
            "SELECT index_id, 0, 'z', NULL FROM index_definition WHERE code = 'z' UNION ALL "
            "SELECT index_id, 1, 'x', 'b' FROM index_definition WHERE code = 'z'",
            alone, "node x of index z does not hang below the root"},
        SchemaBreakage{"circle", 22, "UPDATE index_node SET parent = 'people' WHERE code = 'b'",
                       alone, "node b of index a does not hang below the root"},
        SchemaBreakage{"two_roots", 22, "UPDATE index_node SET parent = NULL WHERE code = 'b'",
                       forbidden_by_check, "index a has 2 roots"},
        SchemaBreakage{"no_root", 22, "DELETE FROM index_node WHERE code = 'a'", alone,
                       "index a has no root"},
        SchemaBreakage{"root_of_another_code", 22, "UPDATE index_definition SET code = 'other'",
                       alone, "index other has root a instead"},
        SchemaBreakage{"weights_below_a_node", 23,
                       "UPDATE index_node SET weight = 0 WHERE parent = 'b'", alone,
                       "the weights below node b of index a are all zero"},
        SchemaBreakage{"weights_below_the_root", 23,
                       "UPDATE index_node SET weight = 0 WHERE parent = 'a'", alone,
                       "the weights below node a of index a are all zero"},
        SchemaBreakage{"leaf_twice", 24,
                       "UPDATE index_node SET indicator_id = 1 WHERE code = 'mood'", alone,
                       "indicator gdp is a leaf of index a more than once"},
        SchemaBreakage{"leaf_of_no_indicator", 24,
                       "UPDATE index_node SET indicator_id = 99 WHERE code = 'mood'",
                       reference_misses, "indicator 99 is a leaf of index a but is not there"},
        SchemaBreakage{
            "score_of_no_release", 27,
            "INSERT INTO index_score VALUES (1, 'd', 'c', 12345, 2016, 5, 'a', 50, 1, 1, "
            "NULL)",
            alone, "a kept score of index a has seen release 12345, which does not exist"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    StatusList, SchemaChecksFind,
    ::testing::Values(
        SchemaBreakage{"code_gone", 26, "DELETE FROM status WHERE code = 'H'", alone,
                       "status H is missing from table status"},
        SchemaBreakage{"another_rule", 26,
                       "UPDATE status SET value_rule = 'allowed' WHERE code = 'H'", alone,
                       "status H has rule allowed and severity 17, not forbidden and 17"},
        SchemaBreakage{"another_severity", 26, "UPDATE status SET severity = 99 WHERE code = 'A'",
                       alone, "status A has rule needed and severity 99, not needed and 0"},
        SchemaBreakage{"a_code_of_its_own", 26,
                       "INSERT INTO status VALUES ('X', 'Extra', 'allowed', 30)", alone,
                       "status X is no SDMX code"}),
    name_of);

// The list in check 26 is that of the library, code by code.
TEST_F(SchemaChecks, TheStatusListIsThatOfTheLibrary) {
  const SQLite::Database database(file, SQLite::OPEN_READONLY);
  std::set<std::string> codes;
  SQLite::Statement rows(database, "SELECT code, value_rule FROM status");
  while (rows.executeStep()) {
    const auto status = parse_status(rows.getColumn(0).getString());
    ASSERT_TRUE(status);
    const std::string rule = value_rule(*status) == ValueRule::needed    ? "needed"
                             : value_rule(*status) == ValueRule::allowed ? "allowed"
                                                                         : "forbidden";
    EXPECT_EQ(rows.getColumn(1).getString(), rule);
    codes.insert(rows.getColumn(0).getString());
  }
  EXPECT_EQ(codes.size(), statuses().size());
}

TEST_F(SchemaChecks, ASoundFileHasNoFinding) {
  change(
      "INSERT INTO index_score SELECT 1, 'd', 'c', release_id, 2016, 5, 'a', 50, 1, 1, NULL "
      "FROM release WHERE code = 'report_2016'");
  EXPECT_TRUE(findings().empty());
  expect_texts();
}

TEST_F(SchemaChecks, WhatIsSoundAtTheBordersHasNoFinding) {
  change(
      // Spans that follow one another; groups of one classification that share a zone by turns.
      "UPDATE zone_group SET classification = 'sort';"
      "UPDATE zone_group_member SET last_year = 2000 WHERE zone_id = 5;"
      "INSERT INTO zone_group_member (zone_group_id, zone_id, first_year) VALUES (1, 5, 2002);"
      "INSERT INTO zone_group (code, classification) VALUES ('some', 'sort');"
      "INSERT INTO zone_group_member (zone_group_id, zone_id, first_year, last_year) "
      "SELECT zone_group_id, 5, 2001, 2001 FROM zone_group WHERE code = 'some';"
      // One weight of nought among others, and the same leaf in another index.
      "UPDATE index_node SET weight = 0 WHERE code = 'people';"
      "INSERT INTO index_definition (code, toml, sha256) VALUES ('z', '', '');"
      "INSERT INTO index_node (index_id, position, code, parent, indicator_id) "
      "SELECT index_id, 0, 'z', NULL, NULL FROM index_definition WHERE code = 'z' UNION ALL "
      "SELECT index_id, 1, 'gdp', 'z', 1 FROM index_definition WHERE code = 'z';"
      // The largest number that there is, and a break without a value.
      "UPDATE observation SET value = 1.7976931348623157e308 WHERE status = 'P';"
      "UPDATE observation SET value = NULL, status = 'B' WHERE status = 'D';"
      // The first and the last day.
      "INSERT INTO release (release_id, code, title, published_on) VALUES "
      "(1000010001, 'first', 'First', '1840-01-01'), (1999990001, 'last', 'Last', '2113-10-14')");
  for (const Finding& finding : findings()) ADD_FAILURE() << finding.number << ": " << finding.what;
}

// A STRICT table takes no text; one that was not STRICT for a while may hold some.
TEST_F(SchemaChecks, TextInPlaceOfAValueIsFound) {
  const auto strict = [](SQLite::Database& database, const char* from, const char* to) {
    database.exec("PRAGMA writable_schema = ON");
    SQLite::Statement update(
        database, "UPDATE sqlite_schema SET sql = replace(sql, ?1, ?2) WHERE name = 'observation'");
    update.bind(1, from);
    update.bind(2, to);
    update.exec();
    update.reset();
    database.exec("PRAGMA writable_schema = RESET");
  };
  {
    SQLite::Database database(file, SQLite::OPEN_READWRITE);
    strict(database, ") STRICT, WITHOUT ROWID", ") WITHOUT ROWID");
    database.exec("PRAGMA ignore_check_constraints = ON");
    database.exec("UPDATE observation SET value = 'many' WHERE status = 'P'");
    strict(database, ") WITHOUT ROWID", ") STRICT, WITHOUT ROWID");
  }
  std::set<int> numbers;
  for (const Finding& finding : findings()) {
    numbers.insert(finding.number);
    if (finding.number == 14) {
      EXPECT_NE(finding.what.find("has the value many"), std::string::npos) << finding.what;
    }
  }
  EXPECT_EQ(numbers, (std::set<int>{1, 14}));
}

TEST_F(SchemaChecks, TheNumbersAreThoseFrom10To27) {
  std::vector<std::string> numbers;
  for (const store::SchemaFile& query : store::checks()) {
    numbers.emplace_back(query.name.substr(0, 2));
    EXPECT_TRUE(query.text.starts_with("-- " + numbers.back() + ": ")) << query.name;
  }
  std::vector<std::string> expected;
  for (int number = 10; number <= 27; ++number) expected.push_back(std::to_string(number));
  EXPECT_EQ(numbers, expected);
}

// The rows of a query as text, a row a line.
std::vector<std::string> lines(const SQLite::Database& database, const char* sql) {
  std::vector<std::string> result;
  SQLite::Statement rows(database, sql);
  while (rows.executeStep()) result.push_back(rows.getColumn(0).getString());
  std::ranges::sort(result);
  return result;
}

TEST_F(SchemaChecks, DictionaryHasEveryObjectAndColumnOnce) {
  const SQLite::Database database(file, SQLite::OPEN_READONLY);
  const auto listed = lines(database,
                            "SELECT kind || ' ' || object || coalesce('.' || column_name, '') "
                            "FROM dictionary");
  const auto there =
      lines(database,
            "SELECT s.type || ' ' || s.name || '.' || x.name FROM sqlite_schema AS s, "
            "pragma_table_xinfo(s.name) AS x WHERE s.type IN ('table', 'view') "
            "AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' UNION ALL "
            "SELECT type || ' ' || name FROM sqlite_schema WHERE type IN ('table', 'view') "
            "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
  EXPECT_EQ(listed, there);
  EXPECT_TRUE(std::ranges::binary_search(listed, "table release.visible_from"));
  EXPECT_TRUE(std::ranges::binary_search(listed, "view dictionary.unit"));
}

TEST_F(SchemaChecks, DictionaryGivesNumbersAUnit) {
  const SQLite::Database database(file, SQLite::OPEN_READONLY);
  EXPECT_EQ(lines(database,
                  "SELECT object FROM dictionary WHERE typeof(meaning) <> 'text' OR "
                  "meaning = '' OR unit = ''"),
            std::vector<std::string>{});
  // All numbers but identifiers and signs.
  EXPECT_EQ(lines(database,
                  "SELECT d.object || '.' || d.column_name FROM dictionary AS d, "
                  "pragma_table_xinfo(d.object) AS x WHERE d.kind = 'table' "
                  "AND x.name = d.column_name AND x.type IN ('INTEGER', 'REAL') "
                  "AND d.unit IS NULL AND d.column_name NOT LIKE '%\\_id' ESCAPE '\\' "
                  "AND d.column_name <> 'direction'"),
            std::vector<std::string>{});
}

}  // namespace
