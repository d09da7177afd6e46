// Questions of inequality: distribution and concentration.
#include <yearbook/distribution.hpp>

#include <algorithm>

#include "query/coverage.hpp"
#include "query/totals.hpp"

namespace yearbook {
namespace {

// The figures of a group's members, and how many of them there are.
struct Figures {
  CrossSection section;
  query::Counts counts;
  bool enough = false;  // whether anything is to be said of them
};

Figures figures_of(const Snapshot& book, IndicatorHandle indicator, Year year, GroupHandle group,
                   const GroupOptions& options, std::source_location where) {
  query::require_membership(options.policy, where);
  const query::CoverageRule rule = query::coverage_rule(book.catalog(), options, where);
  Figures result;
  result.section = cross_section(book, indicator, year, group, options, where);
  result.counts = query::counts_of(book.book(), book.catalog().position(indicator, where), year,
                                   book.catalog().group(group, where), options, rule);
  result.enough = result.counts.reported > 0 && rule.allows(result.counts.coverage);
  return result;
}

template <typename Result>
Result about(const Figures& figures, GroupPolicy policy) {
  Result result;
  result.indicator = figures.section.indicator;
  result.year = figures.section.year;
  result.policy = policy;
  result.status = figures.counts.status;
  result.members = figures.counts.members;
  result.reported = figures.counts.reported;
  result.not_applicable = figures.counts.not_applicable;
  result.coverage = figures.counts.coverage;
  return result;
}

}  // namespace

Distribution distribution(const Snapshot& book, IndicatorHandle indicator, Year year,
                          GroupHandle group, const DistributionOptions& options,
                          std::source_location where) {
  const Figures figures = figures_of(book, indicator, year, group, options.group, where);
  auto result = about<Distribution>(figures, options.group.policy);
  const std::vector<double> none;
  const std::vector<double>& values = figures.enough ? figures.section.values : none;
  // Each asks for itself, so that a wrong one is refused whatever has reported.
  for (const double probability : options.quantiles) {
    result.quantiles.push_back({probability, quantile(values, probability, where)});
  }
  result.mean = mean(values);
  result.median = median(values);
  result.standard_deviation = standard_deviation(values);
  result.minimum = quantile(values, 0);
  result.maximum = quantile(values, 1);
  return result;
}

Concentration concentration(const Snapshot& book, IndicatorHandle indicator, Year year,
                            GroupHandle group, const ConcentrationOptions& options,
                            std::source_location where) {
  query::require_additive(book.catalog().indicator(indicator, where), where);
  const Figures figures = figures_of(book, indicator, year, group, options.group, where);
  query::require_no_overlap(book.book(), group, year, figures.section.zones, where);
  auto result = about<Concentration>(figures, options.group.policy);
  result.top = options.top;
  if (!figures.enough) return result;
  const std::vector<double>& values = figures.section.values;
  result.total = compensated_sum(values);
  result.gini = gini(values);
  result.herfindahl = herfindahl(values);
  result.normalised_herfindahl = normalised_herfindahl(values);
  result.top_share = share_of_largest(values, options.top);
  return result;
}

}  // namespace yearbook
