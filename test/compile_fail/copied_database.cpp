// EXPECTS: use of deleted function 'yearbook::Database::Database.const yearbook::Database&.'
// A database is moved, never copied; snapshots are shared.
#include <yearbook/yearbook.hpp>

using namespace yearbook;
using namespace yearbook::literals;

Database other(Database& database) {
#ifdef OFFENDS
  return database;
#else
  return std::move(database);
#endif
}
