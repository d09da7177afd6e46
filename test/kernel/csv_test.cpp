#include "kernel/csv.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace {

using yearbook::kernel::CsvScanner;
using Row = std::vector<std::string>;

// All records; an unreadable one is the single field "! LINE:COLUMN message".
std::vector<Row> scan(std::string_view content) {
  CsvScanner scanner(content);
  std::vector<Row> rows;
  while (scanner.next()) {
    Row row;
    if (const auto& mistake = scanner.mistake()) {
      const auto [line, column] = scanner.position(mistake->offset);
      row.push_back("! " + std::to_string(line) + ":" + std::to_string(column) + " " +
                    mistake->message);
    }
    for (const auto& field : scanner.fields()) row.emplace_back(field.text);
    rows.push_back(row);
  }
  return rows;
}

// The beginning of the message of the only mistake.
std::string mistake(std::string_view content) {
  for (const Row& row : scan(content)) {
    if (row.front().starts_with("! ")) return row.front();
  }
  return "none";
}

TEST(Csv, Contract1RecordsAreLines) {
  EXPECT_EQ(scan("a,b\n1,2\n"), (std::vector<Row>{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(scan("a,b\r\n1,2\r\n"), (std::vector<Row>{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(scan("a,b\n1,2"), (std::vector<Row>{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(scan(",\n"), (std::vector<Row>{{"", ""}}));
  EXPECT_TRUE(scan("").empty());
  EXPECT_EQ(scan("a,\"one\ntwo\r\nthree\",c\n"),
            (std::vector<Row>{{"a", "one\ntwo\r\nthree", "c"}}));
}

TEST(Csv, Contract1AByteOrderMarkIsSkipped) {
  EXPECT_EQ(scan("\xEF\xBB\xBFname\n"), (std::vector<Row>{{"name"}}));
}

TEST(Csv, Contract2QuotesAreDoubledInside) {
  EXPECT_EQ(scan("\"a\"\"b\",\"\",\"\"\"\"\n"), (std::vector<Row>{{"a\"b", "", "\""}}));
  EXPECT_EQ(scan("\"x\"\"\",\"\"\"y\"\n"), (std::vector<Row>{{"x\"", "\"y"}}));
}

TEST(Csv, Contract3MistakesHaveTheirPlace) {
  EXPECT_TRUE(mistake("a,b\"c\n").starts_with("! 1:4 a quote stands inside"))
      << mistake("a,b\"c\n");
  EXPECT_TRUE(mistake("a\n武汉,\"b\"c\n").starts_with("! 2:7 text follows a closing quote"))
      << mistake("a\n武汉,\"b\"c\n");
  EXPECT_TRUE(
      mistake("a\nb,\"never\n").starts_with("! 2:3 the quote that opens here never closes"));
  EXPECT_TRUE(mistake("a\rb\n").starts_with("! 1:2 a carriage return stands alone"));
  EXPECT_TRUE(mistake(std::string_view("a,\0b\n", 5)).starts_with("! 1:3 a NUL byte"));
  EXPECT_TRUE(mistake("a\nok,\xFF\xFE\n").starts_with("! 2:4 bytes that are no UTF-8"));
  EXPECT_TRUE(mistake("\xE6\xAD\n").starts_with("! 1:1 bytes that are no UTF-8"));
  EXPECT_TRUE(
      mistake(std::string(2 << 20, 'x') + "\n").starts_with("! 1:1 the line is longer than 1 MiB"));
}

TEST(Csv, Contract3AMistakeCostsItsLineOnly) {
  const auto rows = scan("a\nb\"\nc\n\"d\" e\nf\n");
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_EQ(rows[2], Row{"c"});
  EXPECT_EQ(rows[4], Row{"f"});
  EXPECT_TRUE(rows[3].front().starts_with("! 4:4 "));
}

TEST(Csv, Contract3LinesInsideQuotesAreCounted) {
  EXPECT_TRUE(mistake("\"one\ntwo\",x\nbad\"\n").starts_with("! 3:4 "));
  EXPECT_TRUE(mistake("\"one\ntwo\"x\n").starts_with("! 2:5 ")) << mistake("\"one\ntwo\"x\n");
}

TEST(Csv, Contract4EmptyLinesAreNoRecords) {
  EXPECT_EQ(scan("a\n\n\r\nb\n\n"), (std::vector<Row>{{"a"}, {"b"}}));
  EXPECT_TRUE(mistake("\n\n\"\n").starts_with("! 3:1 "));
}

TEST(Csv, Contract5WhatIsWrittenReadsBack) {
  std::mt19937_64 random(3);
  const std::vector<std::string> pieces{"a", "武", "\"", ",", "\n", "\r\n", " ", "1.5", "é", ""};
  for (int i = 0; i < 2000; ++i) {
    std::vector<Row> table(1 + random() % 4);
    std::string text;
    for (Row& row : table) {
      row.resize(2 + random() % 3);
      for (std::size_t f = 0; f < row.size(); ++f) {
        for (std::size_t n = random() % 4; n > 0; --n) row[f] += pieces[random() % pieces.size()];
        std::string quoted = "\"";
        for (const char c : row[f]) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
        const bool plain =
            row[f].find_first_of("\",\r\n") == std::string::npos && random() % 2 == 0;
        text += (f > 0 ? "," : "") + (plain ? row[f] : quoted + "\"");
      }
      text += random() % 2 == 0 ? "\n" : "\r\n";
    }
    ASSERT_EQ(scan(text), table) << text;
  }
}

}  // namespace
