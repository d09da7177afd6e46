// yb_index and yb_explain against the engine itself: the same doubles, bit for bit.
#include "sqlext/index_tables.hpp"

#include <yearbook/composite.hpp>
#include <yearbook/explanation.hpp>
#include <yearbook/statistics.hpp>

#include <bit>
#include <map>
#include <tuple>

#include "sqlext/sqlext_file.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;

// Three indices over the small directory, of different steps and methods.
constexpr const char* wealth =
    "[index]\ncode = \"wealth\"\nunits = [\"alpha\", \"beta\", \"gamma\", \"delta\"]\n"
    "[[node]]\ncode = \"size\"\nweight = 3\n[[node]]\nindicator = \"gdp\"\nparent = \"size\"\n"
    "[[node]]\nindicator = \"people\"\nparent = \"size\"\nweight = 0.3\n"
    "[[node]]\nindicator = \"per_head\"\ndirection = -1\n"
    "[treat]\nwinsorise = 1\n[normalise]\nscope = \"panel\"\n";
constexpr const char* per_head =
    "[index]\ncode = \"riches\"\nunits = [\"alpha\", \"beta\", \"gamma\", \"delta\"]\n"
    "[[node]]\nindicator = \"gdp\"\ndenominator = \"people\"\n"
    "[[node]]\nindicator = \"people\"\n[impute]\nmethod = \"mean\"\n"
    "[normalise]\nlow = 1\nhigh = 7\n[aggregate]\nmethod = \"geometric\"\ncoverage = 0.6\n";
constexpr const char* majorities =
    "[index]\ncode = \"majorities\"\nunits = [\"alpha\", \"beta\", \"gamma\", \"delta\"]\n"
    "[[node]]\nindicator = \"gdp\"\n[[node]]\nindicator = \"people\"\n"
    "[normalise]\nmethod = \"none\"\n[aggregate]\nmethod = \"copeland\"\n";

struct IndexTables : ::testing::Test {
  test::TemporaryFolder folder;
  std::string file = folder.file("a.db");
  std::optional<SQLite::Database> host;
  std::optional<Snapshot> book;

  IndexTables() {
    const test::TemporaryFolder data;
    test::write_small_directory(data);
    data.write("indices/wealth.toml", wealth);
    data.write("indices/riches.toml", per_head);
    data.write("indices/majorities.toml", majorities);
    load(file, data.path().string());
    open();
  }
  void open() {
    host.emplace(file, SQLite::OPEN_READONLY);
    sqlext::register_functions(host->getHandle());
    book = Database::open(file, {.read_only = true}).snapshot();
  }
  // NULL is none; else every bit counts.
  static std::string bits(std::optional<double> value) {
    return value ? std::to_string(std::bit_cast<std::uint64_t>(*value)) : "none";
  }
  static std::string bits(const SQLite::Column& value) {
    return value.isNull() ? "none" : bits(value.getDouble());
  }
  std::string error(const std::string& sql) {
    try {
      SQLite::Statement statement(*host, sql);
      while (statement.executeStep()) {
      }
    } catch (const SQLite::Exception& failure) {
      return failure.what();
    }
    return "no error";
  }
  int count(const std::string& sql) { return host->execAndGet(sql).getInt(); }
};

TEST_F(IndexTables, ScoresAreThoseOfTheEngine) {
  for (const char* code : {"wealth", "riches", "majorities"}) {
    const IndexResult result = evaluate(*book, index_definition(*book, code));
    std::map<std::tuple<int, std::string, std::string>, std::string> expected;
    int scored = 0;
    for (std::size_t node = 0; node < result.nodes.size(); ++node) {
      for (std::size_t row = 0; row < result.size(); ++row) {
        const IndexScore score = result.at(node, row);
        scored += score.score ? 1 : 0;
        expected[{int{score.year}, book->catalog().zone(score.zone).code, score.node}] =
            bits(score.score) + " " + bits(score.rank) + " " + bits(score.coverage) + " " +
            std::string(to_string(score.reason));
      }
    }
    EXPECT_GT(scored, 4) << code;
    SQLite::Statement rows(
        *host, "SELECT year, zone, node, score, rank, coverage, reason FROM yb_index('" +
                   std::string(code) + "')");
    std::size_t seen = 0;
    while (rows.executeStep()) {
      ++seen;
      EXPECT_EQ(bits(rows.getColumn(3)) + " " + bits(rows.getColumn(4)) + " " +
                    bits(rows.getColumn(5)) + " " + rows.getColumn(6).getString(),
                (expected[{rows.getColumn(0).getInt(), rows.getColumn(1).getString(),
                           rows.getColumn(2).getString()}]));
    }
    EXPECT_EQ(seen, expected.size()) << code;
  }
}

TEST_F(IndexTables, TheRankingComesFirst) {
  SQLite::Statement rows(*host, "SELECT zone, rank, score FROM yb_index('wealth', 2015)");
  const IndexResult result = evaluate(*book, index_definition(*book, "wealth"));
  const auto places = result.ranking("wealth", 2015y);
  ASSERT_FALSE(places.empty());
  for (const IndexScore& place : places) {
    ASSERT_TRUE(rows.executeStep());
    EXPECT_EQ(rows.getColumn(0).getString(), book->catalog().zone(place.zone).code);
    EXPECT_EQ(rows.getColumn(1).getDouble(), place.rank);
  }
}

TEST_F(IndexTables, AYearAndANodeMayBeNamed) {
  EXPECT_EQ(count("SELECT count(*) FROM yb_index('wealth', 2015)"), 4 * 5);
  EXPECT_EQ(count("SELECT count(*) FROM yb_index('wealth', 2015, 'size')"), 4);
  EXPECT_EQ(count("SELECT count(*) FROM yb_index('wealth', NULL, 'size')"),
            count("SELECT count(*) FROM yb_index('wealth') WHERE node = 'size'"));
  EXPECT_EQ(count("SELECT count(*) FROM yb_index('wealth', 1800)"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM yb_index(NULL)"), 0);
  // Definitions may come from a table.
  EXPECT_EQ(count("SELECT count(DISTINCT d.code) FROM index_definition d JOIN yb_index(d.code) i"),
            3);
}

TEST_F(IndexTables, ExplanationsAreThoseOfTheEngine) {
  int explained = 0;
  for (const char* code : {"wealth", "riches", "majorities"}) {
    const IndexResult result = evaluate(*book, index_definition(*book, code));
    for (const IndexRow& row : result.rows) {
      const Explanation expected = explain(*book, result, row.zone, row.year);
      SQLite::Statement rows(
          *host,
          "SELECT node, score, contribution, raw, effective, realised, weight, divided_by, "
          "indicator, release, locator, unit, status, contribution_is, depth, reason "
          "FROM yb_explain('" +
              std::string(code) + "', '" + expected.zone_code + "', " + to_string(row.year) + ")");
      for (const ExplainedNode& node : expected.nodes) {
        ASSERT_TRUE(rows.executeStep());
        ++explained;
        const SourcedFigure raw = node.raw.value_or(SourcedFigure{});
        const SourcedFigure below = node.denominator.value_or(SourcedFigure{});
        EXPECT_EQ(rows.getColumn(0).getString(), node.node);
        EXPECT_EQ(bits(rows.getColumn(1)), bits(node.score));
        EXPECT_EQ(bits(rows.getColumn(2)), bits(node.contribution));
        EXPECT_EQ(bits(rows.getColumn(3)), bits(raw.value));
        EXPECT_EQ(bits(rows.getColumn(4)), bits(node.effective));
        EXPECT_EQ(bits(rows.getColumn(5)), bits(node.realised));
        EXPECT_EQ(bits(rows.getColumn(6)), bits(node.weight));
        EXPECT_EQ(bits(rows.getColumn(7)), bits(below.value));
        EXPECT_EQ(rows.getColumn(8).getString(), raw.indicator);
        EXPECT_EQ(rows.getColumn(9).getString(), raw.release);
        EXPECT_EQ(rows.getColumn(10).getString(), raw.locator);
        EXPECT_EQ(rows.getColumn(11).getString(), raw.unit.code);
        EXPECT_EQ(rows.getColumn(12).getString(), std::string(yearbook::code(raw.status)));
        EXPECT_EQ(rows.getColumn(13).getString(), to_string(expected.kind));
        EXPECT_EQ(static_cast<std::size_t>(rows.getColumn(14).getInt()), node.depth);
        EXPECT_EQ(rows.getColumn(15).getString(), to_string(node.reason));
      }
      EXPECT_FALSE(rows.executeStep());
    }
  }
  EXPECT_GT(explained, 50);
  // From a node down; what the steps did to the figure is said.
  EXPECT_EQ(count("SELECT count(*) FROM yb_explain('wealth', 'alpha', 2015, 'size')"), 3);
  EXPECT_EQ(count("SELECT count(*) FROM yb_explain('wealth', 'alpha', 2015) "
                  "WHERE indicator IS NOT NULL AND steps LIKE '%normalise: %'"),
            3);
}

TEST_F(IndexTables, DefinitionsAreThoseThatTheFileKeepsNow) {
  const std::string score = "SELECT yb_sum(score) FROM yb_index('wealth')";
  const double before = host->execAndGet(score).getDouble();
  const test::TemporaryFolder data;
  std::string changed = wealth;
  changed.replace(changed.find("[normalise]\n"), 12, "[normalise]\nhigh = 50\n");
  data.write("indices/wealth.toml", changed);
  load(file, data.path().string());
  const double after = host->execAndGet(score).getDouble();
  EXPECT_NE(before, after);
  open();
  EXPECT_EQ(after, compensated_sum(evaluate(*book, index_definition(*book, "wealth")).scores));
}

TEST_F(IndexTables, MistakesAreTheSentencesOfTheLibrary) {
  EXPECT_NE(error("SELECT * FROM yb_index('welth')").find("the nearest is wealth"),
            std::string::npos)
      << error("SELECT * FROM yb_index('welth')");
  EXPECT_NE(error("SELECT * FROM yb_index('wealth', 2015, 'sise')").find("size"),
            std::string::npos);
  EXPECT_EQ(error("SELECT * FROM yb_index('wealth', '2015')"),
            "yb_index: of_year is '2015'; it must be a year, as a whole number");
  EXPECT_EQ(error("SELECT * FROM yb_explain('wealth', 'alpha')"),
            "yb_explain: of_year is missing; call it as yb_explain(definition, zone, of_year[, "
            "of_node])");
  EXPECT_NE(error("SELECT * FROM yb_explain('wealth', 'alhpa', 2015)").find("alpha"),
            std::string::npos);
  EXPECT_NE(error("SELECT * FROM yb_explain('wealth', 'north', 2015)"), "no error");
}

}  // namespace
