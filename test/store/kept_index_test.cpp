#include <yearbook/kept_index.hpp>

#include <yearbook/composite.hpp>
#include <yearbook/error.hpp>
#include <yearbook/exchange.hpp>

#include <gtest/gtest.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <string>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::thrown_by;

// The small directory, and an index of its figures that is kept under the code "wealth".
struct KeptIndexTest : ::testing::Test {
  test::TemporaryFolder folder;
  std::string file = folder.file("a.db");
  static constexpr const char* wealth =
      "[index]\ncode = \"wealth\"\ntitle = \"Wealth\"\nunits = [\"alpha\", \"beta\", \"gamma\"]\n"
      "[[node]]\nindicator = \"gdp\"\n[[node]]\nindicator = \"people\"\n[normalise]\n";

  KeptIndexTest() {
    test::write_small_directory(folder);
    folder.write("indices/wealth.toml", wealth);
    load(file, folder.path().string());
  }
  // The first column of the first row.
  [[nodiscard]] std::string text(const std::string& sql) const {
    const SQLite::Database database(file, SQLite::OPEN_READONLY);
    SQLite::Statement rows(database, sql);
    return rows.executeStep() ? rows.getColumn(0).getString() : "no row";
  }
};

TEST_F(KeptIndexTest, ScoresAndPlacesAreRows) {
  Database database = Database::open(file);
  const Snapshot now = database.snapshot();
  const IndexResult result = evaluate(now, index_definition(now, "wealth"));
  const SaveReport report = save(database, result);
  EXPECT_EQ(report.rows, result.scores.size());
  EXPECT_FALSE(report.definition_added);
  EXPECT_FALSE(report.definition_differs);
  for (std::size_t node = 0; node < result.nodes.size(); ++node) {
    for (std::size_t row = 0; row < result.size(); ++row) {
      const IndexScore score = result.at(node, row);
      const std::string where = " FROM index_result WHERE indicator = 'wealth' AND node = '" +
                                score.node + "' AND year = " + to_string(score.year) +
                                " AND zone = '" + now.catalog().zone(score.zone).code + "'";
      const auto exact = [](std::optional<double> value) {
        return value ? format_exact(*value) : std::string("none");
      };
      EXPECT_EQ(
          text("SELECT CASE WHEN value IS NULL THEN 'none' WHEN value = " +
               (score.score ? exact(score.score) : "0") + " THEN 'equal' ELSE value END" + where),
          score.score ? "equal" : "none");
      EXPECT_EQ(text("SELECT coalesce(CAST(rank AS INTEGER), 'none')" + where), exact(score.rank));
      EXPECT_EQ(text("SELECT coalesce(reason, '')" + where), to_string(score.reason));
      EXPECT_EQ(text("SELECT of_current_definition || of_newest_release || release" + where),
                "11report_2016");
    }
  }
}

TEST_F(KeptIndexTest, TheSameTwiceChangesNothing) {
  Database database = Database::open(file);
  const Snapshot now = database.snapshot();
  const IndexResult result = evaluate(now, index_definition(now, "wealth"));
  save(database, result);
  const std::string before = test::dump(file);
  save(database, result);
  EXPECT_EQ(test::dump(file), before);
  EXPECT_EQ(kept_indices(database).size(), 1U);
}

TEST_F(KeptIndexTest, AnEarlierDayGivesTheOldRankingAgain) {
  using std::chrono::January;
  Database database = Database::open(file);
  const Snapshot then = database.snapshot({.as_of = 2017y / January / 31});
  const IndexDefinition wealth_index = index_definition(then, "wealth");
  const IndexResult old = evaluate(then, wealth_index);
  EXPECT_EQ(old.newest_release, "report_2015");
  save(database, old);
  save(database, evaluate(database.snapshot(), wealth_index));
  // A new release comes, and what was known then is the same as it was.
  folder.write("releases.csv",
               "code,title,publisher,published_on,tier,url,note\n"
               "report_2017,Report 2017,Office,2018-12-21,1,,\n");
  folder.write("observations.csv",
               "indicator,zone,year,value,status,unit,release,locator,note,quantum\n"
               "gdp,beta,2015,99,,CNY_100m,report_2017,,,\n");
  load(database, folder.path().string());
  const std::vector<KeptIndex> kept = kept_indices(database);
  ASSERT_EQ(kept.size(), 2U);
  EXPECT_EQ(kept[0].newest_release, "report_2015");
  EXPECT_EQ(kept[1].newest_release, "report_2016");
  for (const KeptIndex& each : kept) {
    EXPECT_EQ(each.index, "wealth");
    EXPECT_TRUE(each.of_current_definition);
    EXPECT_TRUE(each.of_current_catalogue);
    EXPECT_FALSE(each.of_newest_release);
  }
  const auto day = parse_date(kept[0].published_on);
  ASSERT_TRUE(day);
  const IndexResult again = evaluate(database.snapshot({.as_of = *day}), wealth_index);
  ASSERT_EQ(again.scores.size(), old.scores.size());
  for (std::size_t i = 0; i < again.scores.size(); ++i) {
    EXPECT_TRUE(again.scores[i] == old.scores[i] ||
                (is_missing(again.scores[i]) && is_missing(old.scores[i])));
  }
  EXPECT_NE(evaluate(database.snapshot(), wealth_index).newest_release, again.newest_release);
}

TEST_F(KeptIndexTest, WhatIsNoLongerTheSameIsSaid) {
  Database database = Database::open(file);
  const Snapshot now = database.snapshot();
  const IndexDefinition kept = index_definition(now, "wealth");
  const SaveReport report = save(database, evaluate(now, kept.with_weight("gdp", 3)));
  EXPECT_TRUE(report.definition_differs);
  EXPECT_FALSE(kept_indices(database).at(0).of_current_definition);
  EXPECT_EQ(text("SELECT DISTINCT of_current_definition FROM index_result"), "0");
  folder.write("zones.csv", "code,kind\nomega,zone\n");
  load(database, folder.path().string());
  EXPECT_FALSE(kept_indices(database).at(0).of_current_catalogue);
}

TEST_F(KeptIndexTest, AnIndexThatTheFileLacksIsAdded) {
  Database database = Database::open(file);
  const Snapshot now = database.snapshot();
  IndexDefinition made = index_definition(now, "wealth").with_weight("gdp", 2);
  made.code = made.nodes[0].code = "riches";
  for (IndexNode& node : made.nodes) {
    if (!node.parent.empty()) node.parent = "riches";
  }
  const SaveReport report = save(database, evaluate(now, made));
  EXPECT_TRUE(report.definition_added);
  EXPECT_FALSE(report.definition_differs);
  EXPECT_TRUE(kept_indices(database).at(0).of_current_definition);
  EXPECT_EQ(definition_hash(index_definition(database.snapshot(), "riches")),
            definition_hash(made));
}

TEST_F(KeptIndexTest, WhatCannotBeKeptIsRefused) {
  Database database = Database::open(file);
  const Snapshot now = database.snapshot();
  IndexResult result = evaluate(now, index_definition(now, "wealth"));
  test::BookBuilder other;
  other.put(other.indicator("gdp"), other.zone("alpha"), 2015, 1, other.release("r"));
  const IndexResult stranger = evaluate(
      other.snapshot(),
      parse_index_definition("[index]\ncode = \"wealth\"\n[[node]]\nindicator = \"gdp\"\n", "a"));
  const std::string before = test::dump(file);
  EXPECT_EQ(thrown_by([&] { save(database, stranger); }).code, ErrorCode::invalid_argument);
  result.newest_release = "nowhere";
  EXPECT_EQ(thrown_by([&] { save(database, result); }).code, ErrorCode::invalid_argument);
  result.newest_release = "";
  EXPECT_EQ(thrown_by([&] { save(database, result); }).code, ErrorCode::invalid_argument);
  EXPECT_EQ(test::dump(file), before);
  Database reading = Database::open(file, {.read_only = true});
  EXPECT_EQ(thrown_by([&] { save(reading, evaluate(reading.snapshot(), result.definition)); }).code,
            ErrorCode::read_only);
}

}  // namespace
