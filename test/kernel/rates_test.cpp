#include <yearbook/numeric.hpp>

#include <gtest/gtest.h>

#include "support/support.hpp"

namespace {

using yearbook::compound_rate;
using yearbook::relative_change;
using yearbook::test::nan;

TEST(RelativeChange, IsAFractionOfAPositiveStart) {
  EXPECT_DOUBLE_EQ(relative_change(50, 60).value(), 0.2);
  EXPECT_DOUBLE_EQ(relative_change(50, 0).value(), -1);
  EXPECT_DOUBLE_EQ(relative_change(50, -50).value(), -2);
}

TEST(RelativeChange, IsMissingWhereItSaysNothing) {
  EXPECT_FALSE(relative_change(0, 5));
  EXPECT_FALSE(relative_change(-5, 5));
  EXPECT_FALSE(relative_change(nan, 5));
  EXPECT_FALSE(relative_change(5, nan));
  EXPECT_FALSE(relative_change(1e-300, 1e300));
}

TEST(CompoundRate, LeadsFromTheFirstToTheLast) {
  EXPECT_NEAR(compound_rate(100, 121, 2).value(), 0.1, 1e-15);
  EXPECT_NEAR(compound_rate(100, 100, 7).value(), 0, 1e-15);
  EXPECT_EQ(compound_rate(100, 0, 3), -1.0);
}

TEST(CompoundRate, IsMissingWhereItSaysNothing) {
  EXPECT_FALSE(compound_rate(0, 5, 2));
  EXPECT_FALSE(compound_rate(-4, -9, 2));
  EXPECT_FALSE(compound_rate(4, -9, 2));
  EXPECT_FALSE(compound_rate(nan, 5, 2));
  EXPECT_FALSE(compound_rate(5, nan, 2));
  EXPECT_FALSE(compound_rate(5, 6, 0));
}

}  // namespace
