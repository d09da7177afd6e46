// Copies a whole file over another as one transaction. Floor 4.
#pragma once

#include "sqlite/connection.hpp"

struct sqlite3_backup;  // NOLINT(readability-identifier-naming): SQLite's name

namespace yearbook::sqlite {

// From the beginning on nobody else writes to the target; those who read it go on. Without finish()
// it is as it was. Its connection is used for nothing else meanwhile. Both have pages of one size.
class Copy {
 public:
  // Throws busy when another connection is writing to the target.
  Copy(Connection& from, Connection& to);
  ~Copy();
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;
  Copy(Copy&&) = delete;
  Copy& operator=(Copy&&) = delete;

  void finish();

 private:
  sqlite3* target_;
  sqlite3_backup* backup_;
};

}  // namespace yearbook::sqlite
