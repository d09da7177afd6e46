#include "sqlite/connection.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "host/failure.hpp"

namespace yearbook::sqlite {
namespace {

// Runs `work`; what SQLiteCpp throws becomes an Error with the statement.
template <typename Work>
auto translated(const std::string& sql, Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (const SQLite::Exception& failure) {
    host::fail(failure.getExtendedErrorCode() > 0 ? failure.getExtendedErrorCode()
                                                  : failure.getErrorCode(),
               failure.getErrorStr(), sql);
  }
}

// A path as a URI, so that no character of it is taken for a parameter.
std::string as_uri(std::string_view path, const ConnectionOptions& options) {
  constexpr std::string_view memory = "memdb:";
  if (path.starts_with(memory)) {
    return "file:" + std::string(path.substr(memory.size())) + "?vfs=memdb";
  }
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                       (byte >= '0' && byte <= '9') || c == '/' || c == '.' || c == '-' || c == '_';
    if (plain) {
      uri += c;
    } else {
      uri += {'%', hex[byte >> 4U], hex[byte & 0xFU]};
    }
  }
  if (options.immutable) uri += "?immutable=1";
  return uri;
}

int open_flags(Access access) {
  switch (access) {
    case Access::read_only:
      return SQLite::OPEN_READONLY;
    case Access::read_write:
      return SQLite::OPEN_READWRITE;
    case Access::create:
      return SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
  }
  return SQLite::OPEN_READONLY;
}

}  // namespace

// --- Statement

Statement::Statement(SQLite::Database& database, std::string sql) : database_(&database) {
  translated(sql, [&] { statement_ = std::make_unique<SQLite::Statement>(database, sql); });
}
Statement::~Statement() = default;
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(Statement&&) noexcept = default;

Statement& Statement::bind(int parameter, std::int64_t value) {
  translated(statement_->getQuery(), [&] { statement_->bind(parameter, value); });
  return *this;
}

Statement& Statement::bind(int parameter, double value) {
  if (std::isnan(value)) return bind_null(parameter);
  translated(statement_->getQuery(), [&] { statement_->bind(parameter, value); });
  return *this;
}

Statement& Statement::bind(int parameter, std::string_view value) {
  translated(statement_->getQuery(), [&] { statement_->bind(parameter, std::string(value)); });
  return *this;
}

Statement& Statement::bind_null(int parameter) {
  translated(statement_->getQuery(), [&] { statement_->bind(parameter); });
  return *this;
}

Statement& Statement::bind_or_null(int parameter, std::string_view value) {
  return value.empty() ? bind_null(parameter) : bind(parameter, value);
}

bool Statement::step() {
  return translated(statement_->getQuery(), [&] { return statement_->executeStep(); });
}

std::int64_t Statement::run() {
  while (step()) {
  }
  const std::int64_t changed = sqlite3_changes64(database_->getHandle());
  reset();
  return changed;
}

void Statement::reset() {
  statement_->tryReset();
}

bool Statement::is_null(int column) const {
  return statement_->getColumn(column).isNull();
}

std::int64_t Statement::integer(int column) const {
  return statement_->getColumn(column).getInt64();
}

double Statement::real(int column) const {
  const auto value = statement_->getColumn(column);
  return value.isNull() ? std::numeric_limits<double>::quiet_NaN() : value.getDouble();
}

std::string Statement::text(int column) const {
  return statement_->getColumn(column).getString();
}

// --- Connection

Connection::Connection(const std::string& file, const ConnectionOptions& options) {
  translated("", [&] {
    database_ = std::make_unique<SQLite::Database>(
        as_uri(file, options), open_flags(options.access) | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX,
        static_cast<int>(options.busy_timeout.count()));
  });
  // Known answers to what a build of SQLite may have chosen either way.
  sqlite3* const db = handle();
  sqlite3_extended_result_codes(db, 1);
  constexpr std::array off{SQLITE_DBCONFIG_DQS_DDL, SQLITE_DBCONFIG_DQS_DML,
                           SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_ENABLE_FKEY,
                           SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION};
  for (const int option : off) sqlite3_db_config(db, option, 0, nullptr);
  if (options.untrusted) {
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    execute("PRAGMA cell_size_check = ON");
  }
  if (options.query_only) execute("PRAGMA query_only = ON");
}
Connection::~Connection() = default;
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;

void Connection::execute(const std::string& sql) {
  translated(sql, [&] { database_->exec(sql); });
}

Statement Connection::prepare(std::string sql) {
  return {*database_, std::move(sql)};
}

std::int64_t Connection::query_integer(const std::string& sql) {
  Statement statement = prepare(sql);
  return statement.step() ? statement.integer(0) : 0;
}

std::string Connection::query_text(const std::string& sql) {
  Statement statement = prepare(sql);
  return statement.step() ? statement.text(0) : std::string();
}

void Connection::vacuum_into(const std::string& path) {
  // Else a connection to memory would write into memory.
  const std::string target = as_uri(path, {}) + "?vfs=" + sqlite3_vfs_find(nullptr)->zName;
  prepare("VACUUM INTO ?1").bind(1, std::string_view(target)).run();
}

std::int64_t Connection::total_changes() const noexcept {
  return sqlite3_total_changes64(handle());
}

sqlite3* Connection::handle() const noexcept {
  return database_->getHandle();
}

// --- Transaction

Transaction::Transaction(Connection& connection) : connection_(connection) {
  connection_.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (open_) sqlite3_exec(connection_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

ReadTransaction::ReadTransaction(Connection& connection) : connection_(connection) {
  connection_.execute("BEGIN");
}

ReadTransaction::~ReadTransaction() {
  sqlite3_exec(connection_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  connection_.execute("COMMIT");
  open_ = false;
}

bool is_complete(const std::string& sql) {
  return sqlite3_complete(sql.c_str()) != 0;
}

}  // namespace yearbook::sqlite
