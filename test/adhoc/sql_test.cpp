#include <yearbook/sql.hpp>

#include <yearbook/exchange.hpp>
#include <yearbook/query.hpp>

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <ranges>
#include <string>
#include <tuple>
#include <vector>

#include "kernel/sha256.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace std::chrono_literals;
using test::thrown_by;

static_assert(std::ranges::input_range<sql::Rows>);
static_assert(std::ranges::input_range<sql::Rows::As<std::tuple<int>>>);

struct Sql : ::testing::Test {
  test::TemporaryFolder folder;
  std::string file = folder.file("a.db");
  std::optional<Database> database;
  Sql() {
    const test::TemporaryFolder data;
    test::write_small_directory(data);
    load(file, data.path().string());
    database = Database::open(file);
  }
  // Runs to the end.
  std::size_t run(std::string_view text, const sql::Options& options = {}) {
    std::size_t rows = 0;
    for (sql::Rows all = sql::query(*database, text, options); all.next();) ++rows;
    return rows;
  }
  test::Thrown refused(std::string_view text, const sql::Options& options = {}) {
    return thrown_by([&] { run(text, options); });
  }
  [[nodiscard]] std::string fingerprint() const { return kernel::sha256(test::read_file(file)); }
};

struct Figure {
  std::string zone;
  int year;
  std::optional<double> value;
  std::string status;
};

TEST_F(Sql, RowsAreARangeOfTuples) {
  std::string found;
  for (const auto& [zone, value] : sql::query<std::string, double>(
           *database,
           "SELECT zone, value / 1e8 FROM current WHERE indicator = 'gdp' AND year = 2015 "
           "ORDER BY zone")) {
    found += zone + " " + std::to_string(static_cast<int>(value)) + ", ";
  }
  EXPECT_EQ(found, "alpha 50, beta 31, land 1000, ");
}

TEST_F(Sql, RowsAreARangeOfStructs) {
  std::vector<Figure> figures;
  for (Figure figure :
       sql::query<Figure>(file,
                          "SELECT zone, year, value, status FROM current WHERE indicator = 'gdp' "
                          "AND zone IN ('beta', 'gamma') AND year = 2016 ORDER BY zone")) {
    figures.push_back(std::move(figure));
  }
  ASSERT_EQ(figures.size(), 2U);
  EXPECT_EQ(figures[0].zone, "beta");
  EXPECT_EQ(figures[0].year, 2016);
  EXPECT_EQ(figures[0].value, 0.0);
  EXPECT_EQ(figures[1].value, std::nullopt);
  EXPECT_EQ(figures[1].status, "Q");
}

TEST_F(Sql, ColumnsHaveNamesAndDeclaredTypes) {
  const sql::Rows rows =
      sql::query(*database, "SELECT zone, value, value * 2 AS twice FROM current WHERE 0");
  ASSERT_EQ(rows.columns().size(), 3U);
  EXPECT_EQ(rows.columns()[0].name, "zone");
  EXPECT_EQ(rows.columns()[0].type, "TEXT");
  EXPECT_EQ(rows.columns()[1].type, "REAL");
  EXPECT_EQ(rows.columns()[2].name, "twice");
  EXPECT_EQ(rows.columns()[2].type, "");
}

TEST_F(Sql, ValuesKeepTheirKind) {
  sql::Rows rows = sql::query(*database, "SELECT NULL, 7, 0.5, '武汉', x'00ff'");
  ASSERT_TRUE(rows.next());
  const sql::Row row = rows.row();
  EXPECT_EQ(row.size(), 5U);
  EXPECT_EQ(row[0], sql::Value(std::monostate{}));
  EXPECT_EQ(row[1], sql::Value(std::int64_t{7}));
  EXPECT_EQ(row[2], sql::Value(0.5));
  EXPECT_EQ(row[3], sql::Value(std::string("武汉")));
  EXPECT_EQ(row[4], sql::Value(sql::Blob{std::byte{0}, std::byte{0xFF}}));
  EXPECT_EQ(row.get<double>(1), 7.0);
  EXPECT_EQ(row.get<std::optional<double>>(0), std::nullopt);
  EXPECT_EQ(row.get<std::optional<int>>(1), 7);
  EXPECT_FALSE(rows.next());
  EXPECT_EQ(thrown_by([&] { (void)rows.row()[0]; }).code, ErrorCode::invalid_argument);
}

TEST_F(Sql, NothingConvertsUnasked) {
  sql::Rows rows =
      sql::query(*database, "SELECT NULL AS gap, '7' AS text, 0.5, 9007199254740993, 2");
  ASSERT_TRUE(rows.next());
  const sql::Row row = rows.row();
  const auto null = thrown_by([&] { (void)row.get<double>(0); });
  EXPECT_EQ(null.code, ErrorCode::invalid_argument);
  EXPECT_EQ(null.sentence,
            "column \"gap\" holds NULL here, which is not read as a double; read it as a "
            "std::optional");
  for (const auto& work : std::vector<std::function<void()>>{
           [&] { (void)row.get<int>(1); }, [&] { (void)row.get<std::int64_t>(2); },
           [&] { (void)row.get<double>(3); }, [&] { (void)row.get<int>(3); },
           [&] { (void)row.get<bool>(4); }, [&] { (void)row.get<std::string>(2); },
           [&] { (void)row.get<sql::Blob>(1); }, [&] { (void)row.get<double>(5); },
           [&] { (void)row.as<std::tuple<int>>(); }, [&] { (void)row.as<Figure>(); }}) {
    EXPECT_EQ(thrown_by(work).code, ErrorCode::invalid_argument);
  }
}

TEST_F(Sql, ParametersAreBoundByName) {
  const sql::Options options{.parameters = {{"zone", "alpha"}, {"year", 2016}, {"3", 0.5}}};
  std::size_t rows = 0;
  for (const auto& [zone, year, half] : sql::query<std::string, int, double>(
           *database,
           "SELECT zone, year, ?3 FROM current WHERE zone = :zone AND year = $year "
           "AND indicator = 'gdp'",
           options)) {
    ++rows;
    EXPECT_EQ(zone, "alpha");
    EXPECT_EQ(half, 0.5);
  }
  EXPECT_EQ(rows, 1U);
  // What is bound is a value, whatever it looks like.
  EXPECT_EQ(run("SELECT 1 FROM zone WHERE code = :code",
                {.parameters = {{"code", "alpha' OR '1' = '1"}}}),
            0U);
  EXPECT_EQ(run("SELECT 1 WHERE ? IS NULL AND ? = x'41'",
                {.parameters = {{"1", {}}, {"2", sql::Blob{std::byte{0x41}}}}}),
            1U);
}

TEST_F(Sql, AParameterThatIsMissingOrUnknownIsNamed) {
  EXPECT_NE(refused("SELECT :zone").sentence.find("a parameter \"zone\", which was given no value"),
            std::string::npos);
  EXPECT_NE(refused("SELECT :zone", {.parameters = {{"zon", "x"}}}).sentence.find("zone"),
            std::string::npos);
  EXPECT_NE(refused("SELECT 1", {.parameters = {{"zone", "x"}}}).sentence.find("it has none"),
            std::string::npos);
  EXPECT_NE(refused("SELECT :a", {.parameters = {{"a", 1}, {"a", 2}}}).sentence.find("twice"),
            std::string::npos);
  EXPECT_NE(refused("SELECT :a", {.parameters = {{"a", std::string(2 << 20, 'x')}}})
                .sentence.find("too long"),
            std::string::npos);
}

TEST_F(Sql, RowsEndAtTheirLimitAndSaySo) {
  sql::Rows cut = sql::query(*database, "SELECT code FROM zone", {.row_limit = 3});
  std::size_t rows = 0;
  for (const sql::Row row : cut) rows += row.size();
  EXPECT_EQ(rows, 3U);
  EXPECT_TRUE(cut.truncated());
  sql::Rows whole = sql::query(*database, "VALUES (1), (2), (3)", {.row_limit = 3});
  while (whole.next()) {
  }
  EXPECT_FALSE(whole.truncated());
}

TEST_F(Sql, TheTimeLimitStopsAStatementThatHasNoEnd) {
  const auto start = std::chrono::steady_clock::now();
  const auto thrown = refused(
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n",
      {.time_limit = 100ms});
  EXPECT_EQ(thrown.code, ErrorCode::sql);
  EXPECT_NE(thrown.sentence.find("stopped after 100 ms"), std::string::npos) << thrown.sentence;
  EXPECT_LT(std::chrono::steady_clock::now() - start, 20s);
}

TEST_F(Sql, CancelStopsAStatement) {
  int asked = 0;
  const auto thrown = refused(
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n",
      {.cancelled = [&] { return ++asked > 3; }});
  EXPECT_EQ(thrown.code, ErrorCode::cancelled);
  EXPECT_EQ(refused("SELECT 1", {.cancelled = [] { return true; }}).code, ErrorCode::cancelled);
}

TEST_F(Sql, ABookInMemoryIsAskedToo) {
  Database memory = Database::create(":memory:");
  std::size_t rows = 0;
  for (const auto& [name] : sql::query<std::string>(memory, "SELECT name FROM status")) {
    rows += name.empty() ? 0 : 1;
  }
  EXPECT_EQ(rows, 20U);
}

TEST_F(Sql, RowsOutliveTheirDatabase) {
  sql::Rows rows = sql::query(*database, "SELECT code FROM zone");
  ASSERT_TRUE(rows.next());
  database.reset();
  ASSERT_TRUE(rows.next());
}

TEST_F(Sql, TheViewsAndPragmasThatReadAreThere) {
  for (const char* text :
       {"SELECT * FROM dictionary", "SELECT * FROM reconciliation", "VALUES (1)",
        "EXPLAIN SELECT 1", "EXPLAIN QUERY PLAN SELECT * FROM current", "PRAGMA table_info(zone)",
        "PRAGMA user_version", "SELECT name FROM pragma_table_info('zone')",
        "SELECT value FROM json_each('[1]')", "SELECT 1 -- a comment",
        "SELECT 1; /* the end */ ;\n", "SELECT sum(value) OVER (ORDER BY year) FROM current"}) {
    EXPECT_GT(run(text), 0U) << text;
  }
}

TEST_F(Sql, TheFunctionsOfTheModuleAreThere) {
  const Snapshot book = database->snapshot();
  const auto gdp = book.indicator("gdp");
  std::size_t figures = 0;
  for (const Zone& zone : book.catalog().zones()) {
    const Series expected = series(book, gdp, zone.handle);
    std::size_t at = 0;
    for (const auto& [year, value, status] :
         sql::query<int, std::optional<double>, std::optional<std::string>>(
             *database, "SELECT year, value, status FROM yb_series('gdp', :zone)",
             {.parameters = {{"zone", zone.code}}})) {
      ASSERT_LT(at, expected.size());
      EXPECT_EQ(year, int{expected.years.first} + static_cast<int>(at));
      EXPECT_EQ(value.has_value(), !is_missing(expected.values[at]));
      if (value) {
        EXPECT_EQ(*value, expected.values[at]);
      }
      EXPECT_EQ(status.value_or(""), code(expected.statuses[at]));
      ++at;
      ++figures;
    }
    EXPECT_EQ(at, expected.size());
  }
  EXPECT_GT(figures, 5U);
  EXPECT_GT(run("SELECT * FROM yb_functions"), 30U);
  EXPECT_GT(run("SELECT * FROM yb_as_of('2016')"), 0U);
  EXPECT_EQ(run("SELECT yb_median(value) FROM current WHERE indicator = 'gdp'"), 1U);
  EXPECT_EQ(run("SELECT 1 WHERE yb_convert(2.3, 'CNY_100m', 'CNY') = 230000000"), 1U);
  Database memory = Database::create(":memory:");
  for (const auto& [share] : sql::query<double>(memory, "SELECT yb_share(1, 4)")) {
    EXPECT_EQ(share, 0.25);
  }
}

TEST_F(Sql, FunctionsOfTheModuleSpeakTheirOwnSentences) {
  EXPECT_EQ(refused("SELECT * FROM yb_series('gpd', 'alpha')").sentence,
            "SQLite says: no indicator is called \"gpd\"; the nearest is gdp");
  EXPECT_NE(refused("SELECT yb_medain(value) FROM current").sentence.find("yb_median"),
            std::string::npos);
  EXPECT_NE(refused("SELECT * FROM yb_serie('gdp', 'alpha')").sentence.find("yb_series"),
            std::string::npos)
      << refused("SELECT * FROM yb_serie('gdp', 'alpha')").sentence;
}

TEST_F(Sql, CancelStopsTheFunctionsOfTheModuleToo) {
  int asked = 0;
  const auto thrown = refused(
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
      "SELECT count(*) FROM n JOIN yb_ranking('gdp', 2015 + n.i * 0)",
      {.cancelled = [&] { return ++asked > 50; }});
  EXPECT_EQ(thrown.code, ErrorCode::cancelled);
}

TEST_F(Sql, MistakesShowTheirPlaceAndTheNearestName) {
  const auto syntax = refused("SELECT zone\n  FORM current");
  EXPECT_EQ(syntax.code, ErrorCode::sql);
  EXPECT_EQ(syntax.sentence,
            "SQLite says: near \"current\": syntax error, line 2, column 8\n"
            "    FORM current\n"
            "         ^");
  EXPECT_EQ(refused("SELECT valeu FROM current").sentence,
            "SQLite says: no such column: valeu; the nearest is value, line 1, column 8\n"
            "  SELECT valeu FROM current\n"
            "         ^");
  EXPECT_EQ(refused("SELECT '武汉', c.yaer FROM current AS c").sentence,
            "SQLite says: no such column: c.yaer; the nearest is year, line 1, column 14\n"
            "  SELECT '武汉', c.yaer FROM current AS c\n"
            "                 ^");
  EXPECT_NE(refused("SELECT * FROM curent").sentence.find("nearest is current, line 1, column 15"),
            std::string::npos);
  const std::string medain = refused("SELECT medain(value) FROM current").sentence;
  EXPECT_NE(medain.find("no such function: medain; the nearest "), std::string::npos) << medain;
  EXPECT_NE(medain.find("yb_median"), std::string::npos) << medain;
  EXPECT_NE(refused("SELECT rond(value) FROM current").sentence.find("round"), std::string::npos);
  EXPECT_NE(refused("SELECT 1 FROM zone WHERE code = \"alpha\"")
                .sentence.find("text is written in single quotes, 'alpha'"),
            std::string::npos);
}

TEST_F(Sql, OneStatementAtATime) {
  for (const char* text : {"", "   ", "-- nothing\n", ";"}) {
    EXPECT_EQ(refused(text).code, ErrorCode::invalid_argument) << text;
  }
  const auto two = refused("SELECT 1;\nDROP TABLE zone");
  EXPECT_EQ(two.code, ErrorCode::invalid_argument);
  EXPECT_NE(two.sentence.find("a second statement, at line 2, column 1\n  DROP TABLE zone\n  ^"),
            std::string::npos)
      << two.sentence;
}

TEST_F(Sql, ExplainShowsThePlan) {
  const std::string plan =
      sql::explain(*database, "SELECT value FROM current WHERE indicator = :indicator",
                   {.parameters = {{"indicator", "gdp"}}});
  EXPECT_NE(plan.find("SEARCH o USING PRIMARY KEY"), std::string::npos) << plan;
  EXPECT_NE(plan.find("\n  "), std::string::npos) << plan;
  EXPECT_NE(thrown_by([&] { (void)sql::explain(*database, "SELEC 1"); }).sentence.find("column 1"),
            std::string::npos);
}

// Each ends in one clear error, and the file is what it was.
struct Hostile : Sql, ::testing::WithParamInterface<std::tuple<const char*, const char*>> {};

TEST_P(Hostile, IsRefused) {
  const auto [text, sentence] = GetParam();
  database.reset();
  const std::string before = fingerprint();
  database = Database::open(file);
  // What runs into another limit is given the time for it, however slow the machine.
  const bool runs_out_of_time = std::string_view(sentence).find("2 s") != std::string_view::npos;
  const auto thrown = refused(text, {.time_limit = runs_out_of_time ? 2s : 60s});
  EXPECT_EQ(thrown.code, ErrorCode::sql) << thrown.sentence;
  EXPECT_NE(thrown.sentence.find(sentence), std::string::npos) << thrown.sentence;
  database.reset();
  EXPECT_EQ(fingerprint(), before);
  EXPECT_EQ(folder.names(), std::vector<std::string>{"a.db"});
}

INSTANTIATE_TEST_SUITE_P(
    Statements, Hostile,
    ::testing::Values(
        std::tuple("INSERT INTO zone (code, kind) VALUES ('x', 'zone')", "INSERT INTO zone"),
        std::tuple("UPDATE observation SET value = 0", "UPDATE observation"),
        std::tuple("DELETE FROM observation", "DELETE FROM observation"),
        std::tuple("REPLACE INTO meta VALUES ('uuid', 'x')", "INSERT INTO meta"),
        std::tuple("WITH x AS (SELECT 1) DELETE FROM zone", "DELETE FROM zone"),
        std::tuple("EXPLAIN DELETE FROM zone", "DELETE FROM zone"),
        std::tuple("CREATE TABLE t (x)", "would do more than read"),
        std::tuple("CREATE TEMP TABLE t (x)", "would do more than read"),
        std::tuple("CREATE TEMP VIEW t AS SELECT 1", "would do more than read"),
        std::tuple("CREATE TRIGGER t AFTER INSERT ON zone BEGIN SELECT 1; END", "would do more"),
        std::tuple("CREATE VIRTUAL TABLE t USING fts5(x)", "would do more than read"),
        std::tuple("DROP TABLE observation", "would do more than read"),
        std::tuple("ALTER TABLE zone RENAME TO z", "would do more than read"),
        std::tuple("ATTACH '/tmp/yearbook-hostile.db' AS x", "ATTACH"),
        std::tuple("DETACH main", "DETACH"), std::tuple("VACUUM", "would do more than read"),
        std::tuple("VACUUM INTO '/tmp/yearbook-hostile.db'", "would do more than read"),
        std::tuple("REINDEX", "REINDEX"), std::tuple("ANALYZE", "would do more than read"),
        std::tuple("BEGIN IMMEDIATE", "the transaction command BEGIN"),
        std::tuple("COMMIT", "the transaction command COMMIT"),
        std::tuple("SAVEPOINT s", "the savepoint command"),
        std::tuple("SELECT load_extension('/tmp/x.so')", "load_extension"),
        std::tuple("SELECT fts3_tokenizer('simple')", "fts3_tokenizer"),
        std::tuple("PRAGMA writable_schema = ON", "PRAGMA writable_schema"),
        std::tuple("PRAGMA user_version = 7", "PRAGMA user_version with an argument"),
        std::tuple("PRAGMA journal_mode = DELETE", "PRAGMA journal_mode"),
        std::tuple("PRAGMA query_only = OFF", "PRAGMA query_only"),
        std::tuple("PRAGMA trusted_schema = ON", "PRAGMA trusted_schema"),
        std::tuple("PRAGMA temp_store_directory = '/tmp'", "PRAGMA temp_store_directory"),
        std::tuple("PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA wal_checkpoint"),
        std::tuple("UPDATE sqlite_schema SET sql = ''", "sqlite_"),
        std::tuple("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                   "SELECT count(*) FROM n",
                   "stopped after 2 s, its time limit"),
        std::tuple("WITH RECURSIVE n (i, t) AS (SELECT 1, hex(zeroblob(50000)) UNION "
                   "SELECT i + 1, hex(zeroblob(50000)) || i FROM n) SELECT count(*) FROM n",
                   "more than 256 MiB of memory"),
        std::tuple("SELECT zeroblob(2000000000)", "longer than 1 MiB"),
        std::tuple("SELECT randomblob(2000000000)", "longer than 1 MiB"),
        std::tuple("SELECT printf('%.*c', 2000000000, 'x')", "longer than 1 MiB"),
        std::tuple("SELECT length(printf('%.2000000000c', 'x'))", "longer than 1 MiB"),
        std::tuple("SELECT instr(a, substr(a, 1, 500000) || 'b') FROM (SELECT "
                   "replace(hex(zeroblob(500000)), '0', 'a') AS a)",
                   "instr() of texts of 1000000 and 500001 bytes could take longer"),
        std::tuple("SELECT trim(a, a || 'b') FROM (SELECT hex(randomblob(500000)) AS a)",
                   "trim() of texts"),
        std::tuple("SELECT count(*) FROM zone WHERE hex(zeroblob(500000)) LIKE "
                   "'%' || hex(zeroblob(400)) || 'b'",
                   "like() of texts"),
        std::tuple("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                   "SELECT yb_median(i) FROM n",
                   "more than 256 MiB of memory"),
        std::tuple("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                   "SELECT count(*) FROM n WHERE i LIKE 'y'",
                   "stopped after 2 s, its time limit"),
        std::tuple("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                   "SELECT (SELECT sum(value) FROM yb_series('gdp', 'alpha', 1, 9999)) FROM n "
                   "WHERE i < 0",
                   "stopped after 2 s, its time limit"),
        std::tuple("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                   "SELECT count(*) FROM n JOIN yb_total('gdp', 'everyone', 1 + n.i * 0, 9999)",
                   "stopped after 2 s, its time limit")));

TEST_F(Sql, TextThatIsTooLongOrDeepOrHasNulIsRefused) {
  const std::string before = fingerprint();
  const auto too_long = refused("SELECT '" + std::string(10'000'000, 'x') + "'");
  EXPECT_EQ(too_long.code, ErrorCode::invalid_argument);
  EXPECT_LT(too_long.sentence.size(), 200U);
  const auto nul = refused(std::string("SELECT 1\0; DROP TABLE zone", 27));
  EXPECT_EQ(nul.code, ErrorCode::invalid_argument);
  EXPECT_NE(nul.sentence.find("NUL byte at byte 9"), std::string::npos);
  for (const std::string& deep :
       {"SELECT " + std::string(10'000, '(') + "1" + std::string(10'000, ')'),
        "SELECT " + std::string(10'000, '-') + "1", "SELECT " + std::string(10'000, '~') + "1", [] {
          std::string nested = "SELECT 1";
          for (int i = 0; i < 10'000; ++i) nested = "SELECT * FROM (" + nested + ")";
          return nested;
        }()}) {
    const auto thrown = refused(deep);
    EXPECT_NE(thrown.sentence, "nothing was thrown") << deep.substr(0, 20);
    EXPECT_LT(thrown.sentence.size(), 500U) << thrown.sentence.substr(0, 300);
  }
  EXPECT_EQ(fingerprint(), before);
}

TEST_F(Sql, TablesThatDoubleEachOtherAreStoppedWhilePrepared) {
  std::string bomb = "WITH t0 AS (SELECT 1 AS x UNION ALL SELECT 2)";
  for (int i = 1; i < 40; ++i) {
    const std::string before = "t" + std::to_string(i - 1);
    bomb += ", t" + std::to_string(i) + " AS (SELECT 1 AS x FROM " + before +
            " UNION ALL SELECT 1 FROM " + before + ")";
  }
  const auto thrown = refused(bomb + " SELECT * FROM t39 LIMIT 1");
  EXPECT_NE(thrown.sentence.find("more than 256 MiB of memory"), std::string::npos)
      << thrown.sentence;
  EXPECT_EQ(run("SELECT 1"), 1U);
}

}  // namespace
