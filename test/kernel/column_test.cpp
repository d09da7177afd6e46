#include "kernel/column.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using yearbook::test::nan;
using yearbook::test::thrown_by;

TEST(Column, ExtremesAreThoseOfTheNumbers) {
  const auto ends = kernel::extremes(std::array{nan, 3.0, -1.0, nan, 2.0});
  EXPECT_EQ(ends.least, -1);
  EXPECT_EQ(ends.largest, 3);
  EXPECT_EQ(ends.count, 3U);
  EXPECT_EQ(kernel::extremes({}).count, 0U);
}

TEST(Column, TheScaleIsAPowerOfTwoThatLeavesOrdinarySizesAlone) {
  for (const double size : {0.0, 1e-50, 1.0, 12345.678, 1e50}) {
    EXPECT_EQ(kernel::scale_of(size), 1);
  }
  for (const double size : {1e300, std::numeric_limits<double>::max(), 1e-300, 5e-324}) {
    const double scale = kernel::scale_of(size);
    EXPECT_EQ(std::exp2(std::ilogb(scale)), scale);
    EXPECT_TRUE(std::isfinite(scale));
    EXPECT_LT(size * scale, 2);
    EXPECT_GT(size * scale, 1e-20);
  }
}

TEST(Column, ANumberTakenAwayLeavesItsReason) {
  std::array values{1.0, 2.0};
  std::array<Reason, 2> reasons{};
  kernel::take(values, reasons, 1, Reason::no_base);
  EXPECT_EQ(values[0], 1);
  EXPECT_TRUE(std::isnan(values[1]));
  EXPECT_EQ(reasons[0], Reason::none);
  EXPECT_EQ(reasons[1], Reason::no_base);
  kernel::take(values, {}, 0, Reason::no_base);
  EXPECT_TRUE(std::isnan(values[0]));
}

TEST(Column, WhatDoesNotFitIsRefusedByName) {
  EXPECT_EQ(thrown_by([] { kernel::require_size("treat", "marks", 2, 3); }).sentence,
            "treat: 2 marks beside 3; give as many as there are");
  kernel::require_size_or_none("treat", "marks", 0, 3);
  EXPECT_EQ(thrown_by([] { kernel::require_direction("normalise", 0); }).sentence,
            "normalise: direction is 0; it is 1 where more is better, -1 where less is");
  EXPECT_EQ(thrown_by([] { kernel::require_finite("treat", "lambda", INFINITY); }).sentence,
            "treat: lambda is inf; give a finite number");
  const std::vector<double> column{1, 2};
  const std::vector<std::span<const double>> columns{column, column};
  const auto weighted = [&](std::vector<double> weights, std::size_t rows) {
    return thrown_by([&] { kernel::require_weighted("cover", columns, weights, rows); }).sentence;
  };
  EXPECT_EQ(weighted({1, 1}, 2), "nothing was thrown");
  EXPECT_EQ(weighted({1}, 2), "cover: 1 weights beside 2; give as many as there are");
  EXPECT_EQ(weighted({1, 1}, 3), "cover: 2 rows of a column beside 3; give as many as there are");
  EXPECT_EQ(weighted({1, -1}, 2),
            "cover: weight 2 is -1.000000; weights are finite and at least 0");
  EXPECT_NE(weighted({nan, 1}, 2).find("weight 1 is"), std::string::npos);
}

}  // namespace
