// A connection to SQLite and its statements, with yearbook's errors. Floor 4: the only room that
// sees SQLiteCpp; the rooms above see these classes.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
namespace SQLite {
class Database;
class Statement;
}  // namespace SQLite

namespace yearbook::sqlite {

// A prepared statement. Columns and parameters count as SQLite's do: columns from 0, parameters
// from 1.
class Statement {
 public:
  Statement(SQLite::Database& database, std::string sql);
  ~Statement();
  Statement(Statement&&) noexcept;
  Statement& operator=(Statement&&) noexcept;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, double value);  // NaN is bound as NULL
  Statement& bind(int parameter, std::string_view value);
  Statement& bind_null(int parameter);
  // The text, or NULL when it is empty.
  Statement& bind_or_null(int parameter, std::string_view value);

  // Steps to the next row; false when there is none.
  bool step();
  // Runs to the end and resets, for statements without rows; gives the number of rows changed.
  std::int64_t run();
  void reset();

  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;       // NULL is NaN
  [[nodiscard]] std::string text(int column) const;  // NULL is ""

 private:
  std::unique_ptr<SQLite::Statement> statement_;
  SQLite::Database* database_;
};

enum class Access { read_only, read_write, create };

struct ConnectionOptions {
  Access access = Access::read_only;
  bool immutable = false;   // promises that nobody changes the file: no locks, no files beside it
  bool query_only = false;  // refuses writes on a connection that could
  bool untrusted = false;   // defends against a file made to do harm
  std::chrono::milliseconds busy_timeout{5000};
};

// One connection, movable, for one thread at a time.
class Connection {
 public:
  // `file` is a path, or a name of the memdb file system such as "memdb:/name".
  Connection(const std::string& file, const ConnectionOptions& options);
  ~Connection();
  Connection(Connection&&) noexcept;
  Connection& operator=(Connection&&) noexcept;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Runs any number of statements.
  void execute(const std::string& sql);
  [[nodiscard]] Statement prepare(std::string sql);
  // The first column of the first row of a query that has one.
  [[nodiscard]] std::int64_t query_integer(const std::string& sql);
  [[nodiscard]] std::string query_text(const std::string& sql);

  // Writes all of it, without gaps, into a file that is empty or not there.
  void vacuum_into(const std::string& path);

  // Rows that this connection has inserted, changed or deleted since it was opened.
  [[nodiscard]] std::int64_t total_changes() const noexcept;
  [[nodiscard]] sqlite3* handle() const noexcept;
  [[nodiscard]] SQLite::Database& database() const noexcept { return *database_; }

 private:
  std::unique_ptr<SQLite::Database> database_;
};

// A write transaction: rolled back unless committed.
class Transaction {
 public:
  explicit Transaction(Connection& connection);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  Transaction(Transaction&&) = delete;
  Transaction& operator=(Transaction&&) = delete;

  void commit();

 private:
  Connection& connection_;
  bool open_ = true;
};

// A read transaction: everything read while it lasts is of one state of the file.
class ReadTransaction {
 public:
  explicit ReadTransaction(Connection& connection);
  ~ReadTransaction();
  ReadTransaction(const ReadTransaction&) = delete;
  ReadTransaction& operator=(const ReadTransaction&) = delete;
  ReadTransaction(ReadTransaction&&) = delete;
  ReadTransaction& operator=(ReadTransaction&&) = delete;

 private:
  Connection& connection_;
};

// Whether `sql` ends a statement: what separates the statements of a file.
bool is_complete(const std::string& sql);

}  // namespace yearbook::sqlite
