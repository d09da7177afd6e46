#include "query/coverage.hpp"

#include <yearbook/error.hpp>
#include <yearbook/statistics.hpp>
#include <yearbook/unit.hpp>

#include <cmath>

#include "kernel/lanes.hpp"

namespace yearbook::query {
namespace {

Answer answer_of(double value, Status status) {
  if (!is_missing(value)) return Answer::reported;
  return status == Status::cannot_exist ? Answer::not_applicable : Answer::silent;
}

Status worst_of(std::span<const Status> statuses) noexcept {
  Status result = Status::none;
  for (const Status status : statuses) result = worst(result, status);
  return result;
}

}  // namespace

Counts counts_of(std::span<const double> values, std::span<const Status> statuses,
                 Status at_worst) noexcept {
  const kernel::SumOfPresent present = kernel::sum_of_present(values);
  Counts result;
  result.members = values.size();
  result.reported = present.count;
  result.sum = present.value;
  if (present.count > 0) result.status = Status::normal;
  // Nearly always every status is normal or none; else each is looked at.
  if (at_worst > Status::normal && worst_of(statuses) > Status::normal) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      const Answer said = answer_of(values[i], statuses[i]);
      if (said == Answer::not_applicable) ++result.not_applicable;
      if (said == Answer::reported) result.status = worst(result.status, statuses[i]);
    }
  }
  result.coverage = coverage_by_count(result.members, result.reported, result.not_applicable);
  return result;
}

Counts counts_of(book::Book& book, const CrossSection& section, const CoverageRule& rule) {
  Counts result = counts_of(section.values, section.statuses);
  if (!rule.weight) return result;
  std::vector<Answer> answers;
  answers.reserve(section.size());
  for (std::size_t i = 0; i < section.size(); ++i) {
    answers.push_back(answer_of(section.values[i], section.statuses[i]));
  }
  result.coverage = coverage_by_weight(book, *rule.weight, section.year, section.zones, answers);
  return result;
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

std::optional<double> coverage_by_count(std::size_t members, std::size_t reported,
                                        std::size_t not_applicable) noexcept {
  const std::size_t due = members - not_applicable;
  if (due == 0) return std::nullopt;
  return static_cast<double>(reported) / static_cast<double>(due);
}

std::optional<double> coverage_by_weight(book::Book& book, std::size_t weight, Year year,
                                         const std::vector<ZoneHandle>& zones,
                                         const std::vector<Answer>& answers) {
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
