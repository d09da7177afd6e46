#include <gtest/gtest.h>

#include "report/pages.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::test;

TEST(Method, DefinesEveryIndicatorInTheLanguage) {
  PageBook book;
  book.add_group();
  book.builder.ratio("per_head", book.gdp, book.people);
  book.builder.catalog().indicators[0].definition = "what <is> produced";
  const auto snapshot = book.builder.snapshot();
  const auto rows = rows_of(section(page_of(snapshot), "method"));
  EXPECT_EQ(rows, (Texts{"gdp|CNY|flow|what <is> produced", "people|person|stock|",
                         "per_head|ratio|ratio|gdp / people"}));
  const Element chinese = page_of(snapshot, {.year = Year{2016}, .language = Language::zh});
  EXPECT_EQ(chinese.attribute("lang"), "zh");
  EXPECT_EQ(rows_of(section(chinese, "method"))[1], "people|person|\u5b58\u91cf|");
}

}  // namespace
