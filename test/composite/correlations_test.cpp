#include <yearbook/analysis.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "composite/made_up_index.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::five_zones;

struct Correlations : ::testing::Test {
  test::MadeUpBook book;
  Snapshot now = filled(book);
  IndexResult result = evaluate(
      now, test::made_up_definition(test::aggregate_node("p") +
                                    test::leaf_nodes("p", {{"x", 1}, {"y", 1}, {"w", 1}}) +
                                    test::aggregate_node("q") + test::leaf_nodes("q", {{"z", 1}})));
  static Snapshot filled(test::MadeUpBook& book) {
    book.put("x", 2015, five_zones, {1, 2, 3, 4, 5});
    book.put("y", 2015, five_zones, {2, 1, 4, 3, 5});
    book.put("w", 2015, five_zones, {10, 8, 6, 4, 1});
    book.put("z", 2015, five_zones, {5, missing_value, 3, 2, 1});
    book.put("people", 2015, five_zones, {10, 20, 30, 40, missing_value});
    book.put("area", 2015, five_zones, {5, 5, 6, 5, 5});
    return book.snapshot();
  }
};

TEST_F(Correlations, OfAnyNodes) {
  const auto matrix = correlations(result, nodes_under(result, "root", 1));
  ASSERT_EQ(matrix.size, 4U);
  EXPECT_DOUBLE_EQ(matrix.at(0, 1).value.value(), 0.8);
  EXPECT_DOUBLE_EQ(matrix.at(0, 3).value.value(), -1);
  EXPECT_EQ(matrix.at(0, 3).pairs, 4U);
  const auto across = correlations(result, std::vector{result.node("q"), result.node("z")});
  EXPECT_DOUBLE_EQ(across.at(0, 1).value.value(), 1) << "q is its only leaf";
}

TEST_F(Correlations, InsideAGroupEachPairOnceWithItsFlag) {
  const auto pairs = correlations_within(result, {}, {.high = 0.7, .low = -0.9});
  ASSERT_EQ(pairs.size(), 3U) << "q has one leaf and no pair";
  const auto code = [&](std::size_t node) { return result.nodes[node].code; };
  EXPECT_EQ(code(pairs[0].group), "p");
  EXPECT_EQ(code(pairs[0].a) + code(pairs[0].b), "xy");
  EXPECT_EQ(pairs[0].flag, CorrelationFlag::high);
  EXPECT_EQ(code(pairs[1].a) + code(pairs[1].b), "xw");
  EXPECT_EQ(pairs[1].flag, CorrelationFlag::low);
  EXPECT_EQ(pairs[2].flag, CorrelationFlag::none);
  const auto of_all = correlations_within(result, {}, {.group_level = 3});
  EXPECT_EQ(of_all.size(), 6U) << "inside the root";
}

TEST_F(Correlations, WithEveryAncestor) {
  const auto pairs = correlations_with_ancestors(result, 2015y);
  // p with root; x, y, w with p and root; q with root; z with q and root.
  ASSERT_EQ(pairs.size(), 10U);
  EXPECT_EQ(result.nodes[pairs[1].b].code, "x");
  EXPECT_EQ(result.nodes[pairs[1].a].code, "p");
  EXPECT_EQ(pairs[1].group, pairs[1].a);
  EXPECT_EQ(pairs[2].a, 0U);
  EXPECT_DOUBLE_EQ(
      pairs[1].correlation.value.value(),
      correlation(result.scores_of(result.node("p")), result.scores_of(result.node("x")))
          .value.value());
}

TEST_F(Correlations, WithMeasuresOfSize) {
  const std::vector denominators{now.indicator("people"), now.indicator("area")};
  const auto found = denominator_correlations(now, result, denominators, 2015y);
  ASSERT_EQ(found.size(), 3U) << "x, w and z go with people, nothing with area";
  EXPECT_EQ(result.nodes[found[0].node].code, "x");
  EXPECT_EQ(found[0].denominator, denominators[0]);
  EXPECT_EQ(found[0].correlation.pairs, 4U);
  EXPECT_DOUBLE_EQ(found[1].correlation.value.value(), -1) << "w falls with people";
  const auto all = denominator_correlations(now, result, denominators, 2015y, -1);
  EXPECT_EQ(all.size(), 8U);
}

}  // namespace
