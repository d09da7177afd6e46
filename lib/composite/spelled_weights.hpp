// Definitions whose weights can be changed one by one. Floor 3.
#pragma once

#include <yearbook/index_definition.hpp>

namespace yearbook::composite {

// The same definition with "equal" weights spelled out as a set of their own, wherever they are
// used, so that with_weight() has something to change.
IndexDefinition spell_out_weights(IndexDefinition definition);

}  // namespace yearbook::composite
