#include "sqlext/host_book.hpp"

#include <yearbook/error.hpp>

#include "book/book.hpp"
#include "host/api.hpp"
#include "host/host_source.hpp"
#include "host/layout.hpp"
#include "host/statement.hpp"

namespace yearbook::sqlext {
namespace {

std::int64_t pragma(sqlite3* database, std::string_view name) {
  host::Statement row(database, "PRAGMA main." + std::string(name));
  return row.step() ? row.integer(0) : 0;
}

void require_yearbook(sqlite3* database) {
  if (pragma(database, "application_id") != std::int64_t{host::application_id}) {
    throw Error(ErrorCode::schema_foreign,
                "the main database of this connection is no yearbook; open a yearbook file, such "
                "as with: .open torch.db");
  }
  const host::Layout layout = host::layout_of(pragma(database, "user_version"));
  if (layout.major > host::major_layout) {
    throw Error(ErrorCode::schema_too_new, "the file has layout " + to_string(layout) +
                                               ", and this yearbook extension reads " +
                                               std::to_string(host::major_layout) +
                                               ".x; load a newer one");
  }
}

}  // namespace

HostBook::State HostBook::state() const {
  return {pragma(database_, "data_version"), sqlite3_total_changes64(database_)};
}

Snapshot HostBook::keep(Kept& kept, std::optional<Date> as_of) {
  const bool writing = sqlite3_txn_state(database_, "main") == SQLITE_TXN_WRITE;
  const State now = state();
  const Date day = as_of.value_or(Date{});
  if (!writing && kept.book && kept.state == now && kept.day == day) return Snapshot(kept.book);
  require_yearbook(database_);
  // A statement under way keeps what the catalogue is read from one state, also for a function
  // that is called where no table is read.
  host::Statement guard(database_, "SELECT key FROM main.meta");
  guard.step();
  auto book = std::make_shared<book::Book>(std::make_unique<host::HostSource>(database_),
                                           SnapshotOptions{.as_of = as_of});
  if (writing) {
    kept = {};
  } else {
    kept = {book, now, day};
  }
  return Snapshot(std::move(book));
}

Snapshot HostBook::snapshot() {
  return keep(newest_, std::nullopt);
}

Snapshot HostBook::snapshot(Date as_of) {
  return keep(as_of_, as_of);
}

}  // namespace yearbook::sqlext
