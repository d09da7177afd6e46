#include "tool/tool_file.hpp"

namespace {

using yearbook::test::run_tool;
using SeriesVerb = yearbook::test::ToolTest;

TEST_F(SeriesVerb, PrintsEveryYearOfTheRange) {
  const auto run = run_tool(
      {"series", torch(), "revenue", "zhongguancun", "--years", "2022-2024", "--format", "csv"});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.out, "year,value,status\n2022,,\n2023,9177249574000,A\n2024,10302209262000,A\n");
}

TEST_F(SeriesVerb, RunsFromTheFirstToTheLastFigureByDefault) {
  const auto run = run_tool({"series", torch(), "revenue", "zhongguancun", "--format", "csv"});
  EXPECT_TRUE(
      run.out.starts_with("year,value,status\n2004,369200000000,A\n2005,481900000000,P\n2006,,\n"))
      << run.out;
  EXPECT_TRUE(run.out.ends_with("2024,10302209262000,A\n"));
}

TEST_F(SeriesVerb, PrintsFiguresAsPeopleWriteThem) {
  EXPECT_NE(run_tool({"series", torch(), "revenue", "zhongguancun"})
                .out.find("2005     CNY 481.9 billion  P"),
            std::string::npos)
      << run_tool({"series", torch(), "revenue", "zhongguancun"}).out;
}

TEST_F(SeriesVerb, AZoneWithoutFiguresHasAHeaderOnly) {
  EXPECT_EQ(run_tool({"series", torch(), "revenue", "wuhu", "--format", "csv"}).out,
            "year,value,status\n");
  EXPECT_EQ(run_tool({"series", torch(), "revenue", "wuhu", "--format", "json"}).out, "[]\n");
}

TEST_F(SeriesVerb, EndsATableWithASparkline) {
  const auto run = run_tool({"series", torch(), "revenue", "zhongguancun", "--years", "2004-2006"});
  EXPECT_TRUE(run.out.ends_with("\n\n▁█  2004-2006\n")) << run.out;  // 2006 is a gap
  const auto plain =
      run_tool({"series", torch(), "revenue", "zhongguancun", "--years", "2004-2006", "--plain"});
  EXPECT_TRUE(plain.out.ends_with("\n2006\n")) << plain.out;
}

TEST_F(SeriesVerb, PrintsExactFiguresOnRequest) {
  const auto run =
      run_tool({"series", torch(), "revenue", "zhongguancun", "--years", "2004", "--exact"});
  EXPECT_EQ(run.out, "year         value  status\n2004  369200000000  A\n");
}

TEST_F(SeriesVerb, DrawsAChart) {
  const auto run = run_tool({"series", torch(), "revenue", "zhongguancun", "--format", "svg"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_TRUE(run.out.starts_with("<svg ")) << run.out.substr(0, 80);
  EXPECT_TRUE(run.out.ends_with("</svg>\n"));
  EXPECT_NE(run.out.find(", 2005: CNY 481.9 billion</title>"), std::string::npos);
  EXPECT_NE(run.out.find("Source: "), std::string::npos);
  const auto chinese = run_tool(
      {"series", torch(), "revenue", "zhongguancun", "--format", "svg", "--language", "zh"});
  EXPECT_NE(chinese.out.find("2005: 4,819亿元</title>"), std::string::npos);
}

TEST_F(SeriesVerb, DrawsEarlierFiguresFaint) {
  // Share of GDP in 2016 was printed as 11.7 % before it was 12.1 %.
  const auto run = run_tool({"series", torch(), "gdp_share", "national_hightech_zones", "--years",
                             "2015-2016", "--format", "svg"});
  EXPECT_NE(run.out.find("line s1 earlier"), std::string::npos);
}

TEST_F(SeriesVerb, DrawsAChartOfNothing) {
  const auto run = run_tool({"series", torch(), "revenue", "wuhu", "--format", "svg"});
  EXPECT_EQ(run.code, 0);
  EXPECT_NE(run.out.find("There are no figures to show."), std::string::npos);
}

}  // namespace
