// The columns that an analysis looks at: the values of nodes in one stage of a result, in one year
// or in all. Floor 3.
#pragma once

#include <optional>
#include <source_location>
#include <span>
#include <string>
#include <vector>

#include <yearbook/analysis.hpp>

namespace yearbook::composite {

// Views into a result, which must outlive it.
class DataColumns {
 public:
  // Throws as statistics() says: not_found for the stage and the year.
  DataColumns(const IndexResult& result, const AnalysisData& data, std::source_location where);

  // Whether a node has values in this stage: every node in the scores, else leaves alone.
  [[nodiscard]] bool has(std::size_t node) const;
  // A node's values, one a row. Throws invalid_argument for an aggregate in a stage of leaves.
  [[nodiscard]] std::span<const double> of(std::size_t node) const;
  [[nodiscard]] std::vector<std::span<const double>> of(std::span<const std::size_t> nodes) const;

  // The rows: from first_row() on, size() of them.
  [[nodiscard]] std::size_t first_row() const noexcept { return first_; }
  [[nodiscard]] std::size_t size() const noexcept { return end_ - first_; }
  // Whether a row, counted from first_row(), was dropped before this stage.
  [[nodiscard]] bool dropped(std::size_t row) const;
  // A node's values without the rows that were dropped.
  [[nodiscard]] std::vector<double> kept(std::size_t node) const;

 private:
  const IndexResult& result_;
  std::string stage_;
  std::source_location where_;
  std::size_t first_ = 0;
  std::size_t end_ = 0;
  bool screened_ = false;  // whether step screen came before this stage, or is it
};

// Empty for a value that is missing.
inline std::optional<double> as_optional(double value) noexcept {
  return is_missing(value) ? std::nullopt : std::optional(value);
}

// The position of a node by its code; the root for an empty one.
std::size_t node_or_root(const IndexResult& result, std::string_view code,
                         std::source_location where);

}  // namespace yearbook::composite
