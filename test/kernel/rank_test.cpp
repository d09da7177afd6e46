#include <yearbook/error.hpp>
#include <yearbook/rank.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <vector>

#include "support/support.hpp"

namespace {

using yearbook::ranks;
using yearbook::Ties;
using Places = std::vector<double>;
using yearbook::test::nan;
constexpr std::array values{3.0, 5.0, 5.0, 1.0};

TEST(Ranks, OneIsTheLargest) {
  EXPECT_EQ(ranks(values), (Places{3, 1, 1, 4}));
}

TEST(Ranks, OneIsTheSmallestWhenLessIsBetter) {
  EXPECT_EQ(ranks(values, -1), (Places{2, 3, 3, 1}));
}

TEST(Ranks, TiesShareThePlaceAskedFor) {
  EXPECT_EQ(ranks(values, 1, Ties::max), (Places{3, 2, 2, 4}));
  EXPECT_EQ(ranks(values, 1, Ties::average), (Places{3, 1.5, 1.5, 4}));
  EXPECT_EQ(ranks(values, 1, Ties::dense), (Places{2, 1, 1, 3}));
  EXPECT_EQ(to_string(Ties::dense), "dense");
}

TEST(Ranks, MissingValuesHaveNoPlaceAndCountForNoOther) {
  const auto places = ranks(std::array{nan, 2.0, nan, 3.0});
  EXPECT_TRUE(std::isnan(places[0]));
  EXPECT_EQ(places[1], 2);
  EXPECT_EQ(places[3], 1);
  EXPECT_TRUE(ranks({}).empty());
}

TEST(Ranks, MayTakeThePlaceOfTheValues) {
  yearbook::Workspace workspace;
  std::array<double, 5> some{3, 5, nan, 5, 1};
  yearbook::ranks(some, some, -1, Ties::average, workspace);
  EXPECT_EQ((Places{some[0], some[1], some[3], some[4]}), (Places{2, 3.5, 3.5, 1}));
  EXPECT_TRUE(std::isnan(some[2]));
  EXPECT_THROW(yearbook::ranks(some, {}, 1, Ties::min, workspace), yearbook::Error);
}

TEST(Ranks, EqualBruteForceOnRandomValues) {
  std::mt19937 random(4);
  for (int round = 0; round < 200; ++round) {
    std::vector<double> some(random() % 30);
    std::ranges::generate(
        some, [&] { return random() % 5 == 0 ? nan : static_cast<double>(random() % 8); });
    for (const int direction : {1, -1}) {
      const auto least = ranks(some, direction, Ties::min);
      const auto most = ranks(some, direction, Ties::max);
      const auto mean = ranks(some, direction, Ties::average);
      for (std::size_t i = 0; i < some.size(); ++i) {
        if (std::isnan(some[i])) continue;
        const auto better = std::ranges::count_if(
            some, [&](double x) { return direction * x > direction * some[i]; });
        const auto equal = std::ranges::count(some, some[i]);
        EXPECT_EQ(least[i], static_cast<double>(better + 1));
        EXPECT_EQ(most[i], static_cast<double>(better + equal));
        EXPECT_EQ(mean[i], static_cast<double>(2 * better + 1 + equal) / 2);
      }
    }
  }
}

}  // namespace
