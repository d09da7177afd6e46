#include <algorithm>

#include "tool/tool_file.hpp"

namespace {

using yearbook::test::run_tool;
using ZonesVerb = yearbook::test::ToolTest;

std::ptrdiff_t lines(const std::string& text) {
  return std::ranges::count(text, '\n');
}

TEST_F(ZonesVerb, ListsTheCatalogue) {
  const auto run = run_tool({"zones", torch(), "--format", "csv"});
  EXPECT_TRUE(run.out.starts_with("code,kind,name_en,name_zh,parent,first_year,last_year\n"));
  EXPECT_EQ(lines(run.out), 1 + 211);
  EXPECT_NE(run.out.find("\nzhongguancun,zone,Zhongguancun Science Park "
                         "(Beijing),中关村科技园区,cn_beijing,1988,\n"),
            std::string::npos);
}

TEST_F(ZonesVerb, ListsMembersOfAGroupInAYear) {
  EXPECT_EQ(
      lines(run_tool({"zones", torch(), "--group", "national", "--year", "2016", "--format", "csv"})
                .out),
      1 + 146);
  EXPECT_EQ(lines(run_tool({"zones", torch(), "--group", "torch_statistics", "--year", "2016",
                            "--format", "csv"})
                      .out),
            1 + 147);
  EXPECT_EQ(
      lines(run_tool({"zones", torch(), "--group", "note_leaders_2016", "--format", "csv"}).out),
      1 + 9);
}

TEST_F(ZonesVerb, ListsOneKind) {
  EXPECT_EQ(lines(run_tool({"zones", torch(), "--kind", "region", "--format", "csv"}).out), 1 + 4);
}

TEST_F(ZonesVerb, RefusesWhatCannotBeMeant) {
  yearbook::test::expect_data_say_no(run_tool({"zones", torch(), "--kind", "park"}),
                                     "\"park\" is no kind of zone");
  yearbook::test::expect_data_say_no(run_tool({"zones", torch(), "--year", "2016"}), "--group");
  yearbook::test::expect_data_say_no(run_tool({"zones", torch(), "--group", "nation"}),
                                     "the nearest is national");
}

}  // namespace
