#include <SQLiteCpp/SQLiteCpp.h>

#include "tool/tool_file.hpp"

namespace {

using yearbook::test::run_tool;
using CheckVerb = yearbook::test::ToolTest;

TEST_F(CheckVerb, EndsWithZeroOnASoundFile) {
  const auto run = run_tool({"check", torch(), "--format", "csv"});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.out, "number,requirement,finding\n");
  EXPECT_EQ(run.err, torch() + ": sound\n");
}

TEST_F(CheckVerb, EndsWithOneAndTheFindings) {
  const yearbook::test::TemporaryFolder folder;
  std::filesystem::copy_file(torch(), folder.file("a.db"));
  SQLite::Database(folder.file("a.db"), SQLite::OPEN_READWRITE)
      .exec("DELETE FROM meta WHERE key = 'layout_minor'");
  const auto run = run_tool({"check", folder.file("a.db"), "--format", "csv"});
  EXPECT_EQ(run.code, 1);
  EXPECT_NE(run.out.find("\n25,"), std::string::npos) << run.out;
  EXPECT_TRUE(run.err.ends_with(": 1 findings\n")) << run.err;
}

}  // namespace
