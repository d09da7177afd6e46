#include "store/wide_view.hpp"

#include <yearbook/check.hpp>
#include <yearbook/error.hpp>
#include <yearbook/exchange.hpp>
#include <yearbook/query.hpp>
#include <yearbook/views.hpp>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "store/schema.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using test::thrown_by;

struct WideView : ::testing::Test {
  test::TemporaryFolder data;
  test::TemporaryFolder folder;
  std::string file = folder.file("a.db");
  WideView() {
    test::write_small_directory(data);
    load(file, data.path().string());
  }
  [[nodiscard]] std::vector<std::string> columns() const {
    SQLite::Database sql(file, SQLite::OPEN_READONLY);
    SQLite::Statement rows(sql, "SELECT name FROM pragma_table_info('wide') ORDER BY cid");
    std::vector<std::string> result;
    while (rows.executeStep()) result.push_back(rows.getColumn(0).getString());
    return result;
  }
  void add_indicators(const std::string& rows) const {
    data.write("indicators.csv", test::read_file(data.path() / "indicators.csv") + rows);
  }
};

using Names = std::vector<std::string>;

TEST_F(WideView, HasTheFiguresThatStand) {
  Database database = Database::open(file);
  EXPECT_EQ(make_wide_view(database),
            (Names{"zone", "year", "gdp", "people", "per_head", "share", "mood"}));
  const Snapshot book = database.snapshot();
  SQLite::Database sql(file, SQLite::OPEN_READONLY);
  SQLite::Statement rows(sql, "SELECT * FROM wide");
  int figures = 0;
  int cells = 0;
  while (rows.executeStep()) {
    const ZoneHandle zone = book.zone(rows.getColumn(0).getString());
    const Year year{rows.getColumn(1).getInt()};
    for (int i = 2; i < rows.getColumnCount(); ++i) {
      ++cells;
      const Observation cell =
          observation(book, book.indicator(rows.getColumn(i).getName()), zone, year);
      const bool printed = !cell.release.empty() && cell.value.has_value();
      ASSERT_EQ(!rows.getColumn(i).isNull(), printed);
      if (!printed) continue;
      ++figures;
      EXPECT_EQ(rows.getColumn(i).getDouble(), *cell.value);
    }
  }
  EXPECT_EQ(figures, 11);
  EXPECT_EQ(cells % 5, 0);
}

TEST_F(WideView, HasTheIndicatorsNamedInTheirOrder) {
  Database database = Database::open(file);
  EXPECT_EQ(make_wide_view(database, {"people", "gdp"}), (Names{"zone", "year", "people", "gdp"}));
  EXPECT_EQ(make_wide_view(database, {"mood"}), (Names{"zone", "year", "mood"}));
  database.close();
  EXPECT_EQ(columns(), (Names{"zone", "year", "mood"}));
  SQLite::Database sql(file, SQLite::OPEN_READONLY);
  EXPECT_EQ(sql.execAndGet("SELECT count(*) FROM wide").getInt(), 1);
}

TEST_F(WideView, QuotesAnyCodeAndTellsEqualOnesApart) {
  add_indicators(
      "Zone,,,person,stock,,,,,,,\nselect,,,person,stock,,,,,,,\nGDP,,,CNY,flow,,,,,,,\n"
      "a-b.c,,,CNY,flow,,,,,,,\n");
  load(file, data.path().string());
  Database database = Database::open(file);
  make_wide_view(database);
  EXPECT_EQ(columns(), (Names{"zone", "year", "gdp", "people", "per_head", "share", "mood",
                              "Zone_2", "select", "GDP_2", "a-b.c"}));
}

TEST_F(WideView, IsOursWhenTheFileIsOpened) {
  {
    Database database = Database::open(file);
    make_wide_view(database, {"gdp"});
    EXPECT_TRUE(foreign_objects(database).empty());
    EXPECT_TRUE(check(database).empty());
  }
  EXPECT_NO_THROW(Database::open(file, {.untrusted = true}));
}

TEST_F(WideView, ChangedByAnotherHandIsAForeignView) {
  {
    Database database = Database::open(file);
    make_wide_view(database, {"gdp"});
  }
  {
    SQLite::Database sql(file, SQLite::OPEN_READWRITE);
    sql.exec("DROP VIEW wide; CREATE VIEW wide AS SELECT 1 AS x");
  }
  EXPECT_EQ(thrown_by([&] { (void)Database::open(file, {.untrusted = true}); }).code,
            ErrorCode::schema_foreign);
  Database database = Database::open(file);
  EXPECT_EQ(foreign_objects(database), Names{"view wide"});
  EXPECT_EQ(thrown_by([&] { make_wide_view(database); }).code, ErrorCode::conflict);
  EXPECT_FALSE(drop_wide_view(database));
  EXPECT_EQ(columns(), Names{"x"});
}

TEST_F(WideView, OfAllIndicatorsGrowsWithALoad) {
  {
    Database database = Database::open(file);
    make_wide_view(database);
  }
  add_indicators("late,,,CNY,flow,,,,,,,\n");
  load(file, data.path().string());
  EXPECT_EQ(columns().back(), "late");
  EXPECT_NO_THROW(Database::open(file, {.untrusted = true}));
}

TEST_F(WideView, OfChosenIndicatorsStaysAsItIs) {
  {
    Database database = Database::open(file);
    make_wide_view(database, {"gdp"});
  }
  add_indicators("late,,,CNY,flow,,,,,,,\n");
  load(file, data.path().string());
  EXPECT_EQ(columns(), (Names{"zone", "year", "gdp"}));
}

TEST_F(WideView, IsNotMadeByALoadOfAFileThatHasNone) {
  add_indicators("late,,,CNY,flow,,,,,,,\n");
  load(file, data.path().string());
  EXPECT_TRUE(columns().empty());
}

TEST_F(WideView, IsTakenOutAgain) {
  Database database = Database::open(file);
  make_wide_view(database);
  EXPECT_TRUE(drop_wide_view(database));
  EXPECT_FALSE(drop_wide_view(database));
  EXPECT_TRUE(columns().empty());
}

TEST_F(WideView, OfTooManyIndicatorsIsRefused) {
  const std::string before = test::dump(file);
  std::string rows;
  for (int i = 0; i < 1993; ++i) rows += "x" + std::to_string(i) + ",,,CNY,flow,,,,,,,\n";
  {
    Database database = Database::open(file);
    make_wide_view(database);
  }
  add_indicators(rows);
  load(file, data.path().string());  // 1998 fit
  EXPECT_EQ(columns().size(), 2000U);
  const std::string full = test::dump(file);
  add_indicators("one_more,,,CNY,flow,,,,,,,\n");
  const auto refused = thrown_by([&] { load(file, data.path().string()); });
  EXPECT_EQ(refused.code, ErrorCode::invalid_argument);
  EXPECT_NE(refused.sentence.find("1999 indicators, and SQLite allows 1998"), std::string::npos);
  EXPECT_EQ(test::dump(file), full);
  SQLite::Database sql(file, SQLite::OPEN_READONLY);
  EXPECT_EQ(sql.execAndGet("SELECT gdp FROM wide WHERE zone = 'land' AND year = 2015").getDouble(),
            1e11);
}

TEST_F(WideView, NamesWhatIsWrong) {
  Database database = Database::open(file);
  const auto unknown = thrown_by([&] { make_wide_view(database, {"gpd"}); });
  EXPECT_EQ(unknown.code, ErrorCode::not_found);
  EXPECT_NE(unknown.sentence.find("gdp"), std::string::npos);
  EXPECT_EQ(thrown_by([&] { make_wide_view(database, {"gdp", "gdp"}); }).code,
            ErrorCode::invalid_argument);
  Database reading = Database::open(file, {.read_only = true});
  EXPECT_EQ(thrown_by([&] { make_wide_view(reading); }).code, ErrorCode::read_only);
  EXPECT_TRUE(columns().empty());
}

}  // namespace
