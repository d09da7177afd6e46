#include "tool/group_arguments.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <ostream>

#include "tool/verb.hpp"

namespace yearbook::tool {

void GroupArguments::add_to(CLI::App& verb, const std::vector<GroupPolicy>& policies) {
  std::vector<std::string> names;
  names.reserve(policies.size());
  for (const GroupPolicy each : policies) names.emplace_back(to_string(each));
  policy = names.front();
  const bool with_matched = std::ranges::count(policies, GroupPolicy::matched) > 0;
  verb.add_option(
          "--policy", policy,
          std::string(with_matched ? "matched: members that reported in both years; " : "") +
              "of_the_year: members of each year; current: members of the last year with "
              "figures; constant: members of every year of a range")
      ->check(CLI::IsMember(names))
      ->capture_default_str();
  verb.add_option("--constant-over", constant_over,
                  "The range of policy constant, such as 2010-2016; default: that asked for");
  verb.add_option("--minimum-coverage", minimum_coverage,
                  "Print no figure when less of the group has reported, such as 0.9")
      ->check(CLI::Range(0.0, 1.0));
  verb.add_option("--coverage-weight", coverage_weight,
                  "Indicator that weighs the members in coverage; default: each counts the same");
}

GroupOptions GroupArguments::options(const Snapshot& book) const {
  GroupOptions result;
  result.policy = parse_group_policy(policy).value();
  if (!constant_over.empty()) result.constant_over = years_argument(constant_over);
  result.minimum_coverage = minimum_coverage;
  if (!coverage_weight.empty()) result.weight = book.indicator(coverage_weight);
  return result;
}

void GroupArguments::explain(std::ostream& err, std::string_view what,
                             std::optional<double> coverage) const {
  if (!minimum_coverage || (coverage && *coverage >= *minimum_coverage)) return;
  err << what << " is left empty: coverage "
      << (coverage ? "of " + format_percent(*coverage) + " is" : "is not known, and so")
      << " below the minimum of " << format_percent(*minimum_coverage) << '\n';
}

std::string told(std::size_t reported, std::size_t members, std::optional<double> coverage,
                 GroupPolicy policy) {
  return std::to_string(reported) + " of " + std::to_string(members) +
         " zones have a figure, coverage " + (coverage ? format_percent(*coverage) : "not known") +
         ", policy " + std::string(to_string(policy));
}

}  // namespace yearbook::tool
