#include <nlohmann/json.hpp>

#include "tool/tool_file.hpp"

namespace {

using yearbook::test::run_tool;
using ShareVerb = yearbook::test::ToolTest;

TEST_F(ShareVerb, PrintsAFraction) {
  const auto run = run_tool(
      {"share", torch(), "revenue", "zhongguancun", "national", "2023", "--format", "csv"});
  EXPECT_EQ(run.code, 0);
  const std::string start = "indicator,year,part,whole,value\nrevenue,2023,zhongguancun,national,";
  ASSERT_TRUE(run.out.starts_with(start)) << run.out;
  EXPECT_NEAR(std::stod(run.out.substr(start.size())), 9177249574.0 / 55014940375.0, 1e-16);
}

TEST_F(ShareVerb, TakesAnotherDenominator) {
  EXPECT_EQ(
      run_tool(
          {"share", torch(), "gdp", "national", "china", "2016", "--denominator", "gdp_implied"})
          .out,
      "indicator  year  part      whole    value\ngdp        2016  national  china  12.09 %\n");
}

TEST_F(ShareVerb, SumsMembersWhenAsked) {
  const auto run = run_tool({"share", torch(), "revenue", "zhongguancun", "national", "2023",
                             "--from-members", "--format", "csv"});
  const std::size_t at = run.out.rfind(',') + 1;
  EXPECT_NEAR(std::stod(run.out.substr(at)), 9177249574.0 / (9177249574.0 + 600875917.0), 1e-15);
}

TEST_F(ShareVerb, IsEmptyWithoutAWhole) {
  EXPECT_TRUE(run_tool({"share", torch(), "gdp", "national", "china", "2016", "--format", "csv"})
                  .out.ends_with("china,\n"));
}

TEST_F(ShareVerb, NamesWhatItDoesNotKnow) {
  yearbook::test::expect_data_say_no(
      run_tool({"share", torch(), "gdp", "nationale", "china", "2016"}), "is called \"nationale\"");
}

TEST_F(ShareVerb, SaysWhatItsSidesAre) {
  EXPECT_EQ(run_tool({"share", torch(), "revenue", "zhongguancun", "national", "2023"}).err,
            "national: as published\n");
  EXPECT_EQ(
      run_tool({"share", torch(), "revenue", "zhongguancun", "national", "2023", "--from-members"})
          .err,
      "national: 2 of 173 zones have a figure, coverage 1.2 %, policy of_the_year\n");
  const auto json =
      nlohmann::json::parse(run_tool({"share", torch(), "revenue", "zhongguancun", "national",
                                      "2023", "--from-members", "--format", "json"})
                                .out);
  EXPECT_EQ(json[0]["policy"], "of_the_year");
  EXPECT_EQ(json[0]["part_basis"], "zone");
  EXPECT_TRUE(json[0]["part_members"].is_null());
  EXPECT_EQ(json[0]["whole_basis"], "sum");
  EXPECT_EQ(json[0]["whole_members"], 173);
  EXPECT_EQ(json[0]["whole_reported"], 2);
  EXPECT_EQ(json[0]["whole_coverage"], 2.0 / 173);
}

TEST_F(ShareVerb, OfASumIsEmptyBelowTheMinimumCoverage) {
  const auto run = run_tool({"share", torch(), "revenue", "zhongguancun", "national", "2023",
                             "--from-members", "--minimum-coverage", "0.5", "--format", "csv"});
  EXPECT_EQ(run.code, 0);
  EXPECT_TRUE(run.out.ends_with("national,\n")) << run.out;
  EXPECT_EQ(
      run.err,
      "the sum of national is left empty: coverage of 1.2 % is below the minimum of 50.0 %\n");
  // A published total is no sum.
  EXPECT_EQ(run_tool({"share", torch(), "revenue", "zhongguancun", "national", "2023",
                      "--minimum-coverage", "1", "--format", "csv"})
                .err,
            "");
}

}  // namespace
