// The figures of one indicator that stand: a dense array, year by zone. Floor 2.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <yearbook/shapes.hpp>

#include "book/panel_memory.hpp"

namespace yearbook::book {

// One cell: its value (NaN when missing) and its status.
struct Cell {
  double value = missing_value;
  Status status = Status::none;
};

// Values in rows of one year, zones in the order of the catalogue; 8 bytes a value, 1 a status, and
// 1 for the release (3 when an indicator has more than 255 releases that stand), in the memory of a
// book. It never changes; a PanelDraft makes it.
class Panel {
 public:
  // A cell as it comes: its release is a place in the palette, whose first is none.
  struct Slot {
    double value = missing_value;
    std::uint32_t release = 0;
    Status status = Status::none;
  };

  // Cells of whole years, as many a year as there are zones. The memory must outlive the panel.
  Panel(std::size_t zones, int first_year, std::span<const Slot> slots,
        std::vector<std::int64_t> palette, PanelMemory& memory);

  [[nodiscard]] YearRange years() const noexcept;
  [[nodiscard]] bool empty() const noexcept { return rows_ == 0; }

  // A cell outside the years of the panel has no row.
  [[nodiscard]] Cell cell(Year year, std::size_t zone) const noexcept {
    const auto row = static_cast<std::size_t>(int{year} - first_year_);
    if (int{year} < first_year_ || row >= rows_) return {};
    return {values_[row * zones_ + zone], statuses_[row * zones_ + zone]};
  }
  // The id of the release that stands in a cell; 0 when it has no row or was worked out.
  [[nodiscard]] std::int64_t release(Year year, std::size_t zone) const noexcept;

  // One year's values and statuses, a zone each; empty outside the years of the panel.
  [[nodiscard]] std::span<const double> values(Year year) const noexcept;
  [[nodiscard]] std::span<const Status> statuses(Year year) const noexcept;
  // The worst status of any zone in a year: mostly normal, so that nobody need look at each.
  [[nodiscard]] Status worst_status(Year year) const noexcept;

  // Bytes of its cells.
  [[nodiscard]] std::size_t memory() const noexcept;

 private:
  [[nodiscard]] std::size_t size() const noexcept { return rows_ * zones_; }

  std::size_t zones_;
  std::size_t rows_;
  int first_year_;
  double* values_ = nullptr;
  Status* statuses_ = nullptr;
  std::uint8_t* release_low_ = nullptr;    // a place in palette_
  std::uint16_t* release_high_ = nullptr;  // its upper bytes; nullptr where all are 0
  std::vector<Status> worst_;              // by row
  std::vector<std::int64_t> palette_;
};

}  // namespace yearbook::book
