#include "exchange/csv_table.hpp"

#include <gtest/gtest.h>

#include <array>

namespace {

using namespace yearbook;

constexpr std::array<std::string_view, 3> known{"code", "kind", "note"};

struct CsvTable : ::testing::Test {
  core::Problems problems;
  store::Table read(std::string_view content) {
    return exchange::read_table(content, problems.file("a.csv"), {known, 2}, problems);
  }
};

TEST_F(CsvTable, FindsColumnsInAnyOrderWithTheirPlaces) {
  const store::Table table = read("note,code,kind\n,a,zone\n\"x, 武\",武,region\n");
  ASSERT_TRUE(problems.empty()) << problems.text();
  ASSERT_EQ(table.size(), 2U);
  EXPECT_EQ(table.text(0, "code"), "a");
  EXPECT_EQ(table.text(1, "note"), "x, 武");
  EXPECT_EQ(table.field(1, "kind").at.line, 3U);
  EXPECT_EQ(table.field(1, "kind").at.column, 10U);  // in characters
  EXPECT_TRUE(table.has("note"));
}

TEST_F(CsvTable, AColumnThatIsNotThereReadsEmpty) {
  const store::Table table = read("code,kind\na,zone\n");
  EXPECT_FALSE(table.has("note"));
  EXPECT_EQ(table.text(0, "note"), "");
}

struct TableMistake {
  const char* name;
  std::string content;
  std::string message;
};
class CsvTableRefuses : public CsvTable, public ::testing::WithParamInterface<TableMistake> {};

TEST_P(CsvTableRefuses, WithItsPlace) {
  read(GetParam().content);
  EXPECT_EQ(problems.text(), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    Files, CsvTableRefuses,
    ::testing::Values(
        TableMistake{
            "empty", "",
            "a.csv: the file is empty; its first line names the columns, at least code and kind"},
        TableMistake{"missing_column", "code,note\n",
                     "a.csv:1: the column \"kind\" is missing; required: code and kind"},
        TableMistake{"column_twice", "code,kind,code\n",
                     "a.csv:1:11: the column \"code\" stands twice; keep one"},
        TableMistake{"unknown_column", "code,kind,name\n",
                     "a.csv:1:11: no column is called \"name\"; known: code, kind and note"},
        TableMistake{
            "too_few", "code,kind\na\n",
            "a.csv:2:1: the row has 1 fields but the header 2; give every column a field, and "
            "put text with commas in quotes"},
        TableMistake{
            "too_many", "code,kind\na,b,c\nd,e\n",
            "a.csv:2:1: the row has 3 fields but the header 2; give every column a field, and "
            "put text with commas in quotes"},
        TableMistake{"open_quote", "code,kind\na,\"b\n",
                     "a.csv:2:3: the quote that opens here never closes; close the field with \""},
        TableMistake{
            "after_quote", "code,kind\n\"a\"b,c\n",
            "a.csv:2:4: text follows a closing quote; after it comes a comma or the end of the "
            "line, and a quote inside a "
            "quoted field is doubled: \"\""},
        TableMistake{
            "nul", std::string("code,kind\na,b\0\n", 15),
            "a.csv:2:4: a NUL byte; the file is no text, or was saved as UTF-16: save it as UTF-8"},
        TableMistake{"no_utf8", "code,kind\na,\xFF\n",
                     "a.csv:2:3: bytes that are no UTF-8; save the file as UTF-8"}),
    [](const auto& name) { return std::string(name.param.name); });

TEST_F(CsvTable, ALineOf100MegabytesIsOneMistake) {
  // NOLINTNEXTLINE(bugprone-string-constructor): the length is the case
  read("code,kind\n" + std::string(100'000'000, 'x') + "\n");
  EXPECT_EQ(problems.text(),
            "a.csv:2:1: the line is longer than 1 MiB; a record is at most 1 MiB long: look for a "
            "quote that "
            "should not be there, or a missing line break");
}

}  // namespace
