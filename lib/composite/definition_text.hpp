// Definitions as text: the options of steps and nodes as JSON, for SQL. Floor 3.
#pragma once

#include <string>

#include <yearbook/index_definition.hpp>

namespace yearbook::composite {

// The keys of a step as a JSON object; "" when it has none.
std::string options_json(const IndexDefinition& definition, IndexStep step);

// The keys of a node that have no column of their own, as a JSON object; "" when it has none.
std::string options_json(const IndexNode& node);

}  // namespace yearbook::composite
