#include <yearbook/denominate.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "support/support.hpp"

namespace {

using yearbook::denominate;
using yearbook::ErrorCode;
using yearbook::Reason;
using yearbook::test::nan;
using yearbook::test::thrown_by;

TEST(Denominate, DividesAndMultipliesByTheFactor) {
  // 30 patents of 6,000 employees are 50 for every 10,000.
  std::array values{30.0, 0.0, -8.0};
  denominate(values, std::array{6000.0, 5.0, 16.0}, 10000);
  EXPECT_EQ(values, (std::array{50.0, 0.0, -5000.0}));
}

TEST(Denominate, WithoutAPositiveDenominatorThereIsNoNumber) {
  std::array values{1.0, 1.0, 1.0, nan};
  std::array reasons{Reason::none, Reason::none, Reason::none, Reason::no_row};
  denominate(values, std::array{nan, 0.0, -2.0, nan}, 1, reasons);
  for (const double value : values) EXPECT_TRUE(std::isnan(value));
  EXPECT_EQ(reasons[0], Reason::no_denominator);
  EXPECT_EQ(reasons[1], Reason::no_denominator);
  EXPECT_EQ(reasons[2], Reason::no_denominator);
  EXPECT_EQ(reasons[3], Reason::no_row);
}

TEST(Denominate, InfinityIsNoNumber) {
  std::array values{1e300};
  std::array<Reason, 1> reasons{};
  denominate(values, std::array{1e-300}, 1, reasons);
  EXPECT_TRUE(std::isnan(values[0]));
  EXPECT_EQ(reasons[0], Reason::overflow);
}

TEST(Denominate, RefusesWhatCannotBeMeant) {
  std::array values{1.0};
  for (const double factor : {0.0, -1.0, nan, static_cast<double>(INFINITY)}) {
    EXPECT_EQ(thrown_by([&] { denominate(values, std::array{1.0}, factor); }).code,
              ErrorCode::invalid_argument);
  }
  EXPECT_EQ(thrown_by([&] { denominate(values, {}); }).code, ErrorCode::invalid_argument);
  EXPECT_EQ(values[0], 1);
}

}  // namespace
