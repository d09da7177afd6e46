#include "tool/tool_file.hpp"

namespace {

using yearbook::test::run_tool;
using yearbook::test::TemporaryFolder;

TEST(CreateVerb, MakesAnEmptyYearbook) {
  const TemporaryFolder folder;
  const auto run = run_tool({"create", folder.file("a.db")});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.out, "");
  EXPECT_NE(run.err.find("layout 1.3"), std::string::npos);
  EXPECT_EQ(folder.names(), std::vector<std::string>{"a.db"});
}

TEST(CreateVerb, NeverOverwrites) {
  const TemporaryFolder folder;
  folder.write("a.db", "mine");
  yearbook::test::expect_data_say_no(run_tool({"create", folder.file("a.db")}), "exists already");
  EXPECT_EQ(yearbook::test::read_file(folder.file("a.db")), "mine");
}

}  // namespace
