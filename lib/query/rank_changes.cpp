// Questions of movement: rank_changes.
#include <yearbook/ranking.hpp>

#include <algorithm>
#include <limits>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace yearbook {
namespace {

// The options under which both years are ranked: in full, `top` being of either year.
RankingOptions for_both_years(const RankingOptions& options, Year earlier, Year later) {
  RankingOptions result = options;
  result.top = 0;
  if (!result.group.constant_over) {
    result.group.constant_over = YearRange{std::min(earlier, later), std::max(earlier, later)};
  }
  return result;
}

// Whether a zone is at one of the first places, by the place that counts for Ranking's `top` too:
// the least that equal values share.
class First {
 public:
  First(const Ranking& ranking, std::size_t top) : top_(top) {
    std::size_t better = 0;
    for (std::size_t i = 0; i < ranking.size(); ++i) {
      if (i > 0 && ranking.rows[i].value != ranking.rows[i - 1].value) better = i;
      least_.emplace(ranking.rows[i].zone, better + 1);
    }
  }
  [[nodiscard]] bool holds(ZoneHandle zone) const {
    const auto found = least_.find(zone);
    return found != least_.end() && (top_ == 0 || found->second <= top_);
  }

 private:
  std::size_t top_;
  std::unordered_map<ZoneHandle, std::size_t> least_;
};

std::vector<RankChange> side_by_side(const Ranking& before, const Ranking& after) {
  std::vector<RankChange> rows;
  std::unordered_map<ZoneHandle, std::size_t> at;
  for (const RankedZone& each : after) {
    at.emplace(each.zone, rows.size());
    RankChange& row = rows.emplace_back();
    row.zone = each.zone;
    row.after = each.rank;
    row.after_value = each.value;
  }
  for (const RankedZone& each : before) {
    const auto [found, fresh] = at.emplace(each.zone, rows.size());
    RankChange& row = fresh ? rows.emplace_back() : rows[found->second];
    row.zone = each.zone;
    row.before = each.rank;
    row.before_value = each.value;
    if (row.after) row.change = each.rank - *row.after;
  }
  return rows;
}

}  // namespace

RankChanges rank_changes(const Snapshot& book, IndicatorHandle indicator, Year earlier_year,
                         Year year, GroupHandle group, const RankingOptions& options,
                         std::source_location where) {
  const RankingOptions both = for_both_years(options, earlier_year, year);
  const Ranking before = ranking(book, indicator, earlier_year, group, both, where);
  const Ranking after = ranking(book, indicator, year, group, both, where);
  RankChanges result;
  result.indicator = indicator;
  result.earlier_year = earlier_year;
  result.year = year;
  result.policy = options.group.policy;
  result.members = after.members;
  result.reported = after.reported;
  result.coverage = after.coverage;
  result.earlier_members = before.members;
  result.earlier_reported = before.reported;
  result.earlier_coverage = before.coverage;
  result.rows = side_by_side(before, after);
  const auto lacks = [&](auto place) {
    return static_cast<std::size_t>(
        std::ranges::count_if(result.rows, [&](const RankChange& row) { return !(row.*place); }));
  };
  result.entrants = lacks(&RankChange::before);
  result.leavers = lacks(&RankChange::after);
  const First first_before(before, options.top);
  const First first_after(after, options.top);
  std::erase_if(result.rows, [&](const RankChange& row) {
    return !first_before.holds(row.zone) && !first_after.holds(row.zone);
  });
  constexpr double last = std::numeric_limits<double>::infinity();
  std::ranges::sort(result.rows, {}, [&](const RankChange& row) {
    return std::tuple(row.after.value_or(last), row.after ? 0 : row.before.value_or(last),
                      std::string_view(book.catalog().zone(row.zone).code));
  });
  return result;
}

}  // namespace yearbook
