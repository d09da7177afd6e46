#include "sqlext/scalar_functions.hpp"

#include "sqlext/sqlext_file.hpp"

namespace {

using namespace yearbook;

using ScalarFunctions = test::SqlFunctionsTest;

TEST_F(ScalarFunctions, RatesAreFractions) {
  EXPECT_EQ(row("SELECT yb_growth(80, 100), yb_growth(0, 5), yb_growth(NULL, 5)"), "0.25||");
  EXPECT_EQ(row("SELECT yb_cagr(100, 121, 2) BETWEEN 0.0999999999 AND 0.1000000001"), "1");
  EXPECT_EQ(row("SELECT yb_cagr(100, 121, 0), yb_cagr(-1, 121, 2)"), "|");
  EXPECT_EQ(row("SELECT yb_share(1, 8), yb_share(1, 0), yb_share(1e308, 1e-308)"), "0.125||");
}

TEST_F(ScalarFunctions, UnitsConvertInDecimal) {
  EXPECT_EQ(row("SELECT yb_convert(2.3, 'CNY_100m', 'CNY') = 230000000.0"), "1");
  EXPECT_EQ(row("SELECT yb_convert(12.1, 'percent', 'ratio') = 0.121"), "1");
  EXPECT_EQ(row("SELECT yb_convert(NULL, 'CNY_100m', 'CNY')"), "");
  EXPECT_EQ(error("SELECT yb_convert(1, 'CNY', 'USD')"),
            "\"CNY\" is of base \"CNY\" and \"USD\" of base \"USD\"; only units of one base "
            "convert");
  EXPECT_EQ(error("SELECT yb_convert(1, 'CNY_100n', 'CNY')"),
            "there is no unit \"CNY_100n\"; the nearest are CNY_1000, CNY_100m and CNY_10k");
  EXPECT_EQ(error("SELECT yb_convert('1', 'CNY', 'CNY')"),
            "yb_convert: value is '1'; it must be a finite number, or NULL");
  EXPECT_EQ(error("SELECT yb_convert(9e999, 'CNY', 'CNY')"),
            "yb_convert: value is Inf; it must be a finite number, or NULL");
}

TEST_F(ScalarFunctions, FiguresAreWrittenAsPeopleWriteThem) {
  EXPECT_EQ(row("SELECT yb_figure(8.98e12, 'CNY')"), "CNY 8.98 trillion");
  EXPECT_EQ(row("SELECT yb_figure(180.905, 'index', 1)"), "180.9");
  EXPECT_EQ(row("SELECT yb_percent(0.1209, 2), yb_percent(0.121)"), "12.09 %|12.1 %");
}

TEST_F(ScalarFunctions, NamesLeadToCodes) {
  EXPECT_EQ(row("SELECT yb_zone('ZHONGGUANCUN'), yb_indicator('gdp'), yb_group('national')"),
            "zhongguancun|gdp|national");
  EXPECT_EQ(row("SELECT yb_zone(NULL)"), "");
  EXPECT_EQ(error("SELECT yb_indicator('gpd')"),
            "no indicator is called \"gpd\"; the nearest is gdp");
}

// An index on an expression needs a deterministic function; one that reads the file is none.
TEST_F(ScalarFunctions, OnlyPureOnesAreDeterministic) {
  SQLite::Database memory(":memory:", SQLite::OPEN_READWRITE);
  sqlext::register_functions(memory.getHandle());
  memory.exec("CREATE TABLE t (a, b)");
  memory.exec("CREATE INDEX by_growth ON t (yb_growth(a, b))");
  EXPECT_THROW(memory.exec("CREATE INDEX by_zone ON t (yb_zone(a))"), SQLite::Exception);
  for (const auto& function : sqlext::scalar_functions()) {
    const bool reads_file = function.name == "yb_convert" || function.name == "yb_figure" ||
                            function.name == "yb_zone" || function.name == "yb_indicator" ||
                            function.name == "yb_group";
    EXPECT_EQ(function.deterministic, !reads_file) << function.name;
  }
}

// Innocuous: views of a schema that is not trusted may use them.
TEST_F(ScalarFunctions, AreAllowedInViewsOfAnUntrustedSchema) {
  const test::TemporaryFolder folder;
  SQLite::Database own(folder.file("a.db"), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  sqlext::register_functions(own.getHandle());
  own.exec("PRAGMA trusted_schema = OFF; CREATE VIEW rates AS SELECT yb_growth(80, 100) AS rate");
  EXPECT_EQ(own.execAndGet("SELECT rate FROM rates").getDouble(), 0.25);
}

}  // namespace
