#include "report/lettering.hpp"

#include <gtest/gtest.h>

#include "report/xml.hpp"

namespace {

using namespace yearbook;
using report::escaped;
using report::shortened;
using report::text_width;
using report::wrapped;

TEST(Escaped, IsSafeInTextAndAttributes) {
  EXPECT_EQ(escaped("<script>alert(\"1\" && '2')</script>"),
            "&lt;script&gt;alert(&quot;1&quot; &amp;&amp; '2')&lt;/script&gt;");
  EXPECT_EQ(escaped("东湖 é"), "东湖 é");
  EXPECT_EQ(escaped("a\tb\nc\r"), "a b c ");
}

TEST(Escaped, ReplacesWhatXmlDoesNotKnow) {
  const std::string mark = "\xEF\xBF\xBD";
  EXPECT_EQ(escaped(std::string("a\0b", 3)), "a" + mark + "b");
  EXPECT_EQ(escaped("\x1B[31m\x7F"), mark + "[31m" + mark);
  EXPECT_EQ(escaped("\xFF\xC3"), mark + mark);
  EXPECT_EQ(escaped("\xEF\xBF\xBE"), mark);                // U+FFFE
  EXPECT_EQ(escaped("\xED\xA0\x80"), mark + mark + mark);  // half of a pair
  EXPECT_EQ(escaped("\xC2\x85"), mark);                    // a control beyond ASCII
}

TEST(Escaped, AnyBytesAreWellFormed) {
  std::string all;
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; second += 5) {
      all += static_cast<char>(first);
      all += static_cast<char>(second);
    }
  }
  test::parse_xml("<a b=\"" + escaped(all) + "\">" + escaped(all) + "</a>");
}

TEST(TextWidth, WideCharactersAreAsWideAsHigh) {
  EXPECT_DOUBLE_EQ(text_width("高新区", 12), 36);
  EXPECT_DOUBLE_EQ(text_width("", 12), 0);
  EXPECT_DOUBLE_EQ(text_width("e\xCC\x81", 12), text_width("e", 12));  // an accent that combines
  EXPECT_LT(text_width("iiii", 12), text_width("oooo", 12));
  EXPECT_LT(text_width("oooo", 12), text_width("MMMM", 12));
  EXPECT_DOUBLE_EQ(text_width("ab", 24), 2 * text_width("ab", 12));
}

TEST(Shortened, FitsAndKeepsWhatItCan) {
  EXPECT_EQ(shortened("short", 12, 100), "short");
  const std::string long_name(500, 'n');
  for (const double width : {20.0, 60.0, 200.0}) {
    const std::string cut = shortened(long_name, 12, width);
    EXPECT_LE(text_width(cut, 12), width);
    EXPECT_GT(text_width(cut, 12), width - 12);
    EXPECT_TRUE(cut.ends_with("…"));
  }
  EXPECT_EQ(shortened("武汉东湖新技术开发区", 10, 50),
            "武汉东湖…");  // 10 for "…": 4 characters fit
  EXPECT_EQ(shortened("one two three", 10, text_width("one ", 10) + 9), "one…");
}

TEST(Shortened, NeverCutsACharacterInTwo) {
  for (double width = 0; width < 60; width += 1) {
    test::parse_xml("<a>" + shortened("aé武e\xCC\x81\xF0\x9F\x98\x80z武武", 10, width) + "</a>");
  }
}

TEST(Wrapped, BreaksAtSpacesAndAroundWideCharacters) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(wrapped("one two", 10, 1000, 3), Lines{"one two"});
  EXPECT_EQ(wrapped("aaaa bbbb cccc", 10, text_width("aaaa bbbb", 10) + 1, 3),
            (Lines{"aaaa bbbb", "cccc"}));
  EXPECT_EQ(wrapped("高新区高新区", 10, 30, 3), (Lines{"高新区", "高新区"}));
  EXPECT_EQ(wrapped("aaaaaaaa", 10, text_width("aaaa", 10) + 1, 2), (Lines{"aaaa", "aaaa"}));
  EXPECT_EQ(wrapped("", 10, 100, 3), Lines{});
}

TEST(Wrapped, ShortensTheLastLineAndAlwaysEnds) {
  const std::string text(500, 'x');
  const auto lines = wrapped(text, 12, 100, 3);
  ASSERT_EQ(lines.size(), 3U);
  for (const auto& line : lines) EXPECT_LE(text_width(line, 12), 100);
  EXPECT_TRUE(lines.back().ends_with("…"));
  EXPECT_LE(wrapped(text, 12, 0, 4).size(), 4U);  // no room at all
}

}  // namespace
