// The frame of an index: what its steps change. Floor 3.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <yearbook/index_result.hpp>
#include <yearbook/snapshot.hpp>

namespace yearbook::composite {

// The rows of one year.
struct YearRows {
  Year year;
  std::size_t begin;
  std::size_t end;
  [[nodiscard]] std::size_t size() const noexcept { return end - begin; }
};

// One row a unit and year, by year and then in the order of the units; one column a leaf. A cell
// that is missing is NaN with a reason.
struct Frame {
  std::vector<IndexRow> rows;
  std::vector<YearRows> years;
  std::vector<double> values;   // column by column
  std::vector<Reason> reasons;  // as values

  [[nodiscard]] std::size_t leaves() const noexcept {
    return rows.empty() ? 0 : values.size() / rows.size();
  }
  [[nodiscard]] std::span<double> column(std::size_t leaf) noexcept {
    return std::span(values).subspan(leaf * rows.size(), rows.size());
  }
  [[nodiscard]] std::span<const double> column(std::size_t leaf) const noexcept {
    return std::span(values).subspan(leaf * rows.size(), rows.size());
  }
  [[nodiscard]] std::span<Reason> reasons_of(std::size_t leaf) noexcept {
    return std::span(reasons).subspan(leaf * rows.size(), rows.size());
  }
};

// What the book knows of the leaves of a definition that stands: the units of each year, and their
// figures as they are. `leaves` are the nodes that have an indicator, in order.
Frame frame_of(const Snapshot& book, const IndexDefinition& definition,
               std::span<const std::size_t> leaves);

}  // namespace yearbook::composite
