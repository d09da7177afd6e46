// The step impute on a frame. Floor 3.
#pragma once

#include <source_location>
#include <vector>

#include <yearbook/catalog.hpp>
#include <yearbook/index_result.hpp>

#include "composite/frame.hpp"
#include "composite/plan.hpp"

namespace yearbook::composite {

// Fills what is missing by the methods in turn, from observed values alone, and lists it by leaf and
// row. Once a frame is normalised, more is better in every column (`normalised`). Throws conflict for a
// unit in two groups of one set.
void impute(const Catalog& catalog, const ImputeKeys& keys, const Plan& plan, bool normalised,
            Frame& frame, std::vector<ImputedCell>& imputed, std::source_location where);

}  // namespace yearbook::composite
