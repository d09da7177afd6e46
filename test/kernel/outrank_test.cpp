#include <yearbook/outrank.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using yearbook::test::nan;
using yearbook::test::thrown_by;
using Values = std::vector<double>;

TEST(Outranking, SharesOfTheWeights) {
  const Values a{3, 1, nan};
  const Values b{2, 2, 1};
  const Values c{0, 1, nan};
  const std::vector<std::span<const double>> columns{a, b, c};
  const Outranking matrix = outranking(columns, Values{5, 2, 1});
  EXPECT_EQ(matrix.cell(0, 1), 6.0 / 8);  // a, and half of the tie in b
  EXPECT_EQ(matrix.cell(1, 0), 2.0 / 8);
  EXPECT_EQ(matrix.cell(0, 2), 1);  // b is all they both have
  EXPECT_EQ(matrix.cell(2, 0), 0);
  EXPECT_EQ(matrix.cell(1, 1), 0);
  EXPECT_EQ(matrix.dominant_pairs, 2U);
  EXPECT_EQ(matrix.dominant_share, 2.0 / 3);
}

TEST(Outranking, WithoutAColumnInCommonThereIsNoShare) {
  const Values a{1, nan};
  const Values b{nan, 1};
  const std::vector<std::span<const double>> columns{a, b};
  const Outranking matrix = outranking(columns, Values{1, 1});
  EXPECT_TRUE(std::isnan(matrix.cell(0, 1)));
  EXPECT_EQ(matrix.dominant_pairs, 0U);
}

TEST(Outranking, FewUnitsAndWrongWeights) {
  const Values one{1};
  const std::vector<std::span<const double>> columns{one};
  EXPECT_EQ(outranking(columns, Values{1}).dominant_share, 0);
  EXPECT_EQ(outranking({}, {}).units, 0U);
  EXPECT_EQ(thrown_by([&] { (void)outranking(columns, Values{-1}); }).code,
            ErrorCode::invalid_argument);
}

}  // namespace
