#include "book/panel.hpp"

#include <algorithm>
#include <cstddef>
#include <new>
#include <utility>

namespace yearbook::book {
namespace {

constexpr std::size_t places_of_a_byte = 256;

constexpr std::size_t bytes_of_a_cell(bool many_releases) {
  return sizeof(double) + sizeof(Status) + sizeof(std::uint8_t) +
         (many_releases ? sizeof(std::uint16_t) : 0);
}

// The next so many of a type in memory; what holds larger ones comes first.
template <typename T>
T* lay_out(std::byte*& memory, std::size_t count) {
  T* const result = new (memory) T[count];
  memory += count * sizeof(T);
  return result;
}

}  // namespace

// Memory is written once: to touch a page for the first time costs as much as reading its cells.
Panel::Panel(std::size_t zones, int first_year, std::span<const Slot> slots,
             std::vector<std::int64_t> palette, PanelMemory& memory)
    : zones_(zones),
      rows_(zones == 0 ? 0 : slots.size() / zones),
      first_year_(first_year),
      palette_(std::move(palette)) {
  if (empty()) return;
  const bool many = palette_.size() > places_of_a_byte;
  std::byte* left = memory.take(size() * bytes_of_a_cell(many));
  values_ = lay_out<double>(left, size());
  if (many) release_high_ = lay_out<std::uint16_t>(left, size());
  statuses_ = lay_out<Status>(left, size());
  release_low_ = lay_out<std::uint8_t>(left, size());
  for (std::size_t i = 0; i < size(); ++i) {
    values_[i] = slots[i].value;
    statuses_[i] = slots[i].status;
    release_low_[i] = static_cast<std::uint8_t>(slots[i].release);
  }
  for (std::size_t i = 0; many && i < size(); ++i) {
    release_high_[i] = static_cast<std::uint16_t>(slots[i].release >> 8U);
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
  if (release_high_ != nullptr) place += std::size_t{release_high_[at]} << 8U;
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
  return size() * bytes_of_a_cell(release_high_ != nullptr);
}

}  // namespace yearbook::book
