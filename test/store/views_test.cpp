// The views give what the queries give, on the report's figures and on a small book.
#include <yearbook/exchange.hpp>
#include <yearbook/query.hpp>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;

struct Views : ::testing::TestWithParam<bool> {
  test::TemporaryFolder folder;
  std::string file = folder.file("a.db");
  std::optional<Snapshot> book;
  std::optional<SQLite::Database> sql;
  void SetUp() override {
    const test::TemporaryFolder data;
    test::write_small_directory(data);
    load(file, GetParam() ? test::torch_directory().string() : data.path().string());
    book = Database::open(file).snapshot();
    sql.emplace(file, SQLite::OPEN_READONLY);
  }
  IndicatorHandle indicator(SQLite::Statement& row) {
    return book->indicator(row.getColumn(0).getString());
  }
};

std::optional<double> number(SQLite::Statement& row, int column) {
  const auto value = row.getColumn(column);
  return value.isNull() ? std::nullopt : std::optional(value.getDouble());
}

TEST_P(Views, CurrentIsWhatObservationGives) {
  SQLite::Statement rows(*sql, "SELECT indicator, zone, year, value, status, release FROM current");
  int seen = 0;
  while (rows.executeStep()) {
    ++seen;
    const Observation cell =
        observation(*book, indicator(rows), book->zone(rows.getColumn(1).getString()),
                    Year{rows.getColumn(2).getInt()});
    EXPECT_EQ(cell.value, number(rows, 3));
    EXPECT_EQ(code(cell.status), rows.getColumn(4).getString());
    EXPECT_EQ(cell.release, rows.getColumn(5).getString());
  }
  // One row a cell: as many as there are cells in table observation.
  EXPECT_EQ(
      seen,
      sql->execAndGet(
             "SELECT count(*) FROM (SELECT DISTINCT indicator_id, year, zone_id FROM observation)")
          .getInt());
}

TEST_P(Views, HistoryIsWhatHistoryGives) {
  for (const Indicator& each : book->catalog().indicators()) {
    for (const Zone& zone : book->catalog().zones()) {
      SQLite::Statement rows(
          *sql,
          "SELECT year, value, status, release, published_on, stands, locator, note, quantum FROM "
          "history "
          "WHERE indicator = ? AND zone = ? ORDER BY year, stands, tier, published_on");
      rows.bind(1, each.code);
      rows.bind(2, zone.code);
      std::map<std::pair<int, std::string>, Vintage> figures;
      for (const Vintage& figure : history(*book, each.handle, zone.handle))
        figures[{int{figure.year}, figure.release}] = figure;
      std::size_t seen = 0;
      while (rows.executeStep()) {
        ++seen;
        const auto found =
            figures.find({rows.getColumn(0).getInt(), rows.getColumn(3).getString()});
        ASSERT_NE(found, figures.end());
        EXPECT_EQ(found->second.value, number(rows, 1));
        EXPECT_EQ(code(found->second.status), rows.getColumn(2).getString());
        EXPECT_EQ(found->second.published_on, rows.getColumn(4).getString());
        EXPECT_EQ(found->second.stands, rows.getColumn(5).getInt() == 1);
        EXPECT_EQ(found->second.locator, rows.getColumn(6).getString());
        EXPECT_EQ(found->second.note, rows.getColumn(7).getString());
        EXPECT_EQ(found->second.quantum, number(rows, 8));
      }
      ASSERT_EQ(seen, figures.size());
    }
  }
}

TEST_P(Views, TotalAndCoverageAreWhatTotalGives) {
  SQLite::Statement rows(*sql,
                         "SELECT t.indicator, t.zone, t.year, t.value, t.status, t.members, "
                         "t.reported, t.coverage, c.value "
                         "FROM total AS t JOIN coverage AS c USING (indicator, zone, year)");
  int seen = 0;
  while (rows.executeStep()) {
    ++seen;
    const Total sum = total(*book, indicator(rows), Year{rows.getColumn(2).getInt()},
                            book->group(rows.getColumn(1).getString()));
    const auto value = number(rows, 3);
    ASSERT_EQ(sum.value.has_value(), value.has_value());
    if (value) {
      EXPECT_NEAR(*sum.value, *value, 1e-12 * std::fabs(*value));
    }
    EXPECT_EQ(code(sum.status), rows.getColumn(4).getString());
    EXPECT_EQ(sum.members, static_cast<std::size_t>(rows.getColumn(5).getInt()));
    EXPECT_EQ(sum.reported, static_cast<std::size_t>(rows.getColumn(6).getInt()));
    EXPECT_EQ(sum.coverage, number(rows, 7));
    EXPECT_EQ(sum.coverage, number(rows, 8));
  }
  EXPECT_GT(seen, 0);
}

TEST_P(Views, ShareIsWhatShareGives) {
  SQLite::Statement rows(*sql,
                         "SELECT indicator, zone, year, value, status, whole, whole_is FROM share");
  int seen = 0;
  while (rows.executeStep()) {
    ++seen;
    const std::string whole = rows.getColumn(5).getString();
    const bool of_group = rows.getColumn(6).getString() != "observed";
    const Share part = share(*book, indicator(rows), book->zone(rows.getColumn(1).getString()),
                             of_group ? ShareOf(book->group(whole)) : ShareOf(book->zone(whole)),
                             Year{rows.getColumn(2).getInt()});
    const auto value = number(rows, 3);
    ASSERT_EQ(part.value.has_value(), value.has_value());
    if (value) {
      EXPECT_NEAR(*part.value, *value, 1e-12 * std::fabs(*value));
    }
    EXPECT_EQ(code(part.status), rows.getColumn(4).getString());
    EXPECT_EQ(std::string(to_string(part.whole.basis)),
              of_group ? rows.getColumn(6).getString() : "zone");
  }
  EXPECT_GT(seen, 0);
}

TEST_P(Views, ComputedIsWhatFillsCellsWithoutARow) {
  SQLite::Statement rows(
      *sql, "SELECT indicator, zone, year, value, status FROM computed WHERE published IS NULL");
  int seen = 0;
  while (rows.executeStep()) {
    const Observation cell =
        observation(*book, indicator(rows), book->zone(rows.getColumn(1).getString()),
                    Year{rows.getColumn(2).getInt()});
    if (!cell.release.empty()) continue;  // a release says that the figure is missing
    ++seen;
    const auto value = number(rows, 3);
    ASSERT_EQ(cell.value.has_value(), value.has_value());
    if (value) {
      EXPECT_NEAR(*cell.value, *value, 1e-14 * std::fabs(*value));
    }
    if (value) {
      EXPECT_EQ(code(cell.status), rows.getColumn(4).getString());
    }
  }
  EXPECT_GT(seen, 0);
}

TEST_P(Views, GrowthIsWhatGrowthGives) {
  SQLite::Statement rows(*sql, "SELECT indicator, zone, year, value, status FROM growth");
  int seen = 0;
  while (rows.executeStep()) {
    ++seen;
    const Year year{rows.getColumn(2).getInt()};
    const Series cells =
        growth(*book, indicator(rows), book->zone(rows.getColumn(1).getString()), {year, year});
    const auto change = number(rows, 3);
    ASSERT_EQ(!is_missing(cells.values[0]), change.has_value());
    if (change) {
      EXPECT_EQ(cells.values[0], *change);
    }
    EXPECT_EQ(code(cells.statuses[0]), rows.getColumn(4).getString());
  }
  EXPECT_GT(seen, 0);
}

TEST(GrowthView, FlagsBreaksAndOtherDefinitions) {
  const test::TemporaryFolder data;
  const test::TemporaryFolder folder;
  const std::string file = folder.file("a.db");
  test::write_small_directory(data);
  data.write("observations.csv",
             "indicator,zone,year,value,status,release\n"
             "gdp,alpha,2010,100,,report_2015\n"
             "gdp,alpha,2011,110,D,report_2015\n"
             "gdp,alpha,2012,121,,report_2015\n"
             "gdp,alpha,2013,121,B,report_2015\n"
             "gdp,alpha,2014,121,D,report_2015\n"
             "gdp,alpha,2015,,B,report_2015\n");
  load(file, data.path().string());
  SQLite::Database sql(file, SQLite::OPEN_READONLY);
  SQLite::Statement rows(sql,
                         "SELECT year || ' ' || status || ' ' || coalesce(round(value, 9), '') "
                         "FROM growth WHERE indicator = 'gdp' ORDER BY year");
  std::string found;
  while (rows.executeStep()) found += rows.getColumn(0).getString() + "\n";
  EXPECT_EQ(found, "2011 D 0.1\n2012 D 0.1\n2013 B 0.0\n2014 B 0.0\n2015 B \n");
}

TEST_P(Views, RankingIsWhatRankingGives) {
  SQLite::Statement rows(
      *sql, "SELECT indicator, zone, year, value, status, zone_group, rank FROM ranking");
  int seen = 0;
  while (rows.executeStep()) {
    ++seen;
    const ZoneHandle zone = book->zone(rows.getColumn(1).getString());
    const Ranking places = ranking(*book, indicator(rows), Year{rows.getColumn(2).getInt()},
                                   book->group(rows.getColumn(5).getString()));
    const auto found = std::ranges::find(places.rows, zone, &RankedZone::zone);
    ASSERT_NE(found, places.rows.end());
    EXPECT_EQ(found->rank, rows.getColumn(6).getDouble());
    EXPECT_EQ(found->value, number(rows, 3));
    EXPECT_EQ(code(found->status), rows.getColumn(4).getString());
  }
  EXPECT_GT(seen, 0);
}

TEST_P(Views, BoundedQuestionsSearchByKey) {
  for (const char* question :
       {"SELECT * FROM current WHERE indicator = 'gdp' AND zone = 'alpha' AND year = 2016",
        "SELECT * FROM history WHERE indicator = 'gdp'",
        "SELECT * FROM current WHERE indicator = 'gdp'",
        "SELECT * FROM growth WHERE indicator = 'gdp'"}) {
    SQLite::Statement plan(*sql, std::string("EXPLAIN QUERY PLAN ") + question);
    while (plan.executeStep()) {
      const std::string step = plan.getColumn(3).getString();
      EXPECT_NE(step, "SCAN o") << question;
      EXPECT_NE(step, "SCAN s") << question;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Books, Views, ::testing::Bool(),
                         [](const auto& name) { return name.param ? "torch" : "small"; });

}  // namespace
