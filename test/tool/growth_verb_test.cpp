#include <nlohmann/json.hpp>

#include "tool/tool_file.hpp"

namespace {

using yearbook::test::run_tool;
using GrowthVerb = yearbook::test::ToolTest;

double value_of_line(const std::string& csv, const std::string& year) {
  const std::size_t at = csv.find("\n" + year + ",") + year.size() + 2;
  return std::stod(csv.substr(at));
}

TEST_F(GrowthVerb, PrintsFractionsAsCsv) {
  const auto run = run_tool({"growth", torch(), "revenue", "national_hightech_zones", "--years",
                             "2003-2004", "--format", "csv"});
  EXPECT_EQ(run.code, 0);
  EXPECT_TRUE(run.out.starts_with("year,value,status\n2003,")) << run.out;
  EXPECT_NEAR(value_of_line(run.out, "2003"), 20938.7 / 15326.4 - 1, 1e-15);
  EXPECT_NEAR(value_of_line(run.out, "2004"), 27446.3 / 20938.7 - 1, 1e-15);
}

TEST_F(GrowthVerb, PrintsPercentAndFlags) {
  const auto run = run_tool({"growth", torch(), "revenue", "zhongguancun"});
  EXPECT_NE(run.out.find("2005  30.53 %  P"), std::string::npos) << run.out;
}

TEST_F(GrowthVerb, OfARatioIsADifference) {
  const auto run =
      run_tool({"growth", torch(), "rd_intensity", "china", "--years", "2016", "--format", "csv"});
  EXPECT_NEAR(value_of_line(run.out, "2016"), 2.11 - 2.07, 1e-14);
}

TEST_F(GrowthVerb, OfAGroupComparesThoseThatReportedInBothYears) {
  const auto run =
      run_tool({"growth", torch(), "revenue", "national", "--years", "2024", "--format", "csv"});
  EXPECT_NEAR(value_of_line(run.out, "2024"),
              (10302209262.0 + 637730491.0) / (9177249574.0 + 600875917.0) - 1, 1e-14);
  yearbook::test::expect_data_say_no(run_tool({"growth", torch(), "revenue", "national"}),
                                     "needs --years");
}

TEST_F(GrowthVerb, OfAGroupSaysWhatItIsMadeOf) {
  const auto run = run_tool({"growth", torch(), "revenue", "national", "--years", "2024"});
  EXPECT_NE(run.out.find("members  reported  coverage  earlier_coverage  policy\n"),
            std::string::npos)
      << run.out;
  EXPECT_TRUE(run.out.ends_with("173         2     1.2 %             1.2 %  matched\n")) << run.out;
  const auto json =
      nlohmann::json::parse(run_tool({"growth", torch(), "revenue", "national", "--years", "2024",
                                      "--policy", "of_the_year", "--format", "json"})
                                .out);
  EXPECT_EQ(json[0]["reported"], 3);
  EXPECT_EQ(json[0]["coverage"], 3.0 / 173);
  EXPECT_EQ(json[0]["earlier_coverage"], 2.0 / 173);
  EXPECT_EQ(json[0]["policy"], "of_the_year");
}

TEST_F(GrowthVerb, OfAGroupIsEmptyBelowTheMinimumCoverage) {
  const auto run =
      run_tool({"growth", torch(), "revenue", "national", "--years", "2024", "--policy",
                "of_the_year", "--minimum-coverage", "0.015", "--format", "csv"});
  EXPECT_EQ(run.out, "year,value,status\n2024,,A\n");
  EXPECT_EQ(run.err,
            "the growth of 2024 is left empty: coverage of 1.2 % is below the minimum of 1.5 %\n");
}

}  // namespace
