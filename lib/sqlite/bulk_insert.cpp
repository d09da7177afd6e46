#include "sqlite/bulk_insert.hpp"

#include <yearbook/error.hpp>

#include <sqlite3.h>

#include <cmath>
#include <exception>
#include <string>
#include <string_view>
#include <utility>

#include "host/failure.hpp"

namespace yearbook::sqlite {
namespace {

// A virtual table whose rows are those that a function gives: read once, from first to last.
struct Feed {
  std::function<bool(BulkRow&)> next;
  BulkRow row;
  bool more = false;
  std::exception_ptr failure;

  int advance() noexcept {
    try {
      more = next(row);
      if (more) require_valid(row);
      return SQLITE_OK;
    } catch (...) {
      failure = std::current_exception();
      more = false;
      return SQLITE_ABORT;
    }
  }
};

struct FeedTable : sqlite3_vtab {
  Feed* feed;
};

struct FeedCursor : sqlite3_vtab_cursor {
  Feed* feed;
};

constexpr const char* declaration =
    "CREATE TABLE feed (indicator_id INTEGER, year INTEGER, zone_id INTEGER, release_id INTEGER, "
    "value REAL, status TEXT)";

constexpr const char* module_name = "yearbook feed";
constexpr const char* insertion =
    "INSERT INTO main.observation (indicator_id, year, zone_id, release_id, value, status) "
    "SELECT indicator_id, year, zone_id, release_id, value, status FROM \"yearbook feed\" "
    "WHERE true ON CONFLICT DO NOTHING";

int connect(sqlite3* database, void* feed, int, const char* const*, sqlite3_vtab** table, char**) {
  const int result = sqlite3_declare_vtab(database, declaration);
  if (result != SQLITE_OK) return result;
  *table = new FeedTable{{}, static_cast<Feed*>(feed)};
  return SQLITE_OK;
}

int disconnect(sqlite3_vtab* table) {
  delete static_cast<FeedTable*>(table);
  return SQLITE_OK;
}

int best_index(sqlite3_vtab*, sqlite3_index_info* plan) {
  plan->estimatedRows = 1'000'000;
  return SQLITE_OK;
}

int open(sqlite3_vtab* table, sqlite3_vtab_cursor** cursor) {
  *cursor = new FeedCursor{{}, static_cast<FeedTable*>(table)->feed};
  return SQLITE_OK;
}

int close(sqlite3_vtab_cursor* cursor) {
  delete static_cast<FeedCursor*>(cursor);
  return SQLITE_OK;
}

int next(sqlite3_vtab_cursor* cursor) {
  return static_cast<FeedCursor*>(cursor)->feed->advance();
}

int filter(sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value**) {
  return next(cursor);
}

int at_end(sqlite3_vtab_cursor* cursor) {
  return static_cast<FeedCursor*>(cursor)->feed->more ? 0 : 1;
}

int column(sqlite3_vtab_cursor* cursor, sqlite3_context* result, int index) {
  const BulkRow& row = static_cast<FeedCursor*>(cursor)->feed->row;
  switch (index) {
    case 0:
      sqlite3_result_int64(result, row.indicator);
      break;
    case 1:
      sqlite3_result_int64(result, row.year);
      break;
    case 2:
      sqlite3_result_int64(result, row.zone);
      break;
    case 3:
      sqlite3_result_int64(result, row.release);
      break;
    case 4:
      sqlite3_result_double(result, row.value);  // NaN becomes NULL
      break;
    default: {
      const std::string_view status = code(row.status);
      sqlite3_result_text(result, status.data(), static_cast<int>(status.size()), SQLITE_STATIC);
    }
  }
  return SQLITE_OK;
}

int row_id(sqlite3_vtab_cursor*, sqlite3_int64* id) {
  *id = 0;
  return SQLITE_OK;
}

const sqlite3_module& module() {
  static const sqlite3_module feed = [] {
    sqlite3_module made{};
    made.xConnect = connect;  // without xCreate the table is there under the module's own name
    made.xBestIndex = best_index;
    made.xDisconnect = disconnect;
    made.xOpen = open;
    made.xClose = close;
    made.xFilter = filter;
    made.xNext = next;
    made.xEof = at_end;
    made.xColumn = column;
    made.xRowid = row_id;
    return made;
  }();
  return feed;
}

// The virtual table, for as long as one statement runs, whose rows are checked before it sees them.
class FeedModule {
 public:
  FeedModule(sqlite3* database, Feed& feed) : database_(database) {
    const int result = sqlite3_create_module(database_, module_name, &module(), &feed);
    if (result != SQLITE_OK) host::fail(result, sqlite3_errmsg(database_), insertion);
    ignore_checks("ON");
  }
  ~FeedModule() {
    ignore_checks("OFF");
    sqlite3_create_module(database_, module_name, nullptr, nullptr);
  }
  FeedModule(const FeedModule&) = delete;
  FeedModule& operator=(const FeedModule&) = delete;
  FeedModule(FeedModule&&) = delete;
  FeedModule& operator=(FeedModule&&) = delete;

 private:
  void ignore_checks(const char* on_or_off) {
    const std::string pragma = std::string("PRAGMA ignore_check_constraints = ") + on_or_off;
    sqlite3_exec(database_, pragma.c_str(), nullptr, nullptr, nullptr);
  }
  sqlite3* database_;
};

}  // namespace

void require_valid(const BulkRow& row) {
  const auto refuse = [](const std::string& constraint) {
    throw Error(ErrorCode::constraint,
                "a row of table observation breaks its constraint " + constraint);
  };
  if (row.year < 1 || row.year > 9999) refuse("observation_year");
  if (std::isinf(row.value)) refuse("observation_finite");
  const ValueRule rule = value_rule(row.status);
  const bool has_value = !std::isnan(row.value);
  if (row.status == Status::none ||
      rule == (has_value ? ValueRule::forbidden : ValueRule::needed)) {
    refuse("observation_status");
  }
}

std::int64_t insert_observations(Connection& connection, std::function<bool(BulkRow&)> next) {
  Feed feed{.next = std::move(next), .row = {}, .more = false, .failure = nullptr};
  const FeedModule module(connection.handle(), feed);
  try {
    connection.execute(insertion);
  } catch (...) {
    if (feed.failure) std::rethrow_exception(feed.failure);
    throw;
  }
  return sqlite3_changes64(connection.handle());
}

}  // namespace yearbook::sqlite
