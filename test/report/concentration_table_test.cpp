#include <gtest/gtest.h>

#include "report/pages.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::test;

TEST(ConcentrationTable, TellsGiniHerfindahlAndTheLargest) {
  PageBook book;
  book.add_group();
  const Element found = section(page_of(book.builder.snapshot()), "concentration");
  // Of 40, 60, 80, 120: Gini (-3 40 - 60 + 80 + 3 120) / (4 300), squares of 2/15, 3/15, 4/15, 6/15.
  EXPECT_EQ(rows_of(found)[0], "gdp|4|0.217|0.289|100.0 %");
}

TEST(ConcentrationTable, IsOfHalfTheMembersAtLeast) {
  PageBook book;
  book.add_group();
  const auto rare = book.builder.indicator("rare");
  book.builder.put(rare, book.a, 2016, 7, book.second);
  const auto options = ReportOptions{.year = Year{2016}, .indicators = {"rare"}};
  EXPECT_EQ(section(page_of(book.builder.snapshot(), options), "concentration").name, "");
}

}  // namespace
