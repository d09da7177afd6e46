// What the leaves of an index count for in one row, and how far a score can be taken apart. Floor 3.
#pragma once

#include <optional>
#include <source_location>
#include <string_view>
#include <vector>

#include <yearbook/explanation.hpp>
#include <yearbook/index_result.hpp>

namespace yearbook::composite {

// What the score of a node `top` in a row is made of.
struct Realised {
  std::vector<double> weights;  // by node: 0 above and beside `top`, and where it has no say
  std::vector<double> values;   // by node: its score, or that over its score in the link row; NaN
                                // where there is none
};

// By the weights of a period. With `link`, a node without a score in that row has no say either.
Realised realise(const IndexResult& result, std::size_t top, std::size_t row, std::size_t period,
                 std::optional<std::size_t> link = std::nullopt);

// How the scores of a node are made in a year, from its leaves up.
ContributionBasis kind_of(const IndexResult& result, std::size_t top, Year year);

// Which of the result's weight periods a year is in.
std::size_t period_of(const IndexResult& result, Year year);

// The row of a unit; not_found, saying so, when it has none.
std::size_t require_row(const IndexResult& result, Year year, ZoneHandle zone,
                        std::source_location where);

// The row of a unit and of the year before a period's first, which its scores are chained to.
std::optional<std::size_t> link_row(const IndexResult& result, std::size_t period, ZoneHandle zone);

}  // namespace yearbook::composite
