#include "host/observation_rows.hpp"

#include <array>
#include <limits>
#include <utility>

#include "host/api.hpp"
#include "host/failure.hpp"

namespace yearbook::host {
namespace {

constexpr const char* query =
    "SELECT year, zone_id, release_id, value, status FROM main.observation "
    "WHERE indicator_id = ?1 AND year BETWEEN ?2 AND ?3 AND (?4 IS NULL OR zone_id = ?4) "
    "ORDER BY indicator_id, year, zone_id, release_id";

}  // namespace

const StatusesByLetter& statuses_by_letter() noexcept {
  static const auto table = [] {
    StatusesByLetter result{};
    for (const Status status : statuses()) {
      result[static_cast<unsigned char>(code(status).front())] = status;
    }
    return result;
  }();
  return table;
}

Status status_of(std::string_view text) {
  if (text.size() == 1) {
    const Status status = statuses_by_letter()[static_cast<unsigned char>(text.front())];
    if (status != Status::none) return status;
  }
  throw Error(ErrorCode::corrupt,
              "an observation has the status \"" + std::string(text) +
                  "\", which is no SDMX status; run \"yearbook check\" on the file");
}

namespace {

std::string_view text_of(sqlite3_value* value) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  if (text == nullptr) return {};
  return {text, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

book::ObservationRow row_of(sqlite3_value** columns) {
  return {.year = sqlite3_value_int(columns[0]),
          .zone = sqlite3_value_int(columns[1]),
          .release = sqlite3_value_int64(columns[2]),
          .value = sqlite3_value_type(columns[3]) == SQLITE_NULL
                       ? std::numeric_limits<double>::quiet_NaN()
                       : sqlite3_value_double(columns[3]),
          .status = status_of(text_of(columns[4]))};
}

bool has_index_of_others(sqlite3* database) {
  return Statement(database,
                   "SELECT 1 FROM main.sqlite_schema WHERE type = 'index' AND tbl_name = "
                   "'observation'")
      .step();
}

constexpr const char* taker = "yearbook_take";

// Makes the function known on the connection before a statement names it.
sqlite3* with_taker(sqlite3* database, ObservationReader* reader,
                    void (*take)(sqlite3_context*, int, sqlite3_value**)) {
  constexpr int columns = 5;
  const int result = sqlite3_create_function_v2(
      database, taker, columns, SQLITE_UTF8 | SQLITE_DIRECTONLY, reader, nullptr, take,
      [](sqlite3_context*) {}, nullptr);
  if (result != SQLITE_OK) fail(result, sqlite3_errmsg(database), taker);
  return database;
}

}  // namespace

void read_observations(sqlite3* database, std::int32_t indicator, const book::CellRange& cells,
                       const book::RowSink& sink) {
  book::RowBlock block(sink);
  Statement rows(database, query);
  rows.bind(1, std::int64_t{indicator});
  rows.bind(2, std::int64_t{int{cells.years.first}});
  rows.bind(3, std::int64_t{int{cells.years.last}});
  if (cells.zone) rows.bind(4, std::int64_t{*cells.zone});
  while (rows.step()) {
    block.add({.year = static_cast<std::int32_t>(rows.integer(0)),
               .zone = static_cast<std::int32_t>(rows.integer(1)),
               .release = rows.integer(2),
               .value = rows.real(3),
               .status = status_of(rows.view(4))});
  }
  block.flush();
}

ObservationReader::ObservationReader(sqlite3* database)
    : database_(with_taker(database, this, take)),
      ordered_by_key_(!has_index_of_others(database)),
      rows_(database,
            "SELECT yearbook_take(year, zone_id, release_id, value, status) FROM main.observation "
            "WHERE indicator_id = ?1") {}

void ObservationReader::read(std::int32_t indicator, const book::RowSink& sink) {
  if (!ordered_by_key_) return read_observations(database_, indicator, {}, sink);
  book::RowBlock block(sink);
  block_ = &block;
  failure_ = nullptr;
  rows_.reset();
  rows_.bind(1, std::int64_t{indicator});
  try {
    rows_.step();
  } catch (const Error&) {
    rows_.reset();
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
    throw;
  }
  rows_.reset();
  block.flush();
}

// Nothing may be thrown through SQLite: it is told to stop, and read() throws.
void ObservationReader::take(sqlite3_context* context, int /*count*/, sqlite3_value** row) {
  auto& reader = *static_cast<ObservationReader*>(sqlite3_user_data(context));
  try {
    reader.block_->add(row_of(row));
  } catch (...) {
    reader.failure_ = std::current_exception();
    sqlite3_result_error(context, "stopped", -1);
  }
}

}  // namespace yearbook::host
