#include "kernel/majority.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using yearbook::test::nan;
using Values = std::vector<double>;

TEST(Majority, EqualsBruteForceOnRandomTables) {
  std::mt19937 random(17);
  Workspace workspace;
  for (int round = 0; round < 200; ++round) {
    const std::size_t rows = random() % 20;
    const std::size_t width = 1 + random() % 6;
    std::vector<Values> columns(width, Values(rows));
    Values weights(width);
    for (double& weight : weights) weight = static_cast<double>(random() % 4);
    for (Values& column : columns) {
      std::ranges::generate(
          column, [&] { return random() % 6 == 0 ? nan : static_cast<double>(random() % 5); });
    }
    Values scores(rows);
    std::ranges::generate(scores, [&] { return random() % 5 == 0 ? nan : 3.0; });
    Values ours = scores;
    const std::vector<std::span<const double>> spans(columns.begin(), columns.end());
    kernel::count_majorities(spans, weights, ours, workspace);
    for (std::size_t i = 0; i < rows; ++i) {
      if (std::isnan(scores[i])) {
        EXPECT_TRUE(std::isnan(ours[i]));
        continue;
      }
      int score = 0;
      for (std::size_t j = 0; j < rows; ++j) {
        if (std::isnan(scores[j])) continue;
        double margin = 0;  // whole numbers: exact
        for (std::size_t c = 0; c < width; ++c) {
          if (columns[c][i] > columns[c][j]) margin += weights[c];
          if (columns[c][i] < columns[c][j]) margin -= weights[c];
        }
        score += (margin > 0 ? 1 : 0) - (margin < 0 ? 1 : 0);
      }
      EXPECT_EQ(ours[i], score);
    }
  }
}

}  // namespace
