// Units compared two by two: who is better by the greater part of the weights. Floor 1.
#pragma once

#include <span>

#include <yearbook/column.hpp>

namespace yearbook::kernel {

// Replaces each score that is a number by the number of such rows that the row beats less that of
// those it loses to. Sizes are the caller's to check.
void count_majorities(Columns columns, std::span<const double> weights, std::span<double> scores,
                      Workspace& workspace);

}  // namespace yearbook::kernel
