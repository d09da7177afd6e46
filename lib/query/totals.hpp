// Sums over zones: what total(), share() and growth() of a group stand on. Floor 3.
#pragma once

#include <source_location>
#include <vector>

#include <yearbook/shapes.hpp>

#include "book/book.hpp"

namespace yearbook::query {

// The cells of one indicator in one year, a zone each.
CrossSection section_of(book::Book& book, std::size_t indicator, Year year,
                        std::vector<ZoneHandle> zones);

// The total of an indicator over zones: their sum, or for a defined ratio the ratio of the totals
// over the zones that have both parts. Throws invalid_argument for a ratio or index without a
// definition.
Total total_over(book::Book& book, std::size_t indicator, Year year,
                 const std::vector<ZoneHandle>& zones, std::source_location where);

// Throws invalid_argument for policy matched, which compares two years.
void require_membership(GroupPolicy policy, std::source_location where);

}  // namespace yearbook::query
