// Who belongs to a group, by policy. Floor 2.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <yearbook/catalog.hpp>
#include <yearbook/shapes.hpp>

namespace yearbook::book {

class Book;

// The members of a group in every year of a span, in the group's own order.
struct Roster {
  YearRange years;
  std::vector<ZoneHandle> zones;
  ZoneList list;                         // of them, as answers have it
  std::vector<std::uint32_t> positions;  // of the zones, in the catalogue
  bool in_a_row = false;                 // whether each position is the one before it plus one
};

// The members of each group, by its position in the catalogue: the spans in which they stay the
// same, oldest first, without gaps between the first and the last.
std::vector<std::vector<Roster>> rosters(const Catalog& catalog);

// The members that a question about `year` counts, in the group's own order. `constant_over` is for
// policy constant: the years in each of which a member must belong; empty: the year itself.
std::vector<ZoneHandle> members(Book& book, const Group& group, Year year, GroupPolicy policy,
                                std::optional<YearRange> constant_over);

}  // namespace yearbook::book
