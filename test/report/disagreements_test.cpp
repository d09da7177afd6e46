#include <gtest/gtest.h>

#include "report/pages.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::test;

TEST(Disagreements, ListWhatContradicts) {
  PageBook book;
  book.add_group();
  const auto share = book.builder.ratio("share", book.gdp, book.gdp, book.nation);
  book.builder.put(share, book.a, 2016, 0.5, book.second);  // 120 of 1,000 is 0.12
  const Element found =
      section(page_of(book.builder.snapshot(), {.year = Year{2016}, .indicators = {"share"}}),
              "reconciliation");
  ASSERT_EQ(rows_of(found).size(), 1U) << said(found);
  EXPECT_TRUE(rows_of(found)[0].starts_with("share|a|2016|50 % [")) << rows_of(found)[0];
  EXPECT_NE(rows_of(found)[0].find("|12 %|38 %"), std::string::npos) << rows_of(found)[0];
}

TEST(Disagreements, SayWhenAllAgree) {
  PageBook book;
  book.add_group();
  const auto share = book.builder.ratio("share", book.gdp, book.gdp, book.nation);
  book.builder.put(share, book.a, 2016, 0.12, book.second);
  const Element found =
      section(page_of(book.builder.snapshot(), {.year = Year{2016}, .indicators = {"share"}}),
              "reconciliation");
  EXPECT_NE(said(found).find("all agree"), std::string::npos);
}

}  // namespace
