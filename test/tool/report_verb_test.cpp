#include <gtest/gtest.h>

#include "tool/tool_file.hpp"

namespace {

using yearbook::test::run_tool;
using yearbook::test::TemporaryFolder;

using ReportVerb = yearbook::test::ToolTest;

TEST_F(ReportVerb, WritesThePageOfAYear) {
  const TemporaryFolder folder;
  const std::string page = folder.file("page.html");
  const auto run = run_tool({"report", torch(), "--year", "2016", "-o", page});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(run.err, "wrote " + page + "\n");
  const std::string html = yearbook::test::read_file(page);
  EXPECT_TRUE(html.starts_with("<!DOCTYPE html>"));
  for (const char* figure : {"CNY 8.98 trillion", "12.1 %", "CNY 554.47 billion", "262,000"})
    EXPECT_NE(html.find(figure), std::string::npos) << figure;
}

TEST_F(ReportVerb, SpeaksChinese) {
  const TemporaryFolder folder;
  const std::string page = folder.file("page.html");
  EXPECT_EQ(run_tool({"report", torch(), "--year", "2016", "--language", "zh", "-o", page}).code,
            0);
  const std::string html = yearbook::test::read_file(page);
  EXPECT_NE(html.find("<html lang=\"zh\">"), std::string::npos);
  EXPECT_NE(html.find("8.98万亿元"), std::string::npos);
}

TEST_F(ReportVerb, IsOfAZoneAndAnIndexToo) {
  const TemporaryFolder folder;
  const std::string page = folder.file("page.html");
  EXPECT_EQ(run_tool({"report", torch(), "--zone", "zhongguancun", "-o", page}).code, 0);
  EXPECT_NE(yearbook::test::read_file(page).find("<h1>Zhongguancun"), std::string::npos);
  EXPECT_EQ(run_tool({"report", torch(), "--index", "ice_system_2014", "-o", page}).code, 0);
  EXPECT_NE(yearbook::test::read_file(page).find("id=\"index\""), std::string::npos);
}

TEST_F(ReportVerb, SaysNoAndLeavesTheFileAsItWas) {
  const TemporaryFolder folder;
  const std::string page = folder.write("page.html", "old");
  yearbook::test::expect_data_say_no(run_tool({"report", torch(), "--zone", "nowhere", "-o", page}),
                                     "nowhere");
  yearbook::test::expect_data_say_no(
      run_tool({"report", torch(), "-o", folder.file("no/page.html")}), "cannot write");
  EXPECT_EQ(yearbook::test::read_file(page), "old");
  EXPECT_EQ(run_tool({"report", torch()}).code, 2) << "without -o";
  EXPECT_EQ(run_tool({"report", torch(), "--year", "then", "-o", page}).code, 1);
}

}  // namespace
