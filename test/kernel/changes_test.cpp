#include "kernel/changes.hpp"

#include <yearbook/numeric.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace {

TEST(RelativeChanges, AreThoseOfEachPair) {
  using Limits = std::numeric_limits<double>;
  const std::vector<double> kinds{
      0.0, -0.0, 1, 3, -2, 1e300, 1e-300, Limits::max(), Limits::denorm_min(), Limits::quiet_NaN()};
  std::vector<double> earlier;
  std::vector<double> later;
  for (const double before : kinds) {
    for (const double after : kinds) {
      earlier.push_back(before);
      later.push_back(after);
    }
  }
  std::vector<double> changes(earlier.size());
  yearbook::kernel::relative_changes(earlier, later, changes);
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const auto expected = yearbook::relative_change(earlier[i], later[i]);
    EXPECT_EQ(std::isnan(changes[i]), !expected) << earlier[i] << ' ' << later[i];
    if (expected) {
      EXPECT_EQ(changes[i], *expected);
    }
  }
}

}  // namespace
