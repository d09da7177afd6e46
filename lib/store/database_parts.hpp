// What a Database is made of, for the rooms that write to it. Floor 5.
#pragma once

#include <yearbook/database.hpp>

#include <memory>
#include <optional>
#include <utility>

#include "book/book.hpp"
#include "sqlite/connection.hpp"
#include "sqlite/file_state.hpp"
#include "store/file_header.hpp"
#include "store/sqlite_source.hpp"

namespace yearbook {

class Database::Parts {
 public:
  // `inspected`: a connection whose schema was looked at, for the first snapshot to read by; to read
  // the schema is most of what opening costs.
  Parts(std::string path, std::string file, const OpenOptions& options,
        const sqlite::ConnectionOptions& how, store::Layout layout,
        std::optional<sqlite::Connection> inspected = std::nullopt);

  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  [[nodiscard]] const std::string& uuid() const noexcept { return uuid_; }
  [[nodiscard]] store::Layout layout() const noexcept { return layout_; }
  [[nodiscard]] bool read_only() const noexcept { return read_only_; }
  // The connection for reading and writing, which the first call makes ready.
  [[nodiscard]] sqlite::Connection& connection();

  // Another connection to the same file, for reading.
  [[nodiscard]] sqlite::Connection reader() const;
  // Another one, for writing, that keeps what it writes as safe as connection() does.
  [[nodiscard]] sqlite::Connection writer() const;
  [[nodiscard]] bool in_memory() const noexcept { return !identity_; }
  // Throws read_only when writes are refused.
  void require_writable() const;
  Snapshot snapshot(const SnapshotOptions& options);
  // Lets go of the snapshot that is kept, before a write.
  void forget_snapshot() noexcept { newest_.book.reset(); }

 private:
  // The newest snapshot's book, and what tells whether its state is the newest: no commit of this
  // connection, and none of others.
  struct Newest {
    std::shared_ptr<book::Book> book = nullptr;
    std::int64_t own_changes = 0;
    std::int64_t data_version = 0;
    std::optional<sqlite::FileVersion> file_version = std::nullopt;  // instead, where it is known
  };
  bool newest_stands();
  std::int64_t data_version();
  void make_ready(sqlite::Connection& connection) const;
  // Throws conflict when the path no longer leads to the file that was opened.
  void require_same_file() const;
  // A source of the newest state, on a connection of its own.
  std::unique_ptr<store::SqliteSource> newest_source();

  std::string path_;  // as given
  std::string file_;  // as SQLite names it
  // Which file it was; empty for one in memory.
  std::optional<std::pair<std::uint64_t, std::uint64_t>> identity_;
  sqlite::ConnectionOptions how_;
  sqlite::Connection connection_;
  std::optional<sqlite::Connection> inspected_;
  Durability durability_;
  bool ready_ = false;
  store::Layout layout_;
  bool read_only_;
  std::string uuid_;
  sqlite::Statement data_version_;
  Newest newest_;
};

}  // namespace yearbook
