#include "store/sqlite_source.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

namespace yearbook::store {

SqliteSource::SqliteSource(const std::string& file, const sqlite::ConnectionOptions& options)
    : SqliteSource(sqlite::Connection(file, options)) {}

SqliteSource::SqliteSource(sqlite::Connection connection)
    : connection_(std::move(connection)), rows_(connection_.handle()) {
  // BEGIN alone reads nothing; the first read takes the state that the transaction then keeps.
  connection_.execute("BEGIN");
  file_ = host::file_mark(connection_.query_text("SELECT value FROM meta WHERE key = 'uuid'"));
  journal_mode_ = connection_.query_text("PRAGMA main.journal_mode");
  // Asked at once: of a file with a log, what is so now may not be shown once others have written.
  file_is_state_ = sqlite::file_is_state(connection_, journal_mode_);
}

CatalogData SqliteSource::catalog() {
  return rows_.catalog();
}

std::optional<std::int32_t> SqliteSource::id_of(book::Coded what, std::string_view code) {
  const auto sql = [&] {
    switch (what) {
      case book::Coded::zone:
        return "SELECT zone_id FROM zone WHERE code = ?1";
      case book::Coded::indicator:
        return "SELECT indicator_id FROM indicator WHERE code = ?1";
      case book::Coded::group:
        return "SELECT zone_group_id FROM zone_group WHERE code = ?1";
    }
    return "";
  };
  sqlite::Statement row = connection_.prepare(sql());
  row.bind(1, code);
  return row.step() ? std::optional(static_cast<std::int32_t>(row.integer(0))) : std::nullopt;
}

bool SqliteSource::has_rows_only(std::int32_t indicator, std::int32_t zone) {
  sqlite::Statement row = connection_.prepare(
      "SELECT 1 FROM indicator, zone "
      "WHERE indicator_id = ?1 AND numerator_id IS NULL AND zone_id = ?2");
  row.bind(1, std::int64_t{indicator}).bind(2, std::int64_t{zone});
  return row.step();
}

void SqliteSource::observations(std::int32_t indicator, const book::CellRange& cells,
                                const book::RowSink& sink) {
  if (cells != book::CellRange{}) return rows_.observations(indicator, cells, sink);
  sqlite::PageReader::Outcome read{.rows = 0, .all = false};
  if (sqlite::PageReader* const reader = pages()) read = reader->read(indicator, sink);
  if (read.all) {
    ++read_from_pages_;
  } else {
    read_by_sql(indicator, read.rows, sink);
  }
}

sqlite::PageReader* SqliteSource::pages() {
  if (!file_is_state_) file_is_state_ = sqlite::file_is_state(connection_, journal_mode_);
  if (file_is_state_ && !layout_is_checked_) {
    pages_ = sqlite::PageReader::of(connection_);
    layout_is_checked_ = true;
  }
  return pages_.get();
}

void SqliteSource::read_by_sql(std::int32_t indicator, std::size_t behind,
                               const book::RowSink& sink) {
  if (!whole_indicators_) whole_indicators_.emplace(connection_.handle());
  whole_indicators_->read(indicator, [&](std::span<const book::ObservationRow> rows) {
    const std::size_t skipped = std::min(behind, rows.size());
    behind -= skipped;
    if (skipped < rows.size()) sink(rows.subspan(skipped));
  });
}

void SqliteSource::notes(std::int32_t indicator, const book::CellRange& cells,
                         const std::function<void(book::NoteRow&&)>& row) {
  rows_.notes(indicator, cells, row);
}

}  // namespace yearbook::store
