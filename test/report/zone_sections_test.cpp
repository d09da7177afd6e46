#include <gtest/gtest.h>

#include "report/pages.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::test;

TEST(ZoneSections, TellFiguresPlacesPeersAndTrends) {
  PageBook book;
  book.add_group();
  const Element page = page_of(book.builder.snapshot(), {.year = Year{2016}, .zone = "b"});
  EXPECT_EQ(said(page.all("h1")[0]), "b, 2016");
  const auto rows = rows_of(section(page, "figures"));
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0], "gdp|CNY 60 [1]|+20.0 %|3 of 4");  // on 50
  EXPECT_EQ(rows[1], "people|40 [1]||1 of 4");
  EXPECT_EQ(section(page, "trends").all("svg").size(), 1U);
  EXPECT_EQ(section(page, "profile").all("svg").size(), 1U);
  const auto peers = rows_of(section(page, "peers"));
  ASSERT_EQ(peers.size(), 2U) << "a row an indicator";
  EXPECT_TRUE(peers[0].starts_with("gdp|CNY 60|")) << peers[0];
}

TEST(ZoneSections, TakeTheYearAndIndicatorsOfTheZone) {
  PageBook book;
  book.add_group();
  const auto own = book.builder.indicator("own");
  for (const auto indicator : {own, book.gdp, book.people})
    book.builder.put(indicator, book.a, 2020, 3, book.second);
  const Element page = page_of(book.builder.snapshot(), {.zone = "a"});
  EXPECT_EQ(said(page.all("h1")[0]), "a, 2020");
  EXPECT_EQ(rows_of(section(page, "figures")).size(), 3U);
}

// a is first of four by GDP and last by people.
TEST(ZoneSections, NameStrengthsAndWeaknesses) {
  PageBook book;
  book.add_group();
  const Element profile =
      section(page_of(book.builder.snapshot(), {.year = Year{2016}, .zone = "a"}), "profile");
  std::vector<std::string> said;
  for (const Element& each : profile.all("h3")) said.push_back(each.text);
  for (const Element& each : profile.all("li")) said.push_back(each.text);
  EXPECT_EQ(said,
            (std::vector<std::string>{"Strengths", "Weaknesses", "gdp: 1 of 4", "people: 4 of 4"}));
}

TEST(ZoneSections, DrawFirstFiguresBehindTheirRevision) {
  PageBook book;
  book.add_group();
  const auto faint = [&] {
    const std::string page =
        report_html(book.builder.snapshot(), {.year = Year{2016}, .zone = "a"});
    return page.find("Faint lines are figures as first published.") != std::string::npos;
  };
  EXPECT_FALSE(faint());
  book.builder.put(book.gdp, book.a, 2015, 110, book.second);
  EXPECT_TRUE(faint());
}

}  // namespace
