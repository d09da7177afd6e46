// One statement of a stranger on a guarded connection, row by row. Floor 4.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sqlite/guard.hpp"

struct sqlite3_stmt;

namespace yearbook::sqlite {

// What SQLite said of a statement that it did not take, or could not finish.
struct Mistake {
  int code = 0;
  std::string message;
  std::size_t at = std::string::npos;  // byte of the statement; npos: not known
};

enum class Kind { null, integer, real, text, blob };

class Cursor {
 public:
  // The first statement of `sql`.
  static std::variant<Cursor, Mistake> prepare(Connection& connection, Guard& guard,
                                               std::string_view sql);

  // Where the text goes on behind the statement.
  [[nodiscard]] std::size_t end() const noexcept { return end_; }
  // Whether there is a statement at all: not in a comment alone.
  [[nodiscard]] bool empty() const noexcept { return statement_ == nullptr; }
  // Whether it leaves everything as it is.
  [[nodiscard]] bool reads_only() const noexcept;

  // Names of the parameters, with their colon; "" for one that has none.
  [[nodiscard]] std::vector<std::string> parameters() const;
  // Parameters count from 1; gives false when the value is too long.
  bool bind(int parameter, std::int64_t value);
  bool bind(int parameter, double value);
  bool bind_text(int parameter, std::string_view value);
  bool bind_blob(int parameter, const void* data, std::size_t size);

  [[nodiscard]] int columns() const noexcept;
  [[nodiscard]] std::string name(int column) const;
  // The declared type of the column of a table that it is; "" for anything else.
  [[nodiscard]] std::string type(int column) const;

  // The next row, or that there is none, or why not.
  std::variant<bool, Mistake> step(Guard& guard);
  [[nodiscard]] Kind kind(int column) const noexcept;
  [[nodiscard]] std::int64_t integer(int column) const noexcept;
  [[nodiscard]] double real(int column) const noexcept;
  [[nodiscard]] std::string_view bytes(int column) const noexcept;  // until the next step

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  std::size_t end_ = 0;
};

// Names known to the connection, for those who look for a misspelt one. Tables, views, and tables
// that are functions.
std::vector<std::string> table_names(Connection& connection);
// Of the tables and views that `sql` mentions.
std::vector<std::string> column_names(Connection& connection, std::string_view sql);
std::vector<std::string> function_names(Connection& connection);

}  // namespace yearbook::sqlite
