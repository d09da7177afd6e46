// The members of a group in two years, what they reported, and the change of their total: what
// growth() and contribution_to_growth() of a group stand on. Floor 3.
#pragma once

#include <optional>
#include <source_location>
#include <vector>

#include <yearbook/growth.hpp>

#include "book/book.hpp"
#include "query/coverage.hpp"

namespace yearbook::query {

// A fraction; for a ratio the difference, in its own unit.
std::optional<double> change(const Indicator& indicator, double earlier, double later);

// The worse of two statuses; none where either year has no row.
constexpr Status status_of_change(Status earlier, Status later) noexcept {
  return earlier == Status::none || later == Status::none ? Status::none : worst(earlier, later);
}

class TwoYears {
 public:
  // Throws what total() refuses of the group in either year.
  TwoYears(book::Book& book, std::size_t indicator, const Group& group, Year earlier, Year later,
           const GroupOptions& options, std::source_location where);

  // The totals that policy compares, with their counts; a value only where coverage allows it.
  [[nodiscard]] Total compared_earlier() const { return compared(earlier_, before_); }
  [[nodiscard]] Total compared_later() const { return compared(later_, now_); }
  [[nodiscard]] std::size_t matched() const noexcept { return matched_.size(); }
  // What the group reported, whatever part of it that is.
  [[nodiscard]] std::optional<double> reported_earlier() const;
  [[nodiscard]] std::optional<double> reported_later() const;

  // Every zone with a figure that counts in the total of either year, without their values: those
  // of the earlier year in the group's order, then those that joined. For indicators that add up.
  [[nodiscard]] std::vector<Contribution> parts() const;

 private:
  void match();
  [[nodiscard]] Answer answer_of_both(ZoneHandle zone) const;
  [[nodiscard]] Total compared(Year year, const std::vector<ZoneHandle>& zones) const;
  [[nodiscard]] book::Cell cell(ZoneHandle zone, Year year) const;

  book::Book& book_;
  std::size_t indicator_;
  Year earlier_;
  Year later_;
  GroupPolicy policy_;
  CoverageRule rule_;
  std::source_location where_;
  std::vector<ZoneHandle> before_;
  std::vector<ZoneHandle> now_;
  std::vector<ZoneHandle> both_;
  std::vector<Answer> answers_;  // of both_
  std::vector<ZoneHandle> matched_;
};

}  // namespace yearbook::query
