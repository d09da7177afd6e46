#include <gtest/gtest.h>

#include "report/pages.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::test;

TEST(RankingTables, TellPlacesAndThoseOfTheYearBefore) {
  PageBook book;
  book.add_group();
  const Element rankings = section(page_of(book.builder.snapshot()), "rankings");
  // b and c shared the second place of 2015; d was no member.
  EXPECT_EQ(rows_of(rankings),
            (Texts{"1|a|CNY 120|1", "2|c|CNY 80|2", "3|b|CNY 60|2 \u25bc1", "4|d|CNY 40|new"}));
  EXPECT_EQ(rankings.all("caption")[0].text,
            "2016: 4 of 4 zones have a figure; 2015: 3 of 3 zones have a figure");
  EXPECT_EQ(rows_of(rankings, 1)[0], "1|b|40");
  EXPECT_EQ(said(rankings).find("Places are among"), std::string::npos);
}

TEST(RankingTables, SayThatTwoOfFourAreNotAll) {
  PageBook book;
  book.add_group();
  const auto rare = book.builder.indicator("rare");
  book.builder.put(rare, book.a, 2016, 7, book.second);
  book.builder.put(rare, book.b, 2016, 9, book.second);
  const Element page =
      page_of(book.builder.snapshot(), {.year = Year{2016}, .indicators = {"rare"}});
  const Element rankings = section(page, "rankings");
  EXPECT_EQ(rows_of(rankings), (Texts{"1|b|CNY 9", "2|a|CNY 7"}));
  EXPECT_EQ(rankings.all("caption")[0].text, "2016: 2 of 4 zones have a figure");
  EXPECT_NE(said(rankings).find("Places are among the zones that have a figure"),
            std::string::npos);
}

TEST(RankingTables, FoldWhatIsLong) {
  BookBuilder builder;
  std::vector<Membership> members;
  const auto gdp = builder.indicator("gdp");
  const auto release = builder.release("yearbook");
  for (int i = 1; i <= 147; ++i) {
    const ZoneHandle zone = builder.zone("z" + std::to_string(i));
    members.push_back({zone, {Year{1}, Year{9999}}});
    builder.put(gdp, zone, 2016, i, release);
  }
  builder.group("zones", members);
  const Element rankings = section(page_of(builder.snapshot()), "rankings");
  EXPECT_EQ(rows_of(rankings).size(), 20U);
  EXPECT_EQ(rows_of(rankings.all("details")[0]).size(), 147U);
  EXPECT_EQ(rows_of(rankings)[0], "1|z147|CNY 147");
}

}  // namespace
