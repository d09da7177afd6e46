#include <yearbook/error.hpp>
#include <yearbook/numeric.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
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

TEST(CompensatedSum, IsTheDoubleNearestToTheExactSumOfWholeNumbers) {
  // Whole numbers of up to 52 bits and either sign: their sum is exact in 64 bits, however much
  // cancels.
  std::mt19937_64 random(19);
  int plain_sums_off = 0;
  for (int round = 0; round < 200; ++round) {
    std::vector<double> values;
    std::int64_t exact = 0;
    for (int i = 0; i < 500; ++i) {
      auto whole = static_cast<std::int64_t>(random() >> (12U + random() % 40));
      if (random() % 2 == 0) whole = -whole;
      exact += whole;
      values.push_back(static_cast<double>(whole));
    }
    double plain = 0;
    for (const double value : values) plain += value;
    if (plain != static_cast<double>(exact)) ++plain_sums_off;
    ASSERT_EQ(compensated_sum(values), static_cast<double>(exact));
    std::ranges::shuffle(values, random);
    ASSERT_EQ(compensated_sum(values), static_cast<double>(exact));
  }
  // Plain addition would not have passed.
  EXPECT_GT(plain_sums_off, 100);
}

TEST(CompensatedSum, TakesInfinityAsItIs) {
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(compensated_sum(std::array{infinity, 1.0}), infinity);
  EXPECT_EQ(compensated_sum(std::array{1.0, -infinity}), -infinity);
}

TEST(WeightedMean, EqualsLongArithmeticOnRandomWeights) {
  std::mt19937_64 random(23);
  std::lognormal_distribution<double> figures(3, 2);
  for (int round = 0; round < 500; ++round) {
    std::vector<double> values;
    std::vector<double> weights;
    long double above = 0;
    long double below = 0;
    for (std::size_t i = 0; i < 1 + static_cast<std::size_t>(round) % 60; ++i) {
      values.push_back(random() % 4 == 0 ? nan : figures(random));
      weights.push_back(random() % 5 == 0 ? 0 : figures(random));
      if (std::isnan(values.back())) continue;
      above += static_cast<long double>(values.back()) * weights.back();
      below += weights.back();
    }
    const auto mean = weighted_mean(values, weights);
    ASSERT_EQ(mean.has_value(), below > 0);
    if (mean) {
      const auto expected = static_cast<double>(above / below);
      ASSERT_NEAR(*mean, expected, 4e-16 * std::fabs(expected));
    }
  }
}

TEST(WeightedMean, DependsOnTheRatiosOfTheWeightsOnly) {
  const std::array values{3.0, 5.0, 11.0};
  EXPECT_EQ(weighted_mean(values, std::array{1.0, 2.0, 5.0}).value(), 68.0 / 8);
  EXPECT_EQ(weighted_mean(values, std::array{4.0, 8.0, 20.0}).value(), 68.0 / 8);
  EXPECT_EQ(weighted_mean(values, std::array{0.0, 0.0, 1e-300}).value(), 11);
}

TEST(WeightedMean, AWrongWeightIsNamedEvenBesideAMissingValue) {
  const double infinity = std::numeric_limits<double>::infinity();
  const auto error =
      thrown_by([&] { (void)weighted_mean(std::array{1.0, nan}, std::array{1.0, infinity}); });
  EXPECT_EQ(error.code, ErrorCode::invalid_argument);
  EXPECT_NE(error.sentence.find("weight 2 is inf"), std::string::npos) << error.sentence;
  EXPECT_EQ(thrown_by([&] { (void)weighted_mean(std::array{nan}, std::array{-1.0}); }).code,
            ErrorCode::invalid_argument);
}

}  // namespace
