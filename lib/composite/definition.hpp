// A definition together with where its parts stand in its text. Floor 3.
#pragma once

#include <string>
#include <string_view>

#include <yearbook/index_definition.hpp>

#include "composite/places.hpp"

namespace yearbook::composite {

// How errors call a definition that is in no file.
inline std::string source_of(std::string_view code) {
  return "index \"" + std::string(code) + "\"";
}

struct PlacedDefinition {
  IndexDefinition definition;
  Places places;
};

// As parse_index_definition(), for those who go on to hold it against a catalogue.
PlacedDefinition read_definition(std::string_view toml, std::string_view name);

}  // namespace yearbook::composite
