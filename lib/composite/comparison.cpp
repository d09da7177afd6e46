// Places of an index held against others: another definition's, those without a part, another
// year's.
#include <yearbook/comparison.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <utility>

#include <yearbook/composite.hpp>
#include <yearbook/error.hpp>
#include <yearbook/numeric.hpp>

#include "composite/data_columns.hpp"

namespace yearbook {
namespace {

// Units of a year and their places at a node.
struct Standings {
  std::vector<ZoneHandle> zones;
  std::vector<std::optional<double>> ranks;

  [[nodiscard]] std::optional<double> of(ZoneHandle zone) const {
    const auto found = std::ranges::find(zones, zone);
    return found == zones.end() ? std::nullopt
                                : ranks[static_cast<std::size_t>(found - zones.begin())];
  }
};

Standings standings_of(const IndexResult& result, std::size_t node, Year year) {
  Standings standings;
  const auto [first, end] = result.rows_of(year);
  for (std::size_t row = first; row < end; ++row) {
    standings.zones.push_back(result.rows[row].zone);
    standings.ranks.push_back(composite::as_optional(result.ranks_of(node)[row]));
  }
  return standings;
}

// The units of either, those of `a` first.
std::vector<ZoneHandle> units_of(const Standings& a, const Standings& b) {
  std::vector<ZoneHandle> zones = a.zones;
  std::ranges::copy_if(b.zones, std::back_inserter(zones), [&](ZoneHandle zone) {
    return std::ranges::find(a.zones, zone) == a.zones.end();
  });
  return zones;
}

std::optional<double> less(std::optional<double> a, std::optional<double> b) {
  return a && b ? std::optional(*a - *b) : std::nullopt;
}

// Whether a node's siblings all weigh nothing: in the weights of the nodes, or in a set.
bool nothing_counts_beside(const IndexDefinition& definition, std::string_view node) {
  const auto own = std::ranges::find(definition.nodes, node, &IndexNode::code);
  const auto none_counts = [&](const std::map<std::string, double>& set) {
    return std::ranges::none_of(definition.nodes, [&](const IndexNode& other) {
      if (other.parent != own->parent) return false;
      const auto named = set.find(other.code);
      return (named == set.end() ? other.weight : named->second) > 0;
    });
  };
  return none_counts({}) || std::ranges::any_of(definition.weights, [&](const auto& set) {
           return none_counts(set.second);
         });
}

void require_rows(const IndexResult& result, Year year, std::source_location where) {
  (void)composite::DataColumns(result, {"scores", year}, where);
}

}  // namespace

std::vector<ComparedUnit> compare(const IndexResult& a, const IndexResult& b, Year year,
                                  std::string_view node_a, std::string_view node_b,
                                  std::source_location where) {
  if (!a.rows.empty() && !b.rows.empty() && a.rows[0].zone.file() != b.rows[0].zone.file()) {
    throw Error(ErrorCode::invalid_argument,
                "indices \"" + a.definition.code + "\" and \"" + b.definition.code +
                    "\" were evaluated on two files, whose zones are not the same",
                where);
  }
  const std::string_view other = node_b.empty() ? node_a : node_b;
  const Standings in_a = standings_of(a, composite::node_or_root(a, node_a, where), year);
  const Standings in_b = standings_of(b, composite::node_or_root(b, other, where), year);
  std::vector<ComparedUnit> units;
  for (const ZoneHandle zone : units_of(in_a, in_b)) {
    const auto place_a = in_a.of(zone);
    const auto place_b = in_b.of(zone);
    units.push_back({zone, place_a, place_b, less(place_a, place_b)});
  }
  return units;
}

std::optional<double> mean_distance(std::span<const ComparedUnit> units) noexcept {
  double sum = 0;
  std::size_t count = 0;
  for (const ComparedUnit& unit : units) {
    if (!unit.difference) continue;
    sum += std::fabs(*unit.difference);
    ++count;
  }
  if (count == 0) return std::nullopt;
  return sum / static_cast<double>(count);
}

IndexDefinition leave_out(const IndexDefinition& definition, std::string_view node,
                          std::source_location where) {
  IndexDefinition changed = definition.with_weight(node, 0, where);
  return nothing_counts_beside(changed, node) ? definition.without(node, where) : changed;
}

std::vector<LeftOut> leave_out_each(const Snapshot& book, const IndexDefinition& definition,
                                    std::size_t level, Year year, std::source_location where) {
  const IndexResult nominal = evaluate(book, definition, where);
  require_rows(nominal, year, where);
  if (level >= nominal.nodes.front().level) {
    throw Error(ErrorCode::invalid_argument,
                "level " + std::to_string(level) + " of index \"" + definition.code +
                    "\" has nothing to leave out; its root is at level " +
                    std::to_string(nominal.nodes.front().level),
                where);
  }
  std::vector<LeftOut> all;
  for (const std::size_t node : nodes_under(nominal, definition.code, level, where)) {
    LeftOut one;
    one.node = nominal.nodes[node].code;
    one.units = compare(nominal, evaluate(book, leave_out(definition, one.node, where), where),
                        year, {}, {}, where);
    one.mean_distance = mean_distance(one.units);
    all.push_back(std::move(one));
  }
  return all;
}

std::vector<IndexRankChange> rank_changes(const IndexResult& result, Year earlier, Year later,
                                          std::string_view node, std::source_location where) {
  require_rows(result, earlier, where);
  require_rows(result, later, where);
  const std::size_t at = composite::node_or_root(result, node, where);
  const Standings before = standings_of(result, at, earlier);
  const Standings after = standings_of(result, at, later);
  std::vector<IndexRankChange> changes;
  for (const ZoneHandle zone : units_of(after, before)) {
    const auto from = before.of(zone);
    const auto to = after.of(zone);
    changes.push_back({zone, from, to, less(from, to)});
  }
  return changes;
}

std::vector<Leader> leaders(const IndexResult& result, YearRange years, std::size_t top,
                            std::string_view node, std::source_location where) {
  const std::size_t at = composite::node_or_root(result, node, where);
  std::vector<Leader> leading;
  bool first = true;
  for (const Year year : result.years) {
    if (!years.contains(year)) continue;
    const Standings standings = standings_of(result, at, year);
    if (std::exchange(first, false)) {
      for (const ZoneHandle zone : standings.zones) {
        leading.push_back({zone, 0, missing_value, missing_value});
      }
    }
    std::erase_if(leading, [&](Leader& leader) {
      const auto rank = standings.of(leader.zone);
      if (!rank || *rank > static_cast<double>(top)) return true;
      ++leader.years;
      leader.best = std::fmin(leader.best, *rank);
      leader.worst = std::fmax(leader.worst, *rank);
      return false;
    });
  }
  std::ranges::stable_sort(
      leading, {}, [](const Leader& leader) { return std::pair(leader.best, leader.worst); });
  return leading;
}

}  // namespace yearbook
