#include "store/sqlite_source.hpp"

#include <charconv>
#include <string>
#include <utility>

#include "sqlite/observation_rows.hpp"
#include "store/catalogue_reader.hpp"

namespace yearbook::store {

std::uint64_t file_mark(std::string_view uuid) noexcept {
  constexpr std::size_t digits = 16;
  constexpr int hexadecimal = 16;
  std::uint64_t mark = 0;
  const std::string_view head = uuid.substr(0, digits);
  std::from_chars(head.data(), head.data() + head.size(), mark, hexadecimal);
  return mark;
}

SqliteSource::SqliteSource(const std::string& file, const sqlite::ConnectionOptions& options)
    : SqliteSource(sqlite::Connection(file, options)) {}

SqliteSource::SqliteSource(sqlite::Connection connection) : connection_(std::move(connection)) {
  // BEGIN alone reads nothing; the first read takes the state that the transaction then keeps.
  connection_.execute("BEGIN");
  static_cast<void>(connection_.query_integer("SELECT count(*) FROM meta"));
}

bool SqliteSource::writers_go_on() {
  return connection_.query_text("PRAGMA journal_mode") == "wal";
}

CatalogData SqliteSource::catalog() {
  return read_catalogue(connection_);
}

void SqliteSource::observations(std::int32_t indicator, const book::CellRange& cells,
                                const std::function<void(const book::ObservationRow&)>& row) {
  sqlite::read_observations(connection_, indicator, cells, row);
}

void SqliteSource::notes(std::int32_t indicator, const book::CellRange& cells,
                         const std::function<void(book::NoteRow&&)>& row) {
  sqlite::Statement rows = connection_.prepare(
      "SELECT year, zone_id, release_id, locator, note, quantum FROM observation_note "
      "WHERE indicator_id = ?1 AND year BETWEEN ?2 AND ?3 AND (?4 IS NULL OR zone_id = ?4) "
      "ORDER BY indicator_id, year, zone_id, release_id");
  rows.bind(1, std::int64_t{indicator})
      .bind(2, std::int64_t{int{cells.years.first}})
      .bind(3, std::int64_t{int{cells.years.last}});
  if (cells.zone) rows.bind(4, std::int64_t{*cells.zone});
  while (rows.step()) {
    book::NoteRow note{.year = static_cast<std::int32_t>(rows.integer(0)),
                       .zone = static_cast<std::int32_t>(rows.integer(1)),
                       .release = rows.integer(2),
                       .locator = rows.text(3),
                       .note = rows.text(4),
                       .quantum = std::nullopt};
    if (!rows.is_null(5)) note.quantum = rows.real(5);
    row(std::move(note));
  }
}

}  // namespace yearbook::store
