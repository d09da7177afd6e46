#include <gtest/gtest.h>

#include "report/pages.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::test;

TEST(LeadersChart, FollowsThisYearsLeadersBack) {
  PageBook book;
  book.add_group();
  const Element leaders = section(page_of(book.builder.snapshot()), "leaders");
  ASSERT_EQ(leaders.all("svg").size(), 1U) << "people has no earlier year";
  const std::string text = said(leaders);
  for (const char* zone : {"a", "b", "c", "d"}) EXPECT_NE(text.find(zone), std::string::npos);
  EXPECT_FALSE(leaders.all("figcaption").empty());
}

TEST(LeadersChart, IsNotDrawnForOneYear) {
  PageBook book;
  book.add_group();
  const auto options = ReportOptions{.year = Year{2016}, .indicators = {"people"}};
  EXPECT_EQ(section(page_of(book.builder.snapshot(), options), "leaders").name, "");
}

}  // namespace
