/// A yearbook file, open.
/// Floor 5. Makes snapshots to ask questions of; exchange.hpp loads data into it.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <source_location>
#include <string>
#include <string_view>

#include <yearbook/snapshot.hpp>

namespace yearbook {

/// When a commit counts as done.
enum class Durability {
  normal,  ///< survives a crash of the program; a power cut may lose the last commits, never the
           ///< file
  full,    ///< survives a power cut too
};

/// How a file is opened.
struct OpenOptions {
  /// Refuses every write through this handle; also opens files and folders that cannot be written.
  bool read_only = false;
  /// For a file from outside: SQLite defends itself, and views, tables or indexes that are not
  /// yearbook's are refused. (Triggers that are not yearbook's are always refused.)
  bool untrusted = false;
  Durability durability = Durability::normal;
  /// How long to wait for another connection that is writing, before failing with code busy.
  std::chrono::milliseconds busy_timeout{5000};
};

/// One yearbook file.
///
/// Lifetime: movable, not copyable. close() or the destructor lets the file go; snapshots live on.
/// Threads:  one thread at a time; give each its own, or share snapshots, which any number may ask.
/// Example:  examples/01_open.cpp
class YEARBOOK_EXPORT Database {
 public:
  /// Opens an existing yearbook. The first bytes are looked at before SQLite sees the file, so a
  /// file that is refused stays as it was, byte for byte, with nothing beside it. An older layout
  /// is upgraded by one transaction, unless read_only; a newer minor layout opens read-only.
  ///
  /// Throws:   not_found when there is no file; schema_foreign for a file that is no yearbook or
  ///           whose own tables and views were changed; schema_too_new; corrupt for a damaged
  ///           header or schema; io; busy.
  /// Cost:     well under a millisecond; figures are not read.
  [[nodiscard]] static Database open(std::string_view path, const OpenOptions& options = {});

  /// Makes an empty yearbook; ":memory:" makes one that lives as long as its handle and snapshots.
  ///
  /// Throws: conflict when the path exists; io.
  [[nodiscard]] static Database create(std::string_view path, const OpenOptions& options = {});

  ~Database();
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// The newest state, or the figures as known on a day or as published first. Snapshots made of
  /// one state share one book.
  ///
  /// Lifetime: the newest snapshot without options is kept to be given again while nothing changes;
  ///           see Snapshot for what one holds.
  /// Boundary: commits of this handle, of others in the program and of other programs are all
  ///           noticed. A file that was deleted or replaced goes on for the snapshots that are
  ///           there; a new state of it is refused.
  /// Throws:   busy; corrupt; conflict when the path no longer leads to the file that was opened;
  ///           invalid_argument for the vintage 0, and when the handle is closed or moved from.
  /// Cost:     when nothing changed, one question to SQLite (WAL) or one short read of the file
  ///           (rollback journal): microseconds. Else a connection, which reads the catalogue when a
  ///           question first needs it; with a day or a place it is read at once.
  [[nodiscard]] Snapshot snapshot(const SnapshotOptions& options = {},
                                  std::source_location where = std::source_location::current());

  /// The path as given; ":memory:" for a yearbook in memory.
  [[nodiscard]] const std::string& path(
      std::source_location where = std::source_location::current()) const;
  /// Of the file: 32 hexadecimal digits, never those of another.
  [[nodiscard]] const std::string& uuid(
      std::source_location where = std::source_location::current()) const;
  /// "major.minor" of the file's layout.
  [[nodiscard]] std::string layout(
      std::source_location where = std::source_location::current()) const;
  /// How many figures the file holds, of all releases: its observations.
  /// Throws:   busy; corrupt.
  /// Cost:     one pass over their table.
  [[nodiscard]] std::size_t observations(
      std::source_location where = std::source_location::current()) const;
  /// Whether writes are refused: by option, by permission, or because the layout is newer.
  [[nodiscard]] bool read_only(std::source_location where = std::source_location::current()) const;

  /// Lets the file go. Every later call but close() fails with invalid_argument.
  void close() noexcept;

  class Parts;
  /// What it is made of, for yearbook's own rooms.
  /// Throws:   invalid_argument when the handle is closed or moved from.
  [[nodiscard]] Parts& parts(std::source_location where = std::source_location::current()) const;

 private:
  explicit Database(std::unique_ptr<Parts> parts) noexcept;
  std::unique_ptr<Parts> parts_;
};

}  // namespace yearbook
