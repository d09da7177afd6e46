#include "tool/output.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

namespace {

using namespace yearbook::tool;

std::string printed(const Output& output, Format format) {
  std::ostringstream out;
  output.print(out, format);
  return out.str();
}

Output sample() {
  Output output({"name", "value"});
  output.add({text("武汉, \"光谷\""), number(8.98e12, "CNY 8.98 trillion")});
  output.add({text("x"), number(std::nullopt, "")});
  output.add({text("long name"), number(0.1, "0.1")});
  return output;
}

TEST(Output, TablesAlignWideCharactersAndNumbers) {
  EXPECT_EQ(printed(sample(), Format::table),
            "name                      value\n"
            "武汉, \"光谷\"  CNY 8.98 trillion\n"
            "x\n"
            "long name                   0.1\n");
}

TEST(Output, CsvIsRfc4180AndReadsBackToTheSameDouble) {
  EXPECT_EQ(printed(sample(), Format::csv),
            "name,value\n\"武汉, \"\"光谷\"\"\",8980000000000\nx,\nlong name,0.1\n");
}

TEST(Output, JsonHasNumbersAndNulls) {
  const auto read = nlohmann::json::parse(printed(sample(), Format::json));
  ASSERT_EQ(read.size(), 3U);
  EXPECT_EQ(read[0]["value"], 8.98e12);
  EXPECT_TRUE(read[1]["value"].is_null());
  EXPECT_EQ(read[2]["value"], 0.1);
  EXPECT_EQ(read[0]["name"], "武汉, \"光谷\"");
}

TEST(Output, TablesAndJsonGoOnWhereTheColumnsOfCsvEnd) {
  Output output({"name"}, {"more"});
  output.add({text("x"), whole(7)});
  EXPECT_EQ(printed(output, Format::csv), "name\nx\n");
  EXPECT_EQ(printed(output, Format::table), "name  more\nx        7\n");
  EXPECT_EQ(nlohmann::json::parse(printed(output, Format::json))[0]["more"], 7);
}

}  // namespace
