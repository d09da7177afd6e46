// The table-valued functions against the library's queries: the same doubles, bit for bit.
#include "sqlext/query_tables.hpp"

#include <yearbook/query.hpp>

#include <bit>
#include <cmath>

#include "sqlext/sqlext_file.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;

class QueryTables : public test::SqlFunctionsTest {
 protected:
  // One column of a query as bits; NULL is the marker of no value.
  std::vector<std::uint64_t> bits(const std::string& sql) {
    SQLite::Statement statement(host, sql);
    std::vector<std::uint64_t> result;
    while (statement.executeStep()) {
      const auto value = statement.getColumn(0);
      result.push_back(value.isNull() ? none : std::bit_cast<std::uint64_t>(value.getDouble()));
    }
    return result;
  }
  static std::uint64_t bits(std::optional<double> value) {
    return value && !std::isnan(*value) ? std::bit_cast<std::uint64_t>(*value) : none;
  }
  static std::vector<std::uint64_t> bits(const Series& series) {
    std::vector<std::uint64_t> result;
    for (const auto [year, value] : series) result.push_back(bits(std::optional(value)));
    return result;
  }
  static std::string quoted(const std::string& text) { return "'" + text + "'"; }

  static constexpr std::uint64_t none = 0xFFF8DEADDEADDEADU;
};

TEST_F(QueryTables, SeriesAndGrowthAreThoseOfEveryIndicatorAndZone) {
  std::size_t figures = 0;
  for (const Indicator& indicator : book.catalog().indicators()) {
    for (const Zone& zone : book.catalog().zones()) {
      const std::string of = "(" + quoted(indicator.code) + ", " + quoted(zone.code);
      const Series expected = series(book, indicator.handle, zone.handle);
      ASSERT_EQ(bits("SELECT value FROM yb_series" + of + ")"), bits(expected)) << of;
      figures += expected.size();
      if (expected.empty()) continue;
      ASSERT_EQ(bits("SELECT value FROM yb_series" + of + ", 2014, 2018)"),
                bits(series(book, indicator.handle, zone.handle, {2014y, 2018y})))
          << of;
      ASSERT_EQ(bits("SELECT value FROM yb_growth" + of + ")"),
                bits(growth(book, indicator.handle, zone.handle)))
          << of;
    }
  }
  EXPECT_GT(figures, 250U);
}

TEST_F(QueryTables, RankingsAreThoseOfEveryIndicatorAndYear) {
  std::size_t places = 0;
  for (const Indicator& indicator : book.catalog().indicators()) {
    for (int year = 2010; year <= 2024; ++year) {
      const Ranking expected = ranking(book, indicator.handle, Year{year});
      std::vector<std::string> rows_expected;
      for (const auto& each : expected) {
        rows_expected.push_back(std::to_string(static_cast<int>(each.rank)) + ".0|" +
                                book.catalog().zone(each.zone).code);
      }
      ASSERT_EQ(rows("SELECT rank, zone FROM yb_ranking(" + quoted(indicator.code) + ", " +
                     std::to_string(year) + ")"),
                rows_expected);
      places += expected.size();
    }
  }
  EXPECT_GT(places, 20U);
}

TEST_F(QueryTables, TotalsSharesAndGrowthOfAGroup) {
  const auto gdp = book.indicator("revenue");
  const auto national = book.group("national");
  const auto china = book.zone("china");
  std::vector<std::uint64_t> totals;
  std::vector<std::uint64_t> shares;
  for (Year year = 2004y; year <= 2024y; ++year) {
    totals.push_back(bits(total(book, gdp, year, national).value));
    shares.push_back(bits(share(book, book.indicator("gdp"), national, china, year,
                                {.denominator = book.indicator("gdp_implied")})
                              .value));
  }
  EXPECT_EQ(bits("SELECT value FROM yb_total('revenue', 'national', 2004, 2024)"), totals);
  EXPECT_EQ(bits("SELECT value FROM yb_share('gdp', 'national', 'china', 2004, 2024, "
                 "'gdp_implied')"),
            shares);
  std::vector<std::uint64_t> changes;
  for (const GroupGrowth& each : growth(book, gdp, national, {2004y, 2024y}))
    changes.push_back(bits(each.value));
  EXPECT_EQ(bits("SELECT value FROM yb_total_growth('revenue', 'national', 2004, 2024)"), changes);
  EXPECT_EQ(row("SELECT count(value) > 0 FROM yb_total('revenue', 'national', 2004, 2024)"), "1");
  EXPECT_EQ(row("SELECT count(value) > 0 FROM yb_share('gdp', 'national', 'china', 2004, 2024, "
                "'gdp_implied')"),
            "1");
}

TEST_F(QueryTables, HistoryTellsWhichFigureStands) {
  const auto expected =
      history(book, book.indicator("gdp_share"), book.zone("national_hightech_zones"), 2016y);
  ASSERT_EQ(expected.size(), 2U);
  EXPECT_EQ(rows("SELECT value, release, stands FROM yb_history('gdp_share', "
                 "'national_hightech_zones', 2016)"),
            (std::vector<std::string>{"11.7|" + expected[0].release + "|0",
                                      "12.1|" + expected[1].release + "|1"}));
}

TEST_F(QueryTables, LeadersAreThoseOfTheLibrary) {
  std::vector<std::string> expected;
  const auto enterprises = book.indicator("revenue");
  for (const Leader& leader :
       leaders(book, enterprises, {2023y, 2023y}, book.group("national"), 3)) {
    expected.push_back(book.catalog().zone(leader.zone).code + "|" + std::to_string(leader.years));
  }
  EXPECT_EQ(rows("SELECT zone, years FROM yb_leaders('revenue', 2023, 2023, 'national', 3)"),
            expected);
  EXPECT_FALSE(expected.empty());
}

TEST_F(QueryTables, AsOfADayIsTheSnapshotOfThatDay) {
  const Snapshot then = db.snapshot({.as_of = parse_date("2017-12-31")});
  std::vector<std::string> expected;
  for (const Indicator& indicator : then.catalog().indicators()) {
    for (const Zone& zone : then.catalog().zones()) {
      for (const auto [year, value] : series(then, indicator.handle, zone.handle)) {
        const auto cell = observation(then, indicator.handle, zone.handle, year);
        if (cell.status == Status::none) continue;
        expected.push_back(indicator.code + "|" + zone.code + "|" + to_string(year) + "|" +
                           std::string(code(cell.status)) + "|" + cell.release);
      }
    }
  }
  EXPECT_EQ(rows("SELECT indicator, zone, year, status, release FROM yb_as_of('2017-12-31')"),
            expected);
  EXPECT_GT(expected.size(), 50U);
  EXPECT_LT(row("SELECT count(*) FROM yb_as_of('2010')").size(), 4U);
  EXPECT_EQ(row("SELECT count(*) = (SELECT count(*) FROM yb_as_of('2017-12-31') WHERE indicator = "
                "'gdp') FROM yb_as_of('2017-12-31', 'gdp')"),
            "1");
}

TEST_F(QueryTables, JoinWithTablesThatAreReadFirst) {
  EXPECT_EQ(row("SELECT count(*) = (SELECT count(*) FROM current WHERE indicator = 'revenue' AND "
                "year = 2023) FROM zone z JOIN yb_series('revenue', z.code, 2023) s "
                "WHERE s.status IS NOT NULL"),
            "1");
}

TEST_F(QueryTables, ErrorsAreTheSentencesOfTheLibrary) {
  EXPECT_EQ(error("SELECT * FROM yb_series('gpd', 'china')"),
            "no indicator is called \"gpd\"; the nearest is gdp");
  EXPECT_EQ(error("SELECT * FROM yb_series('gdp')"),
            "yb_series: zone is missing; call it as yb_series(indicator, zone[, first_year[, "
            "last_year]])");
  EXPECT_EQ(error("SELECT * FROM yb_series('gdp', 'china', 'x')"),
            "yb_series: first_year is 'x'; it must be a year, as a whole number");
  EXPECT_EQ(error("SELECT * FROM yb_ranking('gdp', 0)"),
            "yb_ranking: year is 0; it must be a year from 1 to 9999");
  EXPECT_EQ(error("SELECT * FROM yb_ranking('gdp', 2016, 'national', -1)"),
            "yb_ranking: top is -1; it must be 0 or more");
  EXPECT_EQ(error("SELECT * FROM yb_total('gdp', 'national', 2016, 2016, 'all')"),
            "policy \"all\" is none of of_the_year, current, constant and matched");
  EXPECT_EQ(error("SELECT * FROM yb_as_of('yesterday')"),
            "yb_as_of: day is 'yesterday'; it must be a day such as '2018-01-31', or '2018' for "
            "its last day");
}

TEST_F(QueryTables, NullForWhatMustBeGivenGivesNoRows) {
  EXPECT_TRUE(rows("SELECT * FROM yb_series('gdp', NULL)").empty());
  EXPECT_TRUE(rows("SELECT * FROM yb_as_of(NULL)").empty());
}

}  // namespace
