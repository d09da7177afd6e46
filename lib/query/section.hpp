// The cells of one indicator in one year over some zones. Floor 3.
#pragma once

#include <span>
#include <vector>

#include <yearbook/shapes.hpp>

#include "book/book.hpp"

namespace yearbook::query {

// Looked at where they lie, if they lie side by side, as those of a group mostly do; else copied.
class Section {
 public:
  // The book outlives it. `zones` do too.
  Section(book::Book& book, std::size_t indicator, Year year, std::span<const ZoneHandle> zones);
  // Over the members of a group in that year.
  Section(book::Book& book, std::size_t indicator, Year year, const book::Roster& roster);
  ~Section() = default;
  Section(const Section&) = delete;
  Section& operator=(const Section&) = delete;
  Section(Section&&) = delete;
  Section& operator=(Section&&) = delete;

  [[nodiscard]] std::size_t size() const noexcept { return zones_.size(); }
  [[nodiscard]] std::span<const ZoneHandle> zones() const noexcept { return zones_; }
  [[nodiscard]] std::span<const double> values() const noexcept { return values_; }
  [[nodiscard]] std::span<const Status> statuses() const noexcept { return statuses_; }

 private:
  void copy(const book::Panel& panel, Year year, std::span<const std::uint32_t> positions);

  std::span<const ZoneHandle> zones_;
  std::span<const double> values_;
  std::span<const Status> statuses_;
  std::vector<double> copied_values_;
  std::vector<Status> copied_statuses_;
};

// As an answer of its own.
CrossSection section_of(book::Book& book, std::size_t indicator, Year year,
                        std::span<const ZoneHandle> zones);
CrossSection section_of(book::Book& book, std::size_t indicator, Year year,
                        const book::Roster& roster);

}  // namespace yearbook::query
