#include "store/observation_writer.hpp"

#include <yearbook/shapes.hpp>
#include <yearbook/unit.hpp>

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include "book/source.hpp"
#include "core/progress.hpp"
#include "host/observation_rows.hpp"
#include "sqlite/bulk_insert.hpp"
#include "sqlite/page_writer.hpp"

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

// How one row is called, and what lets another figure take the place of one.
std::string_view name_of_row(Origin origin) {
  return origin == Origin::lines_of_text ? "line" : "figure";
}
std::string how_to_correct(Origin origin) {
  return std::string("to correct a release, ") + (origin == Origin::lines_of_text
                                                      ? "load it with --replace"
                                                      : "set LoaderOptions::replace");
}

// Reports all but the first row of each cell that one release has twice.
void report_doubles(const NewObservations& observations, Problems& problems) {
  const std::vector<NewObservation>& rows = observations.rows;
  const std::string row_name(name_of_row(observations.origin));
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (key(rows[i - 1]) != key(rows[i])) continue;
    const NewObservation& first = rows[i - 1];
    std::string sentence = "the same release has this cell in ";
    if (first.at.file != rows[i].at.file) sentence += problems.file_name(first.at.file) + ", ";
    sentence += row_name + " " + std::to_string(first.at.line) + " already, ";
    sentence += first.action == RowAction::remove ? std::string("which deletes it")
                                                  : "with " + shown(first.value, first.status);
    sentence += "; keep one of the two rows";
    problems.add(rows[i].at, std::move(sentence), ErrorCode::conflict);
  }
}

// Clears the releases of the rows that replace whole ones; gives how many rows made way.
std::size_t clear_releases(Connection& connection, const std::vector<NewObservation>& rows) {
  std::set<std::int64_t> releases;
  for (const NewObservation& row : rows) {
    if (row.action == RowAction::replace_release) releases.insert(row.release);
  }
  Statement notes = connection.prepare("DELETE FROM observation_note WHERE release_id = ?1");
  Statement figures = connection.prepare("DELETE FROM observation WHERE release_id = ?1");
  std::int64_t cleared = 0;
  for (const std::int64_t release : releases) {
    notes.bind(1, release).run();
    cleared += figures.bind(1, release).run();
  }
  return static_cast<std::size_t>(cleared);
}

constexpr std::size_t rows_between_reports = 1U << 16U;

// Which rows the file has already.
using Present = std::vector<bool>;

// Inserts the rows but those that are present or were inserted, from first to last; gives how many
// were not there.
std::size_t insert(Connection& connection, const std::vector<NewObservation>& rows,
                   const Present& present, const Progress& progress) {
  std::size_t at = 0;
  const auto next = [&](sqlite::BulkRow& to) {
    while (at < rows.size() && (rows[at].inserted || (at < present.size() && present[at]))) ++at;
    if (at == rows.size()) return false;
    if (at % rows_between_reports == 0) {
      report(progress, static_cast<double>(at) / static_cast<double>(rows.size()));
    }
    to = bulk(rows[at++]);
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

// How a row differs from that of its key in the file.
enum class Difference { none, figure, note };

// Walks rows and those of the file side by side.
class Comparison {
 public:
  // Told of each row that the file has: its position, the file's own, and how they differ.
  using Found = std::function<void(std::size_t, const book::ObservationRow&, Difference)>;

  Comparison(Connection& connection, const NewObservations& observations, Found found)
      : connection_(connection), observations_(observations), found_(std::move(found)) {}

  void run() {
    const std::vector<NewObservation>& rows = observations_.rows;
    for (std::size_t begin = 0; begin < rows.size();) {
      std::size_t end = begin;
      while (end < rows.size() && rows[end].indicator == rows[begin].indicator) ++end;
      compare_indicator(begin, end);
      begin = end;
    }
  }

 private:
  void compare_indicator(std::size_t begin, std::size_t end) {
    const std::vector<NewObservation>& rows = observations_.rows;
    const std::int32_t indicator = rows[begin].indicator;
    NoteRows notes(connection_, indicator);
    const book::CellRange years{{Year{rows[begin].year}, Year{rows[end - 1].year}}, std::nullopt};
    std::size_t at = begin;
    const auto compare = [&](const book::ObservationRow& row) {
      const auto stored = std::tuple(indicator, row.year, row.zone, row.release);
      while (at < end && key(rows[at]) < stored) ++at;
      if (at == end || key(rows[at]) != stored) return;
      found_(at, row, difference(rows[at], row, notes.of(stored).value_or(NewNote{})));
      ++at;
    };
    host::read_observations(connection_.handle(), indicator, years,
                            [&](std::span<const book::ObservationRow> stored) {
                              for (const book::ObservationRow& row : stored) compare(row);
                            });
  }

  [[nodiscard]] Difference difference(const NewObservation& row, const book::ObservationRow& stored,
                                      const NewNote& note) const {
    if (!same_value(stored.value, row.value) || stored.status != row.status) {
      return Difference::figure;
    }
    const NewNote ours = row.note == 0 ? NewNote{} : observations_.notes[row.note - 1];
    const bool same =
        note.locator == ours.locator && note.note == ours.note && note.quantum == ours.quantum;
    return same ? Difference::none : Difference::note;
  }

  Connection& connection_;
  const NewObservations& observations_;
  Found found_;
};

// A release that comes as the file has it already stays: its rows add nothing, and are present.
void keep_equal_releases(Connection& connection, NewObservations& observations) {
  struct Count {
    std::int64_t coming = 0;
    std::int64_t equal = 0;
  };
  std::map<std::int64_t, Count> releases;
  std::vector<NewObservation>& rows = observations.rows;
  const auto replaces = [](const NewObservation& row) {
    return row.action == RowAction::replace_release;
  };
  for (const NewObservation& row : rows) {
    if (replaces(row)) ++releases[row.release].coming;
  }
  if (releases.empty()) return;
  const auto found = [&](std::size_t at, const book::ObservationRow&, Difference difference) {
    if (replaces(rows[at]) && difference == Difference::none) ++releases[rows[at].release].equal;
  };
  Comparison(connection, observations, found).run();
  Statement count = connection.prepare("SELECT count(*) FROM observation WHERE release_id = ?1");
  std::erase_if(releases, [&](const auto& release) {
    const auto& [coming, equal] = release.second;
    if (coming != equal) return true;
    count.bind(1, release.first).step();
    const bool has_others = count.integer(0) != equal;
    count.reset();
    return has_others;
  });
  for (NewObservation& row : rows) {
    if (replaces(row) && releases.contains(row.release)) row.action = RowAction::add;
  }
}

// Finds the rows that the file has, and reports those that differ.
Present find_present(Connection& connection, const NewObservations& observations,
                     Problems& problems) {
  Present present(observations.rows.size());
  const auto found = [&](std::size_t at, const book::ObservationRow& stored,
                         Difference difference) {
    const NewObservation& row = observations.rows[at];
    present[at] = true;
    if (difference == Difference::figure) {
      problems.add(row.at,
                   "the file has " + shown(stored.value, stored.status) +
                       " for this cell of this release, not " + shown(row.value, row.status) +
                       "; " + how_to_correct(observations.origin),
                   ErrorCode::conflict);
    } else if (difference == Difference::note) {
      problems.add(row.at,
                   "the file has another locator, note or quantum for this figure; " +
                       how_to_correct(observations.origin),
                   ErrorCode::conflict);
    }
  };
  Comparison(connection, observations, found).run();
  return present;
}

void erase(Connection& connection, const std::vector<NewObservation>& rows) {
  constexpr const char* key =
      " WHERE indicator_id = ?1 AND year = ?2 AND zone_id = ?3 "
      "AND release_id = ?4";
  Statement note = connection.prepare(std::string("DELETE FROM observation_note") + key);
  Statement figure = connection.prepare(std::string("DELETE FROM observation") + key);
  for (const NewObservation& row : rows) {
    for (Statement* each : {&note, &figure}) {
      each->bind(1, std::int64_t{row.indicator})
          .bind(2, std::int64_t{row.year})
          .bind(3, std::int64_t{row.zone})
          .bind(4, row.release)
          .run();
    }
  }
}

// Takes away the figures that rows remove or replace by others, and the rows that remove.
void make_way(Connection& connection, NewObservations& observations, ObservationTally& tally) {
  const auto speaks_of_one = [](const NewObservation& row) {
    return row.action == RowAction::replace_figure || row.action == RowAction::remove;
  };
  std::vector<NewObservation>& rows = observations.rows;
  if (std::ranges::none_of(rows, speaks_of_one)) return;
  std::vector<NewObservation> leaving;
  const auto found = [&](std::size_t at, const book::ObservationRow&, Difference difference) {
    const NewObservation& row = rows[at];
    const bool replaced = row.action == RowAction::replace_figure && difference != Difference::none;
    if (replaced || row.action == RowAction::remove) leaving.push_back(row);
  };
  Comparison(connection, observations, found).run();
  erase(connection, leaving);
  const auto removes = [](const NewObservation& row) { return row.action == RowAction::remove; };
  tally.removed = static_cast<std::size_t>(std::ranges::count_if(leaving, removes));
  tally.replaced += leaving.size() - tally.removed;
  tally.present += std::erase_if(rows, removes) - tally.removed;
}

// Rows that are inserted while more are read, as long as their order allows it.
class Stream {
 public:
  Stream(const PieceSource& source, const Progress& progress)
      : source_(source), progress_(progress) {}

  // The next row to insert; false at the end, or where a row comes out of order.
  bool next(sqlite::BulkRow& to) {
    if (at_ == all_.rows.size() && (!pull() || !in_order())) return false;
    all_.rows[at_].inserted = true;
    to = bulk(all_.rows[at_++]);
    return true;
  }
  // Reads what is left. What was read from here on counts half, as it is still to be written.
  void take_rest() {
    if (!ended_) from_ = part_;
    half_ = true;
    while (pull()) {
    }
  }

  [[nodiscard]] NewObservations& all() noexcept { return all_; }
  [[nodiscard]] std::size_t given() const noexcept { return at_; }
  [[nodiscard]] bool gave_all() const noexcept { return at_ == all_.rows.size(); }
  // How much of the work is done, for a part of what comes after reading.
  [[nodiscard]] double done(double part) const noexcept {
    const double left = (1 - from_) / 2;
    return from_ + left + left * part;
  }

 private:
  bool pull() {
    ObservationPiece piece;
    if (!source_(piece)) {
      ended_ = true;
      return false;
    }
    const auto notes = static_cast<std::uint32_t>(all_.notes.size());
    for (NewObservation& row : piece.observations.rows) {
      if (row.note > 0) row.note += notes;
    }
    std::ranges::move(piece.observations.notes, std::back_inserter(all_.notes));
    make_room(piece);
    all_.rows.insert(all_.rows.end(), piece.observations.rows.begin(),
                     piece.observations.rows.end());
    part_ = piece.part;
    report(progress_, half_ ? from_ + (part_ - from_) / 2 : part_);
    return true;
  }
  // For all that is to come, by what has come. To move the rows takes as much memory again; room that
  // is never filled takes none, so that there is twice what is expected.
  void make_room(const ObservationPiece& piece) {
    const std::size_t now = all_.rows.size() + piece.observations.rows.size();
    if (now <= all_.rows.capacity()) return;
    constexpr double margin = 2;
    constexpr double least = 0.01;  // what a smaller part says of the whole is not to be relied on
    const double expected = static_cast<double>(now) / std::max(piece.part, least) * margin;
    all_.rows.reserve(std::max(now + now / 2, static_cast<std::size_t>(expected)));
  }
  [[nodiscard]] bool in_order() const {
    for (std::size_t i = std::max<std::size_t>(at_, 1); i < all_.rows.size(); ++i) {
      if (key(all_.rows[i - 1]) < key(all_.rows[i])) continue;
      return false;
    }
    return true;
  }

  const PieceSource& source_;
  const Progress& progress_;
  NewObservations all_;
  std::size_t at_ = 0;  // of the next row to insert
  bool ended_ = false;
  bool half_ = false;
  double part_ = 0;
  double from_ = 0;
};

// Into a file that is being made: pages are laid out as long as the rows come in order, and anew for
// all of them when one does not.
ObservationTally write_new_file(Connection& connection, Stream& stream, Problems& problems,
                                const Progress& progress) {
  NewObservations& all = stream.all();
  sqlite::PageWriter pages(connection);
  sqlite::BulkRow row;
  while (stream.next(row)) pages.add(row);
  const bool in_order = stream.gave_all();
  stream.take_rest();
  if (!problems.empty()) return {};
  if (in_order) {
    pages.finish();
  } else {
    sort_by_key(all.rows);
    report_doubles(all, problems);
    if (!problems.empty()) return {};
    sqlite::PageWriter sorted(connection);
    for (std::size_t i = 0; i < all.rows.size(); ++i) {
      if (i % rows_between_reports == 0) {
        report(progress, static_cast<double>(i) / static_cast<double>(all.rows.size()));
      }
      sorted.add(bulk(all.rows[i]));
    }
    sorted.finish();
  }
  insert_notes(connection, all, {});
  report(progress, 1);
  return {.added = all.rows.size(), .present = 0, .replaced = 0, .removed = 0};
}

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
                                    Problems& problems, const Progress& progress) {
  std::vector<NewObservation>& rows = observations.rows;
  sort_by_key(rows);
  report_doubles(observations, problems);
  if (!problems.empty()) return {};
  ObservationTally tally;
  keep_equal_releases(connection, observations);
  tally.replaced = clear_releases(connection, rows);
  make_way(connection, observations, tally);

  // Mostly the file has none of the rows, and that shows when all went in.
  Present present;
  connection.execute("SAVEPOINT rows");
  tally.added = insert(connection, rows, present, progress);
  if (tally.added < rows.size()) {
    connection.execute("ROLLBACK TO rows");
    present = find_present(connection, observations, problems);
    tally.added = insert(connection, rows, present, progress);
    tally.present += rows.size() - tally.added;
  }
  insert_notes(connection, observations, present);
  connection.execute("RELEASE rows");
  report(progress, 1);
  return tally;
}

ObservationTally write_pieces(Connection& connection, const PieceSource& next, bool adds_only,
                              Problems& problems, const Progress& progress) {
  Stream stream(next, progress);
  NewObservations& all = stream.all();
  Progress rest = nullptr;
  if (progress) rest = [&](double part) { return progress(stream.done(part)); };
  if (!adds_only) {
    stream.take_rest();
    return write_observations(connection, all, problems, rest);
  }
  if (sqlite::PageWriter::may_write(connection)) {
    return write_new_file(connection, stream, problems, rest);
  }
  connection.execute("SAVEPOINT pieces");
  auto added = static_cast<std::size_t>(sqlite::insert_observations(
      connection, [&](sqlite::BulkRow& to) { return stream.next(to); }));
  const bool none_was_there = added == stream.given();
  stream.take_rest();
  if (none_was_there && !stream.gave_all()) {
    sort_by_key(all.rows);
    report_doubles(all, problems);
    if (problems.empty()) added += insert(connection, all.rows, {}, rest);
  }
  const bool done = none_was_there && added == all.rows.size();
  if (done && problems.empty()) insert_notes(connection, all, {});
  if (!done && problems.empty()) connection.execute("ROLLBACK TO pieces");
  connection.execute("RELEASE pieces");
  if (!problems.empty()) return {};
  if (!done) {
    for (NewObservation& row : all.rows) row.inserted = false;
    return write_observations(connection, all, problems, rest);
  }
  report(progress, 1);
  return {.added = added, .present = 0, .replaced = 0, .removed = 0};
}

}  // namespace yearbook::store
