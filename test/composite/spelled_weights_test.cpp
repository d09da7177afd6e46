#include "composite/spelled_weights.hpp"

#include <gtest/gtest.h>

#include "composite/made_up_index.hpp"

namespace {

using namespace yearbook;
using composite::spell_out_weights;

TEST(SpelledWeights, EqualWeightsBecomeASetOfOnes) {
  IndexDefinition definition = test::made_up_definition(
      test::leaf_nodes("root", {{"x", 3}, {"y", 1}}) +
      "[aggregate]\nweights = \"equal\"\n[weights.all_equal]\nx = 5\n");
  const IndexDefinition spelled = spell_out_weights(definition);
  EXPECT_EQ(spelled.aggregate.weights, "all_equal_") << "the name that is taken stays as it is";
  EXPECT_EQ(spelled.weights.at("all_equal_"), (std::map<std::string, double>{{"x", 1}, {"y", 1}}));
  EXPECT_EQ(spelled.weights.at("all_equal").size(), 1U);
  EXPECT_TRUE(spelled.toml.empty());
}

TEST(SpelledWeights, OthersStayAsTheyAre) {
  const IndexDefinition definition =
      test::made_up_definition(test::leaf_nodes("root", {{"x", 3}, {"y", 1}}));
  const IndexDefinition spelled = spell_out_weights(definition);
  EXPECT_TRUE(spelled.weights.empty());
  EXPECT_EQ(spelled.toml, definition.toml);
}

}  // namespace
