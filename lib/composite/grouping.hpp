// Which group a unit falls into: its ancestor of a kind, or the one of a set of groups it belongs
// to. Floor 3.
#pragma once

#include <cstdint>
#include <source_location>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <yearbook/catalog.hpp>
#include <yearbook/index_result.hpp>

namespace yearbook::composite {

inline constexpr std::uint32_t no_group = 0xffff'ffff;

// A group a row, and what the groups are called.
struct Grouping {
  std::vector<std::uint32_t> of_row;  // index into codes; no_group: it falls into none
  std::vector<std::string> codes;     // of zones, or of groups
};

// `by` is a kind of zone or a set of groups that is there. Throws conflict for a unit that is in two
// groups of the set in one year.
Grouping group_rows(const Catalog& catalog, std::string_view by, std::span<const IndexRow> rows,
                    std::source_location where);

}  // namespace yearbook::composite
