// One hash of what a catalogue says to the index engine. Floor 2.
#pragma once

#include <string>

#include <yearbook/catalog.hpp>

namespace yearbook::book {

// SHA-256 of units, zones, groups and indicators, as far as figures and scores follow from them:
// and the names that a definition may go by. Notes, years of zones, definitions in words and the ids of
// a file play no part, nor do releases and indices.
std::string catalogue_hash(const Catalog& catalog);

}  // namespace yearbook::book
