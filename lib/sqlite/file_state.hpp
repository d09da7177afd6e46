// Whether the database file by itself is the state that a read transaction sees. Floor 4. Then its
// pages can be read without SQLite's cache and without asking for each where it stands.
//
// Source: https://www.sqlite.org/walformat.html, section 2 (the WAL-index, and which locks readers
//         and checkpoints hold); https://www.sqlite.org/lockingv3.html.
//
// Contract:
//  (1) With a rollback journal it is, as long as the transaction lasts: whoever writes into the file
//      needs a lock that no reader may hold.
//  (2) With a log it is once every frame of the log was copied into the file. Of a transaction that
//      reads the log, a checkpoint copies nothing newer than what it sees; of one that reads the file
//      alone, it copies nothing. So frames that are all copied are those the transaction sees, and
//      what was true once stays true until it ends.
//  (3) Where neither can be shown the answer is no: a connection without locks, with locks that it
//      does not give back, in memory of its own, or that could write.
#pragma once

#include <string>

#include "sqlite/connection.hpp"

struct sqlite3_file;  // NOLINT(readability-identifier-naming): SQLite's name

namespace yearbook::sqlite {

// The file of a connection's main database, as SQLite reads it; nullptr when it has none.
sqlite3_file* main_file(Connection& connection);

// `journal_mode` is what PRAGMA journal_mode says. Asks nothing that could change the transaction.
bool file_is_state(Connection& connection, const std::string& journal_mode);

}  // namespace yearbook::sqlite
