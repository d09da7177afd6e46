#include <gtest/gtest.h>

#include "report/pages.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::test;

TEST(Trends, DrawALineOfSumsWithItsSources) {
  PageBook book;
  book.add_group();
  const Element trends = section(page_of(book.builder.snapshot()), "trends");
  const auto charts = trends.all("svg");
  ASSERT_EQ(charts.size(), 1U) << "people has one year only";
  EXPECT_EQ(charts[0].hover(), "gdp");
  EXPECT_TRUE(trends.all("figcaption").empty()) << "a sum is from no release";
}

TEST(Trends, LeaveSumsOutWhereTotalsArePrinted) {
  PageBook book;
  book.add_printed_group();
  book.builder.put(book.gdp, book.whole, 2013, 150, book.first);
  book.builder.put(book.gdp, book.whole, 2016, 310, book.first);
  book.builder.put(book.gdp, book.whole, 2016, 320, book.second);
  const Element trends = section(page_of(book.builder.snapshot()), "trends");
  std::vector<std::string> told;
  for (const Element& title : trends.all("title")) told.push_back(title.text);
  EXPECT_TRUE(std::ranges::any_of(
      told, [](const std::string& text) { return text.find("2013") != std::string::npos; }));
  EXPECT_FALSE(std::ranges::any_of(told, [](const std::string& text) {
    return text.find("2015") != std::string::npos;
  })) << "the sum of 2015 is drawn among printed totals";
  EXPECT_NE(said(trends).find("Faint lines"), std::string::npos) << "310 became 320";
}

}  // namespace
