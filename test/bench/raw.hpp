// SQLite by itself: what a program would write that reads a yearbook file without yearbook.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace yearbook::bench {

// A prepared statement.
class RawStatement {
 public:
  RawStatement(sqlite3* database, const char* sql);

  void bind(int parameter, int value) const;
  void bind(int parameter, std::string_view text) const;
  [[nodiscard]] bool step() const;
  void reset() const { sqlite3_reset(statement_.get()); }
  [[nodiscard]] double real(int column) const {
    return sqlite3_column_double(statement_.get(), column);
  }
  [[nodiscard]] std::int64_t integer(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
  }

  // Binds integers, steps through all rows, calls `row` for each, and resets.
  template <typename Row, typename... Values>
  void each(Row&& row, Values... values) const {
    int parameter = 0;
    (bind(++parameter, values), ...);
    while (step()) row(*this);
    reset();
  }

 private:
  std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement_;
};

// A connection whose cache holds the whole file.
class RawFile {
 public:
  explicit RawFile(const std::string& path);

  [[nodiscard]] RawStatement prepare(const char* sql) const { return {database_.get(), sql}; }
  void execute(const char* sql) const;

 private:
  std::unique_ptr<sqlite3, decltype(&sqlite3_close)> database_;
};

}  // namespace yearbook::bench
