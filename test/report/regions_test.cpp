#include <gtest/gtest.h>

#include "report/pages.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::test;

TEST(Regions, AddUpWhatLiesInAProvince) {
  PageBook book;
  book.add_group();
  const Element regions = section(page_of(book.builder.snapshot()), "regions");
  const auto charts = regions.all("svg");
  ASSERT_EQ(charts.size(), 2U) << "gdp and people by province; there are no regions";
  Texts bars;
  for (const Element& bar : charts[0].all("rect", "area")) bars.push_back(bar.hover());
  EXPECT_EQ(bars, (Texts{"north (2): CNY 180", "south (2): CNY 120"}));
}

}  // namespace
