#include "sqlite/copy.hpp"

#include <sqlite3.h>

#include <utility>

#include "host/failure.hpp"

namespace yearbook::sqlite {

Copy::Copy(Connection& from, Connection& to)
    : target_(to.handle()), backup_(sqlite3_backup_init(target_, "main", from.handle(), "main")) {
  if (backup_ == nullptr)
    host::fail(sqlite3_extended_errcode(target_), sqlite3_errmsg(target_), "");
  const int result = sqlite3_backup_step(backup_, 0);  // no page yet, but the lock
  if (result == SQLITE_OK || result == SQLITE_DONE) return;
  sqlite3_backup_finish(std::exchange(backup_, nullptr));
  host::fail(result, sqlite3_errstr(result), "");
}

Copy::~Copy() {
  sqlite3_backup_finish(backup_);
}

void Copy::finish() {
  const int stepped = sqlite3_backup_step(backup_, -1);
  const int finished = sqlite3_backup_finish(std::exchange(backup_, nullptr));
  if (stepped != SQLITE_DONE) host::fail(stepped, sqlite3_errstr(stepped), "");
  if (finished != SQLITE_OK) host::fail(finished, sqlite3_errstr(finished), "");
}

}  // namespace yearbook::sqlite
