#include "tool/tool_file.hpp"

namespace {

using yearbook::test::run_tool;
using LeadersVerb = yearbook::test::ToolTest;

TEST_F(LeadersVerb, PrintsWhoKeepsTheLead) {
  const auto run =
      run_tool({"leaders", torch(), "revenue", "2023-2024", "national", "--format", "csv"});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.out, "zone,years,best,worst\nzhongguancun,2,1,1\ntianjin_binhai,2,2,2\n");
}

TEST_F(LeadersVerb, CountsYearsWhenAsked) {
  const auto run = run_tool({"leaders", torch(), "revenue", "2023-2024", "national", "--at-least",
                             "1", "--format", "csv"});
  EXPECT_EQ(
      run.out,
      "zone,years,best,worst\nzhongguancun,2,1,1\ntianjin_binhai,2,2,2\nshijiazhuang,1,3,3\n");
  EXPECT_EQ(run_tool({"leaders", torch(), "revenue", "2023-2024", "national", "--top", "1",
                      "--format", "csv"})
                .out,
            "zone,years,best,worst\nzhongguancun,2,1,1\n");
}

TEST_F(LeadersVerb, NamesWhatCannotBeMeant) {
  yearbook::test::expect_data_say_no(run_tool({"leaders", torch(), "revenue", "soon", "national"}),
                                     "\"soon\" is no year");
}

TEST_F(LeadersVerb, SaysOfEachYearHowManyHaveAFigure) {
  const auto run = run_tool({"leaders", torch(), "revenue", "2023-2024", "national"});
  EXPECT_EQ(run.err,
            "2023: 2 of 173 zones have a figure, coverage 1.2 %, policy of_the_year\n"
            "2024: 3 of 173 zones have a figure, coverage 1.7 %, policy of_the_year\n");
}

TEST_F(LeadersVerb, AYearBelowTheMinimumCoverageHasNone) {
  const auto run = run_tool({"leaders", torch(), "revenue", "2023-2024", "national",
                             "--minimum-coverage", "0.015", "--format", "csv"});
  EXPECT_EQ(run.out, "zone,years,best,worst\n");
  EXPECT_EQ(run.err,
            "the ranking of 2023 is left empty: coverage of 1.2 % is below the minimum of 1.5 %\n");
}

}  // namespace
