#include "tool/tool_file.hpp"

namespace {

using yearbook::test::run_tool;
using InfoVerb = yearbook::test::ToolTest;

TEST_F(InfoVerb, TellsWhatIsInside) {
  const auto run = run_tool({"info", torch(), "--format", "csv"});
  EXPECT_EQ(run.code, 0);
  for (const char* line :
       {"layout,1.3\n", "zones,211\n",
        "zones by kind,\"1 nation, 4 region, 31 province, 174 zone, 1 aggregate\"\n", "groups,3\n",
        "releases,53\n", "observations,275\n", "years,1988-2024\n", "indices,2\n",
        "index definitions,\"ice_system_2014, innovation_2014\"\n"}) {
    EXPECT_NE(run.out.find(line), std::string::npos) << line << run.out;
  }
}

TEST_F(InfoVerb, TellsOfAnEmptyYearbook) {
  const yearbook::test::TemporaryFolder folder;
  run_tool({"create", folder.file("empty.db")});
  const auto run = run_tool({"info", folder.file("empty.db"), "--format", "csv"});
  EXPECT_EQ(run.code, 0);
  EXPECT_NE(run.out.find("cells with a value,0\nyears,no years\n"), std::string::npos) << run.out;
}

TEST_F(InfoVerb, CountsWhatStandsAndWhatCouldStand) {
  const yearbook::test::TemporaryFolder folder;
  folder.write("in/units.csv", "code,dimension,base,factor\ncount,count,count,1\n");
  folder.write("in/zones.csv", "code,kind\na,zone\nb,zone\nnever,zone\n");
  folder.write("in/indicators.csv", "code,unit,kind\nfirms,count,stock\nempty,count,stock\n");
  folder.write("in/releases.csv",
               "code,title,published_on\nr1,One,2015-02\nr2,Two,2016-03-04\nr3,Three,\n");
  folder.write("in/observations.csv",
               "indicator,zone,year,value,status,release\nfirms,a,2010,1,A,r1\n"
               "firms,a,2010,2,A,r2\nfirms,a,2013,3,A,r1\nfirms,b,2011,4,A,r1\n"
               "firms,b,2012,,M,r1\n");
  ASSERT_EQ(run_tool({"load", folder.file("x.db"), folder.file("in")}).code, 0);
  const auto run = run_tool({"info", folder.file("x.db"), "--format", "csv"});
  // Two zones with figures in the years 2010 to 2013: three of eight cells have one.
  for (const char* line :
       {"observations,5\n", "cells with a value,3\n", "years,2010-2013\n", "coverage,37.5 %\n",
        "published,2015-02-28 to 2016-03-04\n", "index definitions,\n"}) {
    EXPECT_NE(run.out.find(line), std::string::npos) << line << run.out;
  }
  const auto bytes = std::filesystem::file_size(folder.file("x.db"));
  EXPECT_NE(run.out.find("size," + std::to_string(bytes) + "\n"), std::string::npos) << run.out;
  EXPECT_NE(run_tool({"info", folder.file("x.db")}).out.find("size                "),
            std::string::npos);
}

}  // namespace
