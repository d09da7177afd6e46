#include <yearbook/error.hpp>
#include <yearbook/statistics.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "support/support.hpp"

namespace {

using yearbook::compensated_sum;
using yearbook::ErrorCode;
using yearbook::geometric_mean;
using yearbook::gini;
using yearbook::harmonic_mean;
using yearbook::herfindahl;
using yearbook::least_squares;
using yearbook::mean;
using yearbook::median;
using yearbook::normalised_herfindahl;
using yearbook::quantile;
using yearbook::share_of_largest;
using yearbook::standard_deviation;
using yearbook::weighted_mean;
using yearbook::test::nan;
using yearbook::test::thrown_by;

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

TEST(GeometricMean, LeadsToTheSameEnd) {
  EXPECT_NEAR(geometric_mean(std::array{2.0, nan, 8.0}).value(), 4, 1e-15);
  // Growth of 10 %, 20 % and -5 %: 1.1 * 1.2 * 0.95 = 1.254, its cube root.
  EXPECT_NEAR(geometric_mean(std::array{1.1, 1.2, 0.95}).value(), std::cbrt(1.254), 1e-15);
  EXPECT_NEAR(geometric_mean(std::array{1e300, 1e300, 1e-300}).value(), 1e100, 1e87);
  EXPECT_EQ(geometric_mean({}), std::nullopt);
  EXPECT_EQ(geometric_mean(std::array{nan}), std::nullopt);
  EXPECT_EQ(geometric_mean(std::array{1.0, 0.0}), std::nullopt);
  EXPECT_EQ(geometric_mean(std::array{1.0, -2.0}), std::nullopt);
}

TEST(HarmonicMean, IsTheRateOfThemAll) {
  // 60 km at 40 km/h and 60 km at 120 km/h take 2 hours.
  EXPECT_EQ(harmonic_mean(std::array{40.0, nan, 120.0}), 60);
  EXPECT_NEAR(harmonic_mean(std::array{1.0, 2.0, 4.0}).value(), 12.0 / 7, 1e-15);
  EXPECT_EQ(harmonic_mean({}), std::nullopt);
  EXPECT_EQ(harmonic_mean(std::array{1.0, 0.0}), std::nullopt);
  EXPECT_EQ(harmonic_mean(std::array{1.0, -2.0}), std::nullopt);
}

TEST(Means, StandInOrder) {
  std::mt19937_64 random(11);
  std::lognormal_distribution<double> figures(3, 1);
  for (int i = 0; i < 50; ++i) {
    std::vector<double> values(20);
    std::ranges::generate(values, [&] { return figures(random); });
    EXPECT_LT(harmonic_mean(values).value(), geometric_mean(values).value());
    EXPECT_LT(geometric_mean(values).value(), mean(values).value());
  }
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

TEST(Mean, IsTheSumOverTheNumberOfValuesThatAreThere) {
  EXPECT_EQ(mean(std::array{1.0, nan, 2.0, 6.0}), 3.0);
  EXPECT_EQ(mean(std::array{1e16, 1.0, -1e16}), 1.0 / 3);
  EXPECT_FALSE(mean({}));
  EXPECT_FALSE(mean(std::array{nan}));
  EXPECT_FALSE(mean(std::array{1.7e308, 1.7e308}));
}

TEST(Quantile, IsTypeSevenAsRGivesIt) {
  // By hand: places (n - 1) p = 0.9, 2.25 and 6.75 of ten values in order.
  const std::array values{15.0, 3.0, 7.0, 20.0, nan, 8.0, 36.0, 11.0, 2.0, 40.0, 28.0};
  EXPECT_DOUBLE_EQ(quantile(values, 0.1).value(), 2 + 0.9 * (3 - 2));
  EXPECT_DOUBLE_EQ(quantile(values, 0.25).value(), 7 + 0.25 * (8 - 7));
  EXPECT_DOUBLE_EQ(quantile(values, 0.75).value(), 20 + 0.75 * (28 - 20));
  EXPECT_EQ(quantile(values, 0), 2.0);
  EXPECT_EQ(quantile(values, 1), 40.0);
  EXPECT_EQ(median(values), 13.0);
  EXPECT_EQ(median(std::array{3.0, 1.0, 2.0}), 2.0);
}

TEST(Quantile, OfOneValueIsThatValueAndOfNoneMissing) {
  for (const double part : {0.0, 0.3, 1.0}) EXPECT_EQ(quantile(std::array{5.0, nan}, part), 5.0);
  EXPECT_FALSE(quantile({}, 0.5));
  EXPECT_FALSE(median(std::array{nan}));
}

TEST(Quantile, RefusesAPartThatIsNoFraction) {
  for (const double part : {-0.01, 1.01, nan, 50.0}) {
    EXPECT_EQ(thrown_by([&] { (void)quantile(std::array{1.0}, part); }).code,
              ErrorCode::invalid_argument);
  }
  EXPECT_NE(thrown_by([] { (void)quantile({}, 2); }).sentence.find("ask from 0 to 1"),
            std::string::npos);
}

TEST(StandardDeviation, IsThatOfASample) {
  // Deviations from 5: 9 1 1 1 0 0 4 16, in all 32, over 7.
  const std::array values{2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0, nan};
  EXPECT_DOUBLE_EQ(standard_deviation(values).value(), std::sqrt(32.0 / 7));
  EXPECT_EQ(standard_deviation(std::array{3.0, 3.0}), 0.0);
  EXPECT_FALSE(standard_deviation(std::array{3.0, nan}));
  EXPECT_FALSE(standard_deviation({}));
  // Large figures that differ little do not cancel.
  EXPECT_DOUBLE_EQ(standard_deviation(std::array{1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16}).value(),
                   std::sqrt(30.0));
}

TEST(LeastSquares, GivesTheLineOfAnExactOne) {
  const auto line = least_squares(std::array{2010.0, 2012.0, 2013.0}, std::array{7.0, 11.0, 13.0});
  ASSERT_TRUE(line);
  EXPECT_DOUBLE_EQ(line->slope, 2);
  EXPECT_DOUBLE_EQ(line->intercept, 7 - 2 * 2010);
  EXPECT_EQ(line->r_squared, 1.0);
  EXPECT_NEAR(line->standard_error.value(), 0, 1e-12);
  EXPECT_EQ(line->points, 3U);
}

TEST(LeastSquares, LeavesAPointOutWhenEitherSideIsMissing) {
  // By hand over (1, 2), (2, 3), (3, 7): Sxx = 2, Sxy = 5, Syy = 14, SSR = 1.5.
  const auto line =
      least_squares(std::array{1.0, 2.0, nan, 3.0, 4.0}, std::array{2.0, 3.0, 100.0, 7.0, nan});
  ASSERT_TRUE(line);
  EXPECT_EQ(line->points, 3U);
  EXPECT_DOUBLE_EQ(line->slope, 2.5);
  EXPECT_DOUBLE_EQ(line->intercept, -1);
  EXPECT_DOUBLE_EQ(line->r_squared.value(), 1 - 1.5 / 14);
  EXPECT_DOUBLE_EQ(line->standard_error.value(), std::sqrt(1.5 / 2));
}

TEST(LeastSquares, IsMissingWhereNoLineIsDetermined) {
  EXPECT_FALSE(least_squares({}, {}));
  EXPECT_FALSE(least_squares(std::array{1.0}, std::array{1.0}));
  EXPECT_FALSE(least_squares(std::array{2.0, 2.0}, std::array{1.0, 5.0}));
  const auto two = least_squares(std::array{1.0, 2.0}, std::array{4.0, 4.0});
  ASSERT_TRUE(two);
  EXPECT_EQ(two->slope, 0);
  EXPECT_FALSE(two->r_squared);
  EXPECT_FALSE(two->standard_error);
  EXPECT_EQ(thrown_by([] { (void)least_squares(std::array{1.0}, std::array{1.0, 2.0}); }).sentence,
            "least_squares: 1 x but 2 y; give one y an x");
}

TEST(Gini, IsHalfTheRelativeMeanDifference) {
  EXPECT_EQ(gini(std::array{3.0, 3.0, 3.0, nan}), 0.0);
  EXPECT_EQ(gini(std::array{0.0, 0.0, 0.0, 8.0}), 0.75);
  EXPECT_DOUBLE_EQ(gini(std::array{4.0, 1.0, 3.0, 2.0}).value(), 0.25);
  EXPECT_EQ(gini(std::array{7.0}), 0.0);
}

TEST(Herfindahl, SumsTheSquaresOfTheShares) {
  EXPECT_DOUBLE_EQ(herfindahl(std::array{50.0, 30.0, nan, 20.0}).value(), 0.25 + 0.09 + 0.04);
  EXPECT_DOUBLE_EQ(normalised_herfindahl(std::array{50.0, 30.0, nan, 20.0}).value(),
                   (0.38 - 1.0 / 3) / (1 - 1.0 / 3));
  EXPECT_EQ(normalised_herfindahl(std::array{0.0, 5.0}), 1.0);
  EXPECT_EQ(normalised_herfindahl(std::array{5.0, 5.0}), 0.0);
  EXPECT_EQ(herfindahl(std::array{5.0}), 1.0);
  EXPECT_FALSE(normalised_herfindahl(std::array{5.0}));
}

TEST(ShareOfLargest, IsThatOfTheFirstInTheSum) {
  const std::array values{10.0, 40.0, nan, 20.0, 30.0};
  EXPECT_DOUBLE_EQ(share_of_largest(values, 1).value(), 0.4);
  EXPECT_DOUBLE_EQ(share_of_largest(values, 2).value(), 0.7);
  EXPECT_EQ(share_of_largest(values, 0), 0.0);
  EXPECT_EQ(share_of_largest(values, 4), 1.0);
  EXPECT_EQ(share_of_largest(values, 99), 1.0);
}

TEST(Concentration, IsMissingOfNegativeValuesAndOfNothing) {
  for (const auto& values :
       {std::vector<double>{}, std::vector{nan}, std::vector{0.0, 0.0}, std::vector{5.0, -1.0}}) {
    EXPECT_FALSE(gini(values));
    EXPECT_FALSE(herfindahl(values));
    EXPECT_FALSE(normalised_herfindahl(values));
    EXPECT_FALSE(share_of_largest(values, 1));
  }
}

TEST(Statistics, EqualLongArithmeticByOtherFormulasInAnyOrder) {
  std::mt19937_64 random(29);
  std::lognormal_distribution<double> figures(3, 2);
  for (int round = 0; round < 300; ++round) {
    std::vector<double> values;
    std::vector<long double> there;
    for (std::size_t i = 0; i < 2 + random() % 40; ++i) {
      values.push_back(random() % 4 == 0 ? nan : figures(random));
      if (!std::isnan(values.back())) there.push_back(values.back());
    }
    if (there.size() < 2) continue;
    const auto n = static_cast<long double>(there.size());
    long double sum = 0;
    long double squares = 0;
    long double differences = 0;
    for (const long double a : there) {
      sum += a;
      squares += a * a;
      for (const long double b : there) differences += std::fabs(a - b);
    }
    long double spread = 0;
    for (const long double a : there) spread += (a - sum / n) * (a - sum / n);
    std::ranges::sort(there, std::greater());
    const std::size_t largest = random() % there.size();
    long double first = 0;
    for (std::size_t i = 0; i < largest; ++i) first += there[i];
    for (int order = 0; order < 3; ++order) {
      const auto near = [](std::optional<double> found, long double expected) {
        ASSERT_TRUE(found);
        ASSERT_NEAR(*found, static_cast<double>(expected),
                    std::fabs(static_cast<double>(expected)) * 1e-13);
      };
      near(mean(values), sum / n);
      near(standard_deviation(values), std::sqrt(spread / (n - 1)));
      near(gini(values), differences / (2 * n * sum));
      near(herfindahl(values), squares / (sum * sum));
      near(share_of_largest(values, largest), first / sum);
      std::ranges::shuffle(values, random);
    }
  }
}

TEST(LeastSquares, EqualsLongArithmeticByTheNormalEquations) {
  std::mt19937_64 random(31);
  std::lognormal_distribution<double> figures(3, 1);
  for (int round = 0; round < 300; ++round) {
    std::vector<double> x;
    std::vector<double> y;
    long double n = 0;
    long double sx = 0;
    long double sy = 0;
    long double sxx = 0;
    long double sxy = 0;
    long double syy = 0;
    for (int year = 1; year < 20; ++year) {
      x.push_back(year);
      y.push_back(random() % 3 == 0 ? nan : figures(random));
      if (std::isnan(y.back())) continue;
      const auto a = static_cast<long double>(x.back());
      const auto b = static_cast<long double>(y.back());
      n += 1;
      sx += a;
      sy += b;
      sxx += a * a;
      sxy += a * b;
      syy += b * b;
    }
    const long double cross = n * sxy - sx * sy;
    const long double x_spread = n * sxx - sx * sx;
    const long double y_spread = n * syy - sy * sy;
    const auto line = least_squares(x, y);
    ASSERT_TRUE(line);
    const auto slope = static_cast<double>(cross / x_spread);
    const auto r_squared = static_cast<double>(cross * cross / (x_spread * y_spread));
    ASSERT_NEAR(line->slope, slope, std::fabs(slope) * 1e-11);
    ASSERT_NEAR(line->intercept, static_cast<double>((sy - cross / x_spread * sx) / n), 1e-10);
    ASSERT_NEAR(line->r_squared.value(), r_squared, 1e-12);
    const auto error =
        static_cast<double>(std::sqrt((y_spread - cross * cross / x_spread) / x_spread / (n - 2)));
    ASSERT_NEAR(line->standard_error.value(), error, error * 1e-10);
  }
}

}  // namespace
