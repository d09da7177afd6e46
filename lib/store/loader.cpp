#include <yearbook/loader.hpp>

#include <yearbook/error.hpp>
#include <yearbook/shapes.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <future>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/problems.hpp"
#include "host/host_source.hpp"
#include "kernel/sha256.hpp"
#include "store/codes.hpp"
#include "store/database_parts.hpp"
#include "store/import_batch.hpp"
#include "store/observation_writer.hpp"
#include "store/rewrite.hpp"

namespace yearbook {
namespace {

using store::NewObservation;

// Whether an id is there, at the cost of an array read: ids are small.
class IdSet {
 public:
  IdSet(sqlite::Connection& connection, const char* query) {
    sqlite::Statement rows = connection.prepare(query);
    while (rows.step()) {
      const auto id = static_cast<std::size_t>(rows.integer(0));
      if (id >= there_.size()) there_.resize(id + 1);
      there_[id] = 1;
    }
  }
  [[nodiscard]] bool contains(std::int32_t id) const noexcept {
    const auto at = static_cast<std::size_t>(id);  // a negative one is larger than any
    return at < there_.size() && there_[at] != 0;
  }

 private:
  std::vector<char> there_;
};

std::string of_another_file(const std::string& what) {
  return "the " + what +
         " is of another file, or of none; take its handle from a snapshot of this one";
}

// Of the figures in the order of the key, so that the order in which they were added does not count.
std::string hash_of(const std::vector<NewObservation>& rows, bool replace) {
  kernel::Sha256 hash;
  std::string piece;
  constexpr std::size_t piece_size = 1U << 16U;
  const auto append = [&](const auto& field) {
    piece.append(reinterpret_cast<const char*>(&field), sizeof field);
  };
  for (const NewObservation& row : rows) {
    append(row.indicator);
    append(row.year);
    append(row.zone);
    append(row.status);
    append(row.release);
    append(row.value);
    if (piece.size() >= piece_size) {
      hash.add_piece(piece);
      piece.clear();
    }
  }
  return hash.add(piece).add(replace ? "replace" : "").finish();
}

}  // namespace

class Loader::Parts {
 public:
  Parts(Database& database, LoaderOptions options, std::source_location where)
      : database_(&database), options_(std::move(options)) {
    const Database::Parts& file = database.parts(where);
    file.require_writable();
    mark_ = host::file_mark(file.uuid());
  }

  void release(std::string_view code, std::source_location where) {
    core::Problems problems;
    const std::uint32_t place = problems.file("release");
    release_codes(where).require(code, {.file = place}, problems);
    if (!problems.empty()) throw Error(ErrorCode::not_found, problems.text(), where);
    releases_.emplace_back(code);
  }

  void add(const NewFigure& figure, std::source_location where) {
    if (releases_.empty()) {
      throw Error(ErrorCode::invalid_argument,
                  "no release was named for the figures; call release() with its code before add()",
                  where);
    }
    const auto id = [&](const auto& handle) { return handle.file() == mark_ ? handle.id() : none; };
    rows_.rows.push_back(
        {.indicator = id(figure.indicator),
         .year = int{figure.year},
         .zone = id(figure.zone),
         .status = figure.status,
         .action = options_.replace ? store::RowAction::replace_release : store::RowAction::add,
         .release = static_cast<std::int64_t>(releases_.size() - 1),
         .value = figure.value,
         .note = 0,
         .at = {.line = static_cast<std::uint32_t>(rows_.rows.size() + 1)}});
  }

  void reserve(std::size_t figures) { rows_.rows.reserve(figures); }
  [[nodiscard]] std::size_t size() const noexcept { return rows_.rows.size(); }
  void clear() noexcept { rows_.rows.clear(); }

  LoaderReport commit(std::source_location where) {
    Database::Parts& file = database_->parts(where);
    file.require_writable();
    file.forget_snapshot();
    std::optional<store::ObservationTally> tally;
    if (!options_.replace && store::is_worth_rewriting(file, size())) tally = rewrite(file, where);
    const LoaderReport report = tally ? report_of(*tally) : insert(file, where);
    clear();
    return report;
  }

 private:
  static constexpr std::int32_t none = -1;  // the id of a handle of another file

  static LoaderReport report_of(const store::ObservationTally& tally) {
    return {tally.added, tally.present, tally.replaced};
  }

  // Empty when it cannot be done, for whatever is wrong with the figures is said by insert().
  std::optional<store::ObservationTally> rewrite(Database::Parts& file,
                                                 std::source_location where) {
    const std::int64_t version = store::version_of(file);
    const ResolvedReleases resolved(*this, where);
    core::Problems problems;
    problems.file("figures");
    check(file.connection(), problems);
    if (!problems.empty()) return std::nullopt;
    store::sort_by_key(rows_.rows);
    auto hash = start_hash();
    return store::rewrite_with(
        file, version, rows_, options_.progress,
        [&](sqlite::Connection& connection, const store::ObservationTally& tally) {
          store::record_import(connection, options_.name, hash.get(), tally);
        });
  }

  LoaderReport insert(Database::Parts& file, std::source_location where) {
    sqlite::Transaction transaction(file.connection());
    const ResolvedReleases resolved(*this, where);
    core::Problems problems;
    problems.file("figures");
    check(file.connection(), problems);
    throw_if_any(problems, where);
    store::sort_by_key(rows_.rows);
    auto hash = start_hash();
    const auto tally =
        store::write_observations(file.connection(), rows_, problems, options_.progress);
    throw_if_any(problems, where);
    if (tally.added + tally.replaced > 0) {
      store::record_import(file.connection(), options_.name, hash.get(), tally);
      transaction.commit();
    }
    return report_of(tally);
  }

  [[nodiscard]] std::future<std::string> start_hash() const {
    return std::async(std::launch::async, [this] { return hash_of(rows_.rows, options_.replace); });
  }

  // Releases are kept by their place in releases_, since their ids may move until commit; while one
  // of these lives they are ids.
  class ResolvedReleases {
   public:
    ResolvedReleases(Parts& parts, std::source_location where) : parts_(parts) {
      const store::Codes codes = parts.release_codes(where);
      for (const std::string& code : parts.releases_) {
        const auto id = codes.find(code);
        if (!id) {
          throw Error(ErrorCode::not_found, "the release \"" + code + "\" is there no more", where);
        }
        ids_.push_back(*id);
      }
      for (NewObservation& row : parts_.rows_.rows) {
        row.release = ids_[static_cast<std::size_t>(row.release)];
      }
    }
    ~ResolvedReleases() {
      std::size_t place = 0;  // mostly that of the row before
      for (NewObservation& row : parts_.rows_.rows) {
        if (ids_[place] != row.release) {
          place = static_cast<std::size_t>(std::ranges::find(ids_, row.release) - ids_.begin());
        }
        row.release = static_cast<std::int64_t>(place);
      }
    }
    ResolvedReleases(const ResolvedReleases&) = delete;
    ResolvedReleases& operator=(const ResolvedReleases&) = delete;
    ResolvedReleases(ResolvedReleases&&) = delete;
    ResolvedReleases& operator=(ResolvedReleases&&) = delete;

   private:
    Parts& parts_;
    std::vector<std::int64_t> ids_;
  };

  [[nodiscard]] store::Codes release_codes(std::source_location where) const {
    return {database_->parts(where).connection(), "release", "release_id", "release"};
  }

  static void throw_if_any(const core::Problems& problems, std::source_location where) {
    if (!problems.empty()) throw Error(problems.code(), problems.text(), where);
  }

  // What the file cannot be asked: each figure by itself.
  void check(sqlite::Connection& connection, core::Problems& problems) const {
    const IdSet indicators(connection, "SELECT indicator_id FROM indicator");
    const IdSet zones(connection, "SELECT zone_id FROM zone");
    for (const NewObservation& row : rows_.rows) {
      if (problems.plenty()) return;
      const auto mistake = [&](std::string sentence) { problems.add(row.at, std::move(sentence)); };
      if (!indicators.contains(row.indicator)) mistake(of_another_file("indicator"));
      if (!zones.contains(row.zone)) mistake(of_another_file("zone"));
      if (row.year < 1 || row.year > 9999) {
        mistake(std::to_string(row.year) + " is no year; a year is a whole number from 1 to 9999");
      }
      if (std::isinf(row.value)) {
        mistake("the value is infinite; a figure is a finite number, or NaN when it is missing");
      }
      if (auto text = store::status_mistake(row.status, !is_missing(row.value)); !text.empty()) {
        mistake(std::move(text));
      }
    }
  }

  Database* database_;
  LoaderOptions options_;
  std::uint64_t mark_ = 0;
  std::vector<std::string> releases_;  // codes; the last one is that of the next figure
  store::NewObservations rows_{
      .rows = {}, .notes = {}, .origin = store::Origin::figures_of_a_program};
};

Loader::Loader(Database& database, LoaderOptions options, std::source_location where)
    : parts_(std::make_unique<Parts>(database, std::move(options), where)) {}
Loader::~Loader() = default;
Loader::Loader(Loader&&) noexcept = default;
Loader& Loader::operator=(Loader&&) noexcept = default;

Loader::Parts& Loader::parts(std::source_location where) const {
  if (parts_) return *parts_;
  throw Error(ErrorCode::invalid_argument, "the loader was moved from; use the one it went to",
              where);
}

void Loader::release(std::string_view code, std::source_location where) {
  parts(where).release(code, where);
}

void Loader::add(const NewFigure& figure, std::source_location where) {
  parts(where).add(figure, where);
}

void Loader::add(std::span<const NewFigure> figures, std::source_location where) {
  for (const NewFigure& figure : figures) parts(where).add(figure, where);
}

void Loader::reserve(std::size_t figures, std::source_location where) {
  parts(where).reserve(figures);
}

std::size_t Loader::size() const noexcept {
  return parts_ ? parts_->size() : 0;
}

LoaderReport Loader::commit(std::source_location where) {
  return parts(where).commit(where);
}

void Loader::clear() noexcept {
  if (parts_) parts_->clear();
}

}  // namespace yearbook
