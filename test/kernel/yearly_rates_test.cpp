#include <yearbook/yearly_rates.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "support/support.hpp"

namespace {

using yearbook::yearly_rates;
using yearbook::YearlyRates;
using Column = std::vector<double>;
using yearbook::test::nan;

TEST(YearlyRates, OfADoublingSeries) {
  const YearlyRates found = yearly_rates(Column{1, 2, 4, 8});
  EXPECT_DOUBLE_EQ(found.compound.value(), 1);
  // Slope 2.3; the line starts at 3.75 - 1.5 * 2.3 = 0.3.
  EXPECT_NEAR(found.linear.value(), 2.3 / 0.3, 1e-12);
  EXPECT_EQ(found.first, 0U);
  EXPECT_EQ(found.last, 3U);
  EXPECT_EQ(found.present, 4U);
}

TEST(YearlyRates, GapsKeepTheirYears) {
  // (1, 5), (3, 6), (6, 9): means 10/3 and 20/3; slope (23/3) / (38/3) * ... = 31/38.
  const YearlyRates found = yearly_rates(Column{nan, 5, nan, 6, nan, nan, 9, nan});
  EXPECT_EQ(found.first, 1U);
  EXPECT_EQ(found.last, 6U);
  EXPECT_EQ(found.present, 3U);
  EXPECT_NEAR(found.compound.value(), std::pow(9.0 / 5, 1.0 / 5) - 1, 1e-15);
  // Sum of (x - 10/3)(y - 20/3) = 31/3, of (x - 10/3)^2 = 38/3; at x = 1 the line is at
  // 20/3 - 31/38 * 7/3 = 543/114.
  EXPECT_NEAR(found.linear.value(), (31.0 / 38) / (543.0 / 114), 1e-14);
}

TEST(YearlyRates, OfTwoValuesIsTheirChangeAYear) {
  EXPECT_NEAR(yearly_rates(Column{10, nan, nan, 20}).linear.value(), 1.0 / 3, 1e-15);
  EXPECT_NEAR(yearly_rates(Column{-10, -20}).linear.value(), 1, 1e-15);
  EXPECT_FALSE(yearly_rates(Column{0, 5}).linear);
}

TEST(YearlyRates, CompoundRateNeedsASignThatMeansSomething) {
  EXPECT_FALSE(yearly_rates(Column{0, 5}).compound) << "growth from nothing is no rate";
  EXPECT_FALSE(yearly_rates(Column{-2, -4}).compound);
  EXPECT_FALSE(yearly_rates(Column{2, -4}).compound);
  EXPECT_EQ(yearly_rates(Column{5, 0}).compound, -1) << "all of it went";
  EXPECT_EQ(yearly_rates(Column{0, 7, 0}).compound, 0) << "equal ends grow by nothing";
  EXPECT_EQ(yearly_rates(Column{-3, -3}).compound, 0);
}

TEST(YearlyRates, NeedsTwoValues) {
  for (const Column& few : {Column{}, Column{nan, nan}, Column{nan, 4}}) {
    const YearlyRates found = yearly_rates(few);
    EXPECT_FALSE(found.compound);
    EXPECT_FALSE(found.linear);
    EXPECT_LE(found.present, 1U);
  }
  EXPECT_EQ(yearly_rates(Column{3, 3, 3}).linear, 0);
  EXPECT_FALSE(yearly_rates(Column{0, 0, 0}).linear) << "a line that starts at 0 has no rate";
}

}  // namespace
