#include "tool/tool_file.hpp"

namespace {

using yearbook::test::run_tool;
using ValueVerb = yearbook::test::ToolTest;

TEST_F(ValueVerb, PrintsOneFigureAsCsv) {
  const auto run =
      run_tool({"value", torch(), "gdp", "national_hightech_zones", "2016", "--format", "csv"});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.err, "");
  EXPECT_EQ(run.out,
            "indicator,zone,year,value,status,unit,release\n"
            "gdp,national_hightech_zones,2016,8980000000000,A,CNY,report_2017_note\n");
}

TEST_F(ValueVerb, PrintsItAsPeopleWriteIt) {
  const auto run = run_tool({"value", torch(), "gdp", "national_hightech_zones", "2016"});
  EXPECT_EQ(run.out,
            "indicator  zone                     year              value  status  unit  release\n"
            "gdp        national_hightech_zones  2016  CNY 8.98 trillion  A       CNY   "
            "report_2017_note\n");
}

TEST_F(ValueVerb, PrintsItAsJson) {
  const auto run = run_tool(
      {"value", torch(), "gdp_share", "national_hightech_zones", "2016", "--format", "json"});
  EXPECT_NE(run.out.find("\"value\": 12.1,"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("\"year\": 2016,"), std::string::npos) << run.out;
}

TEST_F(ValueVerb, PrintsAMissingValueEmptyAndEndsWithZero) {
  const auto run = run_tool({"value", torch(), "gdp", "光谷", "2016", "--format", "csv"});
  EXPECT_EQ(run.code, 0);
  EXPECT_NE(run.out.find("gdp,wuhan_east_lake,2016,,,CNY,\n"), std::string::npos) << run.out;
  EXPECT_NE(run_tool({"value", torch(), "gdp", "光谷", "2016", "--format", "json"})
                .out.find("\"value\": null"),
            std::string::npos);
}

TEST_F(ValueVerb, AnswersAsOfADay) {
  const auto run = run_tool({"value", torch(), "gdp_share", "national_hightech_zones", "2016",
                             "--format", "csv", "--as-of", "2017-03-31"});
  EXPECT_NE(run.out.find(",11.7,A,percent,xinhua_2017_03"), std::string::npos) << run.out;
}

TEST_F(ValueVerb, NamesWhatItDoesNotKnow) {
  yearbook::test::expect_data_say_no(run_tool({"value", torch(), "gpd", "china", "2016"}),
                                     "the nearest is gdp");
  yearbook::test::expect_data_say_no(run_tool({"value", torch(), "gdp", "Fuzhou", "2016"}),
                                     "may be fuzhou and fuzhou_jiangxi");
  yearbook::test::expect_data_say_no(run_tool({"value", torch(), "gdp", "china", "MMXVI"}),
                                     "\"MMXVI\" is no year");
}

TEST_F(ValueVerb, AnswersFromTheFiguresPublishedFirst) {
  // Press of March 2017 said 11.7 %, the report of December 12.1 %.
  const auto said = [&](std::vector<std::string> more) {
    std::vector<std::string> arguments{"value", torch(),    "gdp_share", "national_hightech_zones",
                                       "2016",  "--format", "csv"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_tool(arguments).out;
  };
  EXPECT_NE(said({"--vintage", "1"}).find(",11.7,A,percent,xinhua_2017_03"), std::string::npos)
      << said({"--vintage", "1"});
  EXPECT_NE(said({"--vintage", "2"}).find(",12.1,A,"), std::string::npos);
  EXPECT_NE(said({"--vintage=-1", "--as-of", "2017-06"}).find(",11.7,A,"), std::string::npos);
  EXPECT_NE(said({"--vintage", "3"}).find(",2016,,,"), std::string::npos)
      << said({"--vintage", "3"});
  expect_data_say_no(run_tool({"value", torch(), "gdp", "china", "2016", "--vintage", "0"}),
                     "has the place 0");
}

}  // namespace
