#include <gtest/gtest.h>

#include "report/pages.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::test;

TEST(Shares, AreOfTheNation) {
  PageBook book;
  book.add_group();
  const Element shares = section(page_of(book.builder.snapshot()), "shares");
  ASSERT_EQ(shares.all("svg").size(), 1U);
  const std::string text = said(shares);
  EXPECT_NE(text.find("20"), std::string::npos) << text;  // 200 of 1,000
  EXPECT_NE(text.find("30"), std::string::npos) << text;  // 300 of 1,000
}

TEST(Shares, NeedANation) {
  PageBook book;
  book.add_group();
  book.builder.catalog().zones[0].kind = ZoneKind::aggregate;
  EXPECT_EQ(section(page_of(book.builder.snapshot()), "shares").name, "");
}

}  // namespace
