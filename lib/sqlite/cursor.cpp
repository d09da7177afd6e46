#include "sqlite/cursor.hpp"

#include <yearbook/error.hpp>

#include <sqlite3.h>

#include <mutex>
#include <utility>

namespace yearbook::sqlite {
namespace {

// Bounds what preparing may take: a WITH whose tables each name the one before twice grows without
// end, and no step of SQLite's machine, at which the guard would look, has been made yet. The limit
// is one for the program, hence one at a time, and restored at once.
class HeapLimit {
 public:
  HeapLimit()
      : one_at_a_time_(mutex()),
        soft_(sqlite3_soft_heap_limit64(-1)),
        hard_(sqlite3_hard_heap_limit64(-1)) {
    sqlite3_hard_heap_limit64(sqlite3_memory_used() + most_memory);
  }
  ~HeapLimit() {
    sqlite3_hard_heap_limit64(hard_);
    sqlite3_soft_heap_limit64(soft_);
  }
  HeapLimit(const HeapLimit&) = delete;
  HeapLimit& operator=(const HeapLimit&) = delete;
  HeapLimit(HeapLimit&&) = delete;
  HeapLimit& operator=(HeapLimit&&) = delete;

 private:
  static std::mutex& mutex() {
    static std::mutex one;
    return one;
  }
  std::lock_guard<std::mutex> one_at_a_time_;
  std::int64_t soft_;
  std::int64_t hard_;
};

Mistake mistake_of(sqlite3* db, int code) {
  Mistake result{code, code == SQLITE_NOMEM ? "out of memory" : sqlite3_errmsg(db)};
#if SQLITE_VERSION_NUMBER >= 3038000
  const int at = sqlite3_error_offset(db);
  if (at >= 0) result.at = static_cast<std::size_t>(at);
#endif
  return result;
}

std::vector<std::string> names(Connection& connection, const std::string& sql) {
  std::vector<std::string> result;
  try {
    Statement rows = connection.prepare(sql);
    while (rows.step()) result.push_back(rows.text(0));
  } catch (const Error&) {  // NOLINT(bugprone-empty-catch)
    // Names only help; a view that cannot be read has none.
  }
  return result;
}

}  // namespace

void Cursor::Finalize::operator()(sqlite3_stmt* statement) const noexcept {
  sqlite3_finalize(statement);
}

std::variant<Cursor, Mistake> Cursor::prepare(Connection& connection, Guard& guard,
                                              std::string_view sql) {
  const Guard::Work work(guard);
  const HeapLimit limit;
  sqlite3_stmt* made = nullptr;
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v3(connection.handle(), sql.data(), static_cast<int>(sql.size()),
                                      0, &made, &rest);
  if (code != SQLITE_OK) return mistake_of(connection.handle(), code);
  Cursor result;
  result.statement_.reset(made);
  result.end_ = static_cast<std::size_t>(rest - sql.data());
  return result;
}

bool Cursor::reads_only() const noexcept {
  return sqlite3_stmt_readonly(statement_.get()) != 0;
}

std::vector<std::string> Cursor::parameters() const {
  std::vector<std::string> result;
  const int count = sqlite3_bind_parameter_count(statement_.get());
  for (int i = 1; i <= count; ++i) {
    const char* name = sqlite3_bind_parameter_name(statement_.get(), i);
    result.emplace_back(name == nullptr ? "" : name);
  }
  return result;
}

bool Cursor::bind(int parameter, std::int64_t value) {
  return sqlite3_bind_int64(statement_.get(), parameter, value) == SQLITE_OK;
}

bool Cursor::bind(int parameter, double value) {
  return sqlite3_bind_double(statement_.get(), parameter, value) == SQLITE_OK;
}

bool Cursor::bind_text(int parameter, std::string_view value) {
  return sqlite3_bind_text64(statement_.get(), parameter, value.data(), value.size(),
                             SQLITE_TRANSIENT, SQLITE_UTF8) == SQLITE_OK;
}

bool Cursor::bind_blob(int parameter, const void* data, std::size_t size) {
  return sqlite3_bind_blob64(statement_.get(), parameter, data, size, SQLITE_TRANSIENT) ==
         SQLITE_OK;
}

int Cursor::columns() const noexcept {
  return sqlite3_column_count(statement_.get());
}

std::string Cursor::name(int column) const {
  const char* name = sqlite3_column_name(statement_.get(), column);
  return name == nullptr ? "" : name;
}

std::string Cursor::type(int column) const {
  const char* type = sqlite3_column_decltype(statement_.get(), column);
  return type == nullptr ? "" : type;
}

std::variant<bool, Mistake> Cursor::step(Guard& guard) {
  const Guard::Work work(guard);
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return mistake_of(sqlite3_db_handle(statement_.get()), code);
}

Kind Cursor::kind(int column) const noexcept {
  switch (sqlite3_column_type(statement_.get(), column)) {
    case SQLITE_INTEGER:
      return Kind::integer;
    case SQLITE_FLOAT:
      return Kind::real;
    case SQLITE_TEXT:
      return Kind::text;
    case SQLITE_BLOB:
      return Kind::blob;
    default:
      return Kind::null;
  }
}

std::int64_t Cursor::integer(int column) const noexcept {
  return sqlite3_column_int64(statement_.get(), column);
}

double Cursor::real(int column) const noexcept {
  return sqlite3_column_double(statement_.get(), column);
}

std::string_view Cursor::bytes(int column) const noexcept {
  // A blob's bytes are asked for as they are; so are those of a text.
  const void* data = sqlite3_column_blob(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return {static_cast<const char*>(data), static_cast<std::size_t>(size)};
}

std::vector<std::string> table_names(Connection& connection) {
  return names(connection,
               "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') "
               "UNION ALL SELECT name FROM pragma_module_list");
}

std::vector<std::string> column_names(Connection& connection, std::string_view sql) {
  std::vector<std::string> result;
  for (const std::string& table : table_names(connection)) {
    if (sql.find(table) == std::string_view::npos) continue;
    try {
      Statement rows = connection.prepare("SELECT name FROM pragma_table_info(?1)");
      rows.bind(1, std::string_view(table));
      while (rows.step()) result.push_back(rows.text(0));
    } catch (const Error&) {  // NOLINT(bugprone-empty-catch)
      // As above.
    }
  }
  return result;
}

std::vector<std::string> function_names(Connection& connection) {
  return names(connection, "SELECT DISTINCT name FROM pragma_function_list");
}

}  // namespace yearbook::sqlite
