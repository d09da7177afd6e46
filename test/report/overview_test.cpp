#include <gtest/gtest.h>

#include "report/pages.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::test;

TEST(Overview, TellsFiguresGrowthAndShareOfASum) {
  PageBook book;
  book.add_group();
  const Element page = page_of(book.builder.snapshot());
  const auto cards = section(page, "overview").all("ul", "cards").front().all("li");
  ASSERT_EQ(cards.size(), 2U);
  EXPECT_EQ(cards[0].all("p", "name")[0].text, "gdp");
  EXPECT_EQ(cards[0].all("p", "figure")[0].text, "CNY 300");
  // 120 + 60 + 80 + 40 on 100 + 50 + 50, of 1,000.
  const std::string facts = said(cards[0]);
  EXPECT_NE(facts.find("+50.0 %"), std::string::npos) << facts;
  EXPECT_NE(facts.find("30.0 % of the nation"), std::string::npos) << facts;
  EXPECT_NE(facts.find("sum of 4 of 4 zones"), std::string::npos) << facts;
  EXPECT_EQ(cards[1].all("p", "figure")[0].text, "100");
  EXPECT_EQ(said(cards[1]).find("against"), std::string::npos) << "there is no figure of 2015";
}

TEST(Overview, CitesAPrintedFigureAndGrowsOnPrintedOnesOnly) {
  PageBook book;
  book.add_printed_group();
  book.builder.put(book.gdp, book.whole, 2016, 310, book.second);
  const Element page = page_of(book.builder.snapshot());
  const Element card = section(page, "overview").all("ul", "cards").front().all("li")[0];
  EXPECT_EQ(card.all("p", "figure")[0].text, "CNY 310");
  EXPECT_NE(said(card).find("as published"), std::string::npos);
  EXPECT_EQ(said(card).find("against"), std::string::npos)
      << "2015 is a sum, which a printed figure does not compare with";
  EXPECT_EQ(card.all("a")[0].text, "[1]");
  EXPECT_NE(said(section(page, "sources").all("li")[0]).find("second yearbook"), std::string::npos);
}

TEST(Overview, ASumOfFewZonesIsNoFigureOfTheGroup) {
  PageBook book;
  book.add_group();
  const auto rare = book.builder.indicator("rare");
  book.builder.put(rare, book.a, 2016, 7, book.second);
  const auto options = ReportOptions{.year = Year{2016}, .indicators = {"rare"}};
  const Element page = page_of(book.builder.snapshot(), options);
  const std::string card = said(section(page, "overview"));
  EXPECT_NE(card.find("no figure"), std::string::npos) << card;
  EXPECT_NE(card.find("1 of 4 zones have a figure"), std::string::npos) << card;
  EXPECT_EQ(card.find("CNY 7"), std::string::npos) << card;
}

}  // namespace
