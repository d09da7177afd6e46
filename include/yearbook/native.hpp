/// The SQLite connection itself, for programs that need what yearbook does not offer.
/// Floor 5. Opt-in: yearbook/yearbook.hpp does not include it.
#pragma once

#include <source_location>

#include <yearbook/database.hpp>

struct sqlite3;

namespace yearbook {

/// The connection of a database. What it is used for is the caller's own: statements must be
/// finished before the next call to yearbook, settings left as they are, and yearbook's tables
/// written only in ways that `check()` accepts.
///
/// Lifetime: until the database is closed or moved from.
/// Threads:  the thread that uses the database.
/// Throws:   invalid_argument when the handle is closed or moved from.
/// Example:  examples/07_native.cpp
[[nodiscard]] YEARBOOK_EXPORT sqlite3* native_handle(
    Database& database, std::source_location where = std::source_location::current());

}  // namespace yearbook
