// Bounded questions to the views never scan the figures.
#include <yearbook/database.hpp>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <string>

#include "support/support.hpp"

namespace {

using namespace yearbook;

// A book large enough for a scan to be the worse way, with the statistics that a load leaves.
struct BoundedQuestions : ::testing::TestWithParam<const char*> {
  static SQLite::Database& sql() {
    static const test::TemporaryFolder folder;
    static SQLite::Database database = [] {
      const std::string file = folder.file("large.db");
      {
        const Database made = Database::create(file);
      }
      SQLite::Database opened(file, SQLite::OPEN_READWRITE);
      opened.exec(
          "INSERT INTO unit (code, dimension, base, factor) VALUES ('count', 'count', 'count', 1);"
          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40) "
          "INSERT INTO zone (code, kind, parent_id) SELECT 'z' || i, "
          "CASE i WHEN 1 THEN 'nation' ELSE 'zone' END, CASE WHEN i > 1 THEN 1 END FROM n;"
          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30) "
          "INSERT INTO indicator (code, unit_id, kind) SELECT 'i' || i, 1, 'flow' FROM n;"
          "INSERT INTO zone_group (code) VALUES ('all');"
          "INSERT INTO zone_group_member (zone_group_id, zone_id) "
          "SELECT 1, zone_id FROM zone WHERE kind = 'zone';"
          "INSERT INTO release (release_id, code, title, published_on) "
          "VALUES (1650040001, 'r', 'r', '2017-12-21');"
          "WITH RECURSIVE y (year) AS (SELECT 2001 UNION ALL SELECT year + 1 FROM y WHERE year < "
          "2012) "
          "INSERT INTO observation SELECT indicator_id, year, zone_id, 1650040001, zone_id, 'A' "
          "FROM indicator, y, zone;"
          "PRAGMA analysis_limit = 1000; ANALYZE");
      return opened;
    }();
    return database;
  }
};

TEST_P(BoundedQuestions, NeverScanTheFigures) {
  SQLite::Statement plan(sql(), std::string("EXPLAIN QUERY PLAN SELECT * FROM ") + GetParam());
  int searched = 0;
  while (plan.executeStep()) {
    // The figures are o (or later) in every view that reads them.
    const std::string step = plan.getColumn(3).getString() + " ";
    for (const char* scan : {"SCAN o ", "SCAN later ", "SCAN observation "}) {
      EXPECT_EQ(step.find(scan), std::string::npos) << step;
    }
    if (step.find("SEARCH o USING PRIMARY KEY") != std::string::npos) ++searched;
  }
  EXPECT_GT(searched, 0);
}

INSTANTIATE_TEST_SUITE_P(
    Views, BoundedQuestions,
    ::testing::Values("ranking WHERE indicator = 'i5'", "total WHERE indicator = 'i5'",
                      "coverage WHERE indicator = 'i5'", "share WHERE indicator = 'i5'",
                      "ranking WHERE indicator = 'i5' AND year = 2005 AND zone_group = 'all'",
                      "share WHERE indicator = 'i5' AND zone = 'z7' AND year = 2005",
                      "total WHERE indicator = 'i5' AND zone = 'all' AND year = 2005",
                      "current WHERE indicator = 'i5'", "current WHERE year = 2005",
                      "current WHERE zone = 'z7'", "history WHERE indicator = 'i5'",
                      "history WHERE year = 2005", "history WHERE zone = 'z7'",
                      "growth WHERE indicator = 'i5'", "growth WHERE year = 2005",
                      "growth WHERE zone = 'z7'",
                      "current WHERE indicator = 'i5' AND zone = 'z7' AND year = 2005"));

TEST(BoundedPlans, AScanIsSeen) {
  SQLite::Statement plan(BoundedQuestions::sql(), "EXPLAIN QUERY PLAN SELECT * FROM standing");
  bool seen = false;
  while (plan.executeStep()) {
    const std::string step = plan.getColumn(3).getString() + " ";
    seen = seen || step.find("SCAN o ") != std::string::npos;
  }
  EXPECT_TRUE(seen);
}

}  // namespace
