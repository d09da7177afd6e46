// What a unit is strong and weak in, and where its figures lead.
#include <yearbook/comparison.hpp>

#include <algorithm>
#include <cmath>

#include <yearbook/error.hpp>
#include <yearbook/numeric.hpp>

#include "composite/data_columns.hpp"

namespace yearbook {
namespace {

// Units in the order in which they first have a row.
std::vector<ZoneHandle> units_of(const IndexResult& result) {
  std::vector<ZoneHandle> zones;
  for (const IndexRow& row : result.rows) {
    if (std::ranges::find(zones, row.zone) == zones.end()) zones.push_back(row.zone);
  }
  return zones;
}

// Better values are larger: scores and what step normalise gives already point that way.
int direction_in(const IndexResult& result, std::string_view stage, std::size_t node) {
  for (const IndexStage& one : result.stages) {
    if (one.step == "normalise") return 1;
    if (one.step == stage) return result.nodes[node].direction;
  }
  return 1;
}

struct Place {
  StandingAtLeaf leaf;
  bool last = false;  // no unit is behind
};

}  // namespace

StrengthsAndWeaknesses strengths_and_weaknesses(const IndexResult& result, ZoneHandle zone,
                                                Year year, const StrengthOptions& options,
                                                std::source_location where) {
  const composite::DataColumns columns(result, {options.stage, year}, where);
  const std::optional<std::size_t> row = result.row(year, zone);
  if (!row) {
    throw Error(ErrorCode::not_found,
                "index \"" + result.definition.code + "\" has no row of this zone in " +
                    std::to_string(int{year}) + ": it is no unit in that year",
                where);
  }
  const std::size_t at = *row - columns.first_row();
  std::vector<Place> places;
  for (const std::size_t leaf : result.leaves) {
    const auto values = columns.of(leaf);
    if (is_missing(values[at])) continue;
    const auto ranked = ranks(values, direction_in(result, options.stage, leaf));
    double behind = 0;
    for (const double rank : ranked) behind = std::fmax(behind, rank);
    const auto present = std::ranges::count_if(values, [](double v) { return !is_missing(v); });
    places.push_back(
        {{result.nodes[leaf].code, ranked[at], static_cast<std::size_t>(present), values[at]},
         ranked[at] == behind});
  }
  std::ranges::stable_sort(places, {}, [](const Place& place) { return place.leaf.rank; });
  StrengthsAndWeaknesses found;
  for (const Place& place : places) {
    if (found.strengths.size() < options.count) found.strengths.push_back(place.leaf);
  }
  if (!options.last_too) std::erase_if(places, [](const Place& place) { return place.last; });
  const std::size_t kept = std::min(options.count, places.size());
  for (std::size_t i = places.size() - kept; i < places.size(); ++i) {
    found.weaknesses.push_back(places[i].leaf);
  }
  return found;
}

std::vector<NodeRates> yearly_rates(const IndexResult& result, std::string_view stage,
                                    std::source_location where) {
  const composite::DataColumns columns(result, {std::string(stage), std::nullopt}, where);
  const std::vector<ZoneHandle> units = units_of(result);
  std::vector<NodeRates> all;
  if (result.years.empty()) return all;
  const Year start = result.years.front();
  const auto length = static_cast<std::size_t>(int{result.years.back()} - int{start} + 1);
  for (std::size_t node = 0; node < result.nodes.size(); ++node) {
    if (!columns.has(node)) continue;
    const auto values = columns.of(node);
    for (const ZoneHandle zone : units) {
      std::vector<double> yearly(length, missing_value);
      std::size_t rows = 0;
      for (const Year year : result.years) {
        const auto row = result.row(year, zone);
        if (!row) continue;
        ++rows;
        yearly[static_cast<std::size_t>(int{year} - int{start})] = values[*row];
      }
      const YearlyRates found = yearly_rates(yearly);
      NodeRates& one = all.emplace_back();
      one.zone = zone;
      one.node = result.nodes[node].code;
      one.compound = found.compound;
      one.linear = found.linear;
      one.availability = static_cast<double>(found.present) / static_cast<double>(rows);
      if (found.present != 0) {
        one.first = start + std::chrono::years{static_cast<int>(found.first)};
        one.last = start + std::chrono::years{static_cast<int>(found.last)};
      }
    }
  }
  return all;
}

}  // namespace yearbook
