#include "book/sums.hpp"

#include <utility>

#include "kernel/lanes.hpp"

namespace yearbook::book {
namespace {

Status worst_of(std::span<const Status> statuses) noexcept {
  Status result = Status::none;
  for (const Status status : statuses) result = worst(result, status);
  return result;
}

}  // namespace

Sum sum_of(std::span<const double> values, std::span<const Status> statuses,
           Status at_worst) noexcept {
  const kernel::SumOfPresent present = kernel::sum_of_present(values);
  Sum result{.value = present.value,
             .members = static_cast<std::uint32_t>(values.size()),
             .reported = static_cast<std::uint32_t>(present.count),
             .not_applicable = 0,
             .status = present.count > 0 ? Status::normal : Status::none};
  // Nearly always every status is normal or none; else each is looked at.
  if (at_worst <= Status::normal || worst_of(statuses) <= Status::normal) return result;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!is_missing(values[i])) {
      result.status = worst(result.status, statuses[i]);
    } else if (statuses[i] == Status::cannot_exist) {
      ++result.not_applicable;
    }
  }
  return result;
}

const YearlySums& KeptSums::keep(std::size_t indicator, std::size_t group, YearlySums sums) {
  const std::scoped_lock lock(guard_);
  OfGroup* mine = groups_[group].load(std::memory_order_relaxed);
  if (mine == nullptr) {
    mine = owned_groups_.emplace_back(std::make_unique<OfGroup>(indicators_)).get();
    groups_[group].store(mine, std::memory_order_release);
  }
  auto& place = mine->indicators[indicator];
  if (const YearlySums* ready = place.load(std::memory_order_relaxed)) return *ready;
  const YearlySums& kept =
      *owned_sums_.emplace_back(std::make_unique<const YearlySums>(std::move(sums)));
  place.store(&kept, std::memory_order_release);
  return kept;
}

std::size_t KeptSums::memory() {
  const std::scoped_lock lock(guard_);
  std::size_t result = owned_groups_.size() * indicators_ * sizeof(void*);
  for (const auto& sums : owned_sums_) result += sums->of_year.capacity() * sizeof(Sum);
  return result;
}

}  // namespace yearbook::book
