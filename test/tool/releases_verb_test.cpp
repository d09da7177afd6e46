#include "tool/tool_file.hpp"

namespace {

using yearbook::test::run_tool;
using ReleasesVerb = yearbook::test::ToolTest;

TEST_F(ReleasesVerb, ListsPublicationsInTheOrderInWhichTheyStand) {
  const auto run = run_tool({"releases", torch(), "--format", "csv"});
  EXPECT_EQ(run.code, 0);
  EXPECT_TRUE(run.out.starts_with("code,published_on,tier,title,publisher,url\n"));
  EXPECT_NE(run.out.find("\nreport_2017_note,2017-12-21,1,"), std::string::npos);
  EXPECT_NE(run.out.find("http://en.camdi.org/news/4614"), std::string::npos);
  // Press comes before every primary source.
  EXPECT_LT(run.out.find("\ncofool_2025_11,"), run.out.find("\ntable_2002_2006,"));
}

}  // namespace
