#include <gtest/gtest.h>

#include "report/pages.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::test;

TEST(CoverageMap, HasARowForWhatMembersReported) {
  PageBook book;
  book.add_printed_group();
  const auto printed = book.builder.indicator("printed alone");
  book.builder.put(printed, book.whole, 2016, 1, book.second);
  const Element coverage = section(page_of(book.builder.snapshot()), "coverage");
  const std::string text = said(coverage);
  EXPECT_NE(text.find("gdp"), std::string::npos);
  EXPECT_EQ(text.find("printed alone"), std::string::npos) << "no member has a figure of it";
  EXPECT_NE(text.find("2015"), std::string::npos);
  EXPECT_NE(text.find("[1][2]"), std::string::npos) << "the releases of both years";
}

}  // namespace
