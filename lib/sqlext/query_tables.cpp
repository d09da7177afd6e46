#include "sqlext/query_tables.hpp"

#include <yearbook/error.hpp>
#include <yearbook/query.hpp>

#include <array>
#include <string>
#include <utility>

namespace yearbook::sqlext {
namespace {

// The status as SQL sees it; NULL where no release speaks of the cell.
Cell status_cell(Status status) {
  return status == Status::none ? Cell{} : cell(code(status));
}

Row yearly(const Series& series, std::size_t i) {
  const auto [year, value] = series[i];
  return {cell(year), cell(value), status_cell(series.statuses[i])};
}

std::vector<Row> yearly(const Series& series) {
  std::vector<Row> rows;
  rows.reserve(series.size());
  for (std::size_t i = 0; i < series.size(); ++i) rows.push_back(yearly(series, i));
  return rows;
}

std::string code_of(const Snapshot& book, ZoneHandle zone) {
  return book.catalog().zone(zone).code;
}

// The policy of a group, from its name.
GroupPolicy policy_argument(const Arguments& arguments, std::size_t at, GroupPolicy otherwise) {
  if (!arguments.given(at)) return otherwise;
  const std::string_view asked = arguments.text(at);
  if (const auto policy = parse_group_policy(asked)) return *policy;
  throw Error(ErrorCode::invalid_argument, "policy \"" + std::string(asked) +
                                               "\" is none of of_the_year, current, constant and "
                                               "matched");
}

std::size_t top_argument(std::string_view function, const Arguments& arguments, std::size_t at) {
  const std::int64_t top = arguments.integer(at);
  if (top >= 0) return static_cast<std::size_t>(top);
  throw Error(ErrorCode::invalid_argument,
              std::string(function) + ": top is " + std::to_string(top) + "; it must be 0 or more");
}

// A year range that must be given, of which the last year may be left out.
YearRange range_argument(const Arguments& arguments, std::size_t first) {
  const Year from = arguments.year(first);
  return {from, arguments.given(first + 1) ? arguments.year(first + 1) : from};
}

std::vector<Row> series_rows(HostBook& host, const Arguments& arguments) {
  const Snapshot book = host.snapshot();
  const auto indicator = book.indicator(arguments.text(0));
  const auto zone = book.zone(arguments.text(1));
  const auto years = arguments.years(2);
  return yearly(years ? series(book, indicator, zone, *years) : series(book, indicator, zone));
}

std::vector<Row> growth_rows(HostBook& host, const Arguments& arguments) {
  const Snapshot book = host.snapshot();
  const auto indicator = book.indicator(arguments.text(0));
  const auto zone = book.zone(arguments.text(1));
  const auto years = arguments.years(2);
  return yearly(years ? growth(book, indicator, zone, *years) : growth(book, indicator, zone));
}

std::vector<Row> ranking_rows(HostBook& host, const Arguments& arguments) {
  const Snapshot book = host.snapshot();
  const auto indicator = book.indicator(arguments.text(0));
  const Year year = arguments.year(1);
  RankingOptions options;
  if (arguments.given(3)) options.top = top_argument("yb_ranking", arguments, 3);
  const Ranking ranked =
      arguments.given(2) ? ranking(book, indicator, year, book.group(arguments.text(2)), options)
                         : ranking(book, indicator, year, options);
  std::vector<Row> rows;
  rows.reserve(ranked.size());
  for (const RankedZone& each : ranked) {
    rows.push_back({cell(each.rank), cell(code_of(book, each.zone)), cell(each.value),
                    status_cell(each.status)});
  }
  return rows;
}

std::vector<Row> leaders_rows(HostBook& host, const Arguments& arguments) {
  const Snapshot book = host.snapshot();
  const auto indicator = book.indicator(arguments.text(0));
  const YearRange years{arguments.year(1), arguments.year(2)};
  const auto group = book.group(arguments.text(3));
  const std::size_t top = top_argument("yb_leaders", arguments, 4);
  std::vector<Row> rows;
  for (const Leader& leader : leaders(book, indicator, years, group, top)) {
    rows.push_back({cell(code_of(book, leader.zone)), cell(leader.years), cell(leader.best),
                    cell(leader.worst)});
  }
  return rows;
}

std::vector<Row> total_rows(HostBook& host, const Arguments& arguments) {
  const Snapshot book = host.snapshot();
  const auto indicator = book.indicator(arguments.text(0));
  const auto group = book.group(arguments.text(1));
  const YearRange years = range_argument(arguments, 2);
  const GroupOptions options{.policy = policy_argument(arguments, 4, GroupPolicy::of_the_year),
                             .constant_over = years};
  std::vector<Row> rows;
  for (Year year = years.first; year <= years.last; ++year) {
    const Total sum = total(book, indicator, year, group, options);
    rows.push_back({cell(year), cell(sum.value), status_cell(sum.status), cell(sum.members),
                    cell(sum.reported), cell(sum.coverage)});
  }
  return rows;
}

std::vector<Row> share_rows(HostBook& host, const Arguments& arguments) {
  const Snapshot book = host.snapshot();
  const auto indicator = book.indicator(arguments.text(0));
  const ShareOf part = group_or_zone(book, arguments.text(1));
  const ShareOf whole = group_or_zone(book, arguments.text(2));
  const YearRange years = range_argument(arguments, 3);
  ShareOptions options;
  if (arguments.given(5)) options.denominator = book.indicator(arguments.text(5));
  std::vector<Row> rows;
  for (Year year = years.first; year <= years.last; ++year) {
    const Share result = share(book, indicator, part, whole, year, options);
    rows.push_back({cell(year), cell(result.value), status_cell(result.status),
                    cell(result.part.value), cell(to_string(result.part.basis)),
                    cell(result.whole.value), cell(to_string(result.whole.basis))});
  }
  return rows;
}

std::vector<Row> total_growth_rows(HostBook& host, const Arguments& arguments) {
  const Snapshot book = host.snapshot();
  const auto indicator = book.indicator(arguments.text(0));
  const auto group = book.group(arguments.text(1));
  const GroupOptions options{.policy = policy_argument(arguments, 4, GroupPolicy::matched)};
  std::vector<Row> rows;
  for (const GroupGrowth& each :
       growth(book, indicator, group, range_argument(arguments, 2), options)) {
    rows.push_back({cell(each.year), cell(each.value), status_cell(each.status), cell(each.members),
                    cell(each.reported), cell(each.earlier), cell(each.later),
                    cell(each.matched_change), cell(each.entrants), cell(each.leavers),
                    cell(each.newly_reported), cell(each.no_longer_reported)});
  }
  return rows;
}

std::vector<Row> history_rows(HostBook& host, const Arguments& arguments) {
  const Snapshot book = host.snapshot();
  const auto indicator = book.indicator(arguments.text(0));
  const auto zone = book.zone(arguments.text(1));
  const auto figures = arguments.given(2) ? history(book, indicator, zone, arguments.year(2))
                                          : history(book, indicator, zone);
  std::vector<Row> rows;
  rows.reserve(figures.size());
  for (const Vintage& each : figures) {
    rows.push_back({cell(each.year), cell(each.value), status_cell(each.status), cell(each.release),
                    each.published_on.empty() ? Cell{} : cell(each.published_on),
                    Cell{std::int64_t{each.tier}}, Cell{std::int64_t{each.stands ? 1 : 0}},
                    each.locator.empty() ? Cell{} : cell(each.locator),
                    each.note.empty() ? Cell{} : cell(each.note)});
  }
  return rows;
}

void add_cells(const Snapshot& book, const Indicator& indicator, std::vector<Row>& rows) {
  for (const Zone& zone : book.catalog().zones()) {
    const Series all = series(book, indicator.handle, zone.handle);
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all.statuses[i] == Status::none) continue;
      const auto [year, value] = all[i];
      const std::string release = observation(book, indicator.handle, zone.handle, year).release;
      rows.push_back({cell(indicator.code), cell(zone.code), cell(year), cell(value),
                      status_cell(all.statuses[i]), release.empty() ? Cell{} : cell(release)});
    }
  }
}

// An indicator at a time: of a large file all of them at once would not fit.
Pieces as_of_pieces(HostBook& host, const Arguments& arguments) {
  const Snapshot book = host.snapshot(arguments.day(0));
  std::vector<Indicator> left;
  if (arguments.given(1)) {
    left.push_back(book.catalog().find_indicator(arguments.text(1)));
  } else {
    left.assign(book.catalog().indicators().begin(), book.catalog().indicators().end());
  }
  return [book, left = std::move(left), at = std::size_t{0}]() mutable {
    std::vector<Row> rows;
    while (rows.empty() && at < left.size()) add_cells(book, left[at++], rows);
    return rows;
  };
}

}  // namespace

std::span<const TableFunction> query_tables() {
  static const std::vector<TableFunction> all{
      {"T01",
       "yb_series",
       "year INTEGER, value REAL, status TEXT",
       {"indicator", "zone", "first_year", "last_year"},
       2,
       "the yearly values of an indicator in a zone",
       series_rows},
      {"T02",
       "yb_growth",
       "year INTEGER, value REAL, status TEXT",
       {"indicator", "zone", "first_year", "last_year"},
       2,
       "the change of each year on the year before",
       growth_rows},
      {"T03",
       "yb_ranking",
       "rank REAL, zone TEXT, value REAL, status TEXT",
       {"indicator", "year", "zone_group", "top"},
       2,
       "the places of the zones of a group, or of all zones",
       ranking_rows},
      {"T04",
       "yb_leaders",
       "zone TEXT, years INTEGER, best REAL, worst REAL",
       {"indicator", "first_year", "last_year", "zone_group", "top"},
       0,
       "the zones among the first of every year",
       leaders_rows},
      {"T05",
       "yb_total",
       "year INTEGER, value REAL, status TEXT, members INTEGER, reported INTEGER, coverage REAL",
       {"indicator", "zone_group", "first_year", "last_year", "policy"},
       2,
       "the total of a group, a row a year",
       total_rows},
      {"T06",
       "yb_share",
       "year INTEGER, value REAL, status TEXT, part REAL, part_basis TEXT, whole REAL, "
       "whole_basis TEXT",
       {"indicator", "part_of", "whole_of", "first_year", "last_year", "denominator"},
       2,
       "a zone or group as a share of another, a row a year",
       share_rows},
      {"T07",
       "yb_total_growth",
       "year INTEGER, value REAL, status TEXT, members INTEGER, reported INTEGER, earlier REAL, "
       "later REAL, matched_change REAL, entrants REAL, leavers REAL, newly_reported REAL, "
       "no_longer_reported REAL",
       {"indicator", "zone_group", "first_year", "last_year", "policy"},
       2,
       "the growth of a group's total and what it is made of",
       total_growth_rows},
      {"T08",
       "yb_history",
       "year INTEGER, value REAL, status TEXT, release TEXT, published_on TEXT, tier INTEGER, "
       "stands INTEGER, locator TEXT, note TEXT",
       {"indicator", "zone", "of_year"},
       1,
       "every published figure of a zone, and which one stands",
       history_rows},
      {"T09",
       "yb_as_of",
       "indicator TEXT, zone TEXT, year INTEGER, value REAL, status TEXT, release TEXT",
       {"day", "of_indicator"},
       1,
       "every figure as it was known on a day",
       nullptr,
       as_of_pieces},
  };
  return all;
}

}  // namespace yearbook::sqlext
