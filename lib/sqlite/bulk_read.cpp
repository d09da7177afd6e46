#include "sqlite/bulk_read.hpp"

#include <yearbook/error.hpp>

#include <sqlite3.h>

#include <exception>
#include <limits>
#include <string_view>
#include <tuple>
#include <utility>

#include "host/failure.hpp"
#include "host/observation_rows.hpp"

namespace yearbook::sqlite {
namespace {

// An aggregate function of every row hands it on. It gets what to do with them as a pointer, which
// only C++ can bind: to SQL it is of no use, and may stay.
constexpr const char* pointer_type = "yearbook rows";
constexpr int arguments = 7;
// The index is the table itself, in the order of its key, whatever indexes analysts have added.
constexpr const char* query =
    "SELECT \"yearbook rows\"(?1, indicator_id, year, zone_id, release_id, value, status) "
    "FROM main.observation INDEXED BY sqlite_autoindex_observation_1";

struct Reading {
  std::function<bool(const BulkRow&)> row;
  BulkRow last;
  bool wanted = true;
  std::exception_ptr failure;

  void take(sqlite3_value** values) {
    BulkRow next{.indicator = sqlite3_value_int64(values[0]),
                 .year = sqlite3_value_int64(values[1]),
                 .zone = sqlite3_value_int64(values[2]),
                 .release = sqlite3_value_int64(values[3]),
                 .value = sqlite3_value_type(values[4]) == SQLITE_NULL
                              ? std::numeric_limits<double>::quiet_NaN()
                              : sqlite3_value_double(values[4]),
                 .status = Status::none};
    const auto* letter = reinterpret_cast<const char*>(sqlite3_value_text(values[5]));
    next.status = host::status_of(letter == nullptr ? std::string_view() : letter);
    if (key(next) <= key(last)) {
      throw Error(
          ErrorCode::corrupt,
          "the rows of table observation are out of order; run \"yearbook check\" on the file");
    }
    last = next;
    wanted = row(next);
  }
  static std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t> key(const BulkRow& of) {
    return {of.indicator, of.year, of.zone, of.release};
  }
};

void step(sqlite3_context* context, int, sqlite3_value** values) {
  auto* reading = static_cast<Reading*>(sqlite3_value_pointer(values[0], pointer_type));
  if (reading == nullptr) return;
  try {
    if (reading->wanted && !reading->failure) reading->take(values + 1);
  } catch (...) {
    reading->failure = std::current_exception();
  }
  // An error is how a function ends its statement.
  if (reading->failure || !reading->wanted) sqlite3_result_error(context, "stopped", -1);
}

void finish(sqlite3_context*) {}

void require(sqlite3* database, int result) {
  if (result != SQLITE_OK) host::fail(result, sqlite3_errmsg(database), query);
}

}  // namespace

void read_observations(Connection& connection, std::function<bool(const BulkRow&)> row) {
  sqlite3* const database = connection.handle();
  const int made = sqlite3_create_function_v2(database, pointer_type, arguments, SQLITE_UTF8,
                                              nullptr, nullptr, step, finish, nullptr);
  // Busy is one that is there from before, while another statement runs.
  if (made != SQLITE_BUSY) require(database, made);
  Reading reading{.row = std::move(row),
                  .last = {.indicator = std::numeric_limits<std::int64_t>::min()},
                  .wanted = true,
                  .failure = nullptr};
  sqlite3_stmt* statement = nullptr;
  require(database, sqlite3_prepare_v2(database, query, -1, &statement, nullptr));
  sqlite3_bind_pointer(statement, 1, &reading, pointer_type, nullptr);
  const int stepped = sqlite3_step(statement);
  sqlite3_finalize(statement);
  if (reading.failure) std::rethrow_exception(reading.failure);
  if (reading.wanted && stepped != SQLITE_ROW) require(database, stepped);
}

}  // namespace yearbook::sqlite
