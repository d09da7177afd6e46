#include "tool/tool_file.hpp"

namespace {

using yearbook::test::run_tool;
using TotalVerb = yearbook::test::ToolTest;

TEST_F(TotalVerb, SumsTheMembersThatReported) {
  const auto run = run_tool({"total", torch(), "revenue", "2023", "national", "--format", "csv"});
  EXPECT_EQ(run.code, 0);
  // 9177249574 + 600875917 thousand: the two zones of the yearbook's excerpt.
  EXPECT_EQ(
      run.out,
      "indicator,year,group,value,members,reported\nrevenue,2023,national,9778125491000,173,2\n");
  EXPECT_EQ(run_tool({"total", torch(), "revenue", "national", "2023", "--format", "csv"}).out,
            run.out);
}

TEST_F(TotalVerb, IsEmptyWhenNobodyReported) {
  EXPECT_EQ(run_tool({"total", torch(), "gdp", "2016", "national", "--format", "csv"}).out,
            "indicator,year,group,value,members,reported\ngdp,2016,national,,146,0\n");
}

TEST_F(TotalVerb, RefusesWhatHasNoTotal) {
  yearbook::test::expect_data_say_no(
      run_tool({"total", torch(), "rd_intensity", "2016", "national"}),
      "is a ratio without a definition");
}

}  // namespace
