#include <yearbook/correlation.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <random>
#include <vector>

#include <yearbook/numeric.hpp>

#include "support/support.hpp"

namespace {

using yearbook::Correlation;
using yearbook::correlation;
using yearbook::correlation_matrix;
using yearbook::correlation_p_value;
using yearbook::CorrelationMethod;
using yearbook::covariance;
using yearbook::cronbach_alpha;
using yearbook::ErrorCode;
using yearbook::test::thrown_by;
using Column = std::vector<double>;
using yearbook::test::nan;
const Column steps{1, 2, 3, 4, 5};
const Column uneven{2, 1, 4, 3, 5};

// Some numbers with ties and gaps.
Column some_column(std::mt19937& random, std::size_t size) {
  Column column(size);
  std::ranges::generate(
      column, [&] { return random() % 6 == 0 ? nan : static_cast<double>(random() % 9); });
  return column;
}

struct CompletePairs {
  Column x;
  Column y;
};

CompletePairs complete(const Column& x, const Column& y) {
  CompletePairs pairs;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (std::isnan(x[i]) || std::isnan(y[i])) continue;
    pairs.x.push_back(x[i]);
    pairs.y.push_back(y[i]);
  }
  return pairs;
}

// By the definition: every pair of rows looked at.
double tau_of_all_pairs(const CompletePairs& pairs) {
  const auto sign = [](double a, double b) { return static_cast<double>((a > b) - (a < b)); };
  double agreement = 0;
  double untied_x = 0;
  double untied_y = 0;
  for (std::size_t i = 0; i < pairs.x.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const double x = sign(pairs.x[i], pairs.x[j]);
      const double y = sign(pairs.y[i], pairs.y[j]);
      agreement += x * y;
      untied_x += x * x;
      untied_y += y * y;
    }
  }
  return agreement / std::sqrt(untied_x * untied_y);
}

TEST(Correlation, IsOneAlongARisingLineAndMinusOneAlongAFallingOne) {
  for (const auto method :
       {CorrelationMethod::pearson, CorrelationMethod::spearman, CorrelationMethod::kendall}) {
    const Correlation rising = correlation(steps, Column{10, 20, 30, 40, 50}, method);
    EXPECT_DOUBLE_EQ(rising.value.value(), 1) << to_string(method);
    EXPECT_DOUBLE_EQ(correlation(steps, Column{5, 4, 3, 2, 1}, method).value.value(), -1);
    EXPECT_EQ(rising.pairs, 5U);
  }
}

TEST(Correlation, ByHand) {
  // About the means: sum xy = 8, sum xx = sum yy = 10; places are the numbers themselves.
  EXPECT_DOUBLE_EQ(correlation(steps, uneven).value.value(), 0.8);
  EXPECT_DOUBLE_EQ(correlation(steps, uneven, CorrelationMethod::spearman).value.value(), 0.8);
  // Of 10 pairs, (1,2) and (3,4) stand the other way round: (8 - 2) / 10.
  EXPECT_DOUBLE_EQ(correlation(steps, uneven, CorrelationMethod::kendall).value.value(), 0.6);
  // Tied: x has one tie of 2 (5 of 6 pairs are untied), C = 5, D = 0: 5 / sqrt(5 * 6).
  EXPECT_DOUBLE_EQ(
      correlation(Column{1, 1, 2, 3}, Column{1, 2, 3, 4}, CorrelationMethod::kendall).value.value(),
      5 / std::sqrt(30.0));
}

TEST(Correlation, SpearmanSeesOrderAlone) {
  const Column cubes{1, 8, 27, 64, 125};
  EXPECT_DOUBLE_EQ(correlation(steps, cubes, CorrelationMethod::spearman).value.value(), 1);
  EXPECT_LT(correlation(steps, cubes).value.value(), 0.95);
}

TEST(Correlation, RowsThatMissOneSideAreLeftOut) {
  const Column x{1, nan, 2, 3, 4, 5};
  const Column y{2, 7, 1, 4, 3, 5};
  const Correlation with_gap = correlation(x, y);
  EXPECT_EQ(with_gap.pairs, 5U);
  EXPECT_DOUBLE_EQ(with_gap.value.value(), 0.8);
}

TEST(Correlation, WithoutSpreadOrPairsThereIsNone) {
  EXPECT_FALSE(correlation(steps, Column{2, 2, 2, 2, 2}).value);
  EXPECT_FALSE(correlation(steps, Column{0.1, 0.1, 0.1, 0.1, 0.1}).value);
  EXPECT_FALSE(correlation(Column{1, nan}, Column{2, 3}).value);
  EXPECT_FALSE(correlation(Column{}, Column{}).value);
  const Correlation two = correlation(Column{1, 2}, Column{3, 5});
  EXPECT_DOUBLE_EQ(two.value.value(), 1);
  EXPECT_FALSE(two.p_value) << "two points always lie on a line";
}

TEST(Correlation, SizesMustAgree) {
  const auto thrown = thrown_by([] { (void)correlation(steps, Column{1, 2}); });
  EXPECT_EQ(thrown.code, ErrorCode::invalid_argument);
  EXPECT_NE(thrown.sentence.find("5 and 2 rows"), std::string::npos) << thrown.sentence;
}

TEST(Correlation, SurvivesNumbersWhoseSquaresDoNot) {
  EXPECT_NEAR(correlation(Column{1e150, 2e150, 3e150}, Column{1e150, 3e150, 2e150}).value.value(),
              0.5, 1e-12);
  EXPECT_NEAR(correlation(Column{1e9 + 1, 1e9 + 2, 1e9 + 3}, Column{1, 3, 2}).value.value(), 0.5,
              1e-12);
}

TEST(Correlation, EqualsBruteForceOnRandomColumns) {
  std::mt19937 random(11);
  int compared = 0;
  for (int round = 0; round < 400; ++round) {
    const std::size_t size = random() % 25;
    const Column x = some_column(random, size);
    const Column y = some_column(random, size);
    const CompletePairs pairs = complete(x, y);
    const Correlation tau = correlation(x, y, CorrelationMethod::kendall);
    const Correlation rho = correlation(x, y, CorrelationMethod::spearman);
    EXPECT_EQ(tau.pairs, pairs.x.size());
    if (!tau.value) continue;
    ++compared;
    EXPECT_NEAR(*tau.value, tau_of_all_pairs(pairs), 1e-12);
    // Spearman is Pearson of mean places, worked out by counting.
    const auto places = [](const Column& values) {
      Column result;
      for (const double value : values) {
        const auto below = std::ranges::count_if(values, [&](double v) { return v < value; });
        const auto equal = std::ranges::count(values, value);
        result.push_back(static_cast<double>(2 * below + equal + 1) / 2);
      }
      return result;
    };
    EXPECT_NEAR(rho.value.value(), correlation(places(pairs.x), places(pairs.y)).value.value(),
                1e-12);
  }
  EXPECT_GT(compared, 250);
}

TEST(Correlation, ChanceIsFromTWhateverTheMethod) {
  // Tau of 5 pairs is 0.6, and t = 0.6 sqrt(3 / 0.64) = 1.2990 with 3 degrees of freedom, of which the
  // two-sided chance is 1 - 2 / pi (u / (1 + u^2) + atan u), u = t / sqrt 3 = 0.75.
  const Correlation tau = correlation(steps, uneven, CorrelationMethod::kendall);
  EXPECT_NEAR(tau.value.value(), 0.6, 1e-15);
  const double u = 0.75;
  EXPECT_NEAR(tau.p_value.value(), 1 - 2 * std::numbers::inv_pi * (u / (1 + u * u) + std::atan(u)),
              1e-14);
  // With ties too.
  const Correlation tied =
      correlation(Column{1, 1, 2, 3, 3, 3}, Column{1, 2, 2, 2, 4, 5}, CorrelationMethod::kendall);
  EXPECT_EQ(tied.p_value, correlation_p_value(tied.value.value(), 6));
}

TEST(CorrelationChance, EqualsItsClosedForms) {
  for (const double value : {0.001, 0.1, 0.5, 0.9, 0.999, 0.9999999}) {
    // 1 degree: t is Cauchy's; 2 degrees: t / sqrt(2 + t^2) is r; 4 degrees: 1 - r (3 - r^2) / 2.
    EXPECT_NEAR(
        correlation_p_value(value, 3).value() / (std::acos(value) * 2 * std::numbers::inv_pi), 1,
        1e-12)
        << value;
    EXPECT_NEAR(correlation_p_value(value, 4).value() / (1 - value), 1, 1e-9) << value;
    EXPECT_NEAR(correlation_p_value(value, 6).value(), 1 - value * (3 - value * value) / 2, 1e-14);
    EXPECT_EQ(correlation_p_value(-value, 9), correlation_p_value(value, 9));
  }
}

TEST(CorrelationChance, ManyPairsAreTheSumOfSmallSteps) {
  // The density of r among n unrelated pairs, (1 - r^2)^((n - 4) / 2) over its own integral, by
  // Simpson's rule.
  for (const std::size_t pairs : {10U, 51U, 200U, 2000U}) {
    const double power = (static_cast<double>(pairs) - 4) / 2;
    const auto area = [&](double from) {
      constexpr int pieces = 100'000;
      const double width = (1 - from) / pieces;
      double sum = 0;
      for (int i = 0; i <= pieces; ++i) {
        const double r = from + i * width;
        const double height = i == pieces ? 0 : std::pow((1 - r) * (1 + r), power);
        sum += height * (i == 0 || i == pieces ? 1 : i % 2 == 1 ? 4 : 2);
      }
      return sum * width / 3;
    };
    for (const double value : {0.02, 0.2, 0.4}) {
      EXPECT_NEAR(correlation_p_value(value, pairs).value() / (area(value) / area(0)), 1, 1e-9)
          << pairs << " pairs, " << value;
    }
  }
}

TEST(CorrelationChance, Ends) {
  EXPECT_EQ(correlation_p_value(1, 10), 0);
  EXPECT_EQ(correlation_p_value(0, 10), 1);
  EXPECT_FALSE(correlation_p_value(0.5, 2));
  EXPECT_FALSE(correlation_p_value(1.5, 10));
  EXPECT_FALSE(correlation_p_value(nan, 10));
}

TEST(CorrelationMatrix, IsEveryPair) {
  const Column constant{1, 1, 1, 1, 1};
  const std::vector<std::span<const double>> columns{steps, uneven, constant};
  const auto matrix = correlation_matrix(columns);
  ASSERT_EQ(matrix.size, 3U);
  EXPECT_EQ(matrix.at(0, 0).value, 1);
  EXPECT_EQ(matrix.at(0, 0).p_value, 0);
  EXPECT_DOUBLE_EQ(matrix.at(1, 0).value.value(), 0.8);
  EXPECT_EQ(matrix.at(0, 1).value, matrix.at(1, 0).value);
  EXPECT_FALSE(matrix.at(2, 2).value);
  EXPECT_EQ(correlation_matrix({}).size, 0U);
}

TEST(Covariance, ByHand) {
  EXPECT_DOUBLE_EQ(covariance(steps, uneven).value(), 2);
  EXPECT_DOUBLE_EQ(covariance(Column{1, nan, 3}, Column{2, 5, 6}).value(), 4);
  EXPECT_FALSE(covariance(Column{1, nan}, Column{2, 5}));
}

TEST(CronbachAlpha, ByHand) {
  // Covariances 2.5, 2, 2.5: 2 (1 - 5 / 9).
  const std::vector<std::span<const double>> columns{steps, uneven};
  EXPECT_DOUBLE_EQ(cronbach_alpha(columns).value(), 8.0 / 9);
  const std::vector<std::span<const double>> alike{steps, steps, steps};
  EXPECT_DOUBLE_EQ(cronbach_alpha(alike).value(), 1);
}

TEST(CronbachAlpha, NeedsTwoColumnsThatSpeakOfTheSameRows) {
  const Column early{1, 2, nan, nan, nan};
  const Column late{nan, nan, 1, 2, 3};
  const Column falling{5, 4, 3, 2, 1};
  const std::vector<std::span<const double>> one{steps};
  const std::vector<std::span<const double>> apart{early, late};
  const std::vector<std::span<const double>> opposed{steps, falling};
  EXPECT_FALSE(cronbach_alpha(one));
  EXPECT_FALSE(cronbach_alpha(apart));
  EXPECT_FALSE(cronbach_alpha(opposed)) << "the covariances add up to 0";
}

}  // namespace
