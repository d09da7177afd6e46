#include <yearbook/comparison.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "composite/made_up_index.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::thrown_by;
using ::testing::ElementsAre;

const std::vector<std::string> four{"a", "b", "c", "d"};

std::vector<std::string> codes(const std::vector<StandingAtLeaf>& leaves) {
  std::vector<std::string> result;
  for (const StandingAtLeaf& leaf : leaves) result.push_back(leaf.node);
  return result;
}

struct Standing : ::testing::Test {
  test::MadeUpBook book;
  Snapshot now = filled(book);
  IndexResult result = evaluate(
      now, test::made_up_definition(
               "steps = [\"normalise\", \"aggregate\"]\n[[node]]\nindicator = \"waste\"\ndirection "
               "= -1\n" +
               test::leaf_nodes("root", {{"x", 1}, {"y", 1}, {"z", 1}, {"ports", 1}})));
  static Snapshot filled(test::MadeUpBook& book) {
    book.put("waste", 2015, four, {1, 2, 3, 4});
    book.put("x", 2015, four, {40, 30, 20, 10});
    book.put("y", 2015, four, {20, 30, 10, 5});
    book.put("z", 2015, four, {15, 30, 20, 10});
    book.put("ports", 2015, four, {0, 3, 0, 7});
    book.put("x", 2017, four, {10, missing_value, 20, 10});
    return book.snapshot();
  }
};

TEST_F(Standing, BestPlacesByDirectionAndWorstBesidesTheVeryLast) {
  // Places of a: waste 1 (less is better), x 1, y 2, z 3, ports 3 with c, behind whom nobody is.
  const auto a = strengths_and_weaknesses(result, now.zone("a"), 2015y, {.count = 2});
  EXPECT_THAT(codes(a.strengths), ElementsAre("waste", "x"));
  EXPECT_THAT(codes(a.weaknesses), ElementsAre("y", "z"));
  EXPECT_EQ(a.strengths[0].rank, 1);
  EXPECT_EQ(a.strengths[0].of, 4U);
  EXPECT_EQ(a.weaknesses[1].rank, 3);
  EXPECT_EQ(a.weaknesses[1].value, 15);
  const auto all =
      strengths_and_weaknesses(result, now.zone("a"), 2015y, {.count = 2, .last_too = true});
  EXPECT_THAT(codes(all.weaknesses), ElementsAre("z", "ports"));
}

TEST_F(Standing, NormalisedFiguresPointTheRightWayAlready) {
  const auto a =
      strengths_and_weaknesses(result, now.zone("a"), 2015y, {.stage = "normalise", .count = 2});
  EXPECT_THAT(codes(a.strengths), ElementsAre("waste", "x"));
  EXPECT_DOUBLE_EQ(a.strengths[0].value, 100);
}

TEST_F(Standing, LeavesWithoutAValueAreInNeither) {
  const auto c = strengths_and_weaknesses(result, now.zone("c"), 2017y);
  EXPECT_THAT(codes(c.strengths), ElementsAre("x"));
  EXPECT_THAT(codes(c.weaknesses), ElementsAre("x"));
  EXPECT_EQ(thrown_by([&] { (void)strengths_and_weaknesses(result, now.zone("a"), 2016y); }).code,
            ErrorCode::not_found);
}

TEST_F(Standing, YearlyRatesOfEveryUnit) {
  const auto rates = yearly_rates(result);
  ASSERT_EQ(rates.size(), 20U);
  const auto of = [&](std::string_view node, std::string_view zone) {
    return *std::ranges::find_if(rates, [&](const NodeRates& one) {
      return one.node == node && one.zone == now.zone(zone);
    });
  };
  const NodeRates a = of("x", "a");
  EXPECT_NEAR(a.compound.value(), std::sqrt(10.0 / 40) - 1, 1e-15);
  EXPECT_NEAR(a.linear.value(), -30.0 / 2 / 40, 1e-15);
  EXPECT_EQ(a.first, 2015y);
  EXPECT_EQ(a.last, 2017y);
  EXPECT_DOUBLE_EQ(a.availability, 1);
  EXPECT_EQ(of("x", "c").compound, 0);
  const NodeRates b = of("x", "b");
  EXPECT_FALSE(b.compound);
  EXPECT_DOUBLE_EQ(b.availability, 0.5);
  EXPECT_EQ(b.last, 2015y);
  EXPECT_EQ(yearly_rates(result, "scores").size(), 24U);
}

}  // namespace
