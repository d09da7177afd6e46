#include "composite/grouping.hpp"

#include <yearbook/error.hpp>

#include <optional>
#include <unordered_map>
#include <utility>

namespace yearbook::composite {
namespace {

// The zone itself when it is of the kind, else the nearest one it lies in; the walk up ends after as
// many steps as there are zones, should parents go in a circle.
std::optional<ZoneHandle> ancestor(const Catalog& catalog, ZoneHandle zone, ZoneKind kind) {
  std::optional<ZoneHandle> above = zone;
  for (std::size_t steps = 0; above && steps <= catalog.zones().size(); ++steps) {
    const Zone& at = catalog.zone(*above);
    if (at.kind == kind) return above;
    above = at.parent;
  }
  return std::nullopt;
}

Grouping by_ancestor(const Catalog& catalog, ZoneKind kind, std::span<const IndexRow> rows) {
  Grouping result;
  result.of_row.reserve(rows.size());
  std::unordered_map<ZoneHandle, std::uint32_t> of_ancestor;
  std::unordered_map<ZoneHandle, std::uint32_t> of_unit;
  for (const IndexRow& row : rows) {
    const auto [unit, first] = of_unit.emplace(row.zone, no_group);
    if (first) {
      if (const auto above = ancestor(catalog, row.zone, kind)) {
        const auto next = static_cast<std::uint32_t>(result.codes.size());
        const auto [group, added] = of_ancestor.emplace(*above, next);
        if (added) result.codes.push_back(catalog.zone(*above).code);
        unit->second = group->second;
      }
    }
    result.of_row.push_back(unit->second);
  }
  return result;
}

Grouping by_set(const Catalog& catalog, std::string_view set, std::span<const IndexRow> rows,
                std::source_location where) {
  Grouping result;
  result.of_row.reserve(rows.size());
  std::unordered_map<ZoneHandle, std::vector<std::pair<YearRange, std::uint32_t>>> memberships;
  for (const Group& group : catalog.groups()) {
    if (group.classification != set) continue;
    for (const Membership& member : group.members) {
      memberships[member.zone].emplace_back(member.years,
                                            static_cast<std::uint32_t>(result.codes.size()));
    }
    result.codes.push_back(group.code);
  }
  for (const IndexRow& row : rows) {
    std::uint32_t own = no_group;
    if (const auto found = memberships.find(row.zone); found != memberships.end()) {
      for (const auto& [years, group] : found->second) {
        if (!years.contains(row.year) || group == own) continue;
        if (own != no_group) {
          throw Error(ErrorCode::conflict,
                      "\"" + catalog.zone(row.zone).code + "\" is in \"" + result.codes[own] +
                          "\" and in \"" + result.codes[group] + "\" in " + to_string(row.year) +
                          ", two groups of the set \"" + std::string(set) +
                          "\"; it can be in one of them",
                      where);
        }
        own = group;
      }
    }
    result.of_row.push_back(own);
  }
  return result;
}

}  // namespace

Grouping group_rows(const Catalog& catalog, std::string_view by, std::span<const IndexRow> rows,
                    std::source_location where) {
  if (const auto kind = parse_zone_kind(by)) return by_ancestor(catalog, *kind, rows);
  return by_set(catalog, by, rows, where);
}

}  // namespace yearbook::composite
