// The rules that definitions are held to, whether they came from text or a program made them.
// Floor 3.
#pragma once

#include <source_location>

#include <yearbook/index_definition.hpp>

#include "composite/places.hpp"
#include "core/problems.hpp"

namespace yearbook::composite {

// What a definition must be by itself. Mistakes are placed in file 0.
void check_definition(const IndexDefinition& definition, core::Problems& problems,
                      const Places& places);

// What it must be beside a catalogue: names that are there, directions, denominators.
void check_catalogue(const IndexDefinition& definition, const Catalog& catalog,
                     core::Problems& problems, const Places& places);

// Throws all that check_definition() and, with a catalogue, check_catalogue() find, one line a mistake.
void require_rules(const IndexDefinition& definition, const Catalog* catalog,
                   std::source_location where);

// The keys that hold for a leaf: its own over those of the table, or its own alone when they name
// a method.
NormaliseKeys keys_of_leaf(const NormaliseKeys& table, const IndexNode& leaf);
TreatKeys keys_of_leaf(const TreatKeys& table, const IndexNode& leaf);

// The entry of a list by level that holds for a level from 2 up; empty when there is none.
template <typename T>
std::optional<T> by_level(const std::vector<T>& list, std::size_t level) {
  if (list.empty()) return std::nullopt;
  return list.size() == 1 ? list.front() : list.at(level - 2);
}

}  // namespace yearbook::composite
