#include "composite/tree.hpp"

#include <gtest/gtest.h>

namespace {

using namespace yearbook;

// A root with two leaves.
IndexDefinition two_leaves() {
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
  composite::Places places;
  for (std::size_t i = 1; i < definition.nodes.size(); ++i) {
    places.set("node." + std::to_string(i), {.line = definition.nodes[i].line});
  }
  composite::check_tree(definition, problems, places);
  return problems.text();
}

TEST(IndexTree, ASoundOneHasNoMistakes) {
  EXPECT_EQ(mistakes(two_leaves()), "");
}

TEST(IndexTree, BeginsWithItsRoot) {
  EXPECT_NE(mistakes(IndexDefinition{}), "");
  IndexDefinition other = two_leaves();
  other.code = "another";
  EXPECT_NE(mistakes(other).find("the first node of an index is its root"), std::string::npos);
}

TEST(IndexTree, WeightsOfProgramsAreHeldToo) {
  IndexDefinition nothing = two_leaves();
  nothing.nodes[1].weight = nothing.nodes[2].weight = 0;
  EXPECT_EQ(mistakes(nothing),
            "x: the weights below \"root\" are all zero; give one of them weight");
}

TEST(IndexTree, ParentsLeadToTheRoot) {
  IndexDefinition lost = two_leaves();
  lost.nodes[2].parent = "rot";
  EXPECT_EQ(mistakes(lost), "x:20: no node is called \"rot\"; the nearest is root");
  IndexDefinition orphan = two_leaves();
  orphan.nodes[2].parent = "";
  EXPECT_NE(mistakes(orphan), "");
  IndexDefinition below_leaf = two_leaves();
  below_leaf.nodes[2].parent = "a";
  EXPECT_EQ(mistakes(below_leaf), "x:20: the parent \"a\" is a leaf; a leaf has no children");
}

TEST(IndexTree, HasAShape) {
  IndexDefinition deep = two_leaves();
  deep.nodes.push_back({.code = "x", .parent = "root", .indicator = {}});
  deep.nodes.push_back({.code = "y", .parent = "x", .indicator = {}});
  deep.nodes.push_back({.code = "c", .parent = "y", .indicator = "c"});
  const composite::TreeShape shape = composite::shape_of(deep);
  EXPECT_EQ(shape.level, (std::vector<std::size_t>{4, 1, 1, 3, 2, 1}));
  EXPECT_EQ(shape.parent, (std::vector<std::size_t>{0, 0, 0, 0, 3, 4}));
  EXPECT_EQ(shape.children[0], (std::vector<std::size_t>{1, 2, 3}));
  // Every node comes after its children.
  std::vector<bool> done(6);
  for (const std::size_t node : shape.upwards) {
    for (const std::size_t child : shape.children[node]) EXPECT_TRUE(done[child]);
    done[node] = true;
  }
  EXPECT_EQ(shape.upwards.size(), 6U);
}

TEST(IndexTree, WeightsAreOwnOrEqualOrOfASet) {
  IndexDefinition given = two_leaves();
  given.nodes[1].weight = 3;
  given.weights["half"]["b"] = 0.5;
  using Weights = std::vector<double>;
  EXPECT_EQ(composite::weights_of(given, ""), (Weights{1, 3, 1}));
  EXPECT_EQ(composite::weights_of(given, "own"), (Weights{1, 3, 1}));
  EXPECT_EQ(composite::weights_of(given, "equal"), (Weights{1, 1, 1}));
  EXPECT_EQ(composite::weights_of(given, "half"), (Weights{1, 3, 0.5}));
}

}  // namespace
