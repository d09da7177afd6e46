#include <yearbook/principal_components.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

#include <yearbook/correlation.hpp>

#include "support/support.hpp"

namespace {

using yearbook::ErrorCode;
using yearbook::principal_components;
using yearbook::PrincipalComponents;
using yearbook::test::thrown_by;
using Column = std::vector<double>;
using Views = std::vector<std::span<const double>>;
using yearbook::test::nan;

TEST(PrincipalComponents, OfTwoColumnsAreTheirSumAndTheirDifference) {
  // r = 0.8: eigenvalues 1 + r and 1 - r, vectors (1, 1) and (1, -1) over sqrt 2.
  const Column x{1, 2, 3, 4, 5};
  const Column y{2, 1, 4, 3, 5};
  const PrincipalComponents found = principal_components(Views{x, y});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found.rows, 5U);
  EXPECT_NEAR(found.variances[0], 1.8, 1e-14);
  EXPECT_NEAR(found.variances[1], 0.2, 1e-14);
  EXPECT_NEAR(found.shares[0], 0.9, 1e-14);
  EXPECT_NEAR(found.loading(0, 0), std::sqrt(0.5), 1e-14);
  EXPECT_NEAR(found.loading(1, 0), std::sqrt(0.5), 1e-14);
  EXPECT_NEAR(found.loading(0, 1), std::sqrt(0.5), 1e-14) << "of equals the first is positive";
  EXPECT_NEAR(found.loading(1, 1), -std::sqrt(0.5), 1e-14);
}

TEST(PrincipalComponents, RowsWithAGapAreLeftOut) {
  const Column x{1, nan, 2, 3, 4, 5};
  const Column y{2, 9, 1, 4, 3, 5};
  const PrincipalComponents found = principal_components(Views{x, y});
  EXPECT_EQ(found.rows, 5U);
  EXPECT_NEAR(found.variances[0], 1.8, 1e-14);
}

TEST(PrincipalComponents, DiagonaliseTheCorrelations) {
  std::mt19937 random(21);
  std::normal_distribution<double> normal;
  for (int round = 0; round < 30; ++round) {
    const std::size_t size = 1 + random() % 8;
    std::vector<Column> made(size, Column(40));
    for (Column& column : made) {
      std::ranges::generate(column, [&] { return normal(random); });
      for (std::size_t i = 0; i < column.size(); ++i) column[i] += made.front()[i];
    }
    const Views columns(made.begin(), made.end());
    const auto matrix = yearbook::correlation_matrix(columns);
    const PrincipalComponents found = principal_components(columns);
    EXPECT_NEAR(std::reduce(found.variances.begin(), found.variances.end()),
                static_cast<double>(size), 1e-10);
    EXPECT_TRUE(std::ranges::is_sorted(found.variances, std::greater{}));
    for (std::size_t k = 0; k < size; ++k) {
      const auto vector = found.component(k);
      EXPECT_NEAR(std::inner_product(vector.begin(), vector.end(), vector.begin(), 0.0), 1, 1e-12);
      const double largest = std::fabs(
          *std::ranges::max_element(vector, {}, [](double entry) { return std::fabs(entry); }));
      const auto leading = std::ranges::find_if(
          vector, [&](double entry) { return std::fabs(entry) > largest * (1 - 1e-9); });
      EXPECT_GT(*leading, 0) << "the first of the largest is positive";
      for (std::size_t i = 0; i < size; ++i) {
        double product = 0;
        for (std::size_t j = 0; j < size; ++j) product += *matrix.at(i, j).value * vector[j];
        EXPECT_NEAR(product, found.variances[k] * vector[i], 1e-10);
      }
    }
  }
}

TEST(PrincipalComponents, MoreColumnsThanRowsLeaveNothingToTheLast) {
  const Column a{1, 2, 4};
  const Column b{2, 1, 5};
  const Column c{3, 3, 1};
  const PrincipalComponents found = principal_components(Views{a, b, c});
  EXPECT_GE(found.variances[2], 0);
  EXPECT_NEAR(found.variances[2], 0, 1e-14);
}

TEST(PrincipalComponents, SaysWhatItCannotTake) {
  const Column x{1, 2, 3};
  const Column constant{4, 4, 4};
  const Column gaps{nan, nan, 1};
  const auto sentence = [](const Views& columns) {
    const auto thrown = thrown_by([&] { (void)principal_components(columns); });
    EXPECT_EQ(thrown.code, ErrorCode::invalid_argument);
    return thrown.sentence;
  };
  EXPECT_NE(sentence({x, constant}).find("column 2 has one value"), std::string::npos);
  EXPECT_NE(sentence({x, gaps}).find("there are 1"), std::string::npos);
  EXPECT_NE(sentence({x, std::span(x).first(2)}).find("3 and 2 rows"), std::string::npos);
  EXPECT_EQ(principal_components({}).size(), 0U);
}

}  // namespace
