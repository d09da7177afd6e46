// Sums over zones: what total(), share() and growth() of a group stand on. Floor 3.
#pragma once

#include <source_location>
#include <vector>

#include <yearbook/groups.hpp>

#include "book/book.hpp"
#include "query/coverage.hpp"

namespace yearbook::query {

// The total of an indicator over zones: their sum, or for a defined ratio the ratio of the totals
// over the zones that have both parts. Throws invalid_argument for a ratio or index without a
// definition.
Total total_over(book::Book& book, std::size_t indicator, Year year,
                 const std::vector<ZoneHandle>& zones, const CoverageRule& rule,
                 std::source_location where);

// As that, over the members of the group at a position of the catalogue. Throws too, naming both,
// when it would count a zone twice.
Total total_of_group(book::Book& book, std::size_t indicator, Year year, std::size_t group,
                     const GroupOptions& options, const CoverageRule& rule,
                     std::source_location where);

// What a zone brings to a total: its figure, or for a defined ratio both parts, down to indicators
// that add up.
Answer answer_of(book::Book& book, std::size_t indicator, Year year, ZoneHandle zone);

// The first pair of zones, of those that a question counts as members of the group, of which one is
// counted within the other in that year; nullptr when there is none.
const book::Overlap* overlap_of(book::Book& book, GroupHandle group, Year year,
                                const std::vector<ZoneHandle>& zones, std::source_location where);

// Throws invalid_argument, naming both, when the sum of the zones, which are those that a question
// counts as members of the group, would count one of them twice.
void require_no_overlap(book::Book& book, GroupHandle group, Year year,
                        const std::vector<ZoneHandle>& zones, std::source_location where);

// Throws invalid_argument for an indicator whose figures do not add up: a ratio or an index.
void require_additive(const Indicator& indicator, std::source_location where);

// Throws invalid_argument for policy matched, which compares two years.
void require_membership(GroupPolicy policy, std::source_location where);

}  // namespace yearbook::query
