// The composite index on the page. Floor 6.
#pragma once

#include <yearbook/composite.hpp>

#include "report/page.hpp"
#include "report/subject.hpp"

namespace yearbook::report {

// Scores and places, what they are made of, profiles, spread, correlations, and how it is worked out.
void add_index(Page& page, const Subject& subject, const IndexResult& result);

// Its steps and weights, and the values of the year that were filled in and moved.
void add_index_method(Page& page, const Subject& subject, const IndexResult& result);

// What the index says of one zone: strengths, weaknesses, and its score from the top down.
void add_explanation(Page& page, const Subject& subject, const IndexResult& result,
                     ZoneHandle zone);

}  // namespace yearbook::report
