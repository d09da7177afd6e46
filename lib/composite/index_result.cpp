#include <yearbook/index_result.hpp>

#include <yearbook/error.hpp>

#include <algorithm>

#include "core/nearest.hpp"

namespace yearbook {
namespace {

std::optional<double> present(double value) {
  return is_missing(value) ? std::nullopt : std::optional(value);
}

}  // namespace

std::size_t IndexResult::node(std::string_view code, std::source_location where) const {
  std::vector<std::string_view> known;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].code == code) return i;
    known.emplace_back(nodes[i].code);
  }
  throw Error(ErrorCode::not_found,
              "no node of \"" + definition.code + "\" is called \"" + std::string(code) + "\"" +
                  core::nearest_clause(code, known),
              where);
}

std::pair<std::size_t, std::size_t> IndexResult::rows_of(Year year) const noexcept {
  const auto [begin, end] = std::ranges::equal_range(rows, year, {}, &IndexRow::year);
  return {static_cast<std::size_t>(begin - rows.begin()),
          static_cast<std::size_t>(end - rows.begin())};
}

std::optional<std::size_t> IndexResult::row(Year year, ZoneHandle zone) const noexcept {
  const auto [begin, end] = rows_of(year);
  for (std::size_t at = begin; at < end; ++at) {
    if (rows[at].zone == zone) return at;
  }
  return std::nullopt;
}

std::span<const double> IndexResult::scores_of(std::size_t node) const& {
  return std::span(scores).subspan(node * size(), size());
}

std::span<const double> IndexResult::ranks_of(std::size_t node) const& {
  return std::span(ranks).subspan(node * size(), size());
}

std::span<const double> IndexResult::stage(std::string_view step, std::size_t leaf) const& {
  for (const IndexStage& each : stages) {
    if (each.step == step) return std::span(each.values).subspan(leaf * size(), size());
  }
  return {};
}

const WeightPeriod& IndexResult::weights(Year year) const& noexcept {
  std::size_t at = periods.size() - 1;
  while (at > 0 && periods[at].from > year) --at;
  return periods[at];
}

IndexScore IndexResult::at(std::size_t node, std::size_t row) const {
  const std::size_t cell = node * size() + row;
  return {.zone = rows.at(row).zone,
          .year = rows.at(row).year,
          .node = nodes.at(node).code,
          .score = present(scores[cell]),
          .rank = present(ranks[cell]),
          .coverage = coverage[cell],
          .reason = reasons[cell]};
}

IndexScore IndexResult::score(std::string_view code, ZoneHandle zone, Year year,
                              std::source_location where) const {
  const std::size_t at_node = node(code, where);
  if (const auto at_row = row(year, zone)) return at(at_node, *at_row);
  return {.zone = zone,
          .year = year,
          .node = nodes[at_node].code,
          .score = std::nullopt,
          .rank = std::nullopt,
          .coverage = 0,
          .reason = Reason::no_member};
}

std::vector<IndexScore> IndexResult::ranking(std::string_view code, Year year, std::size_t top,
                                             std::source_location where) const {
  const std::size_t at_node = node(code, where);
  const auto values = scores_of(at_node);
  const auto [begin, end] = rows_of(year);
  std::vector<std::size_t> order;
  for (std::size_t at_row = begin; at_row < end; ++at_row) {
    if (!is_missing(values[at_row])) order.push_back(at_row);
  }
  std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t i) { return values[i]; });
  std::vector<IndexScore> result;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (top != 0 && i >= top && values[order[i]] != values[order[top - 1]]) break;
    result.push_back(at(at_node, order[i]));
  }
  return result;
}

}  // namespace yearbook
