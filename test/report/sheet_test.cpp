#include "report/sheet.hpp"

#include <gtest/gtest.h>

#include "report/charts.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using namespace yearbook::report;
using test::nan;
using test::thrown_by;

const std::source_location here = std::source_location::current();

TEST(Figures, AreWrittenInTheFramesUnitAndLanguage) {
  ChartFrame frame{.title = "t", .unit = test::cny};
  EXPECT_EQ(figure(frame, 8.98e12), "CNY 8.98 trillion");
  EXPECT_EQ(figure(frame, nan), "no figure");
  EXPECT_EQ(told(frame, "Zhongguancun", "2016", 1), "Zhongguancun, 2016: CNY 1");
  EXPECT_EQ(told(frame, {}, "2016", 1), "2016: CNY 1");
  EXPECT_EQ(told(frame, {}, {}, 1), "CNY 1");
  frame.language = Language::zh;
  EXPECT_EQ(figure(frame, 8.98e12), "8.98万亿元");
  EXPECT_EQ(figure(frame, nan), "无数据");
  EXPECT_EQ(figure({.title = "no unit"}, 1234.5), "1,234.5");
}

TEST(ZeroBelongs, WhenValuesDifferByMuch) {
  EXPECT_TRUE(zero_belongs(std::vector<double>{1, 2}));
  EXPECT_FALSE(zero_belongs(std::vector<double>{90, 100}));
  EXPECT_FALSE(zero_belongs(std::vector<double>{-90, nan, -100}));
  EXPECT_TRUE(zero_belongs(std::vector<double>{-1, -100}));
  EXPECT_TRUE(zero_belongs(std::vector<double>{-90, 100}));
  EXPECT_TRUE(zero_belongs(std::vector<double>{nan}));
  EXPECT_TRUE(zero_belongs({}));
}

TEST(Sheet, HoldsTitleUnitAndNoteOneBelowTheOther) {
  const ChartFrame frame{.title = "A title", .note = "Source: somebody", .unit = test::cny};
  const Sheet sheet(frame, "CNY trillion");
  Drawing drawing = sheet.begin(200, "described");
  const auto root = test::checked(drawing.finish(), "A title");
  const auto texts = root.all("text");
  ASSERT_EQ(texts.size(), 3U);
  EXPECT_EQ(texts[0].text, "A title");
  EXPECT_EQ(texts[1].text, "CNY trillion");
  EXPECT_LT(texts[1].number("y"), sheet.top());
  EXPECT_EQ(texts[2].text, "Source: somebody");
  EXPECT_GT(texts[2].number("y"), 200);
  EXPECT_EQ(root.children[1].text, "described");
  EXPECT_EQ(root.all("style").size(), 1U);
}

TEST(Sheet, LeavesTheStyleToThePageWhenItDoesNotStandAlone) {
  const ChartFrame frame{.title = "t", .description = "mine", .stand_alone = false};
  const auto root = test::parse_xml(Sheet(frame, {}).nothing());
  EXPECT_TRUE(root.all("style").empty());
  EXPECT_EQ(root.children[1].text, "mine");
  EXPECT_EQ(root.all("text")[1].text, "There are no figures to show.");
}

TEST(Sheet, WrapsLongTitlesAndNotesOfAnyText) {
  std::string words;
  while (words.size() < 500) words += "words of a title ";
  const ChartFrame frame{.title = words, .note = words + words, .width = 240};
  const auto root = test::parse_xml(Sheet(frame, {}).nothing());
  EXPECT_EQ(root.hover(), words);
  EXPECT_EQ(root.all("text", "title").size(), 3U);
  test::expect_no_text_in_the_way(root);
  const ChartFrame markup{.title = "</title><script>alert(1)</script>", .note = "\x01&<>\""};
  EXPECT_TRUE(test::parse_xml(Sheet(markup, {}).nothing()).all("script").empty());
}

TEST(Years, LieInProportion) {
  const Box plot{100, 0, 200, 10};
  EXPECT_EQ(year_position({2010y, 2014y}, 2011y, plot), 125);
  EXPECT_EQ(year_position({2010y, 2010y}, 2010y, plot), 150);
}

TEST(Key, TakesAsManyLinesAsItNeeds) {
  const std::vector<std::string> names = test::many_names(8);
  Drawing drawing;
  drawing.open("svg", {{"viewBox", "0 0 400 400"}});
  const double end = draw_key(drawing, names, {10, 10, 390, 400});
  EXPECT_EQ(end, 10 + key_height(names, 380));
  const auto root = test::parse_xml(drawing.finish());
  test::expect_no_text_in_the_way(root);
  EXPECT_EQ(root.all("text").size(), 8U);
  EXPECT_EQ(key_height({}, 380), 0);
}

TEST(Checks, NameWhatIsWrong) {
  EXPECT_NE(
      thrown_by([] { check_frame({.title = "t", .width = 100}, here); }).sentence.find("100 wide"),
      std::string::npos);
  EXPECT_EQ(thrown_by([] { check_frame({.title = "t", .width = nan}, here); }).code,
            ErrorCode::invalid_argument);
  const std::vector<double> bad{1, std::numeric_limits<double>::infinity()};
  EXPECT_NE(thrown_by([&] { check_finite(bad, "gdp", here); }).sentence.find("\"gdp\" is infinite"),
            std::string::npos);
  EXPECT_NE(thrown_by([] {
              check_count(3, 4, "years of \"gdp\"", here);
            }).sentence.find("3 values for 4 years of \"gdp\""),
            std::string::npos);
  EXPECT_NO_THROW(check_count(4, 4, "years", here));
}

}  // namespace
