// Writes index definitions: the TOML text as it came, and its rows. Floor 5.
#pragma once

#include <vector>

#include <yearbook/composite.hpp>

#include "core/problems.hpp"
#include "sqlite/connection.hpp"
#include "store/table.hpp"

namespace yearbook::store {

// A definition, the number of its file in the problems, and the hash of its text.
struct NewIndex {
  IndexDefinition definition;
  std::uint32_t file = 0;
  std::string sha256;
};

// Adds and updates definitions by code, in the caller's transaction. Units, groups and indicators
// must be in the catalogue.
Tally write_indices(sqlite::Connection& connection, const std::vector<NewIndex>& indices,
                    core::Problems& problems);

}  // namespace yearbook::store
