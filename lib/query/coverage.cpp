#include "query/coverage.hpp"

#include <yearbook/error.hpp>
#include <yearbook/statistics.hpp>
#include <yearbook/unit.hpp>

#include <cmath>

namespace yearbook::query {
namespace {

Answer answer_of(double value, Status status) {
  if (!is_missing(value)) return Answer::reported;
  return status == Status::cannot_exist ? Answer::not_applicable : Answer::silent;
}

}  // namespace

Counts counts_of(const book::Sum& sum) noexcept {
  return {.members = sum.members,
          .reported = sum.reported,
          .not_applicable = sum.not_applicable,
          .coverage = coverage_by_count(sum.members, sum.reported, sum.not_applicable),
          .status = sum.status};
}

Counts counts_of(book::Book& book, const Section& section, Year year, const CoverageRule& rule) {
  Counts result = counts_of(book::sum_of(section.values(), section.statuses()));
  if (!rule.weight) return result;
  std::vector<Answer> answers;
  answers.reserve(section.size());
  for (std::size_t i = 0; i < section.size(); ++i) {
    answers.push_back(answer_of(section.values()[i], section.statuses()[i]));
  }
  result.coverage = coverage_by_weight(book, *rule.weight, year, section.zones(), answers);
  return result;
}

Counts counts_of(book::Book& book, std::size_t indicator, Year year, const Group& group,
                 const GroupOptions& options, const CoverageRule& rule) {
  if (is_of_the_year(options.policy) && !rule.weight) {
    return counts_of(book.sum(indicator, book.catalog().position(group.handle), year));
  }
  const auto zones = book::members(book, group, year, options.policy, options.constant_over);
  return counts_of(book, Section(book, indicator, year, zones), year, rule);
}

CoverageRule coverage_rule(const Catalog& catalog, const GroupOptions& options,
                           std::source_location where) {
  CoverageRule rule;
  if (options.weight) rule.weight = catalog.position(*options.weight, where);
  rule.minimum = options.minimum_coverage;
  const auto is_fraction = [](double part) { return part >= 0 && part <= 1; };  // NaN is none
  if (rule.minimum && !is_fraction(*rule.minimum)) {
    throw Error(ErrorCode::invalid_argument,
                "a minimum coverage of " + format_exact(*rule.minimum) +
                    " cannot be met or missed; coverage is a fraction from 0 to 1, 0.9 for 90 %",
                where);
  }
  return rule;
}

std::optional<double> coverage_by_weight(book::Book& book, std::size_t weight, Year year,
                                         std::span<const ZoneHandle> zones,
                                         std::span<const Answer> answers) {
  const book::Panel& weights = book.panel(weight);
  std::vector<double> reported;
  std::vector<double> due;
  for (std::size_t i = 0; i < zones.size(); ++i) {
    if (answers[i] == Answer::not_applicable) continue;
    const double each = weights.cell(year, book.catalog().position(zones[i])).value;
    // Written so that NaN, a missing weight, is caught too: it says nothing, and above all not 0.
    if (!(each >= 0)) return std::nullopt;
    due.push_back(each);
    if (answers[i] == Answer::reported) reported.push_back(each);
  }
  const double sum = compensated_sum(due);
  if (sum == 0 || !std::isfinite(sum)) return std::nullopt;
  return compensated_sum(reported) / sum;
}

}  // namespace yearbook::query
