#include "store/rewrite.hpp"

#include <yearbook/error.hpp>

#include <cstddef>
#include <cstdint>
#include <tuple>
#include <vector>

#include "core/progress.hpp"
#include "sqlite/bulk_read.hpp"
#include "sqlite/copy.hpp"
#include "sqlite/page_writer.hpp"
#include "store/new_file.hpp"

namespace yearbook::store {
namespace {

using sqlite::BulkRow;
using sqlite::Connection;

std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t> key(const BulkRow& row) {
  return {row.indicator, row.year, row.zone, row.release};
}

// Two lists of rows by key, put into one as they come.
class Merge {
 public:
  Merge(sqlite::PageWriter& writer, const std::vector<NewObservation>& rows,
        const Progress& progress)
      : writer_(writer), rows_(rows), progress_(progress) {}

  // False when the file's row is among the new ones, or those have one twice.
  bool add_stored(const BulkRow& stored) {
    while (at_ < rows_.size() && key(bulk(rows_[at_])) < key(stored)) {
      if (!add_new()) return false;
    }
    if (at_ < rows_.size() && key(bulk(rows_[at_])) == key(stored)) return distinct_ = false;
    writer_.add(stored);
    return true;
  }
  bool finish() {
    while (distinct_ && at_ < rows_.size()) add_new();
    if (distinct_) writer_.finish();
    return distinct_;
  }

 private:
  static constexpr std::size_t rows_between_reports = 1U << 16U;

  bool add_new() {
    if (at_ % rows_between_reports == 0) {
      core::report(progress_, static_cast<double>(at_) / static_cast<double>(rows_.size()));
    }
    const BulkRow row = bulk(rows_[at_]);
    if (at_ > 0 && key(bulk(rows_[at_ - 1])) == key(row)) return distinct_ = false;
    writer_.add(row);
    ++at_;
    return true;
  }

  sqlite::PageWriter& writer_;
  const std::vector<NewObservation>& rows_;
  const Progress& progress_;
  std::size_t at_ = 0;
  bool distinct_ = true;
};

// All of a file but its observations.
void copy_the_rest(Connection& from, Connection& to) {
  sqlite::Copy(from, to).finish();
  to.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA secure_delete = OFF");
  to.execute("DELETE FROM observation; VACUUM");
}

bool build(Connection& from, Connection& to, const NewObservations& observations,
           const Progress& progress) {
  copy_the_rest(from, to);
  if (!sqlite::PageWriter::may_write(to)) return false;
  sqlite::PageWriter writer(to);
  Merge merge(writer, observations.rows, progress);
  sqlite::read_observations(from, [&](const BulkRow& row) { return merge.add_stored(row); });
  return merge.finish();
}

}  // namespace

bool is_worth_rewriting(Database::Parts& file, std::size_t rows) {
  constexpr std::size_t many = 50'000;
  if (rows < many || file.in_memory()) return false;
  Connection& connection = file.connection();
  if (connection.query_text("PRAGMA main.journal_mode") != "wal") return false;
  const auto there = connection.query_integer("SELECT count(*) FROM observation");
  return rows >= static_cast<std::size_t>(there) / 2;
}

std::int64_t version_of(Database::Parts& file) {
  return file.connection().query_integer("PRAGMA data_version");
}

std::optional<ObservationTally> rewrite_with(
    Database::Parts& file, std::int64_t version, const NewObservations& observations,
    const Progress& progress,
    const std::function<void(Connection&, const ObservationTally&)>& record) {
  if (!observations.notes.empty()) return {};
  const ObservationTally tally{
      .added = observations.rows.size(), .present = 0, .replaced = 0, .removed = 0};
  try {
    NewFile draft(file.path(), Existing::replaced);
    if (!build(file.connection(), draft.connection(), observations, progress)) return {};
    record(draft.connection(), tally);
    Connection target = file.writer();
    sqlite::Copy copy(draft.connection(), target);
    if (version_of(file) != version) return {};
    copy.finish();
    // What a commit does by itself once the log is long.
    target.execute("PRAGMA wal_checkpoint(PASSIVE)");
  } catch (const Error& failure) {
    if (failure.code() == ErrorCode::io) return {};
    throw;
  }
  core::report(progress, 1);
  return tally;
}

}  // namespace yearbook::store
