#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tool/tool_file.hpp"

namespace {

using yearbook::test::expect_data_say_no;
using yearbook::test::read_file;
using yearbook::test::run_tool;
using yearbook::test::TemporaryFolder;
namespace fs = std::filesystem;

struct SqlVerb : yearbook::test::ToolTest {
  TemporaryFolder folder;
};

TEST_F(SqlVerb, PrintsEveryFormat) {
  const std::string text =
      "SELECT z.name_zh AS name, c.value, NULL AS gap FROM current AS c "
      "JOIN zone AS z ON z.code = c.zone WHERE c.indicator = 'revenue' AND c.year = 2024 "
      "AND c.value < 1e13 ORDER BY c.value DESC";
  EXPECT_EQ(run_tool({"sql", torch(), text}).out,
            "name                               value  gap\n"
            "天津滨海高新技术产业开发区  637730491000\n"
            "石家庄高新技术产业开发区    375371547000\n");
  EXPECT_EQ(run_tool({"sql", torch(), text, "--format", "csv"}).out,
            "name,value,gap\n"
            "天津滨海高新技术产业开发区,637730491000,\n"
            "石家庄高新技术产业开发区,375371547000,\n");
  EXPECT_EQ(run_tool({"sql", torch(), text, "--format", "markdown"}).out,
            "| name                       |        value | gap |\n"
            "| -------------------------- | -----------: | --- |\n"
            "| 天津滨海高新技术产业开发区 | 637730491000 |     |\n"
            "| 石家庄高新技术产业开发区   | 375371547000 |     |\n");
  const auto json = nlohmann::json::parse(run_tool({"sql", torch(), text, "--format", "json"}).out);
  ASSERT_EQ(json.size(), 2U);
  EXPECT_EQ(json[0]["value"], 637730491000);
  EXPECT_TRUE(json[0]["gap"].is_null());
}

TEST_F(SqlVerb, KeepsEveryDigitAndEveryColumnInJson) {
  const auto run = run_tool({"sql", torch(),
                             "SELECT 9223372036854775807 AS a, 0.1 AS a, x'00ff' AS b, "
                             "'a' || char(10) || 'b' AS c, CAST(x'ff41' AS TEXT) AS d",
                             "--format", "json"});
  ASSERT_EQ(run.code, 0) << run.err;
  const auto row = nlohmann::json::parse(run.out).at(0);
  EXPECT_EQ(row["a"], 9223372036854775807);
  EXPECT_EQ(row["a_2"], 0.1);
  EXPECT_EQ(row["b"], "00ff");
  EXPECT_EQ(row["c"], "a\nb");
  EXPECT_EQ(row["d"],
            "\xEF\xBF\xBD"
            "A");
}

TEST_F(SqlVerb, NothingOfTheDataReachesTheTerminalAsAControl) {
  EXPECT_EQ(run_tool({"sql", torch(), "SELECT char(27) || '[31m' || char(10, 9) AS x"}).out,
            "x\n\\x1b[31m\\n\\t\n");
}

TEST_F(SqlVerb, BindsParametersByName) {
  const auto run = run_tool(
      {"sql", torch(), "SELECT typeof(:a), typeof(:b), typeof(:c), typeof(:d), :d", "--param",
       "a=2016", "--param", "b=0.5", "--param", "c='2016'", "--param", "d=x=y", "--format", "csv"});
  EXPECT_EQ(run.out,
            "typeof(:a),typeof(:b),typeof(:c),typeof(:d),:d\ninteger,real,text,text,x=y\n");
  EXPECT_EQ(run_tool({"sql", torch(), "SELECT typeof(:a)", "--param", "a=inf"}).out,
            "typeof(:a)\ntext\n");
  expect_data_say_no(run_tool({"sql", torch(), "SELECT :a", "--param", "a"}), "is no parameter");
  expect_data_say_no(run_tool({"sql", torch(), "SELECT :a"}), "was given no value");
}

TEST_F(SqlVerb, HoldsItsLimits) {
  const auto cut = run_tool({"sql", torch(), "SELECT code FROM zone", "--row-limit", "2"});
  EXPECT_EQ(std::ranges::count(cut.out, '\n'), 3);
  EXPECT_EQ(cut.err, "only the first 2 rows; --row-limit allows more\n");
  const std::string endless =
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";
  expect_data_say_no(run_tool({"sql", torch(), endless, "--time-limit", "0.1"}),
                     "stopped after 100 ms");
  EXPECT_EQ(run_tool({"sql", torch(), "SELECT 1", "--time-limit", "-1"}).code, 2);
}

TEST_F(SqlVerb, ATableThatWouldFillTheMemoryIsRefused) {
  const std::string endless =
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
      "SELECT hex(zeroblob(500000)) FROM n";
  expect_data_say_no(run_tool({"sql", torch(), endless}), "too large for a table");
}

TEST_F(SqlVerb, ReadsAFileOrStandardInput) {
  const std::string file = folder.write("q.sql", "-- a question\nSELECT 7 AS x;\n");
  EXPECT_EQ(run_tool({"sql", torch(), "--file", file}).out, "x\n7\n");
  std::istringstream input("SELECT 8 AS x");
  std::streambuf* const before = std::cin.rdbuf(input.rdbuf());
  const auto run = run_tool({"sql", torch(), "-"});
  std::cin.rdbuf(before);
  EXPECT_EQ(run.out, "x\n8\n");
  expect_data_say_no(run_tool({"sql", torch(), "--file", folder.file("none.sql")}), "none.sql");
  EXPECT_EQ(run_tool({"sql", torch(), "SELECT 1", "--file", file}).code, 2);
}

TEST_F(SqlVerb, ExplainsThePlan) {
  const auto run =
      run_tool({"sql", torch(), "SELECT * FROM current WHERE indicator = 'gdp'", "--explain-plan"});
  EXPECT_EQ(run.code, 0);
  EXPECT_NE(run.out.find("SEARCH"), std::string::npos);
}

TEST_F(SqlVerb, ShowsAMistakeWithItsPlace) {
  EXPECT_EQ(
      run_tool({"sql", torch(), "SELECT '武汉', valeu FROM current"}).err,
      "yearbook: SQLite says: no such column: valeu; the nearest is value, line 1, column 14\n"
      "  SELECT '武汉', valeu FROM current\n"
      "                 ^\n");
  expect_data_say_no(run_tool({"sql", torch(), "DROP TABLE zone"}), "would do more than read");
}

TEST_F(SqlVerb, TheExamplesPrintWhatTheyDid) {
  std::size_t seen = 0;
  for (const auto& entry :
       fs::directory_iterator(yearbook::test::source_directory() / "examples" / "sql")) {
    if (entry.path().extension() != ".sql") continue;
    ++seen;
    const auto run = run_tool({"sql", torch(), "--file", entry.path().string()});
    EXPECT_EQ(run.code, 0) << run.err;
    EXPECT_EQ(run.out, read_file(fs::path(entry.path()).replace_extension(".txt"))) << entry.path();
  }
  EXPECT_GE(seen, 6U);
}

}  // namespace
