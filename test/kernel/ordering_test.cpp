#include "kernel/ordering.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <utility>
#include <vector>

namespace {

using yearbook::Placed;
using yearbook::kernel::sort_by_value;

std::vector<std::pair<double, std::uint32_t>> pairs(const std::vector<Placed>& numbers) {
  std::vector<std::pair<double, std::uint32_t>> result;
  for (const Placed& each : numbers) result.emplace_back(each.value, each.at);
  return result;
}

void expect_as_a_stable_sort(const std::vector<double>& values) {
  std::vector<Placed> sorted;
  for (std::uint32_t at = 0; at < values.size(); ++at) sorted.push_back({values[at], at});
  auto expected = pairs(sorted);
  std::ranges::stable_sort(expected, {}, [](const auto& each) { return each.first; });
  std::vector<Placed> scratch;
  sort_by_value(sorted, scratch);
  EXPECT_EQ(pairs(sorted), expected) << values.size();
}

TEST(SortByValue, EverySizeFewValuesAndMany) {
  std::mt19937 random(5);
  std::normal_distribution<double> spread(0, 1e6);
  for (std::size_t size = 0; size < 200; ++size) {
    std::vector<double> few(size);
    std::vector<double> many(size);
    for (double& value : few) value = static_cast<double>(random() % 7) - 3;
    for (double& value : many) value = spread(random);
    expect_as_a_stable_sort(few);
    expect_as_a_stable_sort(many);
  }
}

TEST(SortByValue, EveryKindOfNumber) {
  using Limits = std::numeric_limits<double>;
  const std::vector<double> kinds{0.0,
                                  -0.0,
                                  Limits::infinity(),
                                  -Limits::infinity(),
                                  Limits::max(),
                                  Limits::lowest(),
                                  Limits::min(),
                                  -Limits::min(),
                                  Limits::denorm_min(),
                                  -Limits::denorm_min(),
                                  1,
                                  -1};
  std::mt19937 random(6);
  for (int round = 0; round < 50; ++round) {
    std::vector<double> values(100);
    for (double& value : values) value = kinds[random() % kinds.size()];
    expect_as_a_stable_sort(values);
  }
}

}  // namespace
