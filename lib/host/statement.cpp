#include "host/statement.hpp"

#include <limits>

#include "host/api.hpp"
#include "host/failure.hpp"

namespace yearbook::host {

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

Statement::Statement(sqlite3* database, std::string_view sql) : database_(database) {
  sqlite3_stmt* prepared = nullptr;
  const int result =
      sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &prepared, nullptr);
  statement_.reset(prepared);
  if (result != SQLITE_OK)
    fail(sqlite3_extended_errcode(database), sqlite3_errmsg(database), std::string(sql));
}

void Statement::require(int result) const {
  if (result == SQLITE_OK) return;
  fail(sqlite3_extended_errcode(database_), sqlite3_errmsg(database_),
       sqlite3_sql(statement_.get()));
}

void Statement::bind(int parameter, std::int64_t value) {
  require(sqlite3_bind_int64(statement_.get(), parameter, value));
}

void Statement::bind(int parameter, std::string_view value) {
  require(sqlite3_bind_text64(statement_.get(), parameter, value.data(), value.size(),
                              SQLITE_TRANSIENT, SQLITE_UTF8));
}

bool Statement::step() {
  const int result = sqlite3_step(statement_.get());
  if (result == SQLITE_ROW) return true;
  if (result != SQLITE_DONE) require(result);
  return false;
}

void Statement::reset() noexcept {
  sqlite3_reset(statement_.get());
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

double Statement::real(int column) const {
  return is_null(column) ? std::numeric_limits<double>::quiet_NaN()
                         : sqlite3_column_double(statement_.get(), column);
}

std::string_view Statement::view(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  if (text == nullptr) return {};
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

}  // namespace yearbook::host
