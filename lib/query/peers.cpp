// Questions of likeness: peers.
#include <yearbook/peers.hpp>

#include <yearbook/error.hpp>
#include <yearbook/statistics.hpp>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "book/book.hpp"
#include "query/coverage.hpp"
#include "query/totals.hpp"

namespace yearbook {
namespace {

// The figures of the zone and of the members by one indicator.
struct Dimension {
  double spread = 1;  // their standard deviation
  double own = missing_value;
  std::vector<double> of_members;
};

void require_once(const Catalog& catalog, std::span<const IndicatorHandle> indicators,
                  std::source_location where) {
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    const std::string& code = catalog.indicator(indicators[i], where).code;
    if (std::ranges::find(indicators.first(i), indicators[i]) == indicators.first(i).end())
      continue;
    throw Error(ErrorCode::invalid_argument,
                "peers: \"" + code + "\" is named twice; name each indicator once", where);
  }
}

// The indicators in which the members differ.
std::vector<Dimension> dimensions_of(book::Book& book, std::span<const IndicatorHandle> indicators,
                                     Year year, ZoneHandle zone,
                                     const std::vector<ZoneHandle>& members) {
  std::vector<Dimension> result;
  for (const IndicatorHandle indicator : indicators) {
    const std::size_t position = book.catalog().position(indicator);
    std::vector<double> values = query::section_of(book, position, year, members).values;
    const auto spread = standard_deviation(values);
    if (!spread || *spread == 0) continue;
    const double own = book.panel(position).cell(year, book.catalog().position(zone)).value;
    result.push_back({*spread, own, std::move(values)});
  }
  return result;
}

Peer peer_of(const std::vector<Dimension>& dimensions, ZoneHandle zone, std::size_t member) {
  std::vector<double> squares;
  for (const Dimension& each : dimensions) {
    // In this order, so that two zones equally far to either side are so to the last bit.
    const double apart = (each.of_members[member] - each.own) / each.spread;
    if (!is_missing(apart)) squares.push_back(apart * apart);
  }
  if (squares.empty()) return {zone, missing_value, 0};
  const double scale = static_cast<double>(dimensions.size()) / static_cast<double>(squares.size());
  return {zone, std::sqrt(scale * compensated_sum(squares)), squares.size()};
}

// Leaves the nearest `count`, with those that are as far as the last of them.
void keep_nearest(std::vector<Peer>& peers, std::size_t count) {
  if (count == 0 || peers.size() <= count) return;
  const double last = peers[count - 1].distance;
  std::erase_if(peers, [&](const Peer& peer) { return peer.distance > last; });
}

}  // namespace

Peers peers(const Snapshot& book, ZoneHandle zone, std::span<const IndicatorHandle> indicators,
            Year year, GroupHandle group, const PeersOptions& options, std::source_location where) {
  const Catalog& catalog = book.catalog();
  query::require_membership(options.group.policy, where);
  require_once(catalog, indicators, where);
  static_cast<void>(catalog.position(zone, where));
  const std::vector<ZoneHandle> zones = members(book, group, year, options.group, where);
  const auto dimensions = dimensions_of(book.book(), indicators, year, zone, zones);
  const std::size_t least =
      std::max<std::size_t>(1, options.least_shared.value_or(dimensions.size()));
  Peers result;
  result.zone = zone;
  result.year = year;
  result.policy = options.group.policy;
  result.indicators = dimensions.size();
  for (std::size_t i = 0; i < zones.size(); ++i) {
    if (zones[i] == zone) continue;
    ++result.members;
    const Peer peer = peer_of(dimensions, zones[i], i);
    if (peer.shared >= least) result.rows.push_back(peer);
  }
  result.reported = result.rows.size();
  result.coverage = query::coverage_by_count(result.members, result.reported, 0);
  std::ranges::sort(result.rows, {}, [&](const Peer& peer) {
    return std::pair(peer.distance, std::string_view(catalog.zone(peer.zone).code));
  });
  keep_nearest(result.rows, options.count);
  return result;
}

}  // namespace yearbook
