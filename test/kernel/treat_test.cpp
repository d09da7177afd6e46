// Small cases by hand, after OECD/JRC Handbook (2008), step 3, and the formulas of Joanes and Gill.
#include <yearbook/treat.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using yearbook::test::nan;
using yearbook::test::thrown_by;
using Values = std::vector<double>;

// 28 small values and what is added to them.
Values with_outliers(std::initializer_list<double> outliers) {
  Values values;
  for (int i = 0; i < 28; ++i) values.push_back(i % 2 == 0 ? 1 : 2);
  values.insert(values.end(), outliers);
  return values;
}

TEST(Moments, AreThoseOfTheFormulas) {
  // Deviations -3 -2 -1 0 6: m2 10, m3 36, m4 278.8.
  const Moments shape = moments(Values{1, 2, nan, 3, 4, 10});
  EXPECT_NEAR(shape.skewness.value(), 1.2 * std::sqrt(2), 1e-14);
  EXPECT_NEAR(shape.kurtosis.value(), 3.152, 1e-14);
}

TEST(Moments, NeedEnoughNumbersAndSpread) {
  EXPECT_FALSE(moments(Values{1, 2}).skewness);
  EXPECT_TRUE(moments(Values{1, 2, 5}).skewness);
  EXPECT_FALSE(moments(Values{1, 2, 5}).kurtosis);
  EXPECT_FALSE(moments(Values(9, 0.1)).skewness);
  EXPECT_FALSE(moments(Values(9, 0.1)).kurtosis);
  EXPECT_FALSE(moments(Values(9, nan)).skewness);
  EXPECT_FALSE(moments({}).skewness);
}

TEST(Moments, DoNotDependOnTheScale) {
  const Values values{1, 2, 3, 4, 10};
  const Moments plain = moments(values);
  for (const double scale : {0x1p1000, 0x1p-1000, 0x1p-1074}) {
    Values scaled = values;
    for (double& value : scaled) value *= scale;
    EXPECT_EQ(moments(scaled).skewness, plain.skewness);
    EXPECT_EQ(moments(scaled).kurtosis, plain.kurtosis);
  }
}

TEST(Treat, AColumnThatPassesIsLeftAlone) {
  Values values{1, 2, 3, 4, 10, nan};
  std::vector<Mark> marks(6, Mark::high);
  Workspace workspace;
  const Treatment did = treat(values, {}, marks, workspace);
  EXPECT_EQ(did.outcome, TreatOutcome::untouched);
  EXPECT_TRUE(did.passes);
  EXPECT_EQ(Values(values.begin(), values.end() - 1), (Values{1, 2, 3, 4, 10}));
  EXPECT_EQ(marks, std::vector<Mark>(6, Mark::none));
}

TEST(Treat, TheLargestBecomeTheNextLargest) {
  Values values = with_outliers({50, nan, 100});
  std::vector<Mark> marks(values.size());
  Workspace workspace;
  const Treatment did = treat(values, {}, marks, workspace);
  EXPECT_EQ(did.outcome, TreatOutcome::winsorised);
  EXPECT_TRUE(did.passes);
  EXPECT_EQ(did.high, 2U);
  EXPECT_EQ(did.low, 0U);
  EXPECT_EQ(*std::ranges::max_element(values.begin(), values.begin() + 28), 2);
  EXPECT_EQ(values[28], 2);
  EXPECT_EQ(values[30], 2);
  EXPECT_TRUE(std::isnan(values[29]));
  EXPECT_EQ(std::ranges::count(marks, Mark::high), 2);
  EXPECT_EQ(marks[30], Mark::high);
}

TEST(Treat, TheSmallestBecomeTheNextSmallest) {
  Values values = with_outliers({-100});
  std::vector<Mark> marks(values.size());
  Workspace workspace;
  const Treatment did = treat(values, {}, marks, workspace);
  EXPECT_EQ(did.low, 1U);
  EXPECT_EQ(values.back(), 1);
  EXPECT_EQ(marks.back(), Mark::low);
}

TEST(Treat, TiesMayExceedTheLimit) {
  Values values = with_outliers({100, 100});
  Workspace workspace;
  const Treatment did = treat(values, {.winsorise = 1}, {}, workspace);
  EXPECT_EQ(did.outcome, TreatOutcome::winsorised);
  EXPECT_EQ(did.high, 2U);
  EXPECT_EQ(values[29], 2);
}

TEST(Treat, WhatWinsorisingDoesNotMendIsTransformedUntouchedOrCombined) {
  const Values before = with_outliers({50, 100, 1000});
  Workspace workspace;
  for (const bool combine : {false, true}) {
    Values values = before;
    std::vector<Mark> marks(values.size());
    const Treatment did = treat(values, {.winsorise = 1, .combine = combine}, marks, workspace);
    EXPECT_EQ(did.outcome, TreatOutcome::transformed);
    EXPECT_EQ(did.high, 1U);
    const double top = combine ? 100 : 1000;  // the winsorised top or the untouched one
    EXPECT_NEAR(values.back(), std::log(top - 1 + 0.01 * (top - 1)), 1e-13);
    EXPECT_NEAR(values.front(), std::log(0.01 * (top - 1)), 1e-13);
    EXPECT_EQ(marks.back(), combine ? Mark::high_and_transformed : Mark::transformed);
    EXPECT_EQ(marks.front(), Mark::transformed);
  }
}

TEST(Treat, WithoutATransformationTheWinsorisedColumnStands) {
  Values values = with_outliers({50, 100, 1000});
  Workspace workspace;
  const Treatment did =
      treat(values, {.winsorise = 1, .otherwise = Transform::none}, {}, workspace);
  EXPECT_EQ(did.outcome, TreatOutcome::winsorised);
  EXPECT_FALSE(did.passes);
  EXPECT_EQ(values.back(), 100);
  values = with_outliers({1000});
  EXPECT_EQ(treat(values, {.winsorise = 0, .otherwise = Transform::none}, {}, workspace).outcome,
            TreatOutcome::untouched);
  EXPECT_EQ(values.back(), 1000);
}

TEST(Treat, AnUndefinedShapeLeavesTheColumnAlone) {
  Workspace workspace;
  for (const Values& before :
       {Values(9, 3.0), Values{1, 2, 1000}, Values{5}, Values{}, Values(4, nan),
        // One value among equal ones: winsorised, there is no spread left.
        Values{0, 0, 0, 0, 0, 0, 0, 0, 0, 1}}) {
    Values values = before;
    const Treatment did = treat(values, {}, {}, workspace);
    EXPECT_EQ(did.outcome, TreatOutcome::undefined);
    EXPECT_FALSE(did.passes);
    for (std::size_t i = 0; i < values.size(); ++i) {
      EXPECT_TRUE(values[i] == before[i] || std::isnan(before[i]));
    }
  }
}

TEST(Treat, TheLargestNumbersGiveNoInfinity) {
  const double most = std::numeric_limits<double>::max();
  Values values = with_outliers({-most, most, most});
  for (int i = 0; i < 100; ++i) values.push_back(0);
  const Values before = values;
  Workspace workspace;
  const Treatment did = treat(values, {.winsorise = 0}, {}, workspace);
  EXPECT_EQ(did.outcome, TreatOutcome::overflow);  // max - min is no double
  EXPECT_EQ(values, before);
  EXPECT_TRUE(std::isfinite(did.before.skewness.value()));
  EXPECT_TRUE(std::isfinite(did.before.kurtosis.value()));
}

TEST(Treat, EqualsWinsorisingByReplacementOnRandomColumns) {
  std::mt19937 random(11);
  std::lognormal_distribution<double> skewed(0, 2);
  Workspace workspace;
  int moved = 0;
  for (int round = 0; round < 400; ++round) {
    Values values;
    for (std::size_t i = 0; i < 4 + random() % 40; ++i) {
      const double size = std::round(skewed(random) * 4) / 4;  // with ties
      values.push_back(random() % 10 == 0 ? nan : (round % 2 == 0 ? size : -size));
    }
    const std::size_t most = random() % 6;
    // One replacement after the other, on the values themselves.
    Values by_hand = values;
    std::vector<std::size_t> high;
    std::vector<std::size_t> low;
    for (;;) {
      const Moments shape = moments(by_hand);
      if (!shape.kurtosis || std::fabs(*shape.skewness) < 2 || *shape.kurtosis < 3.5 ||
          high.size() + low.size() >= most) {
        break;
      }
      const double sign = *shape.skewness >= 0 ? 1 : -1;
      double extreme = -INFINITY;
      double next = -INFINITY;
      for (const double x : by_hand) extreme = std::fmax(extreme, sign * x);
      for (const double x : by_hand) {
        if (sign * x < extreme) next = std::fmax(next, sign * x);
      }
      auto& positions = sign > 0 ? high : low;
      positions.clear();
      for (std::size_t i = 0; i < by_hand.size(); ++i) {
        if (sign * by_hand[i] != extreme) continue;
        by_hand[i] = sign * next;
        positions.push_back(i);
      }
    }
    if (!moments(by_hand).kurtosis) continue;
    Values ours = values;
    const Treatment did =
        treat(ours, {.winsorise = most, .otherwise = Transform::none}, {}, workspace);
    ASSERT_EQ(did.high, high.size());
    ASSERT_EQ(did.low, low.size());
    for (std::size_t i = 0; i < ours.size(); ++i) {
      ASSERT_TRUE(ours[i] == by_hand[i] || (std::isnan(ours[i]) && std::isnan(by_hand[i])));
    }
    moved += did.high + did.low > 0 ? 1 : 0;
  }
  EXPECT_GT(moved, 50);
}

TEST(Transform, FormulasByHand) {
  const auto of = [](Values values, Transform kind, double lambda = 0) {
    EXPECT_TRUE(transform(values, kind, lambda));
    return values;
  };
  const auto near = [](const Values& ours, const Values& theirs) {
    ASSERT_EQ(ours.size(), theirs.size());
    for (std::size_t i = 0; i < ours.size(); ++i) EXPECT_NEAR(ours[i], theirs[i], 1e-14);
  };
  near(of({0, 50, 100}, Transform::log_ct), {0, std::log(51), std::log(101)});
  near(of({0, 20, 100}, Transform::log_ct_plus), {0, std::log(21), std::log(101)});
  // Skewness 0: mirrored.
  near(of({0, 50, 100}, Transform::log_ct_plus), {-std::log(101), -std::log(51), 0});
  near(of({2, 4, 10}, Transform::log_ct_orig), {0, std::log(3), std::log(9)});
  near(of({2, 4, 10}, Transform::box_cox), {0, std::log(3), std::log(9)});
  near(of({2, 4, 10}, Transform::box_cox, 2), {0, 4, 40});
  near(of({2, 4, 10}, Transform::box_cox, 0.5), {0, 2 * std::sqrt(3) - 2, 4});
  near(of({2, 4, 10}, Transform::box_cox, -1), {0, 2.0 / 3, 8.0 / 9});
  near(of({2, 4, 10}, Transform::none), {2, 4, 10});
}

TEST(Transform, WhatHasNoFiniteResultStaysAsItWas) {
  Values flat(3, 7.0);
  EXPECT_FALSE(transform(flat, Transform::log_ct));
  EXPECT_EQ(flat, Values(3, 7.0));
  Values large{0, 1e10};
  EXPECT_FALSE(transform(large, Transform::box_cox, 100));
  EXPECT_EQ(large, (Values{0, 1e10}));
  Values gaps{nan, 1, 3};
  EXPECT_TRUE(transform(gaps, Transform::log_ct));
  EXPECT_TRUE(std::isnan(gaps[0]));
  EXPECT_EQ(thrown_by([&] { transform(gaps, Transform::box_cox, nan); }).code,
            ErrorCode::invalid_argument);
}

TEST(Treat, WhatDoesNotFitIsRefused) {
  Values values{1, 2};
  Workspace workspace;
  std::vector<Mark> marks(1);
  EXPECT_EQ(thrown_by([&] { treat(values, {}, marks, workspace); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([&] { treat(values, {.skewness = nan}, {}, workspace); }).code,
            ErrorCode::invalid_argument);
}

TEST(Treat, TransformationsAndMarksHaveNames) {
  for (const auto name : transform_names()) {
    EXPECT_EQ(to_string(parse_transform(name).value()), name);
  }
  EXPECT_EQ(transform_names().size(), 5U);
  EXPECT_FALSE(parse_transform("log"));
  EXPECT_EQ(to_string(Mark::none), "");
  EXPECT_EQ(to_string(Mark::low), "low");
  EXPECT_EQ(to_string(Mark::high_and_transformed), "high_and_transformed");
}

}  // namespace
