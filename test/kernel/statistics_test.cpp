#include <yearbook/error.hpp>
#include <yearbook/numeric.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "support/support.hpp"

namespace {

using yearbook::compensated_sum;
using yearbook::ErrorCode;
using yearbook::weighted_mean;
using yearbook::test::thrown_by;

const double nan = std::numeric_limits<double>::quiet_NaN();

TEST(CompensatedSum, KeepsWhatPlainAdditionLoses) {
  EXPECT_EQ(compensated_sum(std::array{1e16, 1.0, -1e16}), 1);
  EXPECT_EQ(compensated_sum(std::array{1.0, 1e100, 1.0, -1e100}), 2);
}

TEST(CompensatedSum, DoesNotDependOnTheOrder) {
  std::mt19937_64 random(5);
  std::lognormal_distribution<double> figures(20, 4);
  std::vector<double> values(1000);
  std::ranges::generate(values, [&] { return figures(random); });
  long double reference = 0;
  for (const double value : values) reference += value;
  const double first = compensated_sum(values);
  EXPECT_NEAR(first, static_cast<double>(reference), std::fabs(first) * 1e-15);
  for (int i = 0; i < 100; ++i) {
    std::ranges::shuffle(values, random);
    EXPECT_EQ(compensated_sum(values), first);
  }
}

TEST(CompensatedSum, LeavesMissingValuesOut) {
  EXPECT_EQ(compensated_sum(std::array{1.0, nan, 2.0}), 3);
  EXPECT_EQ(compensated_sum(std::array{nan, nan}), 0);
  EXPECT_EQ(compensated_sum({}), 0);
}

TEST(CompensatedSum, OverflowsToInfinityAndNotToNan) {
  EXPECT_EQ(compensated_sum(std::array{1.7e308, 1.7e308, 1.0}),
            std::numeric_limits<double>::infinity());
}

TEST(WeightedMean, GivesTheIndexOf2015) {
  // The published sub-indices and first-level weights of the report on 2015.
  const std::array values{162.6, 298.8, 124.3, 259.5, 126.4};
  const std::array weights{0.20, 0.20, 0.25, 0.10, 0.25};
  EXPECT_NEAR(weighted_mean(values, weights).value(), 180.905, 1e-12 * 180.905);
}

TEST(WeightedMean, AMissingValueLeavesWithItsWeight) {
  EXPECT_DOUBLE_EQ(weighted_mean(std::array{10.0, nan, 30.0}, std::array{1.0, 5.0, 3.0}).value(),
                   25);
}

TEST(WeightedMean, IsMissingWhenNoWeightIsLeft) {
  EXPECT_FALSE(weighted_mean(std::array{nan}, std::array{1.0}));
  EXPECT_FALSE(weighted_mean(std::array{1.0, 2.0}, std::array{0.0, 0.0}));
  EXPECT_FALSE(weighted_mean({}, {}));
}

TEST(WeightedMean, RefusesWeightsThatCannotBeMeant) {
  EXPECT_EQ(thrown_by([] { (void)weighted_mean(std::array{1.0}, std::array{-1.0}); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([] { (void)weighted_mean(std::array{1.0}, std::array{nan}); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([] { (void)weighted_mean(std::array{1.0, 2.0}, std::array{1.0}); }).sentence,
            "weighted_mean: 2 values but 1 weights; give one weight a value");
}

}  // namespace
