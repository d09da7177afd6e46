#include "composite/impute_step.hpp"

#include <yearbook/impute.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <unordered_map>
#include <utility>

#include "composite/grouping.hpp"

namespace yearbook::composite {
namespace {

Centre centre_of(ImputeMethod method) {
  const bool is_median = method == ImputeMethod::median || method == ImputeMethod::group_median ||
                         method == ImputeMethod::row_median;
  return is_median ? Centre::median : Centre::mean;
}

class Imputing {
 public:
  Imputing(const Catalog& catalog, const ImputeKeys& keys, const Plan& plan, bool normalised,
           Frame& frame, std::vector<ImputedCell>& imputed, std::source_location where)
      : catalog_(catalog),
        keys_(keys),
        plan_(plan),
        normalised_(normalised),
        frame_(frame),
        imputed_(imputed),
        where_(where) {}

  void run() {
    if (std::ranges::none_of(frame_.values, is_missing)) return;
    observed_ = frame_.values;
    for (const ImputeMethod method : keys_.methods) fill(method);
    std::ranges::sort(imputed_, {},
                      [](const ImputedCell& cell) { return std::pair(cell.leaf, cell.row); });
  }

 private:
  void fill(ImputeMethod method) {
    switch (method) {
      case ImputeMethod::mean:
      case ImputeMethod::median:
      case ImputeMethod::group_mean:
      case ImputeMethod::group_median:
        for (std::size_t leaf = 0; leaf < plan_.leaves.size(); ++leaf) fill_column(method, leaf);
        break;
      case ImputeMethod::row_mean:
      case ImputeMethod::row_median:
        fill_rows(method);
        break;
      default:
        fill_series(method);
    }
  }

  [[nodiscard]] std::span<const double> observed(std::size_t leaf) const {
    return std::span(observed_).subspan(leaf * frame_.rows.size(), frame_.rows.size());
  }

  void fill_column(ImputeMethod method, std::size_t leaf) {
    if (keys_.scope == Scope::panel) {
      fill_part(method, leaf, 0, frame_.rows.size());
      return;
    }
    for (const YearRows& rows : frame_.years) fill_part(method, leaf, rows.begin, rows.size());
  }

  void fill_part(ImputeMethod method, std::size_t leaf, std::size_t begin, std::size_t size) {
    const auto from = observed(leaf).subspan(begin, size);
    const auto into = frame_.column(leaf).subspan(begin, size);
    const bool by_group =
        method == ImputeMethod::group_mean || method == ImputeMethod::group_median;
    const std::size_t filled = by_group ? impute_group(from, into, groups().subspan(begin, size),
                                                       centre_of(method), workspace_)
                                        : impute_column(from, into, centre_of(method));
    if (filled > 0) note_filled(method, leaf, begin, size, by_group);
  }

  // The group of each row, worked out when it is first asked for.
  std::span<const std::int32_t> groups() {
    if (group_of_row_.empty()) {
      grouping_ = group_rows(catalog_, keys_.group_by, frame_.rows, where_);
      for (const std::uint32_t group : grouping_.of_row) {
        group_of_row_.push_back(group == no_group ? -1 : static_cast<std::int32_t>(group));
      }
    }
    return group_of_row_;
  }

  // By year, over the leaves that share an ancestor of the level asked for.
  void fill_rows(ImputeMethod method) {
    std::vector<std::span<const double>> from;
    std::vector<std::span<double>> into;
    std::vector<int> directions;
    for (const std::vector<std::size_t>& leaves : leaves_by_ancestor()) {
      for (const YearRows& rows : frame_.years) {
        from.clear();
        into.clear();
        directions.clear();
        for (const std::size_t leaf : leaves) {
          from.push_back(observed(leaf).subspan(rows.begin, rows.size()));
          into.push_back(frame_.column(leaf).subspan(rows.begin, rows.size()));
          directions.push_back(normalised_ ? 1 : plan_.leaves[leaf].direction);
        }
        if (impute_rows(from, into, directions, centre_of(method), workspace_) == 0) continue;
        for (const std::size_t leaf : leaves) {
          note_filled(method, leaf, rows.begin, rows.size(), false);
        }
      }
    }
  }

  // A leaf whose branch skips the level goes with the first ancestor above it.
  [[nodiscard]] std::vector<std::vector<std::size_t>> leaves_by_ancestor() const {
    const std::size_t wanted =
        static_cast<std::size_t>(keys_.within_level.value_or(std::numeric_limits<int>::max()));
    std::vector<std::vector<std::size_t>> of_node(plan_.shape.parent.size());
    for (std::size_t leaf = 0; leaf < plan_.leaves.size(); ++leaf) {
      std::size_t above = plan_.leaves[leaf].node;
      while (above != 0 && plan_.shape.level[above] < wanted) above = plan_.shape.parent[above];
      of_node[above].push_back(leaf);
    }
    std::erase_if(of_node, [](const auto& leaves) { return leaves.empty(); });
    return of_node;
  }

  // Unit by unit over its years.
  void fill_series(ImputeMethod method) {
    for (const std::vector<std::size_t>& rows : rows_by_unit()) {
      years_.clear();
      for (const std::size_t row : rows) years_.push_back(int{frame_.rows[row].year});
      for (std::size_t leaf = 0; leaf < plan_.leaves.size(); ++leaf) {
        fill_series(method, leaf, rows);
      }
    }
  }

  [[nodiscard]] std::vector<std::vector<std::size_t>> rows_by_unit() const {
    std::vector<std::vector<std::size_t>> result;
    std::unordered_map<ZoneHandle, std::size_t> position;
    for (std::size_t row = 0; row < frame_.rows.size(); ++row) {
      const auto [found, first] = position.emplace(frame_.rows[row].zone, result.size());
      if (first) result.emplace_back();
      result[found->second].push_back(row);
    }
    return result;
  }

  void fill_series(ImputeMethod method, std::size_t leaf, const std::vector<std::size_t>& rows) {
    const auto from = observed(leaf);
    const auto into = frame_.column(leaf);
    if (std::ranges::none_of(rows, [&](std::size_t row) { return is_missing(into[row]); })) return;
    series_.clear();
    filled_.clear();
    for (const std::size_t row : rows) {
      series_.push_back(from[row]);
      filled_.push_back(into[row]);
    }
    sources_.assign(rows.size(), no_source);
    if (by_years(method) == 0) return;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (!is_missing(into[rows[i]]) || is_missing(filled_[i])) continue;
      note(method, leaf, rows[i], filled_[i],
           sources_[i] == no_source
               ? std::nullopt
               : std::optional(Year{years_[static_cast<std::size_t>(sources_[i])]}));
    }
  }

  std::size_t by_years(ImputeMethod method) {
    switch (method) {
      case ImputeMethod::latest:
        return impute_latest(years_, series_, filled_, keys_.max_age, sources_);
      case ImputeMethod::constant:
        return impute_constant(years_, series_, filled_, sources_);
      case ImputeMethod::linear:
        return impute_linear(years_, series_, filled_, sources_);
      default:
        return impute_linear_constant(years_, series_, filled_, sources_);
    }
  }

  // Lists the cells of a part that have a number now and had a reason before.
  void note_filled(ImputeMethod method, std::size_t leaf, std::size_t begin, std::size_t size,
                   bool by_group) {
    const auto column = frame_.column(leaf);
    const auto reasons = frame_.reasons_of(leaf);
    for (std::size_t row = begin; row < begin + size; ++row) {
      if (is_missing(column[row]) || reasons[row] == Reason::none) continue;
      note(method, leaf, row, column[row], std::nullopt);
      if (by_group) imputed_.back().group = grouping_.codes[grouping_.of_row[row]];
    }
  }

  void note(ImputeMethod method, std::size_t leaf, std::size_t row, double value,
            std::optional<Year> source) {
    frame_.column(leaf)[row] = value;
    frame_.reasons_of(leaf)[row] = Reason::none;
    imputed_.push_back({leaf, row, method, {}, source, value});
  }

  const Catalog& catalog_;
  const ImputeKeys& keys_;
  const Plan& plan_;
  bool normalised_;
  Frame& frame_;
  std::vector<ImputedCell>& imputed_;
  std::source_location where_;
  Workspace workspace_;
  std::vector<double> observed_;  // the values as they came in
  Grouping grouping_;
  std::vector<std::int32_t> group_of_row_;
  std::vector<std::int32_t> years_;  // of a series
  std::vector<double> series_;
  std::vector<double> filled_;
  std::vector<std::int32_t> sources_;
};

}  // namespace

void impute(const Catalog& catalog, const ImputeKeys& keys, const Plan& plan, bool normalised,
            Frame& frame, std::vector<ImputedCell>& imputed, std::source_location where) {
  Imputing(catalog, keys, plan, normalised, frame, imputed, where).run();
}

}  // namespace yearbook::composite
