#include "store/sqlite_source.hpp"

#include <string>
#include <utility>

namespace yearbook::store {

SqliteSource::SqliteSource(const std::string& file, const sqlite::ConnectionOptions& options)
    : SqliteSource(sqlite::Connection(file, options)) {}

SqliteSource::SqliteSource(sqlite::Connection connection)
    : connection_(std::move(connection)), rows_(connection_.handle()) {
  // BEGIN alone reads nothing; the first read takes the state that the transaction then keeps.
  connection_.execute("BEGIN");
  static_cast<void>(connection_.query_integer("SELECT count(*) FROM meta"));
}

bool SqliteSource::writers_go_on() {
  return connection_.query_text("PRAGMA journal_mode") == "wal";
}

CatalogData SqliteSource::catalog() {
  return rows_.catalog();
}

void SqliteSource::observations(std::int32_t indicator, const book::CellRange& cells,
                                const book::RowSink& sink) {
  if (cells != book::CellRange{}) return rows_.observations(indicator, cells, sink);
  if (!whole_indicators_) whole_indicators_.emplace(connection_.handle());
  whole_indicators_->read(indicator, sink);
}

void SqliteSource::notes(std::int32_t indicator, const book::CellRange& cells,
                         const std::function<void(book::NoteRow&&)>& row) {
  rows_.notes(indicator, cells, row);
}

}  // namespace yearbook::store
