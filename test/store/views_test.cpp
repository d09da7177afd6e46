// The views give what the queries give, on the report's figures and on a small book.
#include <yearbook/exchange.hpp>
#include <yearbook/query.hpp>
#include <yearbook/reconciliation.hpp>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <tuple>
#include <utility>

#include "kernel/decimal.hpp"
#include "store/database_parts.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;

// A directory of figures that chance has put together: every status, zeros and negative values, gaps,
// two releases and a press figure, members that come and go, published totals, ratios of ratios.
void write_random_directory(const test::TemporaryFolder& folder, unsigned seed) {
  std::mt19937 random(seed);
  test::write_small_directory(folder);
  folder.write("indicators.csv",
               "code,unit,kind,direction,numerator,denominator,denominator_zone,factor\n"
               "gdp,CNY,flow,1,,,,\npeople,person,stock,-1,,,,\n"
               "per_head,CNY_per_person,ratio,1,gdp,people,,\n"
               "share,percent,ratio,0,gdp,gdp,land,\n"
               "over_share,CNY,ratio,-1,gdp,share,,\nshare_over,ratio,ratio,1,share,people,,2.5\n"
               "share_over_head,ratio,ratio,1,share,per_head,land,3\n"
               "mood,index,index,1,,,,\n");
  folder.write("groups.csv",
               "group,zone,first_year,last_year,published_as\n"
               "everyone,alpha,,,all_zones\neveryone,beta,,2012,\neveryone,beta,2014,,\n"
               "everyone,gamma,2013,2014,\neveryone,delta,2012,,\n"
               "pair,gamma,,,\npair,delta,,2013,\nlone,beta,2012,,\n");
  constexpr std::string_view with_value = "AADEFGINPUVWBJS";
  constexpr std::string_view without = "HKLMMOQBJS";
  std::string rows = "indicator,zone,year,value,status,release\n";
  for (const char* indicator : {"gdp", "people", "per_head", "share", "over_share", "share_over",
                                "share_over_head", "mood"}) {
    for (const char* zone : {"land", "all_zones", "alpha", "beta", "gamma", "delta"}) {
      for (int year = 2011; year <= 2015; ++year) {
        for (const char* release : {"press_2016", "report_2015", "report_2016"}) {
          if (random() % 3 != 0) continue;
          const bool missing = random() % 5 == 0;
          const auto& letters = missing ? without : with_value;
          const int value = static_cast<int>(random() % 400) - 40;
          rows += std::string(indicator) + "," + zone + "," + std::to_string(year) + "," +
                  (missing ? ""
                   : random() % 8 == 0
                       ? "0"
                       : std::to_string(value) + "." + std::to_string(random() % 1000)) +
                  "," + letters[random() % letters.size()] + "," + release + "\n";
        }
      }
    }
  }
  folder.write("observations.csv", rows);
}

// The books that the views are held against: the report, the small one, and some of chance.
struct Views : ::testing::TestWithParam<unsigned> {
  static constexpr unsigned torch = 0;
  static constexpr unsigned small = 1;
  test::TemporaryFolder folder;
  std::string file = folder.file("a.db");
  std::optional<Snapshot> book;
  std::optional<SQLite::Database> sql;
  void SetUp() override {
    const test::TemporaryFolder data;
    if (GetParam() > small) {
      write_random_directory(data, GetParam());
    } else {
      test::write_small_directory(data);
    }
    load(file, GetParam() == torch ? test::torch_directory().string() : data.path().string());
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
    EXPECT_EQ(code(cell.status), rows.getColumn(4).getString());
  }
  EXPECT_GT(seen, 0);
  if (GetParam() == torch) return;
  // And every cell that the library fills is there.
  int filled = 0;
  for (const Indicator& each : book->catalog().indicators()) {
    for (const Zone& zone : book->catalog().zones()) {
      for (int year = 2000; year <= 2020; ++year) {
        const Observation cell = observation(*book, each.handle, zone.handle, Year{year});
        if (cell.release.empty() && cell.status != Status::none) ++filled;
      }
    }
  }
  EXPECT_EQ(seen, filled);
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
  const SQLite::Database sql(file, SQLite::OPEN_READONLY);
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
  std::size_t seen = 0;
  while (rows.executeStep()) {
    ++seen;
    const ZoneHandle zone = book->zone(rows.getColumn(1).getString());
    const Ranking places = ranking(*book, indicator(rows), Year{rows.getColumn(2).getInt()},
                                   book->group(rows.getColumn(5).getString()));
    const auto found = std::ranges::find(places.rows, zone, &RankedZone::zone);
    ASSERT_NE(found, places.rows.end());
    EXPECT_EQ(found->rank, rows.getColumn(6).getDouble());
    EXPECT_NEAR(found->value, number(rows, 3).value(), 1e-14 * std::fabs(found->value));
    EXPECT_EQ(code(found->status), rows.getColumn(4).getString());
  }
  EXPECT_GT(seen, 0U);
  // Nobody who has a place is left out.
  std::size_t places = 0;
  for (const Indicator& each : book->catalog().indicators()) {
    for (const Group& group : book->catalog().groups()) {
      for (int year = 1990; year <= 2030; ++year) {
        places += ranking(*book, each.handle, Year{year}, group.handle).size();
      }
    }
  }
  EXPECT_EQ(seen, places);
}

// What a row of view reconciliation is about.
using ReconciliationKey = std::tuple<std::string, std::string, int, std::string, std::string>;

// Holds every row of the view against the query of its name; gives how many there are.
std::size_t hold_reconciliation(SQLite::Database& sql, const Snapshot& book) {
  std::map<ReconciliationKey, Reconciliation> expected;
  for (const Reconciliation& each : reconciliation(book)) {
    const Catalog& catalog = book.catalog();
    expected[{catalog.indicator(each.indicator).code, catalog.zone(each.zone).code, int{each.year},
              std::string(to_string(each.what)),
              each.group ? catalog.group(*each.group).code : ""}] = each;
  }
  SQLite::Statement rows(sql,
                         "SELECT indicator, zone, year, what, zone_group, value, status, "
                         "published, recomputed, members, reported, tolerance, agrees "
                         "FROM reconciliation");
  std::size_t seen = 0;
  while (rows.executeStep()) {
    ++seen;
    const auto found = expected.find({rows.getColumn(0).getString(), rows.getColumn(1).getString(),
                                      rows.getColumn(2).getInt(), rows.getColumn(3).getString(),
                                      rows.getColumn(4).getString()});
    if (found == expected.end()) {
      ADD_FAILURE() << "the query has no " << rows.getColumn(0).getString() << " of "
                    << rows.getColumn(1).getString();
      continue;
    }
    const Reconciliation& each = found->second;
    const double scale = std::max(std::fabs(each.published), std::fabs(each.recomputed));
    EXPECT_NEAR(each.difference(), rows.getColumn(5).getDouble(), 1e-12 * scale);
    EXPECT_EQ(code(each.status), rows.getColumn(6).getString());
    EXPECT_EQ(each.published, number(rows, 7));
    EXPECT_NEAR(each.recomputed, rows.getColumn(8).getDouble(), 1e-12 * scale);
    EXPECT_EQ(each.group.has_value(), !rows.getColumn(9).isNull());
    EXPECT_EQ(each.members, static_cast<std::size_t>(rows.getColumn(9).getInt()));
    EXPECT_EQ(each.reported, static_cast<std::size_t>(rows.getColumn(10).getInt()));
    const auto tolerance = number(rows, 11);
    EXPECT_EQ(each.tolerance.has_value(), tolerance.has_value());
    if (each.tolerance && tolerance) {
      // The tolerance of a ratio is a difference of ratios: it carries their last bits.
      EXPECT_NEAR(*each.tolerance, *tolerance, 1e-12 * scale);
    }
    EXPECT_EQ(each.agrees.has_value(), !rows.getColumn(12).isNull());
    EXPECT_EQ(each.agrees.value_or(false), rows.getColumn(12).getInt() == 1);
  }
  EXPECT_EQ(seen, expected.size());
  return seen;
}

TEST_P(Views, ReconciliationIsWhatReconciliationGives) {
  EXPECT_GT(hold_reconciliation(*sql, *book), 0U);
}

INSTANTIATE_TEST_SUITE_P(Books, Views, ::testing::Range(0U, 8U), [](const auto& name) {
  return name.param == Views::torch   ? std::string("torch")
         : name.param == Views::small ? std::string("small")
                                      : "random" + std::to_string(name.param);
});

// A directory to which a test adds what it is about.
struct ViewsOfMore : ::testing::Test {
  test::TemporaryFolder folder;
  test::TemporaryFolder data;
  std::string file = folder.file("a.db");
  ViewsOfMore() { test::write_small_directory(data); }
  void add(std::string_view name, const std::string& rows) const {
    data.write(name, test::read_file(data.path() / name) + rows);
  }
};

TEST_F(ViewsOfMore, AZoneLiesInTheTotalsOfTotals) {
  add("zones.csv", "above,aggregate,,,,,,\n");
  add("groups.csv", "totals,all_zones,,,,2000,,above\nnested,above,,,,,,\nnested,beta,,,,,,\n");
  load(file, data.path().string());
  Database database = Database::open(file);
  sqlite::Connection& sql = database.parts().connection();
  EXPECT_EQ(sql.query_text("SELECT group_concat(zone || '>' || part || ' ' || first_year || '-' || "
                           "last_year) FROM overlap WHERE zone_group = 'nested'"),
            "above>beta 2000-9999");
  const Snapshot book = database.snapshot();
  EXPECT_EQ(test::thrown_by([&] {
              (void)total(book, book.indicator("gdp"), Year{2016}, book.group("nested"));
            }).code,
            ErrorCode::invalid_argument);
}

TEST_F(ViewsOfMore, ATotalThatWouldCountAZoneTwiceIsNull) {
  add("groups.csv",
      "family,north,,,,2016,,\nfamily,alpha,,,,1991,,\n"
      "mixed,all_zones,,,,1991,,\nmixed,beta,,,,1991,,\nmixed,gamma,,,,2016,2016,\n");
  add("observations.csv",
      "gdp,north,2015,70,,CNY_100m,report_2016,,,\ngdp,north,2016,80,,CNY_100m,report_2016,,,\n"
      "gdp,all_zones,2015,100,,CNY_100m,report_2016,,,\n");
  load(file, data.path().string());
  const Snapshot book = Database::open(file).snapshot();
  const SQLite::Database sql(file, SQLite::OPEN_READONLY);
  SQLite::Statement overlap(
      sql,
      "SELECT zone_group || ' ' || zone || '>' || part || ' ' || first_year || '-' || last_year "
      "FROM overlap ORDER BY 1");
  std::string found;
  while (overlap.executeStep()) found += overlap.getColumn(0).getString() + ", ";
  EXPECT_EQ(found,
            "family north>alpha 2016-9999, mixed all_zones>beta 1992-9999, "
            "mixed all_zones>gamma 2016-2016, ");
  SQLite::Statement rows(sql,
                         "SELECT zone, year, value, status, members, reported FROM total "
                         "WHERE indicator = 'gdp'");
  int refused = 0;
  while (rows.executeStep()) {
    const Year year{rows.getColumn(1).getInt()};
    const GroupHandle group = book.group(rows.getColumn(0).getString());
    const auto gdp = book.indicator("gdp");
    const bool twice = test::thrown_by([&] { (void)total(book, gdp, year, group); }).code ==
                       ErrorCode::invalid_argument;
    if (twice) {
      ++refused;
      EXPECT_TRUE(rows.getColumn(2).isNull());
      EXPECT_GT(rows.getColumn(5).getInt(), 0);
    } else {
      EXPECT_EQ(number(rows, 2), total(book, gdp, year, group).value);
    }
  }
  EXPECT_EQ(refused, 3);  // family in 2016, mixed in 2015 and 2016
  // Nor has it a share or a reconciliation.
  SQLite::Statement shares(
      sql, "SELECT count(value) FROM share WHERE whole = 'mixed' AND indicator = 'gdp'");
  ASSERT_TRUE(shares.executeStep());
  EXPECT_EQ(shares.getColumn(0).getInt(), 0);
}

TEST_F(ViewsOfMore, RoundingIsTheNotedStepOrTheLastDecimal) {
  add("observations.csv",
      "mood,beta,2001,0.00001,,,report_2016,,,\nmood,beta,2002,123456.789,,,report_2016,,,\n"
      "mood,beta,2003,1e300,,,report_2016,,,\nmood,beta,2004,0.30000000000000004,,,report_2016,,,\n"
      "mood,beta,2005,-12.25,,,report_2016,,,\nmood,beta,2006,1.5e10,,,report_2016,,,\n"
      "mood,beta,2007,0,,,report_2016,,,\nmood,beta,2008,120,,,report_2016,,,10\n");
  load(file, data.path().string());
  const SQLite::Database sql(file, SQLite::OPEN_READONLY);
  SQLite::Statement rows(sql,
                         "SELECT r.value, r.quantum, n.quantum FROM rounding AS r "
                         "JOIN standing AS s USING (indicator_id, year, zone_id) "
                         "LEFT JOIN observation_note AS n "
                         "USING (indicator_id, year, zone_id, release_id) "
                         "WHERE r.value IS NOT NULL");
  int seen = 0;
  while (rows.executeStep()) {
    ++seen;
    const double noted =
        number(rows, 2).value_or(kernel::shown_quantum(rows.getColumn(0).getDouble()));
    EXPECT_NEAR(rows.getColumn(1).getDouble(), noted, 1e-15 * noted)
        << rows.getColumn(0).getDouble();
  }
  EXPECT_GT(seen, 15);
}

TEST_F(ViewsOfMore, ReconciliationOfRandomBooksIsWhatReconciliationGives) {
  std::mt19937 random(101);
  const auto printed = [&](int digits) {
    const auto whole = std::to_string(random() % 1000);
    return digits == 0 ? whole
                       : whole + "." + std::to_string(random() % 10) +
                             (digits > 1 ? std::to_string(1 + random() % 9) : "");
  };
  std::size_t rows = 0;
  for (int round = 0; round < 12; ++round) {
    const test::TemporaryFolder directory;
    test::write_small_directory(directory);
    // Two ratios stand on a share, which is printed, missing or to be worked out.
    directory.write(
        "indicators.csv",
        "code,unit,kind,numerator,denominator,denominator_zone,factor\n"
        "gdp,CNY_100m,flow,,,,\npeople,person_10k,stock,,,,\n"
        "per_head,CNY_per_person,ratio,gdp,people,,\nshare,percent,ratio,gdp,gdp,land,\n"
        "over_share,CNY,ratio,gdp,share,,\n"
        "share_over,ratio,ratio,share,people,,2.5\n"
        "share_over_head,ratio,ratio,share,per_head,land,3\nmood,index,index,,,,\n");
    std::string observations = "indicator,zone,year,value,status,release,quantum\n";
    for (const char* indicator :
         {"gdp", "people", "per_head", "share", "over_share", "share_over", "share_over_head"}) {
      for (const char* zone : {"land", "all_zones", "alpha", "beta", "gamma", "delta"}) {
        for (const char* year : {"2014", "2015", "2016"}) {
          const auto kind = random() % 8;
          if (kind == 0) continue;
          const bool missing = kind == 1;
          const bool rounded = kind == 2;
          observations += std::string(indicator) + "," + zone + "," + year + "," +
                          (missing ? ",Q" : printed(static_cast<int>(random() % 3)) + ",") +
                          ",report_2016," + (rounded ? "10" : "") + "\n";
        }
      }
    }
    directory.write("observations.csv", observations);
    const std::string random_file = directory.file("random.db");
    load(random_file, directory.path().string());
    SQLite::Database sql(random_file, SQLite::OPEN_READONLY);
    rows += hold_reconciliation(sql, Database::open(random_file).snapshot());
  }
  EXPECT_GT(rows, 300U);
}

}  // namespace
