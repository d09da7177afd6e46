// The figures of one indicator that stand: a dense array, year by zone. Floor 2.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include <yearbook/shapes.hpp>

namespace yearbook::book {

// One cell: its value (NaN when missing) and its status.
struct Cell {
  double value = missing_value;
  Status status = Status::none;
};

// Values in rows of one year, zones in the order of the catalogue; 8 bytes a value, 1 a status, and
// 1 for the release (3 when an indicator has more than 255 releases that stand).
class Panel {
 public:
  explicit Panel(std::size_t zones) : zones_(zones) {}

  [[nodiscard]] YearRange years() const noexcept;
  [[nodiscard]] bool empty() const noexcept { return values_.empty(); }

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
  // The worst status of any zone in a year: mostly normal, so that nobody need look at each. Once the
  // panel is settled.
  [[nodiscard]] Status worst_status(Year year) const noexcept;

  // Bytes of its cells, whatever is set aside for more included.
  [[nodiscard]] std::size_t memory() const noexcept;

  // Gives back what was set aside for more years: nothing is set from here on.
  void settle();

  // Sets a cell; a year outside makes the panel longer.
  // Throws invalid_argument beyond 16,777,215 releases.
  void set(Year year, std::size_t zone, Cell cell, std::int64_t release);

 private:
  void cover(int year);
  [[nodiscard]] std::size_t palette_index(std::int64_t release);

  std::size_t zones_;
  int first_year_ = 0;
  std::size_t rows_ = 0;
  std::vector<double> values_;
  std::vector<Status> statuses_;
  std::vector<Status> worst_;                // by row
  std::vector<std::uint8_t> release_low_;    // index into palette_, 0 is "none"
  std::vector<std::uint16_t> release_high_;  // its upper bytes, empty until one is needed
  std::vector<std::int64_t> palette_{0};
  std::unordered_map<std::int64_t, std::size_t> index_of_{{0, 0}};
  std::size_t last_index_ = 0;  // of the palette; rows of one release come together
};

}  // namespace yearbook::book
