#include "tool/tool_file.hpp"

namespace {

using yearbook::test::expect_data_say_no;
using yearbook::test::run_tool;
using yearbook::test::TemporaryFolder;

struct ViewsVerb : ::testing::Test {
  TemporaryFolder folder;
  std::string file = folder.file("a.db");
  ViewsVerb() {
    const TemporaryFolder data;
    yearbook::test::write_small_directory(data);
    run_tool({"load", file, data.path().string()});
  }
};

TEST_F(ViewsVerb, MakesTheViewThatSqlThenHas) {
  const auto made = run_tool({"views", file, "--indicators", "people,gdp"});
  EXPECT_EQ(made.code, 0) << made.err;
  EXPECT_EQ(made.out, "column\nzone\nyear\npeople\ngdp\n");
  EXPECT_EQ(made.err, "view wide of " + file + " has 4 columns\n");
  EXPECT_EQ(run_tool({"sql", file, "SELECT * FROM wide WHERE year = 2016 AND zone = 'beta'",
                      "--format", "csv"})
                .out,
            "zone,year,people,gdp\nbeta,2016,15000,0\n");
}

TEST_F(ViewsVerb, TakesItOutAgain) {
  ASSERT_EQ(run_tool({"views", file}).code, 0);
  EXPECT_EQ(run_tool({"views", file, "--drop"}).err, "took view wide out of " + file + "\n");
  EXPECT_EQ(run_tool({"views", file, "--drop"}).err, "no view wide in " + file + "\n");
  expect_data_say_no(run_tool({"sql", file, "SELECT * FROM wide"}), "no such table: wide");
}

TEST_F(ViewsVerb, NamesAnUnknownIndicator) {
  expect_data_say_no(run_tool({"views", file, "--indicators", "gpd"}), "no indicator \"gpd\"");
  EXPECT_EQ(run_tool({"views", file, "--drop", "--indicators", "gdp"}).code, 2);
}

}  // namespace
