// The tree of an index, held to its rules, and what follows from it. Floor 3.
#pragma once

#include <vector>

#include <yearbook/index_definition.hpp>

#include "composite/places.hpp"
#include "core/problems.hpp"

namespace yearbook::composite {

// Codes once, parents there and no leaves, no circles, weights finite and not all zero among
// siblings. Mistakes are placed at their node, in file 0.
void check_tree(const IndexDefinition& definition, core::Problems& problems, const Places& places);

// The shape of a tree that is in order, by position in the definition.
struct TreeShape {
  std::vector<std::size_t> parent;                 // of the root: 0
  std::vector<std::vector<std::size_t>> children;  // in the order of the definition
  std::vector<std::size_t> level;    // 1 for a leaf, else 1 more than its highest child
  std::vector<std::size_t> upwards;  // every node after its children
};
TreeShape shape_of(const IndexDefinition& definition);

// The weights of the nodes, relative to their siblings: "" and "own" as given, "equal", or a set.
std::vector<double> weights_of(const IndexDefinition& definition, std::string_view name);

}  // namespace yearbook::composite
