// The book of the database that SQL functions are called in. Floor 4.
#pragma once

#include <cstdint>
#include <memory>

#include <yearbook/snapshot.hpp>
#include <yearbook/year.hpp>

struct sqlite3;

namespace yearbook::sqlext {

// One a connection, shared by every function registered on it. Used by one thread at a time, as the
// connection is.
class HostBook {
 public:
  explicit HostBook(sqlite3* database) noexcept : database_(database) {}

  // What the running statement sees, with figures that its own transaction wrote. The book is kept
  // while nothing changes, but not while this connection writes: what it writes may be rolled back.
  Snapshot snapshot();
  // The same as known on a day. The book of the last day asked for is kept.
  Snapshot snapshot(Date as_of);

 private:
  struct State {
    std::int64_t data_version = -1;
    std::int64_t own_changes = -1;
    friend bool operator==(const State&, const State&) = default;
  };
  struct Kept {
    std::shared_ptr<book::Book> book;
    State state;
    Date day{};
  };
  [[nodiscard]] State state() const;
  Snapshot keep(Kept& kept, std::optional<Date> as_of);

  sqlite3* database_;
  Kept newest_;
  Kept as_of_;
};

}  // namespace yearbook::sqlext
