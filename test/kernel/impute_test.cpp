// Small cases by hand, after OECD/JRC Handbook (2008), step 3.
#include <yearbook/impute.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using yearbook::test::nan;
using yearbook::test::thrown_by;
using Values = std::vector<double>;
using Years = std::vector<std::int32_t>;

TEST(ImputeColumn, FillsWithTheMeanOrMedian) {
  const Values observed{1, nan, 2, 9, nan, 10};
  Values values = observed;
  EXPECT_EQ(impute_column(observed, values, Centre::mean), 2U);
  EXPECT_EQ(values, (Values{1, 5.5, 2, 9, 5.5, 10}));
  values = observed;
  impute_column(values, values, Centre::median);  // the same memory
  EXPECT_EQ(values, (Values{1, 5.5, 2, 9, 5.5, 10}));
  values = {3, nan, 5, 100};
  impute_column(values, values, Centre::median);
  EXPECT_EQ(values[1], 5);
}

TEST(ImputeColumn, OnlyObservedNumbersCountAndOnlyGapsAreFilled) {
  const Values observed{1, nan, nan, 3};
  Values values{1, 50, nan, 3};  // the second was filled by another method
  EXPECT_EQ(impute_column(observed, values, Centre::mean), 1U);
  EXPECT_EQ(values, (Values{1, 50, 2, 3}));
}

TEST(ImputeColumn, AnEmptyColumnStaysSo) {
  Values values{nan, nan};
  EXPECT_EQ(impute_column(values, values, Centre::mean), 0U);
  EXPECT_EQ(impute_column(values, values, Centre::median), 0U);
  EXPECT_TRUE(std::isnan(values[0]));
  EXPECT_EQ(thrown_by([&] { impute_column(values, {}, Centre::mean); }).code,
            ErrorCode::invalid_argument);
}

TEST(ImputeGroup, FillsWithTheCentreOfTheGroup) {
  const Values observed{1, 3, nan, 10, nan, nan, nan, 100};
  const Years groups{0, 0, 0, 2147483647, 2147483647, 5, -1, -1};
  Values values = observed;
  Workspace workspace;
  EXPECT_EQ(impute_group(observed, values, groups, Centre::mean, workspace), 2U);
  EXPECT_EQ(values[2], 2);
  EXPECT_EQ(values[4], 10);
  EXPECT_TRUE(std::isnan(values[5]));  // its group has no number
  EXPECT_TRUE(std::isnan(values[6]));  // it is in no group, of which another row has 100
  values = {1, 2, 9, nan};
  impute_group(values, values, Years{7, 7, 7, 7}, Centre::median, workspace);
  EXPECT_EQ(values[3], 2);
}

TEST(ImputeRows, FillsWithThePlaceInTheOtherColumns) {
  // a from 0 to 10, b from 100 to 300, less is better in b: y from -300 to -100.
  const Values a{0, 10, 2, nan};
  const Values b{300, 100, nan, 150};
  Values a_filled = a;
  Values b_filled = b;
  Workspace workspace;
  const std::vector<std::span<const double>> observed{a, b};
  const std::vector<std::span<double>> values{a_filled, b_filled};
  EXPECT_EQ(impute_rows(observed, values, std::array{1, -1}, Centre::mean, workspace), 2U);
  EXPECT_DOUBLE_EQ(b_filled[2], 260);  // 0.2 of the way from 300 to 100
  EXPECT_DOUBLE_EQ(a_filled[3], 7.5);  // 150 is three quarters of the way
}

TEST(ImputeRows, RowsWithoutAnythingStayAndFlatColumnsAreTheirValue) {
  const Values a{0, 10, nan, 5};
  const Values flat{4, 4, nan, nan};
  const Values empty(4, nan);
  std::vector<Values> filled{a, flat, empty};
  const std::vector<std::span<const double>> observed{a, flat, empty};
  const std::vector<std::span<double>> values(filled.begin(), filled.end());
  Workspace workspace;
  EXPECT_EQ(impute_rows(observed, values, std::array{1, 1, 1}, Centre::median, workspace), 1U);
  EXPECT_EQ(filled[1][3], 4);
  EXPECT_TRUE(std::isnan(filled[0][2]));
  EXPECT_TRUE(std::isnan(filled[1][2]));
  for (const double value : filled[2]) EXPECT_TRUE(std::isnan(value));
}

TEST(ImputeRows, TheMedianIsOfThePlacesOfTheRow) {
  const Values a{0, 1, 0.1};
  const Values b{0, 1, 0.2};
  const Values c{0, 1, 0.9};
  const Values d{0, 1000, nan};
  std::vector<Values> filled{a, b, c, d};
  const std::vector<std::span<const double>> observed{a, b, c, d};
  const std::vector<std::span<double>> values(filled.begin(), filled.end());
  Workspace workspace;
  impute_rows(observed, values, std::array{1, 1, 1, 1}, Centre::median, workspace);
  EXPECT_DOUBLE_EQ(filled[3][2], 200);
}

TEST(ImputeRows, TheLargestNumbersGiveNoInfinity) {
  const double most = std::numeric_limits<double>::max();
  const Values a{-most, most, 0, nan};
  const Values b{0, 1, nan, 0.25};
  std::vector<Values> filled{a, b};
  const std::vector<std::span<const double>> observed{a, b};
  const std::vector<std::span<double>> values(filled.begin(), filled.end());
  Workspace workspace;
  EXPECT_EQ(impute_rows(observed, values, std::array{1, 1}, Centre::mean, workspace), 2U);
  EXPECT_DOUBLE_EQ(filled[1][2], 0.5);
  EXPECT_DOUBLE_EQ(filled[0][3], -most / 2);
}

TEST(ImputeRows, WhatDoesNotFitIsRefused) {
  const Values a{1};
  Values filled{1};
  const std::vector<std::span<const double>> observed{a};
  const std::vector<std::span<double>> values{filled};
  Workspace workspace;
  EXPECT_EQ(thrown_by([&] {
              impute_rows(observed, values, std::array{0}, Centre::mean, workspace);
            }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(
      thrown_by([&] { impute_rows(observed, {}, std::array{1}, Centre::mean, workspace); }).code,
      ErrorCode::invalid_argument);
  EXPECT_EQ(impute_rows({}, {}, {}, Centre::mean, workspace), 0U);
}

const Years six{2010, 2011, 2012, 2014, 2015, 2016};  // 2013 is not a row
const Values with_gaps{nan, 2, nan, nan, 8, nan};

TEST(ImputeSeries, LatestLooksBack) {
  Values values = with_gaps;
  std::vector<std::int32_t> sources(6);
  EXPECT_EQ(impute_latest(six, with_gaps, values, std::nullopt, sources), 3U);
  EXPECT_TRUE(std::isnan(values[0]));
  EXPECT_EQ(Values(values.begin() + 1, values.end()), (Values{2, 2, 2, 8, 8}));
  EXPECT_EQ(sources, (std::vector<std::int32_t>{no_source, no_source, 1, 1, no_source, 4}));
}

TEST(ImputeSeries, LatestCountsAgeInCalendarYears) {
  Values values = with_gaps;
  EXPECT_EQ(impute_latest(six, with_gaps, values, 1), 2U);
  EXPECT_EQ(values[2], 2);
  EXPECT_TRUE(std::isnan(values[3]));  // three years after 2011
  values = with_gaps;
  EXPECT_EQ(impute_latest(six, with_gaps, values, 3), 3U);
}

TEST(ImputeSeries, ConstantAlsoLooksAheadOfTheFirst) {
  Values values = with_gaps;
  std::vector<std::int32_t> sources(6);
  EXPECT_EQ(impute_constant(six, with_gaps, values, sources), 4U);
  EXPECT_EQ(values, (Values{2, 2, 2, 2, 8, 8}));
  EXPECT_EQ(sources[0], 1);
}

TEST(ImputeSeries, LinearLiesOnTheLineBetweenYears) {
  Values values = with_gaps;
  std::vector<std::int32_t> sources(6);
  EXPECT_EQ(impute_linear(six, with_gaps, values, sources), 4U);
  EXPECT_EQ(values, (Values{2, 2, 3.5, 6.5, 8, 8}));
  EXPECT_EQ(sources, (std::vector<std::int32_t>{1, no_source, 1, 1, no_source, 4}));
}

TEST(ImputeSeries, OneValueIsALineForLinearConstantOnly) {
  const Values one{nan, nan, 7, nan, nan, nan};
  Values values = one;
  std::vector<std::int32_t> sources(6, 3);
  EXPECT_EQ(impute_linear(six, one, values, sources), 0U);
  EXPECT_EQ(sources, std::vector<std::int32_t>(6, no_source));
  EXPECT_EQ(impute_linear_constant(six, one, values), 5U);
  EXPECT_EQ(values, Values(6, 7));
  const Values none(6, nan);
  values = none;
  EXPECT_EQ(impute_linear_constant(six, none, values), 0U);
  EXPECT_EQ(impute_constant(six, none, values), 0U);
  EXPECT_EQ(impute_latest(six, none, values), 0U);
}

TEST(ImputeSeries, FilledValuesAreNoSources) {
  Values values = with_gaps;
  values[0] = 100;  // by another method
  values[3] = 100;
  EXPECT_EQ(impute_latest(six, with_gaps, values), 2U);
  EXPECT_EQ(values, (Values{100, 2, 2, 100, 8, 8}));
}

TEST(ImputeSeries, WhatIsNoSeriesIsRefused) {
  Values values = with_gaps;
  const Years falling{2010, 2011, 2012, 2012, 2015, 2016};
  EXPECT_EQ(thrown_by([&] { impute_linear(falling, with_gaps, values); }).sentence,
            "impute_linear: year 2012 follows 2012; give the years in ascending order");
  EXPECT_EQ(thrown_by([&] { impute_latest(six, with_gaps, values, 0); }).sentence,
            "impute_latest: max_age is 0; it is at least 1, or left out");
  EXPECT_EQ(thrown_by([&] { impute_constant(Years{2010}, with_gaps, values); }).code,
            ErrorCode::invalid_argument);
}

TEST(ImputeSeries, EqualsBruteForceOnRandomSeries) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    Years years;
    Values observed;
    std::int32_t year = 2000;
    for (std::size_t i = 0; i < random() % 12; ++i) {
      year += 1 + static_cast<std::int32_t>(random() % 3);
      years.push_back(year);
      observed.push_back(random() % 2 == 0 ? nan : static_cast<double>(random() % 100));
    }
    Values linear = observed;
    impute_linear_constant(years, observed, linear);
    for (std::size_t i = 0; i < years.size(); ++i) {
      double before = nan;
      double after = nan;
      double wanted = nan;
      std::int32_t since = 0;
      std::int32_t until = 0;
      for (std::size_t j = 0; j < years.size(); ++j) {
        if (std::isnan(observed[j])) continue;
        if (j <= i) {
          before = observed[j];
          since = years[j];
        }
        if (j >= i && std::isnan(after)) {
          after = observed[j];
          until = years[j];
        }
      }
      if (std::isnan(before)) wanted = after;
      if (std::isnan(after)) wanted = before;
      if (!std::isnan(before) && !std::isnan(after)) {
        wanted = since == until
                     ? before
                     : (before * (until - years[i]) + after * (years[i] - since)) / (until - since);
      }
      if (std::isnan(wanted)) {
        EXPECT_TRUE(std::isnan(linear[i]));
      } else {
        EXPECT_NEAR(linear[i], wanted, 1e-12 * 100);
      }
    }
  }
}

TEST(ImputeMethod, HasANameEach) {
  for (const auto name : impute_method_names()) {
    EXPECT_EQ(to_string(parse_impute_method(name).value()), name);
  }
  EXPECT_EQ(to_string(ImputeMethod::linear_constant), "linear_constant");
  EXPECT_EQ(impute_method_names().size(), 10U);
  EXPECT_FALSE(parse_impute_method("guess"));
}

}  // namespace
