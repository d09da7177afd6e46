// What the members of a group add up to in each year, worked out once. Floor 2.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include <yearbook/shapes.hpp>

namespace yearbook::book {

// The sum of some figures of one year, and how many there are.
struct Sum {
  double value = 0;  // compensated, of those that reported; 0 when none did
  std::uint32_t members = 0;
  std::uint32_t reported = 0;
  std::uint32_t not_applicable = 0;  // cannot exist
  Status status = Status::none;      // the worst of those that reported
};

// No status is worse than `at_worst`.
Sum sum_of(std::span<const double> values, std::span<const Status> statuses,
           Status at_worst = Status::missing) noexcept;

// The sums of one indicator over the members of one group, a year each, oldest first.
struct YearlySums {
  int first_year = 0;
  std::vector<Sum> of_year;

  // Nullptr outside the years.
  [[nodiscard]] const Sum* of(Year year) const noexcept {
    const auto at = static_cast<std::size_t>(int{year} - first_year);
    return int{year} >= first_year && at < of_year.size() ? &of_year[at] : nullptr;
  }
};

// The sums of each indicator over each group, by their positions, 24 bytes a year: kept once they
// were asked for, and published like panels, so that reading them takes no lock.
class KeptSums {
 public:
  KeptSums(std::size_t indicators, std::size_t groups) : indicators_(indicators), groups_(groups) {}

  // Nullptr until they are kept.
  [[nodiscard]] const YearlySums* find(std::size_t indicator, std::size_t group) const noexcept {
    const OfGroup* mine = groups_[group].load(std::memory_order_acquire);
    return mine != nullptr ? mine->indicators[indicator].load(std::memory_order_acquire) : nullptr;
  }
  // Keeps them, unless another thread was faster; gives what is kept.
  const YearlySums& keep(std::size_t indicator, std::size_t group, YearlySums sums);

  [[nodiscard]] std::size_t memory();

 private:
  struct OfGroup {
    explicit OfGroup(std::size_t count) : indicators(count) {}
    std::vector<std::atomic<const YearlySums*>> indicators;
  };

  std::size_t indicators_;
  std::mutex guard_;  // over what is written
  std::vector<std::unique_ptr<OfGroup>> owned_groups_;
  std::vector<std::unique_ptr<const YearlySums>> owned_sums_;
  std::vector<std::atomic<OfGroup*>> groups_;  // nullptr until one of its sums is kept
};

}  // namespace yearbook::book
