#include <nlohmann/json.hpp>

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

TEST_F(TotalVerb, SaysWhatItIsMadeOf) {
  const auto table = run_tool({"total", torch(), "revenue", "2023", "national"});
  EXPECT_TRUE(table.out.ends_with("173         2     1.2 %  A       of_the_year\n")) << table.out;
  EXPECT_EQ(table.err, "");
  const auto json = nlohmann::json::parse(
      run_tool({"total", torch(), "revenue", "2023", "national", "--format", "json"}).out);
  EXPECT_EQ(json[0]["coverage"], 2.0 / 173);
  EXPECT_EQ(json[0]["policy"], "of_the_year");
  EXPECT_EQ(json[0]["status"], "A");
}

TEST_F(TotalVerb, IsEmptyBelowTheMinimumCoverage) {
  const auto run = run_tool({"total", torch(), "revenue", "2023", "national", "--minimum-coverage",
                             "0.9", "--format", "csv"});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.out, "indicator,year,group,value,members,reported\nrevenue,2023,national,,173,2\n");
  EXPECT_EQ(run.err, "the total is left empty: coverage of 1.2 % is below the minimum of 90.0 %\n");
  // Revenue of those that did not report is not known, and so is their weight.
  EXPECT_EQ(run_tool({"total", torch(), "revenue", "2023", "national", "--minimum-coverage", "0",
                      "--coverage-weight", "revenue", "--format", "csv"})
                .err,
            "the total is left empty: coverage is not known, and so below the minimum of 0.0 %\n");
}

TEST_F(TotalVerb, RefusesToCountAZoneTwice) {
  const yearbook::test::TemporaryFolder folder;
  yearbook::test::write_small_directory(folder);
  folder.write("groups.csv", "group,zone\nfamily,north\nfamily,alpha\n");
  const std::string file = folder.file("small.db");
  yearbook::load(file, folder.path().string());
  yearbook::test::expect_data_say_no(run_tool({"total", file, "gdp", "2016", "family"}),
                                     "group \"family\" has both \"north\" and \"alpha\" in 2016");
}

}  // namespace
