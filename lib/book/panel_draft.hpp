// A panel while it is made: cells come one by one, and with them its years. Floor 2. One draft makes
// panel after panel, in memory that stays warm.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "book/panel.hpp"

namespace yearbook::book {

class PanelDraft {
 public:
  explicit PanelDraft(std::size_t zones) : zones_(zones) {}

  // Begins anew.
  void clear();

  // Sets a cell; a year outside makes the panel longer.
  // Throws invalid_argument beyond 16,777,215 releases.
  void set(Year year, std::size_t zone, Cell cell, std::int64_t release) {
    const auto row = static_cast<std::size_t>(int{year} - first_year_);
    if (int{year} < first_year_ || row >= rows_) cover(int{year});
    slots_[static_cast<std::size_t>(int{year} - first_year_) * zones_ + zone] = {
        cell.value, palette_[last_place_] == release ? last_place_ : place_of(release),
        cell.status};
  }
  // What was set; no row elsewhere.
  [[nodiscard]] Cell cell(Year year, std::size_t zone) const noexcept;

  // The panel of what was set, in memory that must outlive it.
  [[nodiscard]] Panel finished(PanelMemory& memory) const {
    return {zones_, first_year_, slots_, palette_, memory};
  }

 private:
  void cover(int year);
  [[nodiscard]] std::uint32_t place_of(std::int64_t release);

  std::size_t zones_;
  int first_year_ = 0;
  std::size_t rows_ = 0;
  std::vector<Panel::Slot> slots_;
  std::vector<std::int64_t> palette_{0};
  std::unordered_map<std::int64_t, std::uint32_t> place_of_{{0, 0}};
  std::uint32_t last_place_ = 0;  // cells of one release come together
};

}  // namespace yearbook::book
