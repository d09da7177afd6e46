#include <yearbook/error.hpp>
#include <yearbook/text_table.hpp>

#include <gtest/gtest.h>

#include <sstream>

#include "support/support.hpp"

namespace {

using namespace yearbook;

TEST(DisplayWidth, CountsColumnsOfATerminal) {
  EXPECT_EQ(display_width("abc"), 3U);
  EXPECT_EQ(display_width("武汉"), 4U);
  EXPECT_EQ(display_width("e\u0301"), 1U);  // an accent that combines
  EXPECT_EQ(display_width("\xFF"), 1U);
}

TEST(TextTable, AlignsWordsToTheLeftAndNumbersToTheRightHoweverWide) {
  TextTable table({{"zone"}, {"value", Align::right}, {"status"}});
  table.add({"武汉东湖", "8.98", "A"});
  table.add({"x", "", ""});
  table.add({"long name", "1,234", "E"});
  const std::string expected =
      "zone       value  status\n"
      "武汉东湖    8.98  A\n"
      "x\n"
      "long name  1,234  E\n";
  EXPECT_EQ(to_string(table), expected);
  std::ostringstream out;
  out << table;
  EXPECT_EQ(out.str(), expected);
  EXPECT_EQ(table.size(), 3U);
}

TEST(TextTable, WithoutRowsIsItsNames) {
  EXPECT_EQ(to_string(TextTable({{"year", Align::right}, {"value"}})), "year  value\n");
  EXPECT_EQ(to_string(TextTable({})), "\n");
}

TEST(TextTable, RefusesARowOfAnotherLength) {
  TextTable table({{"zone"}, {"value"}});
  const auto thrown = test::thrown_by([&] { table.add({"x"}); });
  EXPECT_EQ(thrown.code, ErrorCode::invalid_argument);
  EXPECT_EQ(thrown.sentence, "a row of 1 texts for a table of 2 columns; give one a column");
  EXPECT_EQ(table.size(), 0U);
}

}  // namespace
