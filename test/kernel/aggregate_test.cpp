// Small cases by hand, after OECD/JRC Handbook (2008), step 6.
#include <yearbook/aggregate.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <random>
#include <span>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using yearbook::test::thrown_by;
using Method = AggregateMethod;
using Values = std::vector<double>;
using yearbook::test::nan;

struct Aggregated {
  Values scores;
  std::vector<Reason> reasons;
  std::optional<RefusedValue> refused;
};
Aggregated aggregated(const std::vector<Values>& columns, const Values& weights,
                      const AggregateOptions& options) {
  const std::vector<std::span<const double>> children(columns.begin(), columns.end());
  Aggregated result;
  result.scores.resize(columns.empty() ? 1 : columns.front().size());
  result.reasons.assign(result.scores.size(), Reason::overflow);
  Workspace workspace;
  result.refused = aggregate(children, weights, options, result.scores, result.reasons, workspace);
  return result;
}
double mean_of(const Values& row, const Values& weights, const AggregateOptions& options) {
  std::vector<Values> columns;
  for (const double value : row) columns.push_back({value});
  const Aggregated result = aggregated(columns, weights, options);
  EXPECT_FALSE(result.refused);
  EXPECT_EQ(result.reasons[0], Reason::none);
  return result.scores[0];
}

TEST(Aggregate, MeansOfOneAndFour) {
  EXPECT_DOUBLE_EQ(mean_of({1, 4}, {1, 1}, {}), 2.5);
  EXPECT_DOUBLE_EQ(mean_of({1, 4}, {2, 2}, {.method = Method::geometric}), 2);
  EXPECT_DOUBLE_EQ(mean_of({1, 4}, {1, 1}, {.method = Method::harmonic}), 1.6);
  EXPECT_DOUBLE_EQ(mean_of({1, 4}, {1, 1}, {.method = Method::power, .power = 2}), std::sqrt(8.5));
  EXPECT_DOUBLE_EQ(mean_of({1, 4}, {1, 1}, {.method = Method::power, .power = 0.5}), 2.25);
  EXPECT_DOUBLE_EQ(mean_of({1, 4}, {3, 1}, {}), 1.75);
  EXPECT_DOUBLE_EQ(mean_of({1, 4}, {3, 1}, {.method = Method::geometric}), std::sqrt(2));
  EXPECT_DOUBLE_EQ(mean_of({1, 4}, {3, 1}, {.method = Method::harmonic}), 16.0 / 13);
}

TEST(Aggregate, TheIndexOf2015) {
  // The published sub-indices and first-level weights of the report on 2015.
  EXPECT_NEAR(mean_of({162.6, 298.8, 124.3, 259.5, 126.4}, {20, 20, 25, 10, 25}, {}), 180.905,
              1e-12 * 180.905);
}

TEST(Aggregate, AMissingChildLeavesTheWeights) {
  EXPECT_DOUBLE_EQ(mean_of({10, nan, 30}, {1, 5, 3}, {}), 25);
  EXPECT_DOUBLE_EQ(mean_of({2, nan, 8}, {1, 5, 1}, {.method = Method::geometric}), 4);
}

TEST(Aggregate, CoverageIsByCountOrWeight) {
  const std::vector<Values> columns{{1, 1, nan}, {2, nan, nan}, {3, nan, 3}, {4, 4, 4}};
  const Values weights{1, 1, 1, 3};
  const auto half = aggregated(columns, weights, {.coverage = 0.75});
  EXPECT_EQ(half.reasons, (std::vector{Reason::none, Reason::low_coverage, Reason::low_coverage}));
  EXPECT_TRUE(std::isnan(half.scores[1]));
  const auto by_weight =
      aggregated(columns, weights, {.coverage = 2.0 / 3, .coverage_by = CoverageBy::weight});
  EXPECT_EQ(by_weight.reasons, std::vector<Reason>(3, Reason::none));
  EXPECT_DOUBLE_EQ(by_weight.scores[1], 13.0 / 4);
}

TEST(Aggregate, WithoutAChildThereIsNoScore) {
  const auto none = aggregated({{nan, 5}, {nan, nan}}, {1, 1}, {});
  EXPECT_EQ(none.reasons[0], Reason::no_children);
  EXPECT_TRUE(std::isnan(none.scores[0]));
  EXPECT_EQ(none.scores[1], 5);
  EXPECT_EQ(aggregated({{1}, {2}}, {0, 0}, {}).reasons[0], Reason::no_children);
  EXPECT_EQ(aggregated({{nan}, {2}}, {1, 0}, {}).reasons[0], Reason::no_children);
  EXPECT_EQ(aggregated({}, {}, {}).reasons[0], Reason::no_children);
  EXPECT_EQ(aggregated({{nan}}, {1}, {.coverage = 0.5}).reasons[0], Reason::low_coverage);
  EXPECT_EQ(aggregated({{1}}, {0}, {.coverage_by = CoverageBy::weight}).reasons[0],
            Reason::no_children);
  for (const Method method : {Method::geometric, Method::harmonic, Method::copeland}) {
    EXPECT_EQ(aggregated({{nan}, {nan}}, {1, 1}, {.method = method}).reasons[0],
              Reason::no_children);
  }
}

TEST(Aggregate, AChildOfWeightZeroCountsInCoverageByCountOnly) {
  const std::vector<Values> columns{{1}, {nan}, {7}};
  EXPECT_EQ(aggregated(columns, {1, 1, 0}, {.coverage = 0.6}).reasons[0], Reason::none);
  EXPECT_EQ(aggregated(columns, {1, 1, 0}, {.coverage = 0.6, .coverage_by = CoverageBy::weight})
                .reasons[0],
            Reason::low_coverage);
  EXPECT_DOUBLE_EQ(mean_of({4, 0}, {1, 0}, {.method = Method::geometric}), 4);
}

TEST(Aggregate, WhatAMethodCannotTakeIsNamed) {
  const std::vector<Values> columns{{1, nan, 3}, {2, 0, -4}};
  const auto refused = [&](const AggregateOptions& options) {
    return aggregated(columns, {1, 1}, options).refused;
  };
  EXPECT_EQ(refused({.method = Method::geometric}), (RefusedValue{1, 1, 0}));
  EXPECT_EQ(refused({.method = Method::harmonic}), (RefusedValue{1, 1, 0}));
  EXPECT_EQ(refused({.method = Method::power, .power = -1}), (RefusedValue{1, 1, 0}));
  EXPECT_EQ(refused({.method = Method::power, .power = 2}), (RefusedValue{2, 1, -4}));
  EXPECT_FALSE(refused({}));
  EXPECT_FALSE(refused({.method = Method::copeland}));
  EXPECT_EQ(mean_of({0, 4}, {1, 1}, {.method = Method::power, .power = 2}), std::sqrt(8));
  EXPECT_EQ(mean_of({0, 0}, {1, 1}, {.method = Method::power, .power = 2}), 0);
}

TEST(Aggregate, MeansLieBetweenTheirValuesAndGrowWithThePower) {
  std::mt19937 random(3);
  std::lognormal_distribution<double> figures(0, 3);
  for (int round = 0; round < 300; ++round) {
    Values row;
    Values weights;
    for (std::size_t i = 0; i < 1 + random() % 8; ++i) {
      row.push_back(figures(random));
      weights.push_back(figures(random));
    }
    double before = *std::ranges::min_element(row);
    const double close = 1 + 1e-12;
    for (const AggregateOptions& options : {AggregateOptions{.method = Method::power, .power = -3},
                                            {.method = Method::harmonic},
                                            {.method = Method::power, .power = -0.5},
                                            {.method = Method::geometric},
                                            {.method = Method::power, .power = 0.5},
                                            {.method = Method::arithmetic},
                                            {.method = Method::power, .power = 4}}) {
      const double mean = mean_of(row, weights, options);
      EXPECT_LE(before, mean * close);
      before = mean;
    }
    EXPECT_LE(before, *std::ranges::max_element(row) * close);
    EXPECT_NEAR(mean_of(row, weights, {.method = Method::power, .power = 1}),
                mean_of(row, weights, {}), 1e-12 * before);
    EXPECT_NEAR(mean_of(row, weights, {.method = Method::power, .power = -1}),
                mean_of(row, weights, {.method = Method::harmonic}), 1e-12 * before);
  }
}

TEST(Aggregate, TheLargestAndSmallestNumbersHaveMeans) {
  const double most = std::numeric_limits<double>::max();
  EXPECT_DOUBLE_EQ(mean_of({most, most}, {1, 1}, {}), most);
  EXPECT_EQ(mean_of({most, -most}, {1, 1}, {}), 0);
  EXPECT_NEAR(mean_of({most, most}, {1, 1}, {.method = Method::geometric}) / most, 1, 1e-12);
  EXPECT_DOUBLE_EQ(mean_of({1e-310, 1e-310}, {1, 1}, {.method = Method::harmonic}), 1e-310);
  EXPECT_DOUBLE_EQ(mean_of({3e200, 4e200}, {1, 1}, {.method = Method::power, .power = 2}),
                   std::sqrt(12.5) * 1e200);
  EXPECT_DOUBLE_EQ(mean_of({3e-200, 4e-200}, {1, 1}, {.method = Method::power, .power = 2}),
                   std::sqrt(12.5) * 1e-200);
  EXPECT_DOUBLE_EQ(mean_of({1, 3}, {most, most}, {}), 2);
  EXPECT_DOUBLE_EQ(mean_of({1, 3}, {5e-324, 5e-324}, {}), 2);
}

TEST(Aggregate, CopelandCountsMajorities) {
  // a beats b by 2 of 3 weights, b and c draw, c beats a by 2 of 3.
  const std::vector<Values> columns{{3, 1, 2}, {1, 3, 2}, {2, 1, 3}};
  EXPECT_EQ(aggregated(columns, {1, 1, 1}, {.method = Method::copeland}).scores,
            (Values{0, -2, 2}));
  // Weights that halve are a draw.
  EXPECT_EQ(aggregated({{1, 2}, {2, 1}}, {0.1 + 0.2, 0.3}, {.method = Method::copeland}).scores,
            (Values{0, 0}));
}

TEST(Aggregate, CopelandComparesOverChildrenThatBothHave) {
  // The third unit has only the first child, by which it loses to both; the fourth has none.
  const std::vector<Values> columns{{3, 2, 1, nan}, {1, 9, nan, nan}};
  const auto all = aggregated(columns, {1, 2}, {.method = Method::copeland});
  EXPECT_EQ((Values{all.scores[0], all.scores[1], all.scores[2]}), (Values{0, 2, -2}));
  EXPECT_EQ(all.reasons[3], Reason::no_children);
  // Below the coverage it takes no part.
  const auto covered = aggregated(columns, {1, 2}, {.method = Method::copeland, .coverage = 1});
  EXPECT_EQ((Values{covered.scores[0], covered.scores[1]}), (Values{-1, 1}));
  EXPECT_EQ(covered.reasons[2], Reason::low_coverage);
  EXPECT_TRUE(std::isnan(covered.scores[2]));
}

TEST(Aggregate, OneUnitAloneHasAScore) {
  EXPECT_EQ(mean_of({1, 2}, {1, 1}, {.method = Method::copeland}), 0);
  EXPECT_EQ(mean_of({1, 2}, {1, 1}, {}), 1.5);
}

TEST(Aggregate, WhatCannotBeMeantIsRefused) {
  const auto sentence = [](const AggregateOptions& options, const Values& weights) {
    return thrown_by([&] { (void)aggregated({{1}, {2}}, weights, options); }).sentence;
  };
  EXPECT_EQ(sentence({}, {1}), "aggregate: 1 weights beside 2; give as many as there are");
  EXPECT_EQ(sentence({}, {1, -2}),
            "aggregate: weight 2 is -2.000000; weights are finite and at least 0");
  EXPECT_EQ(sentence({.method = Method::power}, {1, 1}), "aggregate: method power needs power");
  EXPECT_EQ(sentence({.method = Method::power, .power = 0}, {1, 1}),
            "aggregate: power is 0.000000; it is finite and not 0, for which say geometric");
  EXPECT_EQ(sentence({.coverage = nan}, {1, 1}),
            "aggregate: coverage is nan; give a finite number");
}

TEST(Aggregate, CoveredWeight) {
  const Values a{1, 0};
  const Values b{0.5, 0};
  const std::vector<std::span<const double>> children{a, b};
  Values covered(2);
  cover(children, Values{3, 1}, covered);
  EXPECT_EQ(covered, (Values{0.875, 0}));
  cover(children, Values{0, 0}, covered);
  EXPECT_EQ(covered, (Values{0, 0}));
  EXPECT_EQ(thrown_by([&] { cover(children, Values{1}, covered); }).code,
            ErrorCode::invalid_argument);
}

TEST(Aggregate, MethodsHaveNames) {
  for (const auto name : aggregate_method_names()) {
    EXPECT_EQ(to_string(parse_aggregate_method(name).value()), name);
  }
  for (const auto name : coverage_by_names()) {
    EXPECT_EQ(to_string(parse_coverage_by(name).value()), name);
  }
  EXPECT_EQ(aggregate_method_names().size(), 5U);
  EXPECT_FALSE(parse_aggregate_method("mean"));
  EXPECT_FALSE(parse_coverage_by("number"));
}

}  // namespace
