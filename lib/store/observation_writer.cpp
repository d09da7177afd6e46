#include "store/observation_writer.hpp"

#include <yearbook/shapes.hpp>
#include <yearbook/unit.hpp>

#include <algorithm>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include "book/source.hpp"
#include "sqlite/bulk_insert.hpp"
#include "sqlite/observation_rows.hpp"

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

// Inserts the rows, from first to last; gives how many were not there yet.
std::size_t insert(Connection& connection, const std::vector<NewObservation>& rows) {
  std::size_t at = 0;
  const auto next = [&](sqlite::BulkRow& to) {
    if (at == rows.size()) return false;
    const NewObservation& row = rows[at++];
    to = {row.indicator, row.year, row.zone, row.release, row.value, row.status};
    return true;
  };
  return static_cast<std::size_t>(sqlite::insert_observations(connection, next));
}

void insert_notes(Connection& connection, const NewObservations& observations) {
  Statement insert = connection.prepare(
      "INSERT INTO observation_note "
      "(indicator_id, year, zone_id, release_id, locator, note, quantum) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  for (const NewObservation& row : observations.rows) {
    if (row.note == 0) continue;
    const NewNote& note = observations.notes[row.note - 1];
    insert.bind(1, std::int64_t{row.indicator})
        .bind(2, std::int64_t{row.year})
        .bind(3, std::int64_t{row.zone})
        .bind(4, row.release);
    insert.bind_or_null(5, note.locator).bind_or_null(6, note.note);
    insert.bind(7, note.quantum.value_or(missing_value)).run();
  }
}

// Holds rows against those that the file has.
class Comparison {
 public:
  Comparison(Connection& connection, NewObservations& observations, Problems& problems)
      : connection_(connection), observations_(observations), problems_(problems) {}

  // Takes the rows that the file has out of the new ones; reports those that differ. Gives their
  // number.
  std::size_t take_out() {
    std::vector<NewObservation>& rows = observations_.rows;
    std::vector<NewObservation> absent;
    for (auto begin = rows.begin(); begin != rows.end();) {
      const auto end = std::find_if(begin, rows.end(), [&](const NewObservation& row) {
        return row.indicator != begin->indicator;
      });
      compare_indicator({begin, end}, absent);
      begin = end;
    }
    const std::size_t present = rows.size() - absent.size();
    rows = std::move(absent);
    return present;
  }

 private:
  // Walks the rows of one indicator and those of the file side by side.
  void compare_indicator(std::span<const NewObservation> rows,
                         std::vector<NewObservation>& absent) {
    const std::int32_t indicator = rows.front().indicator;
    NoteRows notes(connection_, indicator);
    const book::CellRange years{{Year{rows.front().year}, Year{rows.back().year}}, std::nullopt};
    std::size_t at = 0;
    sqlite::read_observations(connection_, indicator, years, [&](const book::ObservationRow& row) {
      const auto stored = std::tuple(indicator, row.year, row.zone, row.release);
      for (; at < rows.size() && key(rows[at]) < stored; ++at) absent.push_back(rows[at]);
      if (at == rows.size() || key(rows[at]) != stored) return;
      compare(rows[at], row, notes.of(stored).value_or(NewNote{}));
      ++at;
    });
    absent.insert(absent.end(), rows.begin() + static_cast<std::ptrdiff_t>(at), rows.end());
  }

  void compare(const NewObservation& row, const book::ObservationRow& stored, const NewNote& note) {
    const NewNote ours = row.note == 0 ? NewNote{} : observations_.notes[row.note - 1];
    if (!same_value(stored.value, row.value) || stored.status != row.status) {
      problems_.add(row.at,
                    "the file has " + shown(stored.value, stored.status) +
                        " for this cell of this release, not " + shown(row.value, row.status) +
                        "; to correct a release, load it with --replace",
                    ErrorCode::conflict);
    } else if (note.locator != ours.locator || note.note != ours.note ||
               note.quantum != ours.quantum) {
      problems_.add(row.at,
                    "the file has another locator, note or quantum for this figure; to correct a "
                    "release, load it with --replace",
                    ErrorCode::conflict);
    }
  }

  Connection& connection_;
  NewObservations& observations_;
  Problems& problems_;
};

}  // namespace

ObservationTally write_observations(Connection& connection, NewObservations& observations,
                                    bool replace, Problems& problems) {
  std::vector<NewObservation>& rows = observations.rows;
  sort_by_key(rows);
  report_doubles(rows, problems);
  if (!problems.empty()) return {};
  ObservationTally tally;
  if (replace) tally.replaced = clear_releases(connection, rows);

  // Mostly the file has none of the rows, and that shows when all went in.
  connection.execute("SAVEPOINT rows");
  tally.added = insert(connection, rows);
  if (tally.added < rows.size()) {
    connection.execute("ROLLBACK TO rows");
    tally.present = Comparison(connection, observations, problems).take_out();
    tally.added = insert(connection, rows);
  }
  insert_notes(connection, observations);
  connection.execute("RELEASE rows");
  return tally;
}

}  // namespace yearbook::store
