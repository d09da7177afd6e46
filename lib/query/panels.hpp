// Panels over the members of a group: what panel() and growth_panel() stand on. Floor 3.
#pragma once

#include <functional>
#include <span>

#include <yearbook/groups.hpp>

#include "book/book.hpp"

namespace yearbook::query {

// Policy constant over the years asked for, where it names none.
GroupOptions over(YearRange years, const GroupOptions& options);

// A year of figures, a zone each, in the order of the catalogue; empty when it has none.
struct PanelYear {
  std::span<const double> values;
  std::span<const Status> statuses;
};

// A row a year, oldest first; a column for every zone that is a member in any year by the policy, in
// the group's own order. `figures` gives those of a year, which last until it is called again.
Panel panel_of_members(book::Book& book, const Group& group, YearRange years,
                       const GroupOptions& options, const std::function<PanelYear(Year)>& figures);

}  // namespace yearbook::query
