#include <yearbook/index_definition.hpp>

#include <gtest/gtest.h>

#include <string>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using test::thrown_by;

// root = x (a, b), y (c), d.
IndexDefinition sound() {
  return parse_index_definition(
      "[index]\ncode = \"root\"\n[[node]]\ncode = \"x\"\nweight = 2\n"
      "[[node]]\nindicator = \"a\"\nparent = \"x\"\nweight = 5\n"
      "[[node]]\nindicator = \"b\"\nparent = \"x\"\n[[node]]\ncode = \"y\"\n"
      "[[node]]\nindicator = \"c\"\nparent = \"y\"\n[[node]]\nindicator = \"d\"\n"
      "[weights.w]\na = 7\nc = 8\n",
      "a");
}

std::string codes(const IndexDefinition& definition) {
  std::string result;
  for (const IndexNode& node : definition.nodes) result += node.code + " ";
  return result;
}

TEST(ChangedDefinition, AWeightChangesInEverySetThatNamesIt) {
  const IndexDefinition before = sound();
  const IndexDefinition after = before.with_weight("a", 3);
  EXPECT_EQ(after.nodes[2].weight, 3);
  EXPECT_EQ(after.weights.at("w").at("a"), 3);
  EXPECT_EQ(after.weights.at("w").at("c"), 8);
  EXPECT_TRUE(after.toml.empty());
  EXPECT_EQ(before.nodes[2].weight, 5);  // a value: the other is as it was
  EXPECT_FALSE(before.toml.empty());
  const IndexDefinition of_d = before.with_weight("d", 0);
  EXPECT_FALSE(of_d.weights.at("w").contains("d"));
}

TEST(ChangedDefinition, AWeightAmongEqualsIsRelativeToThem) {
  const IndexDefinition equal = sound().with_weights("equal");
  const IndexDefinition after = equal.with_weight("b", 0);
  const auto& used = after.weights.at(after.aggregate.weights);
  EXPECT_EQ(used.at("x"), 1);
  EXPECT_EQ(used.at("a"), 1);
  EXPECT_EQ(used.at("b"), 0);
  EXPECT_EQ(thrown_by([&] { check(after); }).sentence, "nothing was thrown");
}

TEST(ChangedDefinition, WeightsMayBeGivenWithTheirName) {
  const IndexDefinition after = sound().with_weights("v", {{"d", 4}});
  EXPECT_EQ(after.aggregate.weights, "v");
  EXPECT_EQ(after.weights.at("v").at("d"), 4);
  EXPECT_EQ(after.weights.size(), 2U);
  EXPECT_EQ(thrown_by([&] { check(after); }).sentence, "nothing was thrown");
}

TEST(ChangedDefinition, WithoutTakesWhatIsBelowAndAggregatesLeftBare) {
  EXPECT_EQ(codes(sound().without("x")), "root y c d ");
  EXPECT_EQ(codes(sound().without("b")), "root x a y c d ");
  const IndexDefinition bare = sound().without("c");
  EXPECT_EQ(codes(bare), "root x a b d ");
  EXPECT_EQ(bare.weights.at("w").size(), 1U);
  EXPECT_EQ(thrown_by([&] { check(bare); }).sentence, "nothing was thrown");
}

TEST(ChangedDefinition, WhatCannotBeIsRefused) {
  EXPECT_EQ(thrown_by([] { (void)sound().with_weight("e", 1); }).code, ErrorCode::not_found);
  EXPECT_EQ(thrown_by([] { (void)sound().with_weight("a", -1); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([] { (void)sound().with_weight("root", 1); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([] { (void)sound().without("e"); }).code, ErrorCode::not_found);
  EXPECT_EQ(thrown_by([] { (void)sound().without("root"); }).code, ErrorCode::invalid_argument);
  const IndexDefinition alone =
      parse_index_definition("[index]\ncode = \"r\"\n[[node]]\nindicator = \"a\"\n", "a");
  EXPECT_EQ(thrown_by([&] { (void)alone.without("a"); }).code, ErrorCode::invalid_argument);
}

}  // namespace
