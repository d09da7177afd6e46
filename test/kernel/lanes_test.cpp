#include "kernel/lanes.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "support/support.hpp"

namespace {

using yearbook::kernel::sum_of_present;
using yearbook::test::nan;

TEST(SumOfPresent, CountsAndSumsWhatIsThere) {
  EXPECT_EQ(sum_of_present({}).count, 0U);
  EXPECT_EQ(sum_of_present({}).value, 0);
  const std::vector<double> gaps(100, nan);
  EXPECT_EQ(sum_of_present(gaps).count, 0U);
  EXPECT_EQ(sum_of_present(gaps).value, 0);
}

// Of whole numbers that add up exactly, whatever the number of lanes and the rest.
TEST(SumOfPresent, EveryLengthAndEveryGap) {
  std::mt19937 random(11);
  for (std::size_t size = 0; size < 70; ++size) {
    for (int n = 0; n < 20; ++n) {
      std::vector<double> values(size);
      double sum = 0;
      std::size_t count = 0;
      for (double& value : values) {
        value = random() % 3 == 0 ? nan : static_cast<double>(random() % 1000) - 500;
        if (std::isnan(value)) continue;
        sum += value;
        ++count;
      }
      EXPECT_EQ(sum_of_present(values).value, sum) << size;
      EXPECT_EQ(sum_of_present(values).count, count) << size;
    }
  }
}

// What a plain sum loses, in every lane; against long double.
TEST(SumOfPresent, IsCompensated) {
  std::mt19937_64 random(13);
  std::uniform_real_distribution<double> exponent(-8, 16);
  for (int n = 0; n < 200; ++n) {
    std::vector<double> values(1 + random() % 300);
    long double exact = 0;
    for (double& value : values) {
      value = (random() % 2 == 0 ? 1 : -1) * std::pow(10.0, exponent(random));
      exact += value;
    }
    const double found = sum_of_present(values).value;
    long double size = 0;
    for (const double value : values) size += std::fabs(static_cast<long double>(value));
    EXPECT_LE(std::fabs(static_cast<long double>(found) - exact),
              size * 1e-18L + std::fabs(exact) * 2.3e-16L);
  }
}

TEST(SumOfPresent, ALaneThatOverflowsDoesNotDecide) {
  const double huge = 1.5e308;
  // Two lanes apart, so that one lane has both of the same sign.
  std::vector<double> values(16, 0);
  values[0] = huge;
  values[1] = -huge;
  values[8] = huge;
  values[9] = -huge;
  EXPECT_EQ(sum_of_present(values).value, 0);
  EXPECT_EQ(sum_of_present(values).count, 16U);
  EXPECT_EQ(sum_of_present(std::vector<double>{huge, huge}).value,
            std::numeric_limits<double>::infinity());
}

}  // namespace
