// Reads the rows of table observation. Floor 3.
#pragma once

#include <array>
#include <exception>
#include <string_view>

#include <yearbook/error.hpp>
#include <yearbook/status.hpp>

#include "book/row_block.hpp"
#include "book/source.hpp"
#include "host/statement.hpp"

struct sqlite3;
struct sqlite3_context;
struct sqlite3_value;

namespace yearbook::host {

// The status of each letter of the table; none where it is no code.
using StatusesByLetter = std::array<Status, 256>;
const StatusesByLetter& statuses_by_letter() noexcept;
// The status of a text of the table; throws corrupt when it is none.
Status status_of(std::string_view text);

// Hands on every row of the cells, by year, zone and release, ascending.
void read_observations(sqlite3* database, std::int32_t indicator, const book::CellRange& cells,
                       const book::RowSink& sink);

// Reads all rows of one indicator after the other. An aggregate function takes them, which SQLite
// calls without leaving its loop: a third less than to step from row to row. The function stays on
// the connection, which is therefore one of yearbook's own, and in a read transaction.
class ObservationReader {
 public:
  explicit ObservationReader(sqlite3* database);
  ~ObservationReader() = default;
  ObservationReader(const ObservationReader&) = delete;
  ObservationReader& operator=(const ObservationReader&) = delete;
  ObservationReader(ObservationReader&&) = delete;
  ObservationReader& operator=(ObservationReader&&) = delete;

  // As read_observations() of every cell.
  void read(std::int32_t indicator, const book::RowSink& sink);

 private:
  static void take(sqlite3_context* context, int count, sqlite3_value** row);

  sqlite3* database_;
  // An index that somebody made may tempt SQLite to read in its order.
  bool ordered_by_key_;
  book::RowBlock* block_ = nullptr;  // while it reads
  std::exception_ptr failure_;       // of whoever takes the rows
  Statement rows_;
};

}  // namespace yearbook::host
