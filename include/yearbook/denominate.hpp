/// The step that makes figures of large and small units comparable: figures per denominator.
/// Floor 1.
#pragma once

#include <span>

#include <yearbook/column.hpp>
#include <yearbook/export.hpp>
#include <yearbook/reason.hpp>

namespace yearbook {

/// Divides each figure by its denominator, in place.
///
/// Shape:    a denominator a value; reasons as in column.hpp.
/// Unit:     both in their stored units.
/// Formula:  x * factor / D.
/// Missing:  where D is NaN or not positive: no_denominator; where the result is not finite:
///           overflow. What was missing stays so and keeps its reason.
/// Source:   OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 2: scaling by an
///           appropriate size measure.
/// Throws:   invalid_argument when sizes differ, or `factor` is not finite and positive.
/// Example:  examples/19_index_steps.cpp
YEARBOOK_EXPORT void denominate(std::span<double> values, std::span<const double> denominators,
                                double factor = 1, std::span<Reason> reasons = {});

}  // namespace yearbook
