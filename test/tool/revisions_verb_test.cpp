#include "tool/tool_file.hpp"

namespace {

using yearbook::test::expect_data_say_no;
using yearbook::test::run_tool;
using RevisionsVerb = yearbook::test::ToolTest;

constexpr const char* head_line = "indicator,zone,year,releases,first,latest,size,percent\n";

TEST_F(RevisionsVerb, GoFromTheFirstFigureToTheOneThatStands) {
  const auto run = run_tool({"revisions", torch(), "enterprises", "--format", "csv"});
  EXPECT_EQ(run.code, 0);
  // Of 2004 to 2006 the table came first and stands; the article of 2012 that repeats it is press.
  // (57033 - 59600) / 59600 = -4.3070469798657718 %.
  EXPECT_EQ(run.out, std::string(head_line) +
                         "enterprises,national_hightech_zones,2004,2,38565,38565,0,0\n"
                         "enterprises,national_hightech_zones,2005,2,41990,41990,0,0\n"
                         "enterprises,national_hightech_zones,2006,2,45828,45828,0,0\n"
                         "enterprises,national_hightech_zones,2011,2,59600,57033,-2567,"
                         "-4.307046979865772\n");
  EXPECT_EQ(run.err, "enterprises: 4 cells, 1 revised; mean -1.08 %, mean size 1.08 % over 4\n");
}

TEST_F(RevisionsVerb, ShowFiguresAsPeopleWriteThem) {
  const auto run = run_tool({"revisions", torch(), "GDP"});
  EXPECT_EQ(run.code, 0);
  for (const char* shown :
       {"CNY 12.2 trillion", "CNY 12.14 trillion", "CNY -60 billion", "-0.49 %"}) {
    EXPECT_NE(run.out.find(shown), std::string::npos) << shown << "\n" << run.out;
  }
}

TEST_F(RevisionsVerb, OfAllIndicatorsHaveASummaryEach) {
  const auto run = run_tool({"revisions", torch(), "--format", "csv"});
  EXPECT_EQ(run.code, 0);
  EXPECT_TRUE(run.out.starts_with(head_line)) << run.out;
  for (const char* row : {"\ngdp,", "\nzones_in_statistics,", "\nrevenue,"}) {
    EXPECT_NE(run.out.find(row), std::string::npos) << row;
  }
  EXPECT_NE(run.err.find("gdp: 2 cells, 1 revised; mean -0.25 %, mean size 0.25 % over 2\n"),
            std::string::npos)
      << run.err;
  EXPECT_NE(run.err.find("revenue: 1 cell, 1 revised; "), std::string::npos) << run.err;
}

TEST_F(RevisionsVerb, OfAnIndicatorPublishedOnceAreNone) {
  const auto run = run_tool({"revisions", torch(), "rd", "--format", "csv"});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.out, head_line);
  EXPECT_EQ(run.err, "");
}

TEST_F(RevisionsVerb, AnUnknownIndicatorIsNamed) {
  expect_data_say_no(run_tool({"revisions", torch(), "revenu"}),
                     "no indicator is called \"revenu\"; the nearest ");
}

}  // namespace
