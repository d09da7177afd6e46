#include "tool/tool_file.hpp"

namespace {

using yearbook::test::run_tool;
using RankVerb = yearbook::test::ToolTest;

TEST_F(RankVerb, PrintsPlacesAsCsv) {
  const auto run = run_tool({"rank", torch(), "revenue", "2023", "national", "--format", "csv"});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.err, "");
  EXPECT_EQ(run.out,
            "rank,zone,value\n1,zhongguancun,9177249574000\n2,tianjin_binhai,600875917000\n");
  EXPECT_EQ(run_tool({"rank", torch(), "revenue", "national", "2023", "--format", "csv"}).out,
            run.out);
  EXPECT_EQ(run_tool({"rank", torch(), "revenue", "2023", "--format", "csv"}).out, run.out);
}

TEST_F(RankVerb, TurnsRoundAndTakesTheFirst) {
  EXPECT_EQ(run_tool({"rank", torch(), "revenue", "2024", "national", "--top", "1", "--from-bottom",
                      "--format", "csv"})
                .out,
            "rank,zone,value\n1,shijiazhuang,375371547000\n");
}

TEST_F(RankVerb, RanksByDirection) {
  // A place among the zones: less is better.
  EXPECT_EQ(run_tool({"rank", torch(), "rank_among_national_zones", "2017", "national", "--format",
                      "csv"})
                .out,
            "rank,zone,value\n1,suzhou,17\n");
}

TEST_F(RankVerb, SaysHowManyHaveAFigure) {
  const auto run = run_tool({"rank", torch(), "revenue", "2023", "national"});
  EXPECT_EQ(run.err, "2 of 173 zones have a figure, coverage 1.2 %, policy of_the_year\n");
  EXPECT_NE(run.out.find("   1  zhongguancun    CNY 9.17725 trillion  ████████████████████████\n"),
            std::string::npos)
      << run.out;
}

TEST_F(RankVerb, AYearWithoutFiguresHasAHeaderOnly) {
  EXPECT_EQ(run_tool({"rank", torch(), "revenue", "1999", "national", "--format", "csv"}).out,
            "rank,zone,value\n");
}

TEST_F(RankVerb, WrongUsageAndUnknownNames) {
  EXPECT_EQ(run_tool({"rank", torch(), "revenue", "2023", "national", "--ties", "none"}).code, 2);
  yearbook::test::expect_data_say_no(run_tool({"rank", torch(), "revenue", "2023", "nation"}),
                                     "no group is called \"nation\"");
}

TEST_F(RankVerb, HasNoPlacesBelowTheMinimumCoverage) {
  const auto run = run_tool({"rank", torch(), "revenue", "2023", "national", "--minimum-coverage",
                             "0.5", "--format", "csv"});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.out, "rank,zone,value\n");
  EXPECT_EQ(run.err,
            "the ranking is left empty: coverage of 1.2 % is below the minimum of 50.0 %\n");
}

TEST_F(RankVerb, DrawsAChart) {
  const auto run = run_tool({"rank", torch(), "revenue", "2023", "national", "--format", "svg"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(run.err, "");
  EXPECT_TRUE(run.out.starts_with("<svg "));
  EXPECT_NE(run.out.find(", 2023</title>"), std::string::npos) << run.out.substr(0, 300);
  const std::size_t first = run.out.find(": CNY 9.17725 trillion</title>");
  const std::size_t second = run.out.find(": CNY 600.876 billion</title>");
  EXPECT_LT(first, second);
  EXPECT_NE(second, std::string::npos);
}

TEST_F(RankVerb, IsPlainAndExactOnRequest) {
  const auto run = run_tool({"rank", torch(), "revenue", "2023", "national", "--plain", "--exact"});
  EXPECT_EQ(run.out,
            "rank  zone                    value\n"
            "   1  zhongguancun    9177249574000\n"
            "   2  tianjin_binhai   600875917000\n");
}

}  // namespace
