#include <yearbook/unit.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>

namespace {

using namespace yearbook;

const Unit cny{"CNY", "money", "CNY", 1, "", ""};
const Unit cny_100m{"CNY_100m", "money", "CNY", 1e8, "", ""};
const Unit count{"count", "count", "count", 1, "", ""};
const Unit percent{"percent", "ratio", "ratio", 0.01, "", ""};
const Unit ratio{"ratio", "ratio", "ratio", 1, "", ""};
const Unit index_unit{"index", "index", "index", 1, "", ""};
const double nan = std::numeric_limits<double>::quiet_NaN();

TEST(FormatExact, ReadsBackToTheSameDouble) {
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> mantissa(-10, 10);
  std::uniform_int_distribution<int> exponent(-300, 300);
  for (int i = 0; i < 10'000; ++i) {
    const double value = mantissa(random) * std::pow(10.0, exponent(random));
    EXPECT_EQ(std::strtod(format_exact(value).c_str(), nullptr), value);
  }
}

TEST(FormatExact, WritesPlainDigitsWherePeopleDo) {
  EXPECT_EQ(format_exact(8.98e12), "8980000000000");
  EXPECT_EQ(format_exact(0.1209), "0.1209");
  EXPECT_EQ(format_exact(-3), "-3");
  EXPECT_EQ(format_exact(0), "0");
  EXPECT_EQ(format_exact(1e-300), "1e-300");
  EXPECT_EQ(format_exact(1e300), "1e+300");
  EXPECT_EQ(format_exact(nan), "");
}

TEST(FormatFigure, ScalesMoney) {
  EXPECT_EQ(format_figure(8.98e12, cny), "CNY 8.98 trillion");
  EXPECT_EQ(format_figure(5544.7, cny_100m), "CNY 554.47 billion");
  EXPECT_EQ(format_figure(-2.5e6, cny), "CNY -2.5 million");
  EXPECT_EQ(format_figure(999'999, cny), "CNY 999,999");
  EXPECT_EQ(format_figure(0, cny), "CNY 0");
  EXPECT_EQ(format_figure(9177249574000, cny), "CNY 9.17725 trillion");
}

TEST(FormatFigure, GroupsCountsAndPrintsPercent) {
  EXPECT_EQ(format_figure(262'000, count), "262,000");
  EXPECT_EQ(format_figure(1'234'567.8, count, 1), "1,234,567.8");
  EXPECT_EQ(format_figure(12.1, percent), "12.1 %");
  EXPECT_EQ(format_figure(0.121, ratio), "12.1 %");
  EXPECT_EQ(format_figure(35, percent, 1), "35.0 %");
  EXPECT_EQ(format_figure(180.905, index_unit, 1), "180.9");
  EXPECT_EQ(format_figure(180.905, index_unit), "180.905");
}

TEST(FormatFigure, NamesUnitsThatAreNotPlain) {
  EXPECT_EQ(format_figure(130, {"km2", "area", "km2", 1, "square kilometres", ""}),
            "130 square kilometres");
  EXPECT_EQ(format_figure(130, {"km2", "area", "km2", 1, "", ""}), "130 km2");
}

TEST(FormatFigure, MissingIsEmptyAndZeroHasNoSign) {
  EXPECT_EQ(format_figure(nan, cny), "");
  EXPECT_EQ(format_figure(-0.001, count, 1), "0.0");
}

TEST(FormatPercent, PrintsAFraction) {
  EXPECT_EQ(format_percent(0.12086599858388564, 2), "12.09 %");
  EXPECT_EQ(format_percent(0.354), "35.4 %");
  EXPECT_EQ(format_percent(nan), "");
}

}  // namespace
