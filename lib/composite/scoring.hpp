// From the leaves of a frame to scores and ranks at every node. Floor 3.
#pragma once

#include <source_location>

#include <yearbook/index_result.hpp>
#include <yearbook/snapshot.hpp>

#include "composite/frame.hpp"
#include "composite/plan.hpp"

namespace yearbook::composite {

// Fills scores, coverage, reasons and ranks of a result that has its definition, rows and nodes.
// Throws invalid_argument for a value that a method cannot take, naming node, child, unit and remedy.
void score(const Catalog& catalog, const Plan& plan, const Frame& frame, IndexResult& result,
           std::source_location where);

}  // namespace yearbook::composite
