// Writes a yearbook as a workbook.
#include <yearbook/exchange.hpp>

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/progress.hpp"
#include "exchange/draft.hpp"
#include "exchange/workbook.hpp"
#include "store/database_parts.hpp"

namespace yearbook {
namespace {

using exchange::Content;
using exchange::SheetColumn;
using exchange::Workbook;
using sqlite::Connection;
using sqlite::Statement;

constexpr double code_width = 22;
constexpr double name_width = 34;
constexpr double figure_width = 18;
constexpr double long_width = 50;
constexpr double short_width = 10;

constexpr SheetColumn indicator_column{"indicator", Content::text, code_width};
constexpr SheetColumn zone_column{"zone", Content::text, code_width};
constexpr SheetColumn zone_name_column{"zone_name", Content::text, name_width};
constexpr SheetColumn zone_name_zh_column{"zone_name_zh", Content::text, name_width};
constexpr SheetColumn year_column{"year", Content::whole, short_width};
constexpr SheetColumn value_column{"value", Content::number, figure_width};
constexpr SheetColumn fraction_column{"value", Content::fraction, short_width};
constexpr SheetColumn status_column{"status", Content::text, short_width};
constexpr SheetColumn unit_column{"unit", Content::text, figure_width};
constexpr SheetColumn release_column{"release", Content::text, code_width};
constexpr SheetColumn published_column{"published_on", Content::day, 14};
constexpr SheetColumn locator_column{"locator", Content::text, code_width};
constexpr SheetColumn note_column{"note", Content::text, long_width};
constexpr SheetColumn quantum_column{"quantum", Content::number, figure_width};

constexpr std::array current_columns{indicator_column,
                                     SheetColumn{"indicator_name", Content::text, name_width},
                                     SheetColumn{"indicator_name_zh", Content::text, name_width},
                                     zone_column,
                                     zone_name_column,
                                     zone_name_zh_column,
                                     year_column,
                                     value_column,
                                     status_column,
                                     unit_column,
                                     release_column,
                                     published_column,
                                     locator_column,
                                     note_column,
                                     quantum_column};
constexpr std::array history_columns{indicator_column,
                                     zone_column,
                                     year_column,
                                     value_column,
                                     status_column,
                                     unit_column,
                                     release_column,
                                     published_column,
                                     SheetColumn{"stands", Content::whole, short_width},
                                     SheetColumn{"tier", Content::whole, short_width},
                                     SheetColumn{"release_title", Content::text, long_width},
                                     SheetColumn{"url", Content::text, long_width}};
constexpr std::array growth_columns{indicator_column,
                                    zone_column,
                                    year_column,
                                    value_column,
                                    status_column,
                                    unit_column,
                                    SheetColumn{"earlier", Content::number, figure_width},
                                    SheetColumn{"later", Content::number, figure_width}};
constexpr std::array share_columns{indicator_column,
                                   zone_column,
                                   SheetColumn{"whole", Content::text, code_width},
                                   year_column,
                                   fraction_column,
                                   status_column,
                                   SheetColumn{"whole_is", Content::text, short_width},
                                   SheetColumn{"part_value", Content::number, figure_width},
                                   SheetColumn{"whole_value", Content::number, figure_width}};
constexpr std::array ranking_columns{
    indicator_column,    SheetColumn{"group", Content::text, code_width},
    year_column,         SheetColumn{"rank", Content::whole, short_width},
    zone_column,         zone_name_column,
    zone_name_zh_column, value_column,
    status_column,       unit_column};
constexpr std::array total_columns{indicator_column,
                                   SheetColumn{"group", Content::text, code_width},
                                   year_column,
                                   value_column,
                                   status_column,
                                   unit_column,
                                   SheetColumn{"members", Content::whole, short_width},
                                   SheetColumn{"reported", Content::whole, short_width},
                                   SheetColumn{"coverage", Content::fraction, short_width}};
constexpr std::array coverage_columns{indicator_column,
                                      SheetColumn{"group", Content::text, code_width},
                                      year_column,
                                      fraction_column,
                                      SheetColumn{"members", Content::whole, short_width},
                                      SheetColumn{"reported", Content::whole, short_width},
                                      SheetColumn{"not_applicable", Content::whole, 14}};
constexpr std::array zone_columns{SheetColumn{"code", Content::text, code_width},
                                  SheetColumn{"kind", Content::text, short_width},
                                  SheetColumn{"name_en", Content::text, name_width},
                                  SheetColumn{"name_zh", Content::text, name_width},
                                  SheetColumn{"parent", Content::text, code_width},
                                  SheetColumn{"first_year", Content::whole, short_width},
                                  SheetColumn{"last_year", Content::whole, short_width},
                                  note_column};
constexpr std::array indicator_columns{SheetColumn{"code", Content::text, code_width},
                                       SheetColumn{"name_en", Content::text, name_width},
                                       SheetColumn{"name_zh", Content::text, name_width},
                                       unit_column,
                                       SheetColumn{"unit_name", Content::text, code_width},
                                       SheetColumn{"unit_name_zh", Content::text, code_width},
                                       SheetColumn{"kind", Content::text, short_width},
                                       SheetColumn{"direction", Content::whole, short_width},
                                       SheetColumn{"definition", Content::text, long_width}};
constexpr std::array note_columns{indicator_column, zone_column,    year_column, release_column,
                                  locator_column,   quantum_column, note_column};
constexpr std::array source_columns{SheetColumn{"code", Content::text, code_width},
                                    SheetColumn{"title", Content::text, long_width},
                                    SheetColumn{"publisher", Content::text, name_width},
                                    published_column,
                                    SheetColumn{"tier", Content::whole, short_width},
                                    SheetColumn{"url", Content::text, long_width},
                                    note_column};
constexpr std::array contents_columns{SheetColumn{"sheet", Content::text, code_width},
                                      SheetColumn{"rows", Content::whole, short_width},
                                      SheetColumn{"what it holds", Content::text, 100}};

// A sheet and the query that gives its rows, columns in its order.
struct SheetPlan {
  const char* name;
  std::span<const SheetColumn> columns;
  const char* query;
  const char* meaning;
};

constexpr std::array<SheetPlan, 11> sheets{{
    {"Current", current_columns,
     "SELECT c.indicator, c.indicator_name, i.name_zh, c.zone, c.zone_name, c.zone_name_zh, "
     "c.year, c.value, c.status, c.unit, c.release, c.published_on, c.locator, c.note, c.quantum "
     "FROM current AS c JOIN indicator AS i ON i.code = c.indicator "
     "ORDER BY c.indicator, c.zone, c.year",
     "One row a cell: the figure of the newest release of the best tier that speaks of it"},
    {"History", history_columns,
     "SELECT indicator, zone, year, value, status, unit, release, published_on, stands, tier, "
     "release_title, url FROM history ORDER BY indicator, zone, year, published_on, release",
     "Every published figure with its release; stands is 1 where it is the one of Current"},
    {"Growth", growth_columns,
     "SELECT indicator, zone, year, value, status, unit, earlier, later FROM growth "
     "ORDER BY indicator, zone, year",
     "Change on the year before: a fraction (0.08 is 8 %); of a ratio the difference in its unit"},
    {"Share", share_columns,
     "SELECT indicator, zone, whole, year, value, status, whole_is, part_value, whole_value "
     "FROM share ORDER BY indicator, zone, whole, year",
     "Each zone's part of its groups and of its nation"},
    {"Ranking", ranking_columns,
     "SELECT indicator, zone_group, year, rank, zone, zone_name, zone_name_zh, value, status, unit "
     "FROM ranking ORDER BY indicator, zone_group, year, rank, zone",
     "Place of each zone among the members of a group in that year; 1 is the best"},
    {"Total", total_columns,
     "SELECT indicator, zone, year, value, status, unit, members, reported, coverage FROM total "
     "ORDER BY indicator, zone, year",
     "Sum over the members of a group that reported, and how many did"},
    {"Coverage", coverage_columns,
     "SELECT indicator, zone, year, value, members, reported, not_applicable FROM coverage "
     "ORDER BY indicator, zone, year",
     "How much of a group speaks: reported over the members that could"},
    {"Zones", zone_columns,
     "SELECT z.code, z.kind, z.name_en, z.name_zh, p.code, z.first_year, z.last_year, z.note "
     "FROM zone AS z LEFT JOIN zone AS p ON p.zone_id = z.parent_id ORDER BY z.zone_id",
     "What the figures describe"},
    {"Indicators", indicator_columns,
     "SELECT i.code, i.name_en, i.name_zh, u.code, u.name_en, u.name_zh, i.kind, i.direction, "
     "i.definition FROM indicator AS i JOIN unit AS u USING (unit_id) ORDER BY i.indicator_id",
     "What is measured, in which unit; direction 1: more is better, -1: less is"},
    {"Notes", note_columns,
     "SELECT i.code, z.code, n.year, r.code, n.locator, n.quantum, n.note "
     "FROM observation_note AS n JOIN indicator AS i USING (indicator_id) "
     "JOIN zone AS z USING (zone_id) JOIN release AS r USING (release_id) "
     "ORDER BY i.code, z.code, n.year, r.code",
     "Where a figure was printed, what was said of it, and the step to which it is rounded"},
    {"Sources", source_columns,
     "SELECT code, title, publisher, published_on, tier, url, note FROM release "
     "ORDER BY release_id",
     "The publications; tier 1 is primary, 0 is press or quotation"},
}};

// Writes the sheets out of one state of the file.
class WorkbookDump {
 public:
  WorkbookDump(Connection& connection, Workbook& book, const Progress& progress)
      : connection_(connection), book_(book), progress_(progress) {}

  std::size_t run() {
    for (const SheetPlan& plan : sheets) counts_.push_back(count_of(plan));
    contents();
    std::size_t rows = 0;
    for (const SheetPlan& plan : sheets) rows += sheet(plan);
    return rows;
  }

 private:
  std::size_t count_of(const SheetPlan& plan) {
    const std::string query = plan.query;
    return static_cast<std::size_t>(connection_.query_integer(
        "SELECT count(*) FROM (" + query.substr(0, query.rfind(" ORDER BY ")) + ")"));
  }

  void contents() {
    book_.begin_sheet("Contents", contents_columns);
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      book_.begin_row();
      book_.text(sheets.at(i).name);
      book_.number(static_cast<double>(counts_[i]));
      book_.text(sheets.at(i).meaning);
      all_ += counts_[i];
    }
    book_.end_sheet();
  }

  std::size_t sheet(const SheetPlan& plan) {
    constexpr std::size_t now_and_then = 4096;
    book_.begin_sheet(plan.name, plan.columns);
    Statement rows = connection_.prepare(plan.query);
    std::size_t count = 0;
    for (; rows.step(); ++count) {
      book_.begin_row();
      for (std::size_t i = 0; i < plan.columns.size(); ++i) cell(plan.columns[i], rows, i);
      if (++done_ % now_and_then == 0) {
        core::report(progress_, static_cast<double>(done_) / static_cast<double>(all_),
                     "the dump was stopped; nothing was left behind");
      }
    }
    book_.end_sheet();
    return count;
  }

  void cell(const SheetColumn& column, Statement& row, std::size_t position) {
    const auto at = static_cast<int>(position);
    if (column.content == Content::text || column.content == Content::day) {
      book_.text(row.text(at));
    } else {
      book_.number(row.is_null(at) ? std::nullopt : std::optional(row.real(at)));
    }
  }

  Connection& connection_;
  Workbook& book_;
  const Progress& progress_;
  std::vector<std::size_t> counts_;
  std::size_t all_ = 0;
  std::size_t done_ = 0;
};

}  // namespace

std::size_t dump_xlsx(Database& database, std::string_view file, const DumpOptions& options,
                      std::source_location where) {
  Connection& connection = database.parts(where).connection();
  exchange::Draft target{std::filesystem::path(file)};
  Workbook book(target.reserve_file());
  const sqlite::ReadTransaction one_state(connection);
  const std::size_t rows = WorkbookDump(connection, book, options.progress).run();
  book.finish();
  target.publish();
  return rows;
}

}  // namespace yearbook
