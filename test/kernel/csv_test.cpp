#include "kernel/csv.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace {

using yearbook::kernel::CsvScanner;
using Row = std::vector<std::string>;

// All records; an unreadable one is the single field "! LINE:COLUMN message".
std::vector<Row> scan(CsvScanner scanner) {
  std::vector<Row> rows;
  while (scanner.next()) {
    Row row;
    if (const auto& mistake = scanner.mistake()) {
      const auto [line, column] = mistake->position;
      row.push_back("! " + std::to_string(line) + ":" + std::to_string(column) + " " +
                    mistake->message);
    }
    for (const auto& field : scanner.fields()) row.emplace_back(field.text);
    rows.push_back(row);
  }
  return rows;
}

std::vector<Row> scan(std::string_view content) {
  return scan(CsvScanner(content));
}

// As scan(), but out of a source that gives pieces of random size.
std::vector<Row> scan_pieces(std::string_view content, unsigned seed, std::size_t largest) {
  std::mt19937 random(seed);
  return scan(CsvScanner([=](std::span<char> to) mutable {
    const std::size_t size = std::min({to.size(), content.size(), 1 + random() % largest});
    std::ranges::copy(content.substr(0, size), to.begin());
    content.remove_prefix(size);
    return size;
  }));
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

// A second reading of the contract, letter by letter: what is in the fields, or where the mistake
// is. It knows quotes, commas and lines only.
class LetterByLetter {
 public:
  explicit LetterByLetter(std::string_view content) : content_(content) {}

  std::vector<Row> rows() {
    std::vector<Row> result;
    while (at_ < content_.size()) {
      if (const std::size_t end = line_break(at_); end > 0) {
        at_ += end;  // (4)
        continue;
      }
      result.push_back(record());
    }
    return result;
  }

 private:
  // The length of the line break at `at`; 0 when there is none.
  [[nodiscard]] std::size_t line_break(std::size_t at) const {
    if (content_.substr(at, 1) == "\n") return 1;
    return content_.substr(at, 2) == "\r\n" ? 2 : 0;
  }
  [[nodiscard]] bool field_ends(std::size_t at) const {
    return at >= content_.size() || content_[at] == ',' || line_break(at) > 0;
  }

  Row record() {
    Row row;
    while (true) {
      const auto wrong = content_.substr(at_, 1) == "\"" ? quoted(row) : plain(row);
      if (wrong) {
        const std::size_t next = content_.find('\n', std::max(at_, *wrong));
        at_ = next == std::string_view::npos ? content_.size() : next + 1;
        return {"! " + place(*wrong)};
      }
      if (at_ < content_.size() && content_[at_] == ',') {
        ++at_;
        continue;
      }
      if (at_ < content_.size()) at_ += line_break(at_);
      return row;
    }
  }

  std::optional<std::size_t> quoted(Row& row) {
    const std::size_t open = at_;
    std::string text;
    for (std::size_t i = open + 1; i < content_.size(); ++i) {
      if (content_[i] != '"') {
        text += content_[i];
      } else if (content_.substr(i + 1, 1) == "\"") {
        text += content_[i++];
      } else {
        at_ = i + 1;
        row.push_back(text);
        return field_ends(at_) ? std::nullopt : std::optional(at_);
      }
    }
    return open;
  }

  std::optional<std::size_t> plain(Row& row) {
    std::string text;
    for (; !field_ends(at_); ++at_) {
      if (content_[at_] == '"' || content_[at_] == '\r') return at_;
      text += content_[at_];
    }
    row.push_back(text);
    return std::nullopt;
  }

  [[nodiscard]] std::string place(std::size_t offset) const {
    const std::string_view before = content_.substr(0, offset);
    const std::size_t line = before.rfind('\n') + 1;  // npos + 1 is 0
    return std::to_string(1 + std::ranges::count(before, '\n')) + ":" +
           std::to_string(1 + before.size() - line);
  }

  std::string_view content_;
  std::size_t at_ = 0;
};

TEST(Csv, Contract1To4AreReadAsALetterByLetterReaderDoes) {
  std::mt19937_64 random(17);
  const std::vector<std::string> pieces{"a", "b", ",", ",", "\"", "\"", "\n", "\r\n", "\r"};
  int mistakes = 0;
  int records = 0;
  for (int i = 0; i < 50'000; ++i) {
    std::string text;
    for (std::size_t n = random() % 16; n > 0; --n) text += pieces[random() % pieces.size()];
    const auto expected = LetterByLetter(text).rows();
    auto found = scan(text);
    for (Row& row : found) {
      ++records;
      if (!row.front().starts_with("! ")) continue;
      ++mistakes;
      row.front().resize(row.front().find(' ', 2));  // the place without the message
    }
    ASSERT_EQ(found, expected) << text;
  }
  EXPECT_GT(mistakes, 10'000);
  EXPECT_GT(records - mistakes, 10'000);
}

TEST(Csv, Contract1AByteOrderMarkCountsForNoColumn) {
  EXPECT_TRUE(mistake("\xEF\xBB\xBF"
                      "ab\"\n")
                  .starts_with("! 1:3 "))
      << mistake(
             "\xEF\xBB\xBF"
             "ab\"\n");
  EXPECT_EQ(scan("\xEF\xBB\xBF\"a\",b\n"), (std::vector<Row>{{"a", "b"}}));
  EXPECT_TRUE(scan("\xEF\xBB\xBF").empty());
  // Only at the beginning is it one.
  EXPECT_EQ(scan("a\n\xEF\xBB\xBF"
                 "b\n")[1],
            Row{"\xEF\xBB\xBF"
                "b"});
}

TEST(Csv, Contract1RecordsKnowTheirLine) {
  const std::string text = "a\n\n\"b\nb\",\"\r\n\"\nc\r\nd";
  CsvScanner scanner(text);
  std::vector<std::uint32_t> lines;
  while (scanner.next()) lines.push_back(scanner.line());
  EXPECT_EQ(lines, (std::vector<std::uint32_t>{1, 3, 6, 7}));
  EXPECT_FALSE(scanner.next());
}

TEST(Csv, Contract2EmptyQuotedAndEmptyFieldsAreEqual) {
  EXPECT_EQ(scan("\"\",\n"), (std::vector<Row>{{"", ""}}));
  EXPECT_EQ(scan("\"\"\n"), (std::vector<Row>{{""}}));
  EXPECT_EQ(scan("a,"), (std::vector<Row>{{"a", ""}}));
}

TEST(Csv, Contract2SpacesBelongToTheField) {
  EXPECT_EQ(scan(" a ,\" b \"\n"), (std::vector<Row>{{" a ", " b "}}));
  EXPECT_TRUE(mistake(" \"a\"\n").starts_with("! 1:2 a quote stands inside"));
  EXPECT_TRUE(mistake("\"a\" ,b\n").starts_with("! 1:4 text follows a closing quote"));
}

TEST(Csv, Contract3ColumnsCountCharactersOfAnyLength) {
  EXPECT_TRUE(mistake("é,武,\xF0\x9F\x98\x80,x\"\n").starts_with("! 1:8 a quote stands inside"))
      << mistake("é,武,\xF0\x9F\x98\x80,x\"\n");
  EXPECT_TRUE(mistake("\"武\n汉汉\"x\n").starts_with("! 2:4 text follows"))
      << mistake("\"武\n汉汉\"x\n");
}

TEST(Csv, Contract3LinesBeforeAreCountedWithTheirQuotesAndCarriageReturns) {
  EXPECT_TRUE(mistake("\"a\r\nb\"\r\n\r\nc,d\"\r\n").starts_with("! 4:4 "))
      << mistake("\"a\r\nb\"\r\n\r\nc,d\"\r\n");
}

TEST(Csv, Contract3AQuoteThatNeverClosesCostsTheLineItOpensOn) {
  const auto rows = scan("a\nx,\"open\nb,c\nd\n");
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_TRUE(rows[1].front().starts_with("! 2:3 the quote that opens here never closes"));
  EXPECT_EQ(rows[2], (Row{"b", "c"}));
  EXPECT_EQ(rows[3], Row{"d"});
  EXPECT_TRUE(mistake("\"").starts_with("! 1:1 the quote"));
  EXPECT_TRUE(mistake("\"\"\"").starts_with("! 1:1 the quote"));
}

TEST(Csv, Contract3ACarriageReturnAloneIsAMistakeAtTheEndToo) {
  EXPECT_TRUE(mistake("a\r").starts_with("! 1:2 a carriage return stands alone"));
  EXPECT_TRUE(mistake("\r").starts_with("! 1:1 a carriage return stands alone"));
  EXPECT_TRUE(mistake("a\r\r\n").starts_with("! 1:2 a carriage return stands alone"));
  EXPECT_TRUE(mistake("a\r,b\n").starts_with("! 1:2 a carriage return stands alone"));
}

TEST(Csv, Contract3NulAndBadBytesAreFoundInsideQuotes) {
  EXPECT_TRUE(mistake(std::string_view("\"a\n\0\"\n", 6)).starts_with("! 2:1 a NUL byte"));
  EXPECT_TRUE(mistake("\"a\nb\xFF\"\n").starts_with("! 2:2 bytes that are no UTF-8"));
  EXPECT_TRUE(mistake("\"a\"\"\x80\"\n").starts_with("! 1:5 bytes that are no UTF-8"));
}

TEST(Csv, Contract3Utf8IsWhatTheStandardSays) {
  for (const char* bad : {"\xC0\x80",          // overlong NUL
                          "\xE0\x80\xAF",      // overlong slash
                          "\xED\xA0\x80",      // surrogate
                          "\xF4\x90\x80\x80",  // beyond U+10FFFF
                          "\xF8\x88\x80\x80\x80", "\x80", "\xE6\xAD", "\xFE"}) {
    EXPECT_TRUE(mistake("ok," + std::string(bad) + ",x\n").starts_with("! 1:4 bytes")) << bad;
  }
  for (const char* good : {"\x7F", "\xC2\x80", "\xEF\xBF\xBD", "\xF4\x8F\xBF\xBF"}) {
    EXPECT_EQ(mistake("ok," + std::string(good) + "\n"), "none") << good;
  }
}

TEST(Csv, Contract3AFileOfUtf16IsSaidToBeOne) {
  EXPECT_NE(mistake(std::string_view("a\0,\0b\0\n\0", 8)).find("UTF-16"), std::string::npos);
}

TEST(Csv, Contract3ARecordMayBeOneMebibyteLongAndNoMore) {
  constexpr std::size_t longest = std::size_t{1} << 20U;
  EXPECT_EQ(mistake(std::string(longest, 'x') + "\n"), "none");
  EXPECT_TRUE(
      mistake(std::string(longest + 1, 'x') + "\n").starts_with("! 1:1 the line is longer"));
  // Many small fields are as long as one.
  std::string fields;
  while (fields.size() <= longest) fields += "abc,";
  EXPECT_TRUE(mistake(fields + "\n").starts_with("! 1:1 the line is longer"));
}

TEST(Csv, Contract3AfterARecordThatIsTooLongTheNextIsRead) {
  const std::string lines(std::size_t{2} << 20U, '\n');
  const auto rows = scan("a\n\"" + lines + "\",b\nc\n\"\n");
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_TRUE(rows[1].front().starts_with("! 2:1 the line is longer"));
  EXPECT_EQ(rows[2], Row{"c"});
  EXPECT_TRUE(rows[3].front().starts_with("! " + std::to_string(2 + (2 << 20) + 2) + ":1 "))
      << rows[3].front();
}

TEST(Csv, Contract3AMistakeLeavesNoFieldsAndIsForgottenByTheNextRecord) {
  const std::string text = "good,b\"ad\nfine\n";
  CsvScanner scanner(text);
  ASSERT_TRUE(scanner.next());
  ASSERT_TRUE(scanner.mistake());
  EXPECT_EQ(scanner.mistake()->position.line, 1U);
  EXPECT_EQ(scanner.mistake()->position.column, 7U);
  EXPECT_TRUE(scanner.fields().empty());
  ASSERT_TRUE(scanner.next());
  EXPECT_FALSE(scanner.mistake());
  EXPECT_EQ(scanner.fields().size(), 1U);
}

TEST(Csv, Contract5FieldsAreViewsUnlessAQuoteIsDoubled) {
  const std::string text = "plain,\"quoted\",\"dou\"\"bled\",\"again\"\"\"\n";
  const auto inside = [&](std::string_view field) {
    return std::less_equal<>{}(text.data(), field.data()) &&
           std::less_equal<>{}(field.data() + field.size(), text.data() + text.size());
  };
  CsvScanner scanner(text);
  ASSERT_TRUE(scanner.next());
  const auto fields = scanner.fields();
  ASSERT_EQ(fields.size(), 4U);
  EXPECT_TRUE(inside(fields[0].text));
  EXPECT_TRUE(inside(fields[1].text));
  EXPECT_FALSE(inside(fields[2].text));
  EXPECT_FALSE(inside(fields[3].text));
  for (std::size_t i = 0; i < fields.size(); ++i) {
    EXPECT_EQ(fields[i].offset, (std::array<std::size_t, 4>{0, 6, 15, 27}.at(i)));
  }
}

TEST(Csv, Contract5EveryDoubledFieldOfARecordLivesUntilTheNext) {
  std::string line;
  for (int i = 0; i < 300; ++i) line += "\"" + std::to_string(i) + "\"\"\",";
  line += "end\n";
  const std::string text = line + line;
  CsvScanner scanner(text);
  for (int record = 0; record < 2; ++record) {
    ASSERT_TRUE(scanner.next());
    ASSERT_EQ(scanner.fields().size(), 301U);
    for (std::size_t i = 0; i < 300; ++i) {
      ASSERT_EQ(scanner.fields()[i].text, std::to_string(i) + "\"");
    }
  }
}

TEST(Csv, Contract6ASourceInPiecesReadsAsTheWholeDoes) {
  std::mt19937 random(5);
  const std::string alphabet = "ab,\"\n\r,\n\"";
  for (unsigned round = 0; round < 300; ++round) {
    std::string text = round % 3 == 0 ? "\xEF\xBB\xBF" : "";
    for (int i = 0; i < 60; ++i) text += alphabet[random() % alphabet.size()];
    EXPECT_EQ(scan_pieces(text, round, 7), scan(text)) << text;
  }
}

TEST(Csv, Contract6RecordsMayLieAcrossAnyEdgeOfTheWindow) {
  std::string text;
  std::mt19937 random(6);
  std::vector<Row> expected;
  while (text.size() < 14U << 20U) {
    const std::string field(random() % 100'000, 'x');
    const std::string quoted(random() % 1000, '\n');
    text += field + ",\"" + quoted + "\"\"\",武\n";
    expected.push_back({field, quoted + "\"", "武"});
  }
  EXPECT_EQ(scan_pieces(text, 1, 3U << 20U), expected);
  EXPECT_EQ(scan_pieces(text, 2, 70'000), expected);
}

TEST(Csv, Contract6WhatIsTooLongIsSkippedToItsEnd) {
  const std::string line(20U << 20U, 'x');
  const auto too_long = [](const Row& row) {
    return row.size() == 1 &&
           row.front().find(":1 the line is longer than 1 MiB") != Row::value_type::npos;
  };
  auto rows = scan_pieces("a\n" + line + "\nb\n\"", 3, 1U << 20U);
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_TRUE(too_long(rows[1]));
  EXPECT_EQ(rows[2], Row{"b"});
  EXPECT_TRUE(rows[3].front().starts_with("! 4:1 the quote that opens here")) << rows[3].front();
  // A quoted field with lines and quotes in it, of every length around the edge of the window.
  for (std::size_t extra = 0; extra < 40; ++extra) {
    std::string inside((4U << 20U) - 20 + extra, 'x');
    inside += "\n\"\"\n\"\"";
    rows = scan_pieces("a\n\"" + inside + "\",c\nb\n\"", 4, 1U << 22U);
    ASSERT_EQ(rows.size(), 4U) << extra;
    EXPECT_TRUE(too_long(rows[1]));
    EXPECT_EQ(rows[2], Row{"b"});
    EXPECT_TRUE(rows[3].front().starts_with("! 6:1 ")) << rows[3].front();
  }
}

TEST(CsvField, IsQuotedOnlyWhenItMustBe) {
  const auto written = [](std::string_view text) {
    std::string to = "x,";
    yearbook::kernel::append_csv_field(to, text);
    return to;
  };
  EXPECT_EQ(written(""), "x,");
  EXPECT_EQ(written(" a b "), "x, a b ");
  EXPECT_EQ(written("武汉"), "x,武汉");
  EXPECT_EQ(written("a,b"), "x,\"a,b\"");
  EXPECT_EQ(written("say \"so\""), "x,\"say \"\"so\"\"\"");
  EXPECT_EQ(written("a\nb"), "x,\"a\nb\"");
  EXPECT_EQ(written("a\rb"), "x,\"a\rb\"");
}

}  // namespace
