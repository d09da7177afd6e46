// Writes index definitions: the TOML text as it came, and its rows. Floor 5.
#pragma once

#include <vector>

#include "composite/definition.hpp"
#include "core/problems.hpp"
#include "sqlite/connection.hpp"
#include "store/table.hpp"

namespace yearbook::store {

// A definition, and the number of its file in the problems.
struct NewIndex {
  composite::PlacedDefinition given;
  std::uint32_t file = 0;
};

// Adds and updates definitions by code, in the caller's transaction. Each must stand against the
// catalogue that the connection sees.
Tally write_indices(sqlite::Connection& connection, std::vector<NewIndex> indices,
                    core::Problems& problems);

}  // namespace yearbook::store
