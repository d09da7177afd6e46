#include "host/host_source.hpp"

#include <charconv>

#include "host/catalogue_reader.hpp"
#include "host/observation_rows.hpp"
#include "host/statement.hpp"

namespace yearbook::host {

std::uint64_t file_mark(std::string_view uuid) noexcept {
  constexpr std::size_t digits = 16;
  constexpr int hexadecimal = 16;
  std::uint64_t mark = 0;
  const std::string_view head = uuid.substr(0, digits);
  std::from_chars(head.data(), head.data() + head.size(), mark, hexadecimal);
  return mark;
}

CatalogData HostSource::catalog() {
  return read_catalogue(database_);
}

void HostSource::observations(std::int32_t indicator, const book::CellRange& cells,
                              const book::RowSink& sink) {
  read_observations(database_, indicator, cells, sink);
}

void HostSource::notes(std::int32_t indicator, const book::CellRange& cells,
                       const std::function<void(book::NoteRow&&)>& row) {
  Statement rows(
      database_,
      "SELECT year, zone_id, release_id, locator, note, quantum FROM main.observation_note "
      "WHERE indicator_id = ?1 AND year BETWEEN ?2 AND ?3 AND (?4 IS NULL OR zone_id = ?4) "
      "ORDER BY indicator_id, year, zone_id, release_id");
  rows.bind(1, std::int64_t{indicator});
  rows.bind(2, std::int64_t{int{cells.years.first}});
  rows.bind(3, std::int64_t{int{cells.years.last}});
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

}  // namespace yearbook::host
