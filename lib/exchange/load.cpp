// Loads a yearbook directory in one transaction.
#include <yearbook/exchange.hpp>

#include <yearbook/error.hpp>

#include <algorithm>
#include <filesystem>
#include <future>
#include <span>
#include <string>
#include <utility>

#include "core/channel.hpp"
#include "core/log.hpp"
#include "exchange/columns.hpp"
#include "exchange/csv_table.hpp"
#include "exchange/directory.hpp"
#include "exchange/observation_csv.hpp"
#include "exchange/text_file.hpp"
#include "kernel/sha256.hpp"
#include "store/catalogue_writer.hpp"
#include "store/database_parts.hpp"
#include "store/import_batch.hpp"
#include "store/index_writer.hpp"
#include "store/new_file.hpp"
#include "store/release_writer.hpp"
#include "store/schema.hpp"
#include "store/wide_view.hpp"

namespace yearbook {
namespace {

using core::Problems;
using exchange::Directory;
using exchange::TableColumns;
using exchange::TextFile;
using sqlite::Connection;
using store::Tally;

LoadCount count_of(const Tally& tally) {
  return {tally.added, tally.updated, tally.unchanged};
}

bool changes(const LoadCount& count) {
  return count.added + count.updated > 0;
}

// One load into one connection. Everything it does is inside the transaction of its caller.
class Load {
 public:
  Load(Connection& connection, const Directory& directory, const LoadOptions& options)
      : connection_(connection), directory_(directory), options_(options) {}

  LoadReport run() {
    for (const TextFile* file : exchange::files_of(directory_))
      hash_.add(file->name).add(file->content);
    report_.units = table(directory_.units, exchange::unit_columns, store::write_units);
    report_.zones = table(directory_.zones, exchange::zone_columns, store::write_zones);
    report_.aliases = table(directory_.aliases, exchange::alias_columns, store::write_aliases);
    report_.groups = table(directory_.groups, exchange::group_columns, store::write_groups);
    report_.indicators =
        table(directory_.indicators, exchange::indicator_columns, store::write_indicators);
    report_.releases = table(directory_.releases, exchange::release_columns, store::write_releases);
    report_.indices = indices();
    report_.observations = observations();
    problems_.throw_if_any();
    for (const LoadCount& count :
         {report_.units, report_.zones, report_.aliases, report_.groups, report_.indicators,
          report_.releases, report_.indices, report_.observations}) {
      report_.changed = report_.changed || changes(count);
    }
    report_.changed = report_.changed || report_.removed > 0;
    if (report_.changed) {
      store::renew_wide_view(connection_);
      store::record_import(connection_, directory_.name, report_.sha256, tally_);
    }
    return report_;
  }

 private:
  LoadCount table(const TextFile& file, const TableColumns& columns,
                  Tally (*write)(Connection&, const store::Table&, Problems&)) {
    if (file.name.empty()) return {};
    const std::uint32_t number = problems_.file(file.name);
    const store::Table rows = exchange::read_table(file.content, number, columns, problems_);
    return count_of(write(connection_, rows, problems_));
  }

  LoadCount indices() {
    std::vector<store::NewIndex> definitions;
    for (const TextFile& file : directory_.indices) {
      const std::uint32_t number = problems_.file(file.name);
      try {
        definitions.push_back({composite::read_definition(file.content, file.name), number});
      } catch (const Error& mistakes) {
        // Its lines carry their places already; the file's name stands before each.
        own_places_ += std::string(own_places_.empty() ? "" : "\n") + mistakes.what();
      }
    }
    if (!own_places_.empty()) throw_all();
    return count_of(store::write_indices(connection_, std::move(definitions), problems_));
  }

  // Mistakes of definitions come with places of their own.
  [[noreturn]] void throw_all() const {
    throw Error(ErrorCode::invalid_argument,
                problems_.empty() ? own_places_ : problems_.text() + "\n" + own_places_);
  }

  // The files are read on a thread of their own, while their rows are inserted on this one.
  LoadCount observations() {
    exchange::ObservationReader reader(connection_, options_.release, options_.replace, problems_);
    // A load that is bound to fail inserts nothing on its way.
    const bool adds_only = !options_.replace && problems_.empty();
    Pieces pieces(pieces_under_way);
    auto reading = std::async(std::launch::async, [&] { read_files(reader, pieces); });
    const Pieces::Closing closing(pieces);  // before the reader is waited for
    const auto next = [&](store::ObservationPiece& to) {
      if (auto piece = pieces.pop()) {
        to = std::move(*piece);
        return true;
      }
      if (reading.valid()) reading.get();
      return false;
    };
    tally_ = store::write_pieces(connection_, next, adds_only, problems_, options_.progress);
    report_.removed = tally_.removed;
    report_.sha256 = hash_.finish();
    return {tally_.added, tally_.replaced, tally_.present};
  }

  using Pieces = core::Channel<store::ObservationPiece>;
  static constexpr std::size_t pieces_under_way = 16;

  void read_files(exchange::ObservationReader& reader, Pieces& pieces) {
    const Pieces::Closing closing(pieces);
    const auto all = static_cast<double>(exchange::size_of(directory_.observations));
    std::size_t done = 0;
    const auto send = [&](store::NewObservations& rows) {
      // A file may have grown since it was measured.
      const double part = std::min(1.0, static_cast<double>(done) / all);
      return pieces.push({std::exchange(rows, {}), part});
    };
    for (const exchange::LargeFile& file : directory_.observations) {
      exchange::TextFileReader text(file.path);
      hash_.add(file.name);
      const auto hashed = [&](std::span<char> to) {
        const std::size_t size = text.read(to);
        done += size;
        hash_.add_piece({to.data(), size});
        return size;
      };
      reader.read(kernel::CsvScanner(hashed), problems_.file(file.name), send);
      hash_.add("");
    }
    hash_.add(options_.release).add(options_.replace ? "replace" : "");
  }

  Connection& connection_;
  const Directory& directory_;
  const LoadOptions& options_;
  Problems problems_;
  std::string own_places_;
  kernel::Sha256 hash_;  // of the content and the options
  store::ObservationTally tally_;
  LoadReport report_;
};

LoadReport load_into_new_file(const std::string& path, const Directory& directory,
                              const LoadOptions& options) {
  store::NewFile file(path);
  store::create_schema(file.connection());
  LoadReport report = Load(file.connection(), directory, options).run();
  if (!options.dry_run) file.publish();
  return report;
}

}  // namespace

LoadReport load(Database& database, std::string_view source, const LoadOptions& options,
                std::source_location where) {
  Database::Parts& parts = database.parts(where);
  parts.require_writable();
  const Directory directory = exchange::read_directory(source);
  parts.forget_snapshot();
  sqlite::Transaction transaction(parts.connection());
  LoadReport report = Load(parts.connection(), directory, options).run();
  if (report.changed && !options.dry_run) transaction.commit();
  core::log(LogLevel::info, "loaded \"" + directory.name + "\": " +
                                std::to_string(report.observations.added) + " figures added");
  return report;
}

LoadReport load(std::string_view path, std::string_view source, const LoadOptions& options,
                std::source_location where) {
  if (std::filesystem::exists(std::filesystem::path(path))) {
    Database database = Database::open(path);
    return load(database, source, options, where);
  }
  return load_into_new_file(std::string(path), exchange::read_directory(source), options);
}

}  // namespace yearbook
