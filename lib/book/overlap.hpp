// Zones of one group whose figures count others of it too, so that their sum would count some
// twice. Floor 2.
#pragma once

#include <vector>

#include <yearbook/catalog.hpp>

namespace yearbook::book {

// Two members of a group, in the years in which the figures of the first hold those of the second.
struct Overlap {
  ZoneHandle whole;
  ZoneHandle part;
  YearRange years;
};

// The overlaps within each group, by its position in the catalogue. What the catalogue can tell: a
// zone lies in its parent, that one's parent, and so on; and it is counted under the published_as
// zone of a group while it, or one that it lies in, is a member; and so on from there. Both need not
// be members of the group in those years: who belongs is for the question to say.
std::vector<std::vector<Overlap>> overlaps(const Catalog& catalog);

}  // namespace yearbook::book
