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

}  // namespace
