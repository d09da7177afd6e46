// What a Database is made of, for the rooms that write to it. Floor 5.
#pragma once

#include <yearbook/database.hpp>

#include <atomic>
#include <optional>

#include "book/book.hpp"
#include "sqlite/connection.hpp"
#include "store/file_header.hpp"

namespace yearbook {

class Database::Parts {
 public:
  Parts(std::string path, std::string file, const OpenOptions& options,
        const sqlite::ConnectionOptions& how, store::Layout layout);

  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  [[nodiscard]] const std::string& uuid() const noexcept { return uuid_; }
  [[nodiscard]] store::Layout layout() const noexcept { return layout_; }
  [[nodiscard]] bool read_only() const noexcept { return read_only_; }
  [[nodiscard]] sqlite::Connection& connection() noexcept { return connection_; }

  // Another connection to the same file, for reading.
  [[nodiscard]] sqlite::Connection reader() const;
  // Throws read_only when writes are refused.
  void require_writable() const;
  Snapshot snapshot(const SnapshotOptions& options);
  // Lets go of the snapshot that is kept, before a write.
  void forget_snapshot() noexcept { newest_.reset(); }

 private:
  // Changes with every commit: of this connection, and of others.
  struct State {
    std::int64_t own_changes = 0;
    std::int64_t data_version = 0;
    friend bool operator==(const State&, const State&) = default;
  };
  State state();

  std::string path_;  // as given
  std::string file_;  // as SQLite names it
  sqlite::ConnectionOptions how_;
  sqlite::Connection connection_;
  store::Layout layout_;
  bool read_only_;
  std::string uuid_;
  sqlite::Statement data_version_;
  State newest_state_;
  std::shared_ptr<book::Book> newest_;
};

}  // namespace yearbook
