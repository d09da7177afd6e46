// Questions of cause: contribution_to_growth.
#include <yearbook/growth.hpp>

#include <yearbook/error.hpp>
#include <yearbook/numeric.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>
#include <utility>

#include "query/totals.hpp"
#include "query/two_years.hpp"
#include "query/years.hpp"

namespace yearbook {
namespace {

// Each amount over the earlier total. What rounding leaves of their sum goes to the largest, which
// it changes least.
void take_shares(Contributions& result) {
  if (!result.value || result.rows.empty()) return;
  std::vector<double> shares;
  shares.reserve(result.rows.size());
  for (const Contribution& row : result.rows) shares.push_back(row.amount / *result.earlier);
  const auto largest =
      std::ranges::max_element(shares, {}, [](double share) { return std::fabs(share); });
  // Once leaves at most the rounding of the largest itself; what a second time finds is less.
  for (int time = 0; time < 2; ++time) *largest += *result.value - compensated_sum(shares);
  for (std::size_t i = 0; i < shares.size(); ++i) result.rows[i].value = shares[i];
}

Year year_before(Year year, const ContributionOptions& options, std::source_location where) {
  const Year since = options.since.value_or(year - std::chrono::years{1});
  if (since >= year) {
    throw Error(ErrorCode::invalid_argument,
                "growth in " + to_string(year) + " since " + to_string(since) +
                    " has no time to happen; name an earlier year",
                where);
  }
  // Without `since`, the year before the first of all has no figures and is no mistake.
  query::require_years({options.since.value_or(year), year}, where);
  return since;
}

}  // namespace

std::string_view to_string(ContributionKind kind) noexcept {
  switch (kind) {
    case ContributionKind::matched:
      return "matched";
    case ContributionKind::entrant:
      return "entrant";
    case ContributionKind::leaver:
      return "leaver";
    case ContributionKind::newly_reported:
      return "newly_reported";
    case ContributionKind::no_longer_reported:
      return "no_longer_reported";
  }
  return "matched";
}

Contributions contribution_to_growth(const Snapshot& book, IndicatorHandle indicator, Year year,
                                     GroupHandle group, const ContributionOptions& options,
                                     std::source_location where) {
  const Year earlier = year_before(year, options, where);
  const Catalog& catalog = book.catalog();
  const std::size_t position = catalog.position(indicator, where);
  const Group& about = catalog.group(group, where);
  query::require_additive(catalog.indicators()[position], where);
  GroupOptions membership = options.group;
  if (!membership.constant_over) membership.constant_over = YearRange{earlier, year};
  const query::TwoYears two(book.book(), position, about, earlier, year, membership, where);
  const Total from = two.compared_earlier();
  const Total to = two.compared_later();
  Contributions result;
  result.indicator = indicator;
  result.earlier_year = earlier;
  result.year = year;
  result.policy = membership.policy;
  if (from.value && to.value) result.value = relative_change(*from.value, *to.value);
  result.earlier = from.value;
  result.later = to.value;
  result.status = query::status_of_change(from.status, to.status);
  result.members = to.members;
  result.reported = to.reported;
  result.coverage = to.coverage;
  result.earlier_members = from.members;
  result.earlier_reported = from.reported;
  result.earlier_coverage = from.coverage;
  result.rows = two.parts();
  if (membership.policy == GroupPolicy::matched) {
    std::erase_if(result.rows,
                  [](const Contribution& row) { return row.kind != ContributionKind::matched; });
  }
  take_shares(result);
  std::ranges::sort(result.rows, {}, [&](const Contribution& row) {
    return std::pair(-row.amount, std::string_view(catalog.zone(row.zone).code));
  });
  return result;
}

}  // namespace yearbook
