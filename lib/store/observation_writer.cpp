#include "store/observation_writer.hpp"

#include <yearbook/shapes.hpp>
#include <yearbook/unit.hpp>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace yearbook::store {
namespace {

using core::Problems;
using sqlite::Connection;
using sqlite::Statement;

auto key(const NewObservation& row) {
  return std::tuple(row.indicator, row.year, row.zone, row.release);
}

bool same_value(double a, double b) {
  return a == b || (is_missing(a) && is_missing(b));
}

std::string shown(double value, Status status) {
  return (is_missing(value) ? std::string("no value") : format_exact(value)) + " (status " +
         std::string(code(status)) + ")";
}

void sort_by_key(std::vector<NewObservation>& rows) {
  if (!std::ranges::is_sorted(rows, {}, key)) std::ranges::stable_sort(rows, {}, key);
}

// Reports all but the first row of each cell that one release has twice.
void report_doubles(const std::vector<NewObservation>& rows, Problems& problems) {
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (key(rows[i - 1]) != key(rows[i])) continue;
    const NewObservation& first = rows[i - 1];
    std::string sentence = "the same release has this cell in ";
    if (first.at.file != rows[i].at.file) sentence += problems.file_name(first.at.file) + ", ";
    sentence += "line " + std::to_string(first.at.line) + " already, with " +
                shown(first.value, first.status) + "; keep one of the two rows";
    problems.add(rows[i].at, std::move(sentence), ErrorCode::conflict);
  }
}

std::size_t clear_releases(Connection& connection, const std::vector<NewObservation>& rows) {
  std::set<std::int64_t> releases;
  for (const NewObservation& row : rows) releases.insert(row.release);
  Statement notes = connection.prepare("DELETE FROM observation_note WHERE release_id = ?1");
  Statement figures = connection.prepare("DELETE FROM observation WHERE release_id = ?1");
  std::int64_t cleared = 0;
  for (const std::int64_t release : releases) {
    notes.bind(1, release).run();
    cleared += figures.bind(1, release).run();
  }
  return static_cast<std::size_t>(cleared);
}

class Writer {
 public:
  Writer(Connection& connection, const NewObservations& observations, Problems& problems)
      : observations_(observations),
        problems_(problems),
        insert_(connection.prepare(
            "INSERT INTO observation (indicator_id, year, zone_id, release_id, value, status) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING")),
        insert_note_(
            connection.prepare("INSERT INTO observation_note "
                               "(indicator_id, year, zone_id, release_id, locator, note, quantum) "
                               "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")),
        stored_(connection.prepare(
            "SELECT o.value, o.status, n.locator, n.note, n.quantum FROM observation AS o "
            "LEFT JOIN observation_note AS n USING (indicator_id, year, zone_id, release_id) "
            "WHERE o.indicator_id = ?1 AND o.year = ?2 AND o.zone_id = ?3 AND o.release_id = ?4")) {
  }

  void write(const NewObservation& row) {
    bind_key(insert_, row);
    insert_.bind(5, row.value).bind(6, code(row.status));
    if (insert_.run() > 0) {
      ++tally_.added;
      write_note(row);
    } else {
      compare(row);
    }
  }

  [[nodiscard]] ObservationTally tally() const { return tally_; }

 private:
  static void bind_key(Statement& statement, const NewObservation& row) {
    statement.bind(1, std::int64_t{row.indicator})
        .bind(2, std::int64_t{row.year})
        .bind(3, std::int64_t{row.zone})
        .bind(4, row.release);
  }

  [[nodiscard]] NewNote note_of(const NewObservation& row) const {
    return row.note == 0 ? NewNote{} : observations_.notes[row.note - 1];
  }

  void write_note(const NewObservation& row) {
    if (row.note == 0) return;
    const NewNote note = note_of(row);
    bind_key(insert_note_, row);
    insert_note_.bind_or_null(5, note.locator).bind_or_null(6, note.note);
    insert_note_.bind(7, note.quantum.value_or(missing_value)).run();
  }

  void compare(const NewObservation& row) {
    ++tally_.present;
    bind_key(stored_, row);
    stored_.step();
    const double value = stored_.real(0);
    const std::string status = stored_.text(1);
    const NewNote note{stored_.text(2), stored_.text(3), std::nullopt};
    const double quantum = stored_.real(4);
    stored_.reset();
    const NewNote ours = note_of(row);
    if (!same_value(value, row.value) || status != code(row.status)) {
      problems_.add(row.at,
                    "the file has " + shown(value, parse_status(status).value_or(Status::none)) +
                        " for this cell of this release, not " + shown(row.value, row.status) +
                        "; to correct a release, load it with --replace",
                    ErrorCode::conflict);
    } else if (note.locator != ours.locator || note.note != ours.note ||
               !same_value(quantum, ours.quantum.value_or(missing_value))) {
      problems_.add(row.at,
                    "the file has another locator, note or quantum for this figure; to correct a "
                    "release, load it with --replace",
                    ErrorCode::conflict);
    }
  }

  const NewObservations& observations_;
  Problems& problems_;
  Statement insert_;
  Statement insert_note_;
  Statement stored_;
  ObservationTally tally_;
};

}  // namespace

ObservationTally write_observations(Connection& connection, NewObservations& observations,
                                    bool replace, Problems& problems) {
  sort_by_key(observations.rows);
  report_doubles(observations.rows, problems);
  if (!problems.empty()) return {};
  const std::size_t replaced = replace ? clear_releases(connection, observations.rows) : 0;
  Writer writer(connection, observations, problems);
  for (const NewObservation& row : observations.rows) {
    if (problems.plenty()) break;
    writer.write(row);
  }
  ObservationTally tally = writer.tally();
  tally.replaced = replaced;
  return tally;
}

}  // namespace yearbook::store
