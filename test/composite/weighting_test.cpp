#include <yearbook/weighting.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "composite/made_up_index.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::thrown_by;
using ::testing::HasSubstr;

std::vector<std::string> zones(std::size_t count) {
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < count; ++i) codes.push_back("zone" + std::to_string(i));
  return codes;
}

// Columns that share a part: positively correlated, with different spreads.
struct Balanced : ::testing::Test {
  test::MadeUpBook book;
  Snapshot now = filled(book);

  static Snapshot filled(test::MadeUpBook& book) {
    std::mt19937 random(5);
    std::normal_distribution<double> normal;
    std::vector<double> shared(40);
    for (double& value : shared) value = normal(random);
    double spread = 1;
    for (const char* code : {"x", "y", "z", "u"}) {
      std::vector<double> column;
      for (const double value : shared) column.push_back(50 + spread * (value + normal(random)));
      book.put(code, 2015, zones(shared.size()), column);
      spread *= 2;
    }
    return book.snapshot();
  }
};

TEST_F(Balanced, TwoChildrenHaveAClosedForm) {
  // Equal correlations of x and y with w x + v y: w s_x = v s_y.
  const auto definition = test::made_up_definition(test::leaf_nodes("root", {{"x", 3}, {"y", 1}}));
  const BalancedWeights found = balanced_weights(now, definition);
  ASSERT_EQ(found.nodes.size(), 2U);
  EXPECT_TRUE(found.balanced);
  EXPECT_LT(found.spread, 1e-6);
  const IndexResult result = evaluate(now, definition);
  const double s_x = statistics(result, {"scores", 2015y})[1].deviation.value();
  const double s_y = statistics(result, {"scores", 2015y})[2].deviation.value();
  EXPECT_NEAR(found.nodes[0].weight, s_y / (s_x + s_y), 1e-6);
  EXPECT_NEAR(found.nodes[0].weight + found.nodes[1].weight, 1, 1e-14);
}

TEST_F(Balanced, TheSetGivesTheCorrelationsItPromises) {
  auto definition =
      test::made_up_definition(test::leaf_nodes("root", {{"x", 1}, {"y", 1}, {"z", 1}, {"u", 1}}));
  const BalancedWeights found = balanced_weights(now, definition, {.year = 2015y});
  EXPECT_TRUE(found.balanced);
  const IndexResult result = evaluate(now, definition.with_weights("balanced", found.weights()));
  for (const BalancedWeight& node : found.nodes) {
    const double got =
        correlation(result.scores_of(result.node(node.node)), result.scores_of(0)).value.value();
    EXPECT_NEAR(got, node.correlation, 1e-12);
    EXPECT_NEAR(got, found.nodes[0].correlation, 1e-4);
  }
}

TEST_F(Balanced, StartsFromEqualWeightsToo) {
  auto definition = test::made_up_definition(test::leaf_nodes("root", {{"x", 9}, {"u", 1}}));
  definition.aggregate.weights = "equal";
  EXPECT_TRUE(balanced_weights(now, definition).balanced);
}

TEST_F(Balanced, APartThatIsMadeOfTheOthersAlwaysSaysMore) {
  // y is x + z: whatever its weight, the best root is x + z, and goes with y most.
  test::MadeUpBook nested;
  nested.put("x", 2015, zones(5), {1, 2, 3, 4, 5});
  nested.put("z", 2015, zones(5), {2, 5, 1, 4, 3});
  nested.put("y", 2015, zones(5), {3, 7, 4, 8, 8});
  const BalancedWeights found = balanced_weights(
      nested.snapshot(),
      test::made_up_definition(test::leaf_nodes("root", {{"x", 1}, {"y", 1}, {"z", 1}})));
  EXPECT_FALSE(found.balanced);
  ASSERT_EQ(found.nodes[1].node, "y");
  EXPECT_NEAR(found.nodes[1].correlation, 1, 1e-6);
  EXPECT_NEAR(found.nodes[0].correlation, found.nodes[2].correlation, 1e-3);
  for (const BalancedWeight& node : found.nodes) EXPECT_GE(node.weight, 0);
}

TEST_F(Balanced, SaysWhatItCannotBalance) {
  const auto one = thrown_by([&] {
    (void)balanced_weights(now, test::made_up_definition(test::leaf_nodes("root", {{"x", 1}})));
  });
  EXPECT_EQ(one.code, ErrorCode::invalid_argument);
  EXPECT_THAT(one.sentence, HasSubstr("has 1 nodes at level 1"));
  const auto revised = thrown_by([&] {
    (void)balanced_weights(
        now, test::made_up_definition(test::leaf_nodes("root", {{"x", 1}, {"y", 1}}) +
                                      "[[revision]]\nfrom = 2016\nweights = \"equal\"\n"));
  });
  EXPECT_THAT(revised.sentence, HasSubstr("without [[revision]]"));
}

TEST_F(Balanced, WeightsFromComponentsAreTheirEntries) {
  const IndexResult result = evaluate(
      now, test::made_up_definition(test::aggregate_node("p") +
                                    test::leaf_nodes("p", {{"x", 1}, {"y", 1}, {"z", 1}}) +
                                    test::aggregate_node("q") + test::leaf_nodes("q", {{"u", 1}})));
  const auto weights = component_weights(result);
  ASSERT_EQ(weights.size(), 4U);
  const PrincipalComponents found = principal_components(result, "p");
  EXPECT_EQ(weights.at("x"), found.loading(0, 0));
  EXPECT_EQ(weights.at("z"), found.loading(2, 0));
  EXPECT_EQ(weights.at("u"), 1);
  const IndexResult weighted = evaluate(now, result.definition.with_weights("components", weights));
  EXPECT_TRUE(weighted.at(0, 0).score);
}

TEST_F(Balanced, ANegativeEntryIsNoWeight) {
  test::MadeUpBook opposed;
  opposed.put("x", 2015, zones(5), {1, 2, 3, 4, 5});
  opposed.put("y", 2015, zones(5), {5, 4, 3, 1, 2});
  const IndexResult result = evaluate(
      opposed.snapshot(), test::made_up_definition(test::leaf_nodes("root", {{"x", 1}, {"y", 1}})));
  const auto thrown = thrown_by([&] { (void)component_weights(result); });
  EXPECT_EQ(thrown.code, ErrorCode::invalid_argument);
  EXPECT_THAT(thrown.sentence, HasSubstr("under \"root\" gives \"y\" the entry -0.7"));
}

}  // namespace
