#include "book/panel.hpp"

#include <algorithm>

#include <yearbook/error.hpp>

namespace yearbook::book {

YearRange Panel::years() const noexcept {
  if (rows_ == 0) return {Year{1}, Year{0}};
  return {Year{first_year_}, Year{first_year_ + static_cast<int>(rows_) - 1}};
}

std::int64_t Panel::release(Year year, std::size_t zone) const noexcept {
  if (!years().contains(year)) return 0;
  const std::size_t at = static_cast<std::size_t>(int{year} - first_year_) * zones_ + zone;
  std::size_t index = release_low_[at];
  if (!release_high_.empty()) index += std::size_t{release_high_[at]} << 8U;
  return palette_[index];
}

std::span<const double> Panel::values(Year year) const noexcept {
  if (!years().contains(year)) return {};
  return std::span(values_).subspan(static_cast<std::size_t>(int{year} - first_year_) * zones_,
                                    zones_);
}

std::span<const Status> Panel::statuses(Year year) const noexcept {
  if (!years().contains(year)) return {};
  return std::span(statuses_).subspan(static_cast<std::size_t>(int{year} - first_year_) * zones_,
                                      zones_);
}

Status Panel::worst_status(Year year) const noexcept {
  if (!years().contains(year)) return Status::none;
  return worst_[static_cast<std::size_t>(int{year} - first_year_)];
}

std::size_t Panel::memory() const noexcept {
  return values_.capacity() * sizeof(double) + statuses_.capacity() * sizeof(Status) +
         release_low_.capacity() + release_high_.capacity() * sizeof(std::uint16_t);
}

void Panel::settle() {
  values_.shrink_to_fit();
  statuses_.shrink_to_fit();
  release_low_.shrink_to_fit();
  release_high_.shrink_to_fit();
  worst_.clear();
  worst_.reserve(rows_);
  for (std::size_t row = 0; row < rows_; ++row) {
    worst_.push_back(std::ranges::max(std::span(statuses_).subspan(row * zones_, zones_)));
  }
}

void Panel::set(Year year, std::size_t zone, Cell cell, std::int64_t release) {
  cover(int{year});
  const std::size_t at = static_cast<std::size_t>(int{year} - first_year_) * zones_ + zone;
  values_[at] = cell.value;
  statuses_[at] = cell.status;
  const std::size_t index = palette_index(release);
  release_low_[at] = static_cast<std::uint8_t>(index & 0xFFU);
  if (index > 0xFF && release_high_.empty()) release_high_.resize(values_.size(), 0);
  if (!release_high_.empty()) release_high_[at] = static_cast<std::uint16_t>(index >> 8U);
}

// Makes room for a year: at the end when it is later, at the front when it is earlier.
void Panel::cover(int year) {
  std::size_t in_front = 0;
  if (rows_ == 0) {
    first_year_ = year;
    rows_ = 1;
  } else if (year < first_year_) {
    in_front = static_cast<std::size_t>(first_year_ - year);
    first_year_ = year;
    rows_ += in_front;
  } else {
    const std::size_t needed = static_cast<std::size_t>(year - first_year_) + 1;
    if (needed <= rows_) return;
    rows_ = needed;
  }
  const auto grow = [&](auto& cells, auto empty) {
    cells.insert(cells.begin(), in_front * zones_, empty);
    cells.resize(rows_ * zones_, empty);
  };
  grow(values_, missing_value);
  grow(statuses_, Status::none);
  grow(release_low_, std::uint8_t{0});
  if (!release_high_.empty()) grow(release_high_, std::uint16_t{0});
}

std::size_t Panel::palette_index(std::int64_t release) {
  if (palette_[last_index_] == release) return last_index_;
  constexpr std::size_t most = std::size_t{1} << 24U;
  const auto [found, first] = index_of_.emplace(release, palette_.size());
  if (first) {
    if (palette_.size() == most) {
      throw Error(ErrorCode::invalid_argument,
                  "an indicator has more than 16,777,215 releases, which no panel can tell apart");
    }
    palette_.push_back(release);
  }
  last_index_ = found->second;
  return last_index_;
}

}  // namespace yearbook::book
