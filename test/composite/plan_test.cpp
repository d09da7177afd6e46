#include "composite/plan.hpp"

#include <gtest/gtest.h>

#include "composite/rules.hpp"
#include "composite/small_book.hpp"

namespace {

using namespace yearbook;
using PlanTest = test::SmallBook;

TEST_F(PlanTest, LeavesHaveTheirOwnKeysOverThoseOfTheTables) {
  const IndexDefinition index = parse_index_definition(
      "[index]\ncode = \"root\"\n"
      "[[node]]\nindicator = \"x\"\n[node.normalise]\nhigh = 10\n[node.treat]\nwinsorise = 1\n"
      "[[node]]\nindicator = \"y\"\ndirection = -1\n[node.normalise]\nmethod = \"rank\"\n"
      "[node.treat]\notherwise = \"none\"\n"
      "[normalise]\nlow = 1\nscope = \"year\"\n[treat]\nscope = \"panel\"\nskewness = 1\n",
      "a");
  const composite::Plan plan = composite::plan_of(builder.snapshot(), index, {});
  ASSERT_EQ(plan.leaves.size(), 2U);
  // Without a method single keys change ...
  EXPECT_EQ(plan.leaves[0].normalise.method, NormaliseMethod::min_max);
  EXPECT_EQ(plan.leaves[0].normalise.low, 1);
  EXPECT_EQ(plan.leaves[0].normalise.high, 10);
  EXPECT_EQ(plan.leaves[0].normalise_scope, Scope::year);
  EXPECT_EQ(plan.leaves[0].treat.winsorise, 1U);
  EXPECT_EQ(plan.leaves[0].treat.skewness, 1);
  EXPECT_EQ(plan.leaves[0].treat_scope, Scope::panel);
  EXPECT_EQ(plan.leaves[0].direction, 1);
  // ... with one nothing is inherited.
  EXPECT_EQ(plan.leaves[1].normalise.method, NormaliseMethod::rank);
  EXPECT_EQ(plan.leaves[1].normalise_scope, Scope::panel);
  EXPECT_EQ(plan.leaves[1].treat.otherwise, Transform::none);
  EXPECT_EQ(plan.leaves[1].treat.skewness, 2);
  EXPECT_EQ(plan.leaves[1].treat_scope, Scope::year);
  EXPECT_EQ(plan.leaves[1].direction, -1);
}

TEST_F(PlanTest, AggregatesHaveTheirOwnMethodOrThatOfTheirLevel) {
  const IndexDefinition index = parse_index_definition(
      "[index]\ncode = \"root\"\n[[node]]\ncode = \"p\"\nmethod = \"power\"\npower = 3\n"
      "coverage = 0.1\n[[node]]\ncode = \"q\"\n"
      "[[node]]\nindicator = \"x\"\nparent = \"p\"\n[[node]]\nindicator = \"y\"\nparent = \"q\"\n"
      "[aggregate]\nmethods = [\"geometric\", \"harmonic\"]\ncoverage = [0.5, 0.75]\n"
      "coverage_by = \"weight\"\n",
      "a");
  const composite::Plan plan = composite::plan_of(builder.snapshot(), index, {});
  EXPECT_EQ(plan.aggregate[0].method, AggregateMethod::harmonic);
  EXPECT_EQ(plan.aggregate[0].coverage, 0.75);
  EXPECT_EQ(plan.aggregate[1].method, AggregateMethod::power);
  EXPECT_EQ(plan.aggregate[1].power, 3);
  EXPECT_EQ(plan.aggregate[1].coverage, 0.1);
  EXPECT_EQ(plan.aggregate[2].method, AggregateMethod::geometric);
  EXPECT_EQ(plan.aggregate[2].coverage, 0.5);
  EXPECT_EQ(plan.aggregate[2].coverage_by, CoverageBy::weight);
}

}  // namespace
