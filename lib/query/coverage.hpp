// How much of a group has reported, and whether that is enough to answer. Floor 3.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <source_location>
#include <span>
#include <vector>

#include <yearbook/groups.hpp>

#include "book/book.hpp"

namespace yearbook::query {

// What a question asks of coverage, with its weight looked up.
struct CoverageRule {
  std::optional<double> minimum = std::nullopt;
  std::optional<std::size_t> weight = std::nullopt;  // position of the indicator

  // Whether coverage allows an answer. Coverage that is missing is below any minimum.
  [[nodiscard]] bool allows(const std::optional<double>& coverage) const noexcept {
    return !minimum || (coverage && *coverage >= *minimum);
  }
};

// Throws invalid_argument for a minimum that is not from 0 to 1, or a weight of another file.
CoverageRule coverage_rule(const Catalog& catalog, const GroupOptions& options,
                           std::source_location where);

// What a member of a group has said.
enum class Answer : std::uint8_t { reported, silent, not_applicable };

// How much a cross-section says.
struct Counts {
  std::size_t members = 0;
  std::size_t reported = 0;
  std::size_t not_applicable = 0;
  std::optional<double> coverage;
  Status status = Status::none;  // the worst of those that reported
  double sum = 0;                // theirs, compensated
};

// Counts the cells that have a value; coverage is by count. No status is worse than `at_worst`.
Counts counts_of(std::span<const double> values, std::span<const Status> statuses,
                 Status at_worst = Status::missing) noexcept;
// Counts the zones of a cross-section that have a value; coverage is by the weight of the rule.
Counts counts_of(book::Book& book, const CrossSection& section, const CoverageRule& rule);

// reported / (members - not_applicable); empty when that is 0.
std::optional<double> coverage_by_count(std::size_t members, std::size_t reported,
                                        std::size_t not_applicable) noexcept;

// The weights of the zones that reported over those of all but the ones that are not applicable.
// Empty when a weight is missing or negative, or when they sum to 0.
std::optional<double> coverage_by_weight(book::Book& book, std::size_t weight, Year year,
                                         const std::vector<ZoneHandle>& zones,
                                         const std::vector<Answer>& answers);

}  // namespace yearbook::query
