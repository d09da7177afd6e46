#include "store/note_rows.hpp"

namespace yearbook::store {

NoteRows::NoteRows(sqlite::Connection& connection, std::optional<std::int64_t> indicator)
    : rows_(connection.prepare(
          "SELECT indicator_id, year, zone_id, release_id, locator, note, quantum "
          "FROM observation_note WHERE indicator_id BETWEEN ?1 AND ?2 "
          "ORDER BY indicator_id, year, zone_id, release_id")) {
  constexpr auto last = std::int64_t{1} << 62U;
  rows_.bind(1, indicator.value_or(0)).bind(2, indicator.value_or(last));
  step();
}

std::optional<NewNote> NoteRows::of(const Key& key) {
  while (more_ && key_ < key) step();
  if (!more_ || key_ != key) return std::nullopt;
  NewNote note{rows_.text(4), rows_.text(5), std::nullopt};
  if (!rows_.is_null(6)) note.quantum = rows_.real(6);
  return note;
}

void NoteRows::step() {
  more_ = rows_.step();
  if (more_) key_ = {rows_.integer(0), rows_.integer(1), rows_.integer(2), rows_.integer(3)};
}

}  // namespace yearbook::store
