#include "tool/tool_file.hpp"

namespace {

using yearbook::test::run_tool;
using HistoryVerb = yearbook::test::ToolTest;

TEST_F(HistoryVerb, ListsEveryFigureAndWhichStands) {
  const auto run = run_tool(
      {"history", torch(), "gdp_share", "national_hightech_zones", "2016", "--format", "csv"});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.out,
            "indicator,zone,year,value,status,release,published_on,stands\n"
            "gdp_share,national_hightech_zones,2016,11.7,A,xinhua_2017_03,2017-03-27,0\n"
            "gdp_share,national_hightech_zones,2016,12.1,A,report_2017_note,2017-12-21,1\n");
}

TEST_F(HistoryVerb, OfAllYearsAndAsOfADay) {
  const auto all =
      run_tool({"history", torch(), "gdp_share", "national_hightech_zones", "--format", "csv"});
  EXPECT_GT(all.out.size(), 500U);
  const auto then = run_tool({"history", torch(), "gdp_share", "national_hightech_zones", "2016",
                              "--format", "csv", "--as-of", "2017-06"});
  EXPECT_TRUE(then.out.ends_with("11.7,A,xinhua_2017_03,2017-03-27,1\n")) << then.out;
}

}  // namespace
