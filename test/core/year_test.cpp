#include <yearbook/year.hpp>

#include <gtest/gtest.h>

namespace {

using namespace yearbook;
using namespace yearbook::literals;

TEST(Year, IsOneToFourDigits) {
  EXPECT_EQ(parse_year("2016"), 2016y);
  EXPECT_EQ(parse_year("1"), 1y);
  EXPECT_EQ(parse_year("9999"), 9999y);
  for (const char* bad :
       {"", "0", "0000", "10000", "-5", "+5", "2016.0", " 2016", "2016 ", "2e3", "MMXVI"}) {
    EXPECT_FALSE(parse_year(bad)) << bad;
  }
}

TEST(Date, PartialDatesCountAsTheirLastDay) {
  EXPECT_EQ(to_string(parse_date("2017").value()), "2017-12-31");
  EXPECT_EQ(to_string(parse_date("2016-02").value()), "2016-02-29");
  EXPECT_EQ(to_string(parse_date("2017-02").value()), "2017-02-28");
  EXPECT_EQ(to_string(parse_date("2017-12-21").value()), "2017-12-21");
}

TEST(Date, DaysThatDoNotExistAreRefused) {
  for (const char* bad : {"", "17", "2017-13", "2017-00", "2017-02-29", "2017-04-31", "2017-1-1",
                          "2017/12/21", "2017-12-211", "2017-12-2a", "0000-01-01", "2017-12-"}) {
    EXPECT_FALSE(parse_date(bad)) << bad;
  }
}

TEST(YearRange, IncludesBothEnds) {
  constexpr YearRange years{2010y, 2016y};
  EXPECT_EQ(years.size(), 7U);
  EXPECT_TRUE(years.contains(2010y));
  EXPECT_TRUE(years.contains(2016y));
  EXPECT_FALSE(years.contains(2017y));
}

TEST(YearRange, ReversedIsEmpty) {
  constexpr YearRange years{2016y, 2010y};
  EXPECT_TRUE(years.empty());
  EXPECT_EQ(years.size(), 0U);
  EXPECT_EQ(to_string(years), "no years");
}

TEST(YearRange, IsWrittenAsPeopleDo) {
  EXPECT_EQ(to_string(YearRange{2010y, 2016y}), "2010-2016");
  EXPECT_EQ(to_string(YearRange{2010y, 2010y}), "2010");
}

}  // namespace
