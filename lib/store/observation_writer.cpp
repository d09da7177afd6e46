#include "store/observation_writer.hpp"

#include <yearbook/shapes.hpp>
#include <yearbook/unit.hpp>

#include <algorithm>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include "book/source.hpp"
#include "core/progress.hpp"
#include "host/observation_rows.hpp"
#include "sqlite/bulk_insert.hpp"

namespace yearbook::store {
namespace {

using core::Problems;
using core::report;
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

// Which rows the file has already.
using Present = std::vector<bool>;

// Inserts the rows but those that are present, from first to last; gives how many were not there.
std::size_t insert(Connection& connection, const std::vector<NewObservation>& rows,
                   const Present& present, const Progress& progress) {
  constexpr std::size_t rows_between_reports = 1U << 16U;
  std::size_t at = 0;
  const auto next = [&](sqlite::BulkRow& to) {
    while (at < present.size() && present[at]) ++at;
    if (at == rows.size()) return false;
    if (at % rows_between_reports == 0) {
      report(progress, static_cast<double>(at) / static_cast<double>(rows.size()));
    }
    const NewObservation& row = rows[at++];
    to = {row.indicator, row.year, row.zone, row.release, row.value, row.status};
    return true;
  };
  return static_cast<std::size_t>(sqlite::insert_observations(connection, next));
}

void insert_notes(Connection& connection, const NewObservations& observations,
                  const Present& present) {
  if (observations.notes.empty()) return;
  Statement insert = connection.prepare(
      "INSERT INTO observation_note "
      "(indicator_id, year, zone_id, release_id, locator, note, quantum) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  for (std::size_t i = 0; i < observations.rows.size(); ++i) {
    const NewObservation& row = observations.rows[i];
    if (row.note == 0 || (!present.empty() && present[i])) continue;
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
  Comparison(Connection& connection, const NewObservations& observations, Problems& problems)
      : connection_(connection), observations_(observations), problems_(problems) {}

  // Finds the rows that the file has, and reports those that differ.
  Present run() {
    const std::vector<NewObservation>& rows = observations_.rows;
    present_.resize(rows.size());
    for (std::size_t begin = 0; begin < rows.size();) {
      std::size_t end = begin;
      while (end < rows.size() && rows[end].indicator == rows[begin].indicator) ++end;
      compare_indicator(begin, end);
      begin = end;
    }
    return std::move(present_);
  }

 private:
  // Walks the rows of one indicator and those of the file side by side.
  void compare_indicator(std::size_t begin, std::size_t end) {
    const std::vector<NewObservation>& rows = observations_.rows;
    const std::int32_t indicator = rows[begin].indicator;
    NoteRows notes(connection_, indicator);
    const book::CellRange years{{Year{rows[begin].year}, Year{rows[end - 1].year}}, std::nullopt};
    std::size_t at = begin;
    host::read_observations(connection_.handle(), indicator, years, [&](const book::ObservationRow& row) {
      const auto stored = std::tuple(indicator, row.year, row.zone, row.release);
      while (at < end && key(rows[at]) < stored) ++at;
      if (at == end || key(rows[at]) != stored) return;
      compare(rows[at], row, notes.of(stored).value_or(NewNote{}));
      present_[at++] = true;
    });
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
  const NewObservations& observations_;
  Problems& problems_;
  Present present_;
};

}  // namespace

void sort_by_key(std::vector<NewObservation>& rows) {
  if (!std::ranges::is_sorted(rows, {}, key)) std::ranges::stable_sort(rows, {}, key);
}

std::string status_mistake(Status status, bool has_value) {
  if (status == Status::none) {
    return "status none says that there is no figure; leave the row out, or give it a status";
  }
  if (!has_value && value_rule(status) == ValueRule::needed) {
    return "there is no value but status " + std::string(code(status)) +
           "; a missing value has the status that says why: Q, K, L, H, M or O (or B, J, S)";
  }
  if (has_value && value_rule(status) == ValueRule::forbidden) {
    return "status " + std::string(code(status)) +
           " says that the value is missing, but there is one; remove the value or change the "
           "status";
  }
  return "";
}

ObservationTally write_observations(Connection& connection, NewObservations& observations,
                                    bool replace, Problems& problems, const Progress& progress) {
  std::vector<NewObservation>& rows = observations.rows;
  sort_by_key(rows);
  report_doubles(rows, problems);
  if (!problems.empty()) return {};
  ObservationTally tally;
  if (replace) tally.replaced = clear_releases(connection, rows);

  // Mostly the file has none of the rows, and that shows when all went in.
  Present present;
  connection.execute("SAVEPOINT rows");
  tally.added = insert(connection, rows, present, progress);
  if (tally.added < rows.size()) {
    connection.execute("ROLLBACK TO rows");
    present = Comparison(connection, observations, problems).run();
    tally.added = insert(connection, rows, present, progress);
    tally.present = rows.size() - tally.added;
  }
  insert_notes(connection, observations, present);
  connection.execute("RELEASE rows");
  report(progress, 1);
  return tally;
}

}  // namespace yearbook::store
