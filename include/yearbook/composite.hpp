/// Composite indices evaluated: from figures to scores.
/// Floor 3. Definitions are index_definition.hpp's, what comes out index_result.hpp's.
#pragma once

#include <source_location>
#include <vector>

#include <yearbook/index_definition.hpp>
#include <yearbook/index_result.hpp>
#include <yearbook/snapshot.hpp>

namespace yearbook {

/// The scores of an index, over all its years: the figures of its leaves taken through its steps, in
/// their order, and aggregated from the leaves up; then ranked, year by year.
///
/// Missing:  a missing child leaves the weights; a node without one has no score, and a reason.
/// Boundary: a year without units gives no rows; a definition without years takes those in which a
///           unit has a figure of a leaf.
/// Throws:   as check() for a definition that breaks the rules or does not stand against the
///           catalogue; conflict for a unit in two groups of one set; invalid_argument when no unit is
///           left, or a method cannot take a value, naming node, leaf, unit, value and remedy.
/// Cost:     the panels of the leaves are read once a snapshot; see test/bench.
/// Example:  examples/06_index.cpp
[[nodiscard]] YEARBOOK_EXPORT IndexResult
evaluate(const Snapshot& book, const IndexDefinition& definition,
         std::source_location where = std::source_location::current());

/// The same, of one year alone: every node of every unit.
///
/// Shape:    units in the order of the definition, group or catalogue; nodes in that of the
///           definition, the root first. Steps still see all years of the definition.
/// Boundary: a year that is not among them gives nothing.
/// Throws:   as evaluate() over all years.
/// Example:  examples/06_index.cpp
[[nodiscard]] YEARBOOK_EXPORT std::vector<IndexScore> evaluate(
    const Snapshot& book, const IndexDefinition& definition, Year year,
    std::source_location where = std::source_location::current());

}  // namespace yearbook
