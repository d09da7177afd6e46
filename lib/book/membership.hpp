// Who belongs to a group, by policy. Floor 2.
#pragma once

#include <optional>
#include <vector>

#include <yearbook/shapes.hpp>

#include "book/book.hpp"

namespace yearbook::book {

// The members that a question about `year` counts, in the group's own order. `constant_over` is for
// policy constant: the years in each of which a member must belong; empty: the year itself.
std::vector<ZoneHandle> members(Book& book, const Group& group, Year year, GroupPolicy policy,
                                std::optional<YearRange> constant_over);

}  // namespace yearbook::book
