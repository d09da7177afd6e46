#include "sqlite/observation_rows.hpp"

#include <sqlite3.h>

#include <array>
#include <limits>
#include <memory>
#include <string>

#include "sqlite/failure.hpp"

namespace yearbook::sqlite {
namespace {

constexpr const char* query =
    "SELECT year, zone_id, release_id, value, status FROM observation "
    "WHERE indicator_id = ?1 AND year BETWEEN ?2 AND ?3 AND (?4 IS NULL OR zone_id = ?4) "
    "ORDER BY indicator_id, year, zone_id, release_id";

using StatementPointer = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

[[noreturn]] void fail_now(sqlite3* database) {
  fail(sqlite3_extended_errcode(database), sqlite3_errmsg(database), query);
}

StatementPointer prepare(sqlite3* database) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database, query, -1, &statement, nullptr) != SQLITE_OK) fail_now(database);
  return {statement, &sqlite3_finalize};
}

// The status of each letter; none where it is no code.
const std::array<Status, 256>& statuses_by_letter() {
  static const auto table = [] {
    std::array<Status, 256> result{};
    for (const Status status : statuses()) {
      result[static_cast<unsigned char>(code(status).front())] = status;
    }
    return result;
  }();
  return table;
}

Status status_of(sqlite3_stmt* statement, int column) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
  const std::string_view code(text != nullptr ? text : "");
  if (code.size() == 1) {
    const Status status = statuses_by_letter()[static_cast<unsigned char>(code.front())];
    if (status != Status::none) return status;
  }
  throw Error(ErrorCode::corrupt,
              "an observation has the status \"" + std::string(code) +
                  "\", which is no SDMX status; run \"yearbook check\" on the file");
}

}  // namespace

void read_observations(Connection& connection, std::int32_t indicator, const book::CellRange& cells,
                       const std::function<void(const book::ObservationRow&)>& row) {
  sqlite3* const database = connection.handle();
  const StatementPointer owner = prepare(database);
  sqlite3_stmt* const statement = owner.get();
  sqlite3_bind_int(statement, 1, indicator);
  sqlite3_bind_int(statement, 2, int{cells.years.first});
  sqlite3_bind_int(statement, 3, int{cells.years.last});
  if (cells.zone) sqlite3_bind_int(statement, 4, *cells.zone);
  int result = sqlite3_step(statement);
  for (; result == SQLITE_ROW; result = sqlite3_step(statement)) {
    const bool has_value = sqlite3_column_type(statement, 3) != SQLITE_NULL;
    row({.year = sqlite3_column_int(statement, 0),
         .zone = sqlite3_column_int(statement, 1),
         .release = sqlite3_column_int64(statement, 2),
         .value = has_value ? sqlite3_column_double(statement, 3)
                            : std::numeric_limits<double>::quiet_NaN(),
         .status = status_of(statement, 4)});
  }
  if (result != SQLITE_DONE) fail_now(database);
}

}  // namespace yearbook::sqlite
