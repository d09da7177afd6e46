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
        "releases,53\n", "years,1988-2024\n", "indices,1\n"}) {
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

}  // namespace
