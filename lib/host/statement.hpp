// A prepared statement on a connection of the host, with yearbook's errors. Floor 3.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace yearbook::host {

// Columns count from 0 and parameters from 1, as SQLite's do.
class Statement {
 public:
  Statement(sqlite3* database, std::string_view sql);

  void bind(int parameter, std::int64_t value);
  void bind(int parameter, std::string_view value);

  // Steps to the next row; false when there is none.
  bool step();
  // Makes it ready to be bound and stepped again.
  void reset() noexcept;

  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;            // NULL is NaN
  [[nodiscard]] std::string_view view(int column) const;  // NULL is ""; until the next step
  [[nodiscard]] std::string text(int column) const { return std::string(view(column)); }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  void require(int result) const;

  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace yearbook::host
