#include <yearbook/screen.hpp>

#include <gtest/gtest.h>

#include <array>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using yearbook::test::nan;
using yearbook::test::thrown_by;

TEST(Screen, CountsWhatIsThereAndWhatIsZero) {
  const std::array a{1.0, nan, 0.0};
  const std::array b{-0.0, nan, 0.0};
  const std::array c{2.0, nan, nan};
  const std::vector<std::span<const double>> columns{a, b, c};
  std::array<Availability, 3> rows{};
  count_available(columns, rows);
  EXPECT_EQ(rows[0], (Availability{3, 3, 1}));
  EXPECT_EQ(rows[1], (Availability{3, 0, 0}));
  EXPECT_EQ(rows[2], (Availability{3, 2, 2}));
  EXPECT_EQ(rows[0].nonzero(), 1 - 1.0 / 3);
  EXPECT_EQ(rows[1].nonzero(), std::nullopt);
  EXPECT_EQ(rows[2].coverage(), 2.0 / 3);
  EXPECT_EQ(Availability{}.coverage(), 0);
}

TEST(Screen, AShareAtItsThresholdPassesUpToRounding) {
  // 0.1 + 0.2 is above 0.3 in doubles, 0.7 + 0.1 below 0.8.
  EXPECT_TRUE(reaches(0.3, 0.1 + 0.2));
  EXPECT_TRUE(reaches(0.7 + 0.1, 0.8));
  EXPECT_FALSE(reaches(0.8 - 1e-9, 0.8));
  EXPECT_TRUE(passes({3, 2, 0}, {}));  // two thirds of the leaves, the default
  EXPECT_FALSE(passes({4, 2, 0}, {}));
}

TEST(Screen, TheRuleSaysWhichShareCounts) {
  const Availability few{10, 5, 0};
  const Availability zeros{10, 10, 10};
  EXPECT_FALSE(passes(few, {ScreenRule::coverage, 0.6, 0.05}));
  EXPECT_TRUE(passes(few, {ScreenRule::nonzero, 0.6, 0.05}));
  EXPECT_FALSE(passes(few, {ScreenRule::both, 0.6, 0.05}));
  EXPECT_TRUE(passes(zeros, {ScreenRule::coverage, 0.6, 0.05}));
  EXPECT_FALSE(passes(zeros, {ScreenRule::nonzero, 0.6, 0.05}));
  EXPECT_FALSE(passes(zeros, {ScreenRule::both, 0.6, 0.05}));
  EXPECT_TRUE(passes({10, 10, 1}, {ScreenRule::both, 0.6, 0.9}));
}

TEST(Screen, WithoutAnyValueARowFails) {
  EXPECT_FALSE(passes({5, 0, 0}, {}));
  EXPECT_FALSE(passes({5, 0, 0}, {ScreenRule::nonzero, 0, 0}));
  EXPECT_TRUE(passes({5, 0, 0}, {ScreenRule::coverage, 0, 0}));
}

TEST(Screen, ColumnsOfTwoLengthsAreRefused) {
  const std::array a{1.0};
  const std::array b{1.0, 2.0};
  const std::vector<std::span<const double>> columns{a, b};
  std::array<Availability, 1> rows{};
  EXPECT_EQ(thrown_by([&] { count_available(columns, rows); }).code, ErrorCode::invalid_argument);
}

TEST(Screen, RulesHaveNames) {
  for (const auto name : screen_rule_names()) {
    EXPECT_EQ(to_string(parse_screen_rule(name).value()), name);
  }
  EXPECT_EQ(screen_rule_names().size(), 3U);
  EXPECT_FALSE(parse_screen_rule("none"));
}

}  // namespace
