#include "report/labels.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using report::place_labels;
using report::years_to_write;

TEST(PlaceLabels, LeavesThoseWhereTheyAreWantedThatHaveRoom) {
  const std::vector<double> wanted{50, 10, 30};
  const auto placed = place_labels(wanted, 10, 0, 100);
  EXPECT_EQ(placed[0], 50);
  EXPECT_EQ(placed[1], 10);
  EXPECT_EQ(placed[2], 30);
}

TEST(PlaceLabels, SharesTheShiftAmongThoseInEachOthersWay) {
  // Two at one place move by half a label each; a third that the pool reaches joins it.
  const auto two = place_labels(std::vector<double>{50, 50}, 10, 0, 100);
  EXPECT_EQ(two[0], 45);
  EXPECT_EQ(two[1], 55);
  const auto three = place_labels(std::vector<double>{50, 50, 61}, 10, 0, 100);
  EXPECT_DOUBLE_EQ(*three[0], 161.0 / 3 - 10);  // the mean of 50, 50 and 61 in the middle
  EXPECT_DOUBLE_EQ(*three[1], 161.0 / 3);
  EXPECT_DOUBLE_EQ(*three[2], 161.0 / 3 + 10);
}

TEST(PlaceLabels, StaysWithinItsColumnAndGivesRoomToTheFirst) {
  const auto placed = place_labels(std::vector<double>{-20, 200, 40, 41}, 10, 0, 35);
  EXPECT_EQ(placed[0], 5);
  EXPECT_EQ(placed[1], 30);
  EXPECT_TRUE(placed[2].has_value());
  EXPECT_FALSE(placed[3].has_value());  // three have room
  EXPECT_FALSE(place_labels(std::vector<double>{1}, 10, 0, 5)[0].has_value());
  EXPECT_TRUE(place_labels({}, 10, 0, 5).empty());
}

// 147 zones, wherever they want to be: none over another, all within, in the order of their wishes.
TEST(PlaceLabels, NoTwoOf147Overlap) {
  std::mt19937_64 random(5);
  for (int round = 0; round < 300; ++round) {
    std::uniform_real_distribution<double> anywhere(-50, round % 3 == 0 ? 60 : 2400);
    std::vector<double> wanted(147);
    for (double& place : wanted) place = anywhere(random);
    const auto placed = place_labels(wanted, 15, 0, 147 * 15.0);
    std::vector<std::size_t> order(147);
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return wanted[i]; });
    for (std::size_t k = 0; k < order.size(); ++k) {
      ASSERT_TRUE(placed[order[k]].has_value());
      EXPECT_GE(*placed[order[k]], 7.5 - 1e-6);
      EXPECT_LE(*placed[order[k]], 147 * 15.0 - 7.5 + 1e-6);
      if (k > 0) {
        EXPECT_GE(*placed[order[k]] - *placed[order[k - 1]], 15 - 1e-6);
      }
    }
  }
}

// Nobody else's places of three labels, on a fine grid, are nearer to the wishes.
TEST(PlaceLabels, IsBestInTheSumOfSquares) {
  std::mt19937_64 random(6);
  std::uniform_int_distribution<int> anywhere(0, 40);
  for (int round = 0; round < 200; ++round) {
    std::vector<double> wanted{static_cast<double>(anywhere(random)),
                               static_cast<double>(anywhere(random)),
                               static_cast<double>(anywhere(random))};
    std::ranges::sort(wanted);
    const auto placed = place_labels(wanted, 10, 0, 40);
    const auto badness = [&](double a, double b, double c) {
      return std::pow(a - wanted[0], 2) + std::pow(b - wanted[1], 2) + std::pow(c - wanted[2], 2);
    };
    const double ours = badness(*placed[0], *placed[1], *placed[2]);
    for (double a = 5; a <= 15; a += 0.5) {
      for (double b = a + 10; b <= 25; b += 0.5) {
        for (double c = b + 10; c <= 35; c += 0.5) EXPECT_GE(badness(a, b, c), ours - 1e-9);
      }
    }
  }
}

TEST(YearsToWrite, AreAllOrThoseInRoundNumbers) {
  EXPECT_EQ(years_to_write({2010y, 2012y}, 50, 40), (std::vector<Year>{2010y, 2011y, 2012y}));
  EXPECT_EQ(years_to_write({2009y, 2014y}, 25, 40), (std::vector<Year>{2010y, 2012y, 2014y}));
  EXPECT_EQ(years_to_write({2003y, 2016y}, 9, 40), (std::vector<Year>{2005y, 2010y, 2015y}));
  EXPECT_EQ(years_to_write({1901y, 2000y}, 1, 40).size(), 2U);  // 1950 and 2000
  EXPECT_EQ(years_to_write({2011y, 2011y}, 600, 40), (std::vector<Year>{2011y}));
  EXPECT_EQ(years_to_write({2011y, 2013y}, 0.1, 40), (std::vector<Year>{2011y}));  // none is round
  EXPECT_TRUE(years_to_write({2012y, 2011y}, 10, 40).empty());
  EXPECT_LE(years_to_write({1y, 9999y}, 0.07, 40).size(), 20U);
}

}  // namespace
