// Options that questions over groups share, and how their answers speak of the group. Floor 7.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <yearbook/query.hpp>

namespace CLI {
class App;
}

namespace yearbook::tool {

struct GroupArguments {
  std::string policy;
  std::string constant_over;
  std::optional<double> minimum_coverage;
  std::string coverage_weight;

  // Adds --policy, --constant-over, --minimum-coverage and --coverage-weight. The first policy is
  // the default.
  void add_to(CLI::App& verb, const std::vector<GroupPolicy>& policies);
  // Throws: as Catalog::find_indicator for an unknown weight; invalid_argument for no years.
  [[nodiscard]] GroupOptions options(const Snapshot& book) const;
  // Says why `what` is missing, when that is because of the minimum coverage.
  void explain(std::ostream& err, std::string_view what, std::optional<double> coverage) const;
};

// "2 of 173 zones have a figure, coverage 1.2 %, policy of_the_year".
std::string told(std::size_t reported, std::size_t members, std::optional<double> coverage,
                 GroupPolicy policy);

}  // namespace yearbook::tool
