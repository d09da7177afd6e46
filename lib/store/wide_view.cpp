#include "store/wide_view.hpp"

#include <yearbook/error.hpp>
#include <yearbook/views.hpp>

#include <algorithm>
#include <set>
#include <utility>

#include "core/nearest.hpp"
#include "store/database_parts.hpp"

namespace yearbook {
namespace {

using sqlite::Connection;
using sqlite::Statement;

constexpr std::size_t most_indicators = 1998;  // and zone and year: 2000 columns
constexpr std::string_view every = "*";

struct WideColumn {
  std::int64_t indicator;
  std::string code;
  std::string name;  // of the column
};

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

// Codes between commas; a code holds none.
std::vector<std::string> split(const std::string& codes) {
  std::vector<std::string> result;
  std::size_t begin = 0;
  while (begin <= codes.size()) {
    const std::size_t end = std::min(codes.find(',', begin), codes.size());
    result.push_back(codes.substr(begin, end - begin));
    begin = end + 1;
  }
  return result;
}

std::string joined(const std::vector<std::string>& codes) {
  std::string result;
  for (const std::string& code : codes) result += (result.empty() ? "" : ",") + code;
  return result;
}

// All indicators, or those of a list, in its order; a code that is there no more is left out.
std::vector<WideColumn> columns_of(Connection& connection, const std::string& chosen) {
  std::vector<WideColumn> all;
  Statement rows =
      connection.prepare("SELECT indicator_id, code FROM indicator ORDER BY indicator_id");
  while (rows.step()) all.push_back({rows.integer(0), rows.text(1), ""});
  std::vector<WideColumn> result;
  if (chosen == every) {
    result = std::move(all);
  } else {
    for (const std::string& code : split(chosen)) {
      const auto found = std::ranges::find(all, code, &WideColumn::code);
      if (found != all.end()) result.push_back(*found);
    }
  }
  // SQLite tells columns apart without regard to case.
  std::set<std::string> taken{"zone", "year"};
  for (WideColumn& column : result) {
    column.name = column.code;
    for (int i = 2; !taken.insert(lower(column.name)).second; ++i) {
      column.name = column.code + "_" + std::to_string(i);
    }
  }
  return result;
}

// One look-up a cell, made only for the columns that are asked for. A code holds no quote.
std::string text_of(const std::vector<WideColumn>& columns) {
  std::string result =
      "CREATE VIEW wide AS\n"
      "-- One row a zone and year, one column an indicator: the figures that stand, each in the "
      "unit "
      "of\n-- its indicator. Made by yearbook views.\n"
      "SELECT z.code AS zone, c.year AS year";
  std::string ids;
  for (const WideColumn& column : columns) {
    const std::string id = std::to_string(column.indicator);
    result += ",\n       (SELECT s.value FROM standing AS s WHERE s.indicator_id = " + id +
              " AND s.year = c.year AND s.zone_id = c.zone_id) AS \"" + column.name + "\"";
    ids += (ids.empty() ? "" : ", ") + id;
  }
  return result + "\nFROM (SELECT DISTINCT zone_id, year FROM observation WHERE indicator_id IN (" +
         ids + ")) AS c\nJOIN zone AS z ON z.zone_id = c.zone_id";
}

std::string chosen_in(Connection& connection) {
  return connection.query_text("SELECT value FROM meta WHERE key = 'wide_view'");
}

std::string present_text(Connection& connection) {
  return connection.query_text(
      "SELECT sql FROM sqlite_schema WHERE type = 'view' AND name = 'wide'");
}

void require_room(std::size_t indicators, std::source_location where) {
  if (indicators <= most_indicators) return;
  throw Error(ErrorCode::invalid_argument,
              "view wide would have a column for each of " + std::to_string(indicators) +
                  " indicators, and SQLite allows " + std::to_string(most_indicators) +
                  " beside zone and year; choose some with \"yearbook views FILE --indicators "
                  "a,b,...\", or take it out with --drop",
              where);
}

// The codes, each known and named once.
void require_indicators(Connection& connection, const std::vector<std::string>& codes,
                        std::source_location where) {
  std::vector<std::string> known;
  Statement rows = connection.prepare("SELECT code FROM indicator ORDER BY code");
  while (rows.step()) known.push_back(rows.text(0));
  std::set<std::string_view> seen;
  for (const std::string& code : codes) {
    if (!std::ranges::binary_search(known, code)) {
      const std::vector<std::string_view> names(known.begin(), known.end());
      throw Error(ErrorCode::not_found,
                  "no indicator \"" + code + "\"" + core::nearest_clause(code, names), where);
    }
    if (!seen.insert(code).second) {
      throw Error(ErrorCode::invalid_argument,
                  "indicator \"" + code + "\" is named twice; name each column once", where);
    }
  }
}

// Whether the view is there and as we would make it, or as we did before the catalogue changed.
bool is_ours(Connection& connection) {
  return !chosen_in(connection).empty() &&
         present_text(connection).find("-- its indicator. Made by yearbook views.\n") !=
             std::string::npos;
}

void require_free_name(Connection& connection, std::source_location where) {
  const auto taken =
      connection.query_integer("SELECT count(*) FROM sqlite_schema WHERE lower(name) = 'wide'");
  if (taken == 0 || is_ours(connection)) return;
  throw Error(ErrorCode::conflict,
              "the file has a table or view \"wide\" that yearbook did not make; rename it, and "
              "try again",
              where);
}

void replace_view(Connection& connection, const std::string& text) {
  connection.execute("DROP VIEW IF EXISTS wide");
  connection.execute(text);
}

}  // namespace

std::optional<std::string> store::wide_view_text(Connection& connection) {
  const std::string chosen = chosen_in(connection);
  if (chosen.empty()) return std::nullopt;
  return text_of(columns_of(connection, chosen));
}

void store::renew_wide_view(Connection& connection) {
  if (!is_ours(connection)) return;
  const std::vector<WideColumn> columns = columns_of(connection, chosen_in(connection));
  const std::string text = text_of(columns);
  if (text == present_text(connection)) return;
  require_room(columns.size(), std::source_location::current());
  replace_view(connection, text);
}

std::vector<std::string> make_wide_view(Database& database,
                                        const std::vector<std::string>& indicators,
                                        std::source_location where) {
  Database::Parts& parts = database.parts(where);
  parts.require_writable();
  parts.forget_snapshot();
  Connection& connection = parts.connection();
  sqlite::Transaction transaction(connection);
  require_free_name(connection, where);
  require_indicators(connection, indicators, where);
  const std::string chosen = indicators.empty() ? std::string(every) : joined(indicators);
  const std::vector<WideColumn> columns = columns_of(connection, chosen);
  require_room(columns.size(), where);
  connection
      .prepare(
          "INSERT INTO meta (key, value) VALUES ('wide_view', ?1) "
          "ON CONFLICT (key) DO UPDATE SET value = excluded.value")
      .bind(1, std::string_view(chosen))
      .run();
  replace_view(connection, text_of(columns));
  transaction.commit();
  std::vector<std::string> names{"zone", "year"};
  for (const WideColumn& column : columns) names.push_back(column.name);
  return names;
}

bool drop_wide_view(Database& database, std::source_location where) {
  Database::Parts& parts = database.parts(where);
  parts.require_writable();
  parts.forget_snapshot();
  Connection& connection = parts.connection();
  sqlite::Transaction transaction(connection);
  if (!is_ours(connection)) return false;
  connection.execute("DROP VIEW wide; DELETE FROM meta WHERE key = 'wide_view'");
  transaction.commit();
  return true;
}

}  // namespace yearbook
