#include "book/panel.hpp"

#include <algorithm>
#include <utility>

namespace yearbook::book {
namespace {

constexpr std::size_t places_of_a_byte = 256;

}  // namespace

// Memory is taken once, at its size, and written once: to touch a page for the first time costs as
// much as reading its cells.
Panel::Panel(std::size_t zones, int first_year, std::span<const Slot> slots,
             std::vector<std::int64_t> palette)
    : zones_(zones),
      rows_(zones == 0 ? 0 : slots.size() / zones),
      first_year_(first_year),
      values_(std::make_unique_for_overwrite<double[]>(size())),
      statuses_(std::make_unique_for_overwrite<Status[]>(size())),
      release_low_(std::make_unique_for_overwrite<std::uint8_t[]>(size())),
      palette_(std::move(palette)) {
  for (std::size_t i = 0; i < size(); ++i) {
    values_[i] = slots[i].value;
    statuses_[i] = slots[i].status;
    release_low_[i] = static_cast<std::uint8_t>(slots[i].release);
  }
  if (palette_.size() > places_of_a_byte) {
    release_high_ = std::make_unique_for_overwrite<std::uint16_t[]>(size());
    for (std::size_t i = 0; i < size(); ++i) {
      release_high_[i] = static_cast<std::uint16_t>(slots[i].release >> 8U);
    }
  }
  worst_.reserve(rows_);
  for (std::size_t row = 0; row < rows_; ++row) {
    worst_.push_back(std::ranges::max(std::span(&statuses_[row * zones_], zones_)));
  }
}

YearRange Panel::years() const noexcept {
  if (rows_ == 0) return {Year{1}, Year{0}};
  return {Year{first_year_}, Year{first_year_ + static_cast<int>(rows_) - 1}};
}

std::int64_t Panel::release(Year year, std::size_t zone) const noexcept {
  if (!years().contains(year)) return 0;
  const std::size_t at = static_cast<std::size_t>(int{year} - first_year_) * zones_ + zone;
  std::size_t place = release_low_[at];
  if (release_high_) place += std::size_t{release_high_[at]} << 8U;
  return palette_[place];
}

std::span<const double> Panel::values(Year year) const noexcept {
  if (!years().contains(year)) return {};
  return {&values_[static_cast<std::size_t>(int{year} - first_year_) * zones_], zones_};
}

std::span<const Status> Panel::statuses(Year year) const noexcept {
  if (!years().contains(year)) return {};
  return {&statuses_[static_cast<std::size_t>(int{year} - first_year_) * zones_], zones_};
}

Status Panel::worst_status(Year year) const noexcept {
  if (!years().contains(year)) return Status::none;
  return worst_[static_cast<std::size_t>(int{year} - first_year_)];
}

std::size_t Panel::memory() const noexcept {
  const std::size_t a_cell = sizeof(double) + sizeof(Status) + sizeof(std::uint8_t) +
                             (release_high_ ? sizeof(std::uint16_t) : 0);
  return size() * a_cell;
}

}  // namespace yearbook::book
