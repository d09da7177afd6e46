#include "query/panels.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include "query/totals.hpp"

namespace yearbook::query {
namespace {

// Who is a member in each year of a range, as positions in the catalogue.
class Members {
 public:
  Members(book::Book& book, const Group& group, YearRange years, const GroupOptions& options) {
    of_year_.reserve(years.size());
    for (Year year = years.first; year <= years.last; ++year) {
      if (is_of_the_year(options.policy)) {
        of_year_.emplace_back(book.roster(group.handle, year).positions);
        continue;
      }
      auto& mine = listed_.emplace_back();
      for (const ZoneHandle zone :
           book::members(book, group, year, options.policy, options.constant_over)) {
        mine.push_back(static_cast<std::uint32_t>(book.catalog().position(zone)));
      }
      of_year_.emplace_back(mine);  // stays where it is when the list of lists grows
    }
  }

  [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t i) const {
    return of_year_[i];
  }
  [[nodiscard]] std::size_t size() const noexcept { return of_year_.size(); }
  // Whether those of a year are those of the year before, told by where they lie.
  [[nodiscard]] bool as_before(std::size_t i) const {
    return i > 0 && of_year_[i].data() == of_year_[i - 1].data() &&
           of_year_[i].size() == of_year_[i - 1].size();
  }

 private:
  std::vector<std::span<const std::uint32_t>> of_year_;
  std::vector<std::vector<std::uint32_t>> listed_;  // by policies that the book does not keep
};

constexpr std::size_t never = std::numeric_limits<std::size_t>::max();

// The column of each zone of the catalogue, for those that are members in any year; and the zones of
// the columns.
std::vector<std::size_t> columns_of(const Catalog& catalog, const Group& group,
                                    const Members& members, ZoneList& zones) {
  constexpr std::size_t without_column = never - 1;
  std::vector<std::size_t> column(catalog.zones().size(), never);
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members.as_before(i)) continue;
    for (const std::uint32_t zone : members[i]) column[zone] = without_column;
  }
  zones.reserve(group.members.size());
  for (const Membership& member : group.members) {
    std::size_t& mine = column[catalog.position(member.zone)];
    if (mine != without_column) continue;
    mine = zones.size();
    zones.push_back(member.zone);
  }
  return column;
}

// Whether zones, by their positions, are the columns of a panel one by one and side by side in the
// catalogue, so that a row is copied as a whole.
bool stand_in_columns(std::span<const std::uint32_t> zones, const std::vector<std::size_t>& column,
                      std::size_t columns) {
  if (zones.empty() || zones.size() != columns) return false;
  for (std::size_t i = 0; i < zones.size(); ++i) {
    if (column[zones[i]] != i || zones[i] != zones.front() + i) return false;
  }
  return true;
}

}  // namespace

GroupOptions over(YearRange years, const GroupOptions& options) {
  GroupOptions result = options;
  if (!result.constant_over) result.constant_over = years;
  return result;
}

Panel panel_of_members(book::Book& book, const Group& group, YearRange years,
                       const GroupOptions& options, const std::function<PanelYear(Year)>& figures) {
  Panel result;
  result.years = years;
  const Members members(book, group, years, options);
  const auto column = columns_of(book.catalog(), group, members, result.zones);
  const std::size_t columns = result.zones.size();
  result.values.reserve(members.size() * columns);
  result.statuses.reserve(members.size() * columns);
  bool in_columns = false;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto [values, statuses] = figures(years.first + std::chrono::years{static_cast<int>(i)});
    if (!members.as_before(i)) in_columns = stand_in_columns(members[i], column, columns);
    if (in_columns && !values.empty()) {
      const auto row = [&](const auto& all) { return all.subspan(members[i].front(), columns); };
      result.values.insert(result.values.end(), row(values).begin(), row(values).end());
      result.statuses.insert(result.statuses.end(), row(statuses).begin(), row(statuses).end());
      continue;
    }
    result.values.resize(result.values.size() + columns, missing_value);
    result.statuses.resize(result.statuses.size() + columns, Status::none);
    if (values.empty()) continue;
    for (const std::uint32_t zone : members[i]) {
      result.values[i * columns + column[zone]] = values[zone];
      result.statuses[i * columns + column[zone]] = statuses[zone];
    }
  }
  return result;
}

}  // namespace yearbook::query
