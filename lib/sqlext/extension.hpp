// yearbook in SQL: everything that a connection gets. Floor 4.
#pragma once

struct sqlite3;

namespace yearbook::sqlext {

// Registers every function on a connection, until it closes. What they read is the main database of
// the connection, as each statement sees it. Throws Error when SQLite refuses.
void register_functions(sqlite3* database);

}  // namespace yearbook::sqlext
