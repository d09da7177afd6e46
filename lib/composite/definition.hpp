// A definition together with where its parts stand in its text. Floor 3.
#pragma once

#include <string_view>

#include <yearbook/index_definition.hpp>

#include "composite/places.hpp"

namespace yearbook::composite {

struct PlacedDefinition {
  IndexDefinition definition;
  Places places;
};

// As parse_index_definition(), for those who go on to hold it against a catalogue.
PlacedDefinition read_definition(std::string_view toml, std::string_view name);

}  // namespace yearbook::composite
