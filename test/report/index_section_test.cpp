#include <gtest/gtest.h>

#include "report/pages.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::test;

// 2015, of GDP alone: a before b and c. 2016: GDP from 0 to 100: 100, 25, 50, 0; people 0, 100, 33.33,
// 66.67; three quarters and one.
TEST(IndexSection, TellsScoresPlacesAndParts) {
  PageBook book;
  book.add_group();
  book.add_index();
  const Element index =
      section(page_of(book.builder.snapshot(), {.year = Year{2016}, .index = "idx"}), "index");
  EXPECT_EQ(index.all("h2")[0].text, "Index: An index");
  EXPECT_EQ(rows_of(index), (Texts{"1|a|75.00|100.00|0.00|1", "2|c|45.83|50.00|33.33|2",
                                   "3|b|43.75|25.00|100.00|2", "4|d|16.67|0.00|66.67|"}));
  EXPECT_EQ(index.all("svg").size(), 3U) << "contributions, profiles, correlations";
  for (const Element& caption : index.all("figcaption"))
    EXPECT_EQ(caption.all("a").size(), 1U) << "the figures of 2016 are of one release";
  EXPECT_EQ(index.all("figcaption").size(), 3U);
}

TEST(IndexSection, ExplainsTheScoreOfAZone) {
  PageBook book;
  book.add_group();
  book.add_index();
  const Element why =
      section(page_of(book.builder.snapshot(), {.year = Year{2016}, .index = "idx", .zone = "b"}),
              "explanation");
  const auto lines = why.all("li");
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0].all("b")[0].text, "43.75");
  EXPECT_NE(lines[0].text.find("(3 of 4), weight 100.0 %"), std::string::npos) << lines[0].text;
  EXPECT_NE(lines[1].text.find("weight 75.0 %: CNY 60"), std::string::npos) << lines[1].text;
}

TEST(IndexSection, TakesTheLastYearWithScoresAndRefusesOthers) {
  PageBook book;
  book.add_group();
  book.add_index();
  for (const char* code : {"x", "y", "z"}) {
    const auto other = book.builder.indicator(code);
    for (const ZoneHandle zone : {book.a, book.b, book.c})
      book.builder.put(other, zone, 2030, 1, book.second);
  }
  const auto snapshot = book.builder.snapshot();
  const Element page = page_of(snapshot, {.index = "idx"});
  EXPECT_NE(said(page.all("h1")[0]).find("2016"), std::string::npos) << said(page.all("h1")[0]);
  const auto refused =
      thrown_by([&] { return report_html(snapshot, {.year = Year{2014}, .index = "idx"}); });
  EXPECT_EQ(refused.code, ErrorCode::invalid_argument);
  EXPECT_NE(refused.sentence.find("2014"), std::string::npos) << refused.sentence;
}

}  // namespace
