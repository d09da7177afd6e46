// The rules that the tree of an index is held to, whether it came from text or a program made it.
// Floor 3.
#pragma once

#include <yearbook/composite.hpp>

#include "core/problems.hpp"

namespace yearbook::composite {

// Codes once, parents there and no leaves, no circles, weights finite and not all zero among
// siblings. Mistakes are placed at the line of their node, in file 0.
void check_tree(const IndexDefinition& definition, core::Problems& problems);

}  // namespace yearbook::composite
