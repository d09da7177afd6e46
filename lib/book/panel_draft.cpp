#include "book/panel_draft.hpp"

#include <yearbook/error.hpp>

namespace yearbook::book {

void PanelDraft::clear() {
  rows_ = 0;
  first_year_ = 0;
  slots_.clear();
  palette_.assign(1, 0);
  place_of_ = {{0, 0}};
  last_place_ = 0;
}

Cell PanelDraft::cell(Year year, std::size_t zone) const noexcept {
  const auto row = static_cast<std::size_t>(int{year} - first_year_);
  if (int{year} < first_year_ || row >= rows_) return {};
  const Panel::Slot& found = slots_[row * zones_ + zone];
  return {found.value, found.status};
}

// Makes room for a year: at the end when it is later, at the front when it is earlier.
void PanelDraft::cover(int year) {
  if (rows_ == 0) first_year_ = year;
  if (year < first_year_) {
    const auto in_front = static_cast<std::size_t>(first_year_ - year);
    slots_.insert(slots_.begin(), static_cast<std::ptrdiff_t>(in_front * zones_), {});
    first_year_ = year;
    rows_ += in_front;
  } else {
    rows_ = static_cast<std::size_t>(year - first_year_) + 1;
    slots_.resize(rows_ * zones_);
  }
}

std::uint32_t PanelDraft::place_of(std::int64_t release) {
  constexpr std::size_t most = std::size_t{1} << 24U;
  const auto [found, first] =
      place_of_.emplace(release, static_cast<std::uint32_t>(palette_.size()));
  if (first) {
    if (palette_.size() == most) {
      place_of_.erase(found);
      throw Error(ErrorCode::invalid_argument,
                  "an indicator has more than 16,777,215 releases, which no panel can tell apart");
    }
    palette_.push_back(release);
  }
  last_place_ = found->second;
  return last_place_;
}

}  // namespace yearbook::book
