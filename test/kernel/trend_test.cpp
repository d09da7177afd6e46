#include <yearbook/trend.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace {

using yearbook::Trend;
using yearbook::trend;
using Column = std::vector<double>;

const double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Trend, OfADoublingSeries) {
  const Trend found = trend(Column{1, 2, 4, 8});
  EXPECT_DOUBLE_EQ(found.compound_rate.value(), 1);
  // Slope 2.3; the line starts at 3.75 - 1.5 * 2.3 = 0.3.
  EXPECT_NEAR(found.linear_rate.value(), 2.3 / 0.3, 1e-12);
  EXPECT_EQ(found.first, 0U);
  EXPECT_EQ(found.last, 3U);
  EXPECT_EQ(found.present, 4U);
}

TEST(Trend, GapsKeepTheirYears) {
  // (1, 5), (3, 6), (6, 9): means 10/3 and 20/3; slope (23/3) / (38/3) * ... = 31/38.
  const Trend found = trend(Column{nan, 5, nan, 6, nan, nan, 9, nan});
  EXPECT_EQ(found.first, 1U);
  EXPECT_EQ(found.last, 6U);
  EXPECT_EQ(found.present, 3U);
  EXPECT_NEAR(found.compound_rate.value(), std::pow(9.0 / 5, 1.0 / 5) - 1, 1e-15);
  // Sum of (x - 10/3)(y - 20/3) = 31/3, of (x - 10/3)^2 = 38/3; at x = 1 the line is at
  // 20/3 - 31/38 * 7/3 = 543/114.
  EXPECT_NEAR(found.linear_rate.value(), (31.0 / 38) / (543.0 / 114), 1e-14);
}

TEST(Trend, OfTwoValuesIsTheirChangeAYear) {
  EXPECT_NEAR(trend(Column{10, nan, nan, 20}).linear_rate.value(), 1.0 / 3, 1e-15);
  EXPECT_NEAR(trend(Column{-10, -20}).linear_rate.value(), 1, 1e-15);
  EXPECT_FALSE(trend(Column{0, 5}).linear_rate);
}

TEST(Trend, CompoundRateNeedsASignThatMeansSomething) {
  EXPECT_FALSE(trend(Column{0, 5}).compound_rate) << "growth from nothing is no rate";
  EXPECT_FALSE(trend(Column{-2, -4}).compound_rate);
  EXPECT_FALSE(trend(Column{2, -4}).compound_rate);
  EXPECT_EQ(trend(Column{5, 0}).compound_rate, -1) << "all of it went";
  EXPECT_EQ(trend(Column{0, 7, 0}).compound_rate, 0) << "equal ends grow by nothing";
  EXPECT_EQ(trend(Column{-3, -3}).compound_rate, 0);
}

TEST(Trend, NeedsTwoValues) {
  for (const Column& few : {Column{}, Column{nan, nan}, Column{nan, 4}}) {
    const Trend found = trend(few);
    EXPECT_FALSE(found.compound_rate);
    EXPECT_FALSE(found.linear_rate);
    EXPECT_LE(found.present, 1U);
  }
  EXPECT_EQ(trend(Column{3, 3, 3}).linear_rate, 0);
  EXPECT_FALSE(trend(Column{0, 0, 0}).linear_rate) << "a line that starts at 0 has no rate";
}

}  // namespace
