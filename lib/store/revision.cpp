// Revisions by SQL: each question is one statement, which sees one state of the file.
#include <yearbook/revision.hpp>

#include <yearbook/error.hpp>
#include <yearbook/numeric.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "core/nearest.hpp"
#include "store/database_parts.hpp"

namespace yearbook {
namespace {

using sqlite::Connection;
using sqlite::Statement;

// What a release says of a cell.
struct Figure {
  std::optional<double> value;
  Status status = Status::none;
  friend bool operator==(const Figure&, const Figure&) = default;
};

// The figure whose value and status stand in two neighbouring columns.
Figure figure_at(const Statement& row, int column) {
  const std::string code = row.text(column + 1);
  const auto status = parse_status(code);
  if (!status) {
    throw Error(ErrorCode::corrupt,
                "an observation has the status \"" + code +
                    "\", which is no SDMX status; run \"yearbook check\" on the file");
  }
  return {row.is_null(column) ? std::nullopt : std::optional(row.real(column)), *status};
}

std::optional<double> finite(double value) {
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<double> difference(const Figure& before, const Figure& after) {
  if (!before.value || !after.value) return std::nullopt;
  return finite(*after.value - *before.value);
}

std::optional<double> percent_change(const Figure& before, const Figure& after) {
  const auto change = difference(before, after);
  if (!change || *before.value == 0) return std::nullopt;
  constexpr double percent = 100;
  return finite(percent * *change / std::fabs(*before.value));
}

// --- Between two releases

void require_release(Connection& connection, std::string_view code, std::source_location where) {
  Statement rows = connection.prepare("SELECT code FROM release ORDER BY code");
  std::vector<std::string> codes;
  while (rows.step()) codes.push_back(rows.text(0));
  if (std::ranges::find(codes, code) != codes.end()) return;
  const std::vector<std::string_view> known(codes.begin(), codes.end());
  throw Error(ErrorCode::not_found,
              "no release has the code \"" + std::string(code) + "\"" +
                  core::nearest_clause(code, known) + "; \"yearbook releases\" lists them",
              where);
}

// The rows of both releases, those of one cell together. A release is no key of the table, so this
// is a pass over it; the sub-queries are worked out once.
constexpr const char* rows_of_two_releases =
    "SELECT i.code, z.code, o.year, o.value, o.status, "
    "  o.release_id = (SELECT release_id FROM release WHERE code = ?1), "
    "  o.release_id = (SELECT release_id FROM release WHERE code = ?2) "
    "FROM observation AS o "
    "JOIN indicator AS i ON i.indicator_id = o.indicator_id "
    "JOIN zone AS z ON z.zone_id = o.zone_id "
    "WHERE o.release_id IN (SELECT release_id FROM release WHERE code IN (?1, ?2)) "
    "ORDER BY i.code, z.code, o.year";

// Collects the figures of one cell after the other, and keeps the cells that differ.
class Comparison {
 public:
  void add(Statement& row) {
    CellChange here{.indicator = row.text(0),
                    .zone = row.text(1),
                    .year = Year{static_cast<int>(row.integer(2))}};
    const auto key = [](const CellChange& cell) {
      return std::tie(cell.indicator, cell.zone, cell.year);
    };
    if (key(here) != key(cell_)) {
      finish_cell();
      cell_ = std::move(here);
    }
    const Figure figure = figure_at(row, 3);
    if (row.integer(5) == 1) before_ = figure;
    if (row.integer(6) == 1) after_ = figure;
  }

  ReleaseDiff finish() {
    finish_cell();
    return std::move(result_);
  }

 private:
  void finish_cell() {
    if (before_ == after_) {
      // None of a cell is what there is before the first.
      if (before_) ++result_.equal;
    } else if (!before_) {
      keep(Change::added, result_.added);
    } else if (!after_) {
      keep(Change::gone, result_.gone);
    } else {
      keep(Change::changed, result_.changed);
    }
    before_.reset();
    after_.reset();
  }

  void keep(Change change, std::size_t& count) {
    ++count;
    const Figure before = before_.value_or(Figure{});
    const Figure after = after_.value_or(Figure{});
    cell_.change = change;
    cell_.old_value = before.value;
    cell_.old_status = before.status;
    cell_.new_value = after.value;
    cell_.new_status = after.status;
    cell_.difference = difference(before, after);
    cell_.percent = percent_change(before, after);
    result_.cells.push_back(std::move(cell_));
  }

  CellChange cell_;
  std::optional<Figure> before_;
  std::optional<Figure> after_;
  ReleaseDiff result_;
};

// --- From the first figure to the one that stands

// The cells with two or more figures, each joined to the first published and to the one that
// stands. release_id is tier * 10^9 + day * 10^4 + sequence (schema/README.md), and the larger one
// stands; by day, then release_id is the order of publication. Packed into one number, the two are
// found by the same pass over the key. `condition` chooses the cells.
std::string statement_of_revisions(const std::string& condition) {
  return "SELECT i.code, z.code, c.year, c.releases, "
         "  first.value, first.status, latest.value, latest.status "
         "FROM ("
         "  SELECT o.indicator_id, o.year, o.zone_id, count(*) AS releases, "
         "         max(o.release_id) AS latest_id, "
         "         min(o.release_id % 1000000000 / 10000 * 10000000000 + o.release_id) "
         "           % 10000000000 AS first_id "
         "  FROM observation AS o " +
         condition +
         "  GROUP BY o.indicator_id, o.year, o.zone_id HAVING count(*) > 1) AS c "
         "JOIN observation AS first "
         "  ON first.indicator_id = c.indicator_id AND first.year = c.year "
         " AND first.zone_id = c.zone_id AND first.release_id = c.first_id "
         "JOIN observation AS latest "
         "  ON latest.indicator_id = c.indicator_id AND latest.year = c.year "
         " AND latest.zone_id = c.zone_id AND latest.release_id = c.latest_id "
         "JOIN indicator AS i ON i.indicator_id = c.indicator_id "
         "JOIN zone AS z ON z.zone_id = c.zone_id "
         "ORDER BY i.code, z.code, c.year";
}

Revision revision_at(const Statement& row) {
  const Figure first = figure_at(row, 4);
  const Figure latest = figure_at(row, 6);
  return {.indicator = row.text(0),
          .zone = row.text(1),
          .year = Year{static_cast<int>(row.integer(2))},
          .releases = static_cast<std::size_t>(row.integer(3)),
          .first = first.value,
          .first_status = first.status,
          .latest = latest.value,
          .latest_status = latest.status,
          .size = difference(first, latest),
          .percent = percent_change(first, latest)};
}

std::vector<Revision> all_rows(Statement rows) {
  std::vector<Revision> result;
  while (rows.step()) result.push_back(revision_at(rows));
  return result;
}

// --- In sum

std::optional<double> mean(std::span<const double> values) {
  if (values.empty()) return std::nullopt;
  return compensated_sum(values) / static_cast<double>(values.size());
}

RevisionSummary summary_of(const std::string& indicator, std::span<const Revision* const> cells) {
  RevisionSummary result{.indicator = indicator, .cells = cells.size()};
  std::vector<double> percents;
  for (const Revision* cell : cells) {
    if (Figure{cell->first, cell->first_status} != Figure{cell->latest, cell->latest_status}) {
      ++result.revised;
    }
    if (cell->percent) percents.push_back(*cell->percent);
  }
  result.compared = percents.size();
  result.mean_percent = mean(percents);
  for (double& percent : percents) percent = std::fabs(percent);
  result.mean_absolute_percent = mean(percents);
  return result;
}

// --- As text

using enum Align;

std::string text(std::optional<double> value) {
  return value ? format_exact(*value) : std::string();
}
std::string text(Status status) {
  return std::string(code(status));
}

}  // namespace

std::string_view to_string(Change change) noexcept {
  switch (change) {
    case Change::added:
      return "added";
    case Change::gone:
      return "gone";
    case Change::changed:
      return "changed";
  }
  return "changed";
}

ReleaseDiff diff(Database& database, std::string_view first, std::string_view second,
                 std::source_location where) {
  Connection& connection = database.parts(where).connection();
  // Releases never go away, so what is found here is there for the statement too.
  require_release(connection, first, where);
  require_release(connection, second, where);
  Statement rows = connection.prepare(rows_of_two_releases);
  rows.bind(1, first).bind(2, second);
  Comparison comparison;
  while (rows.step()) comparison.add(rows);
  return comparison.finish();
}

std::vector<Revision> revisions(Database& database, std::source_location where) {
  return all_rows(database.parts(where).connection().prepare(statement_of_revisions("")));
}

std::vector<Revision> revisions(Database& database, IndicatorHandle indicator,
                                std::source_location where) {
  // The catalogue refuses a handle that is not of this file.
  const Snapshot book = database.snapshot({}, where);
  static_cast<void>(book.catalog().position(indicator, where));
  Statement rows = database.parts(where).connection().prepare(
      statement_of_revisions("WHERE o.indicator_id = ?1"));
  rows.bind(1, std::int64_t{indicator.id()});
  return all_rows(std::move(rows));
}

std::vector<RevisionSummary> summary(std::span<const Revision> revisions) {
  std::map<std::string, std::vector<const Revision*>> by_indicator;
  for (const Revision& each : revisions) by_indicator[each.indicator].push_back(&each);
  std::vector<RevisionSummary> result;
  result.reserve(by_indicator.size());
  for (const auto& [indicator, cells] : by_indicator) {
    result.push_back(summary_of(indicator, cells));
  }
  return result;
}

TextTable table(const ReleaseDiff& diff, const Labels& /*labels*/) {
  TextTable result({{"indicator"},
                    {"zone"},
                    {"year", right},
                    {"change"},
                    {"old", right},
                    {"status"},
                    {"new", right},
                    {"status"},
                    {"difference", right},
                    {"percent", right}});
  for (const CellChange& cell : diff) {
    result.add({cell.indicator, cell.zone, to_string(cell.year),
                std::string(to_string(cell.change)), text(cell.old_value), text(cell.old_status),
                text(cell.new_value), text(cell.new_status), text(cell.difference),
                text(cell.percent)});
  }
  return result;
}

TextTable table(std::span<const Revision> revisions, const Labels& /*labels*/) {
  TextTable result({{"indicator"},
                    {"zone"},
                    {"year", right},
                    {"releases", right},
                    {"first", right},
                    {"status"},
                    {"latest", right},
                    {"status"},
                    {"size", right},
                    {"percent", right}});
  for (const Revision& cell : revisions) {
    result.add({cell.indicator, cell.zone, to_string(cell.year), std::to_string(cell.releases),
                text(cell.first), text(cell.first_status), text(cell.latest),
                text(cell.latest_status), text(cell.size), text(cell.percent)});
  }
  return result;
}

TextTable table(std::span<const RevisionSummary> summaries, const Labels& /*labels*/) {
  TextTable result({{"indicator"},
                    {"cells", right},
                    {"revised", right},
                    {"compared", right},
                    {"mean_percent", right},
                    {"mean_absolute_percent", right}});
  for (const RevisionSummary& sum : summaries) {
    result.add({sum.indicator, std::to_string(sum.cells), std::to_string(sum.revised),
                std::to_string(sum.compared), text(sum.mean_percent),
                text(sum.mean_absolute_percent)});
  }
  return result;
}

}  // namespace yearbook
