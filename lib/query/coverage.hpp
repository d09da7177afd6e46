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
#include "query/section.hpp"

namespace yearbook::query {

// Whether the policy counts the members of each year by themselves. (Policy matched, where it may be
// asked, does when one year is looked at.)
constexpr bool is_of_the_year(GroupPolicy policy) noexcept {
  return policy == GroupPolicy::of_the_year || policy == GroupPolicy::matched;
}

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

// How much some zones say.
struct Counts {
  std::size_t members = 0;
  std::size_t reported = 0;
  std::size_t not_applicable = 0;
  std::optional<double> coverage;
  Status status = Status::none;  // the worst of those that reported
};

// Of a sum; coverage is by count.
Counts counts_of(const book::Sum& sum) noexcept;
// Of the cells of a section; coverage is by the weight of the rule.
Counts counts_of(book::Book& book, const Section& section, Year year, const CoverageRule& rule);
// Of the members of a group in a year, by policy.
Counts counts_of(book::Book& book, std::size_t indicator, Year year, const Group& group,
                 const GroupOptions& options, const CoverageRule& rule);

// reported / (members - not_applicable); empty when that is 0.
inline std::optional<double> coverage_by_count(std::size_t members, std::size_t reported,
                                               std::size_t not_applicable) noexcept {
  const std::size_t due = members - not_applicable;
  if (due == 0) return std::nullopt;
  return static_cast<double>(reported) / static_cast<double>(due);
}

// The weights of the zones that reported over those of all but the ones that are not applicable.
// Empty when a weight is missing or negative, or when they sum to 0.
std::optional<double> coverage_by_weight(book::Book& book, std::size_t weight, Year year,
                                         std::span<const ZoneHandle> zones,
                                         std::span<const Answer> answers);

}  // namespace yearbook::query
