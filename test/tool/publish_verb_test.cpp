#include "tool/tool_file.hpp"

namespace {

using yearbook::test::expect_data_say_no;
using yearbook::test::run_tool;
using yearbook::test::TemporaryFolder;

struct PublishVerb : yearbook::test::ToolTest {
  TemporaryFolder folder;
  std::string copy = folder.file("copy.db");
};

TEST_F(PublishVerb, WritesACopyThatAnswersTheSame) {
  const auto run = run_tool({"publish", torch(), copy});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(run.out, "");
  EXPECT_TRUE(run.err.starts_with("wrote " + copy + ", ")) << run.err;
  const std::vector<std::string> question{"gdp_share", "2016", "national_hightech_zones"};
  EXPECT_EQ(run_tool({"value", copy, question[0], question[1], question[2]}).out,
            run_tool({"value", torch(), question[0], question[1], question[2]}).out);
}

TEST_F(PublishVerb, NeverTakesTheNameOfAnother) {
  ASSERT_EQ(run_tool({"publish", torch(), copy}).code, 0);
  expect_data_say_no(run_tool({"publish", torch(), copy}), "exists already");
  EXPECT_EQ(run_tool({"publish", torch(), copy, "--replace"}).code, 0);
  folder.write("mine.txt", "mine");
  expect_data_say_no(run_tool({"publish", torch(), folder.file("mine.txt"), "--replace"}),
                     "is no SQLite file");
}

}  // namespace
