#include "composite/tree.hpp"

#include <gtest/gtest.h>

namespace {

using namespace yearbook;

// A root with two leaves.
IndexDefinition sound() {
  IndexDefinition result;
  result.code = "root";
  result.nodes.resize(3);
  result.nodes[0].code = "root";
  for (const std::size_t i : {1U, 2U}) {
    result.nodes[i].code = result.nodes[i].indicator = i == 1 ? "a" : "b";
    result.nodes[i].parent = "root";
    result.nodes[i].line = static_cast<std::uint32_t>(10 * i);
  }
  return result;
}

std::string mistakes(const IndexDefinition& definition) {
  core::Problems problems;
  problems.file("x");
  composite::check_tree(definition, problems);
  return problems.text();
}

TEST(IndexTree, ASoundOneHasNoMistakes) {
  EXPECT_EQ(mistakes(sound()), "");
}

TEST(IndexTree, BeginsWithItsRoot) {
  EXPECT_NE(mistakes(IndexDefinition{}), "");
  IndexDefinition other = sound();
  other.code = "another";
  EXPECT_NE(mistakes(other).find("the first node of an index is its root"), std::string::npos);
}

TEST(IndexTree, WeightsOfProgramsAreHeldToo) {
  IndexDefinition negative = sound();
  negative.nodes[2].weight = -1;
  EXPECT_EQ(mistakes(negative), "x:20: the weight of \"b\" is finite and at least 0");
  IndexDefinition nothing = sound();
  nothing.nodes[1].weight = nothing.nodes[2].weight = 0;
  EXPECT_EQ(mistakes(nothing),
            "x: the weights below \"root\" are all zero; give one of them weight");
}

TEST(IndexTree, ParentsLeadToTheRoot) {
  IndexDefinition lost = sound();
  lost.nodes[2].parent = "rot";
  EXPECT_EQ(mistakes(lost), "x:20: no node is called \"rot\"; the nearest is root");
  IndexDefinition orphan = sound();
  orphan.nodes[2].parent = "";
  EXPECT_NE(mistakes(orphan), "");
  IndexDefinition below_leaf = sound();
  below_leaf.nodes[2].parent = "a";
  EXPECT_EQ(mistakes(below_leaf), "x:20: the parent \"a\" is a leaf; a leaf has no children");
}

}  // namespace
