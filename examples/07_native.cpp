// The SQLite connection itself, for a question that yearbook has no function for.
#include <yearbook/exchange.hpp>
#include <yearbook/native.hpp>

#include <sqlite3.h>

#include <iostream>

int main() {
  using namespace yearbook;
  Database database = Database::create(":memory:");
  load(database, TORCH_DIRECTORY);
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(native_handle(database),
                     "SELECT release, count(*) AS figures FROM current GROUP BY release "
                     "ORDER BY figures DESC, release LIMIT 3",
                     -1, &statement, nullptr);
  while (sqlite3_step(statement) == SQLITE_ROW) {
    std::cout << sqlite3_column_text(statement, 0) << ' ' << sqlite3_column_int(statement, 1)
              << '\n';
  }
  // Statements are finished before yearbook is asked again.
  sqlite3_finalize(statement);
}
