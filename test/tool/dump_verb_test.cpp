#include "tool/tool_file.hpp"

namespace {

using yearbook::test::expect_data_say_no;
using yearbook::test::run_tool;
using yearbook::test::TemporaryFolder;

struct DumpVerb : yearbook::test::ToolTest {
  TemporaryFolder folder;
};

TEST_F(DumpVerb, WritesTheDirectoryAndSaysHowMuch) {
  const auto run = run_tool({"dump", torch(), folder.file("out")});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(run.err, "wrote " + folder.file("out") +
                         ": 275 observations of 140 indicators and 211 zones in 53 releases\n");
  EXPECT_TRUE(std::filesystem::exists(folder.file("out/observations.csv")));
}

TEST_F(DumpVerb, WritesSdmxCsvThatLoadReads) {
  const auto run = run_tool({"dump", torch(), folder.file("out.csv"), "--sdmx"});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(run.err, "wrote " + folder.file("out.csv") + ": 275 observations as SDMX-CSV\n");
  std::filesystem::copy_file(torch(), folder.file("a.db"));
  const auto again = run_tool({"load", folder.file("a.db"), folder.file("out.csv")});
  EXPECT_EQ(again.code, 0);
  EXPECT_NE(again.err.find("nothing changed"), std::string::npos) << again.err;
  expect_data_say_no(run_tool({"dump", torch(), folder.file("out.csv"), "--sdmx"}),
                     "exists; name another");
}

TEST_F(DumpVerb, EndsWithOneWhenTheDirectoryIsTaken) {
  folder.write("out/mine.txt", "");
  expect_data_say_no(run_tool({"dump", torch(), folder.file("out")}), "is not an empty directory");
  expect_data_say_no(run_tool({"dump", folder.file("none.db"), folder.file("new")}), "none.db");
  EXPECT_EQ(run_tool({"dump", torch()}).code, 2);
}

TEST_F(DumpVerb, WritesAWorkbook) {
  const auto run = run_tool({"dump", torch(), folder.file("out.xlsx"), "--xlsx"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(run.out, "");
  EXPECT_TRUE(run.err.starts_with("wrote " + folder.file("out.xlsx") + ": ")) << run.err;
  EXPECT_TRUE(run.err.ends_with(" rows of a workbook\n")) << run.err;
  EXPECT_TRUE(yearbook::test::read_file(folder.file("out.xlsx")).starts_with("PK"));
  // The name is enough.
  EXPECT_EQ(run_tool({"dump", torch(), folder.file("named.xlsx")}).code, 0);
  EXPECT_EQ(yearbook::test::read_file(folder.file("named.xlsx")),
            yearbook::test::read_file(folder.file("out.xlsx")));
  expect_data_say_no(run_tool({"dump", torch(), folder.file("out.xlsx")}), "exists; name another");
  EXPECT_EQ(run_tool({"dump", torch(), folder.file("x"), "--xlsx", "--sdmx"}).code, 2);
}

}  // namespace
