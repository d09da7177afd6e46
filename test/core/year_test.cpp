#include <yearbook/year.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <string>
#include <string_view>

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

TEST(Date, EveryDayOfTwoYearsReadsBackAndNoOther) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (const int year : {2015, 2016, 1900, 2000}) {
    const bool leap = year == 2016 || year == 2000;
    for (int month = 1; month <= 12; ++month) {
      const int last = days.at(static_cast<std::size_t>(month - 1)) + (leap && month == 2 ? 1 : 0);
      for (int day = 0; day <= 32; ++day) {
        std::array<char, 48> text{};
        std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year, month, day);
        const auto date = parse_date(text.data());
        ASSERT_EQ(date.has_value(), 1 <= day && day <= last) << text.data();
        if (date) {
          ASSERT_EQ(to_string(*date), text.data());
        }
      }
    }
  }
}

TEST(Date, IsOrderedByDay) {
  EXPECT_LT(parse_date("2017-12-21"), parse_date("2017-12"));
  EXPECT_LT(parse_date("2017-11"), parse_date("2017-12-01"));
  EXPECT_EQ(parse_date("2017"), parse_date("2017-12-31"));
}

TEST(Date, HasFourDigitsOfYear) {
  EXPECT_EQ(to_string(parse_date("0987-01-02").value()), "0987-01-02");
  EXPECT_FALSE(parse_date("987-01-02"));
  EXPECT_FALSE(parse_date("12017-01-02"));
  EXPECT_FALSE(parse_date("2017-12-21T00:00"));
  EXPECT_FALSE(parse_date("2017-12-21 "));
}

TEST(Year, AnEmbeddedNulIsNoDigit) {
  EXPECT_FALSE(parse_year(std::string_view("201\0", 4)));
  EXPECT_EQ(parse_year(std::string_view("20169").substr(0, 4)), 2016y);
  EXPECT_EQ(to_string(5y), "5");
}

TEST(YearRange, OfOneYearHasOne) {
  constexpr YearRange years{2016y, 2016y};
  EXPECT_EQ(years.size(), 1U);
  EXPECT_FALSE(years.empty());
  EXPECT_TRUE(years.contains(2016y));
  EXPECT_FALSE(years.contains(2015y));
  EXPECT_EQ((YearRange{1y, 9999y}).size(), 9999U);
}

TEST(YearRange, ReversedContainsNothing) {
  for (int year = 2005; year < 2020; ++year) {
    EXPECT_FALSE((YearRange{2016y, 2010y}).contains(Year{year}));
  }
}

}  // namespace
