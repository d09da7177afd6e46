#include "kernel/parts.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace {

using Limits = std::numeric_limits<double>;

TEST(PartsOfWhole, AreThoseOfEachValueWhateverItsPlace) {
  const std::vector<double> kinds{0.0,
                                  -0.0,
                                  1,
                                  3,
                                  -2,
                                  1e300,
                                  1e-300,
                                  Limits::max(),
                                  Limits::denorm_min(),
                                  Limits::quiet_NaN(),
                                  1.0 / 3};
  for (const double factor : {1.0, 0.01, 1e8}) {
    for (const double whole : {7.0, -3.0, 1e-300, 0.0, Limits::infinity(), Limits::quiet_NaN()}) {
      std::vector<double> parts = kinds;
      yearbook::kernel::parts_of_whole(parts, factor, whole);
      for (std::size_t i = 0; i < kinds.size(); ++i) {
        const double expected = kinds[i] * factor / whole;
        EXPECT_EQ(std::isnan(parts[i]), !std::isfinite(expected)) << kinds[i] << " of " << whole;
        if (std::isfinite(expected)) {
          EXPECT_EQ(parts[i], expected);
        }
      }
    }
  }
}

TEST(PartsOfWhole, OfNothingAreNone) {
  std::vector<double> none;
  yearbook::kernel::parts_of_whole(none, 1, 2);
  EXPECT_TRUE(none.empty());
}

}  // namespace
