#include "tool/output.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

namespace {

using namespace yearbook::tool;

std::string printed(const Output& output, const Style& format) {
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

TEST(Output, MarkdownAlignsAndEscapesBars) {
  Output output({"name", "n"});
  output.add({text("a|b"), whole(7)});
  output.add({text("武汉"), whole(12)});
  EXPECT_EQ(printed(output, Format::markdown),
            "| name |   n |\n| ---- | --: |\n| a\\|b |   7 |\n| 武汉 |  12 |\n");
}

TEST(Output, InPiecesIsTheSameAsAtOnce) {
  for (const Format format : {Format::csv, Format::json}) {
    Output pieces({"n"});
    std::ostringstream out;
    for (int i = 0; i < 3; ++i) {
      pieces.flush(out, format);
      pieces.add({whole(i)});
    }
    pieces.flush(out, format);
    pieces.print(out, format);
    Output whole_at_once({"n"});
    for (int i = 0; i < 3; ++i) whole_at_once.add({whole(i)});
    EXPECT_EQ(out.str(), printed(whole_at_once, format));
  }
  EXPECT_EQ(printed(Output({"n"}), Format::json), "[]\n");
}

TEST(Output, TablesAndJsonGoOnWhereTheColumnsOfCsvEnd) {
  Output output({"name"}, {"more"});
  output.add({text("x"), whole(7)});
  EXPECT_EQ(printed(output, Format::csv), "name\nx\n");
  EXPECT_EQ(printed(output, Format::table), "name  more\nx        7\n");
  EXPECT_EQ(nlohmann::json::parse(printed(output, Format::json))[0]["more"], 7);
}

Style with(bool exact, bool plain, bool colour) {
  Style style;
  style.exact = exact;
  style.plain = plain;
  style.colour = colour;
  return style;
}

Output drawn() {
  Output output({"zone", "value"});
  output.add({text("武汉"), number(8, "8")});
  output.add({text("a"), number(2, "2")});
  output.add({text("b"), number(std::nullopt, "")});
  output.draw_bars(1);
  output.draw_sparkline(1, "2014-2016");
  return output;
}

TEST(Output, TablesHaveBarsAndASparkline) {
  EXPECT_EQ(printed(drawn(), Format::table),
            "zone  value\n"
            "武汉      8  ████████████████████████\n"
            "a         2  ██████\n"
            "b\n\n"
            "█▁  2014-2016\n");
}

TEST(Output, IsPlainOnRequest) {
  EXPECT_EQ(printed(drawn(), with(false, true, true)),
            "zone  value\n武汉      8\na         2\nb\n");
}

TEST(Output, HasColourOnlyWhereItMay) {
  const std::string coloured = printed(drawn(), with(false, false, true));
  EXPECT_TRUE(coloured.starts_with("\033[1mzone  value\033[0m\n")) << coloured;
  EXPECT_NE(coloured.find("\033[34m██████\033[0m\n"), std::string::npos);
  EXPECT_EQ(printed(drawn(), with(false, false, false)).find('\033'), std::string::npos);
}

TEST(Output, PrintsExactNumbersOnRequest) {
  EXPECT_EQ(printed(sample(), with(true, false, false)),
            "name                  value\n"
            "武汉, \"光谷\"  8980000000000\n"
            "x\n"
            "long name               0.1\n");
}

TEST(Output, DrawsNothingOfNothing) {
  Output output({"zone", "value"});
  output.draw_bars(1);
  output.draw_sparkline(1, "no years");
  EXPECT_EQ(printed(output, with(false, false, true)), "\033[1mzone  value\033[0m\n");
  output.add({text("a"), number(0, "0")});
  EXPECT_EQ(printed(output, Format::table), "zone  value\na         0\n");
}

TEST(Output, DecorationIsOfTablesAlone) {
  EXPECT_EQ(printed(drawn(), Format::csv), "zone,value\n武汉,8\na,2\nb,\n");
  EXPECT_EQ(nlohmann::json::parse(printed(drawn(), Format::json)).size(), 3U);
}

TEST(Output, TablesLetNoControlCharacterThrough) {
  Output output({"name"});
  output.add({text("a\033[2J\nb")});
  EXPECT_EQ(printed(output, Format::table),
            "name\na\xEF\xBF\xBD[2J\xEF\xBF\xBD"
            "b\n");
  EXPECT_EQ(printed(output, Format::csv), "name\n\"a\033[2J\nb\"\n");
}

}  // namespace
