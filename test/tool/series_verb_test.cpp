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

}  // namespace
