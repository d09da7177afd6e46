// Another process that writes to a yearbook file: runs the SQL of its second argument on the file of
// its first. Exit code 0 when it was committed.
#include <sqlite3.h>

int main(int count, char** arguments) {
  if (count != 3) return 2;
  sqlite3* database = nullptr;
  if (sqlite3_open(arguments[1], &database) != SQLITE_OK) return 1;
  sqlite3_busy_timeout(database, 5000);
  const int result = sqlite3_exec(database, arguments[2], nullptr, nullptr, nullptr);
  sqlite3_close(database);
  return result == SQLITE_OK ? 0 : 1;
}
