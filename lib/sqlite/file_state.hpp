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

#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "sqlite/connection.hpp"

struct sqlite3_file;  // NOLINT(readability-identifier-naming): SQLite's name

namespace yearbook::sqlite {

// The file of a connection's main database, as SQLite reads it; nullptr when it has none.
sqlite3_file* main_file(Connection& connection);

// `journal_mode` is what PRAGMA journal_mode says. Asks nothing that could change the transaction.
bool file_is_state(Connection& connection, const std::string& journal_mode);

// What every commit into a file with a rollback journal changes: of its header, the journal's kind and
// what SQLite itself compares to see whether another wrote (the change counter and what follows).
using FileVersion = std::array<std::byte, 24>;

// Read without a lock, in a tenth of the time that SQLite takes to say whether the file changed. Within
// a read transaction it is the version of that state; outside, one that differs from a state's says
// that the state may not be the newest, and one that is equal that it is: whoever commits writes the
// counter before the commit counts, and a file that lost its writer is put back before it is read.
// Empty for a file with a log, whose commits it does not show, and for a connection without a file or
// without locks. What a connection commits that never gives its locks back is not shown to itself.
// Source: https://www.sqlite.org/fileformat2.html, section 1.3 (offsets 18, 19 and 24 to 39).
std::optional<FileVersion> file_version(Connection& connection);

}  // namespace yearbook::sqlite
