// The loadable module: `.load yearbook` in the sqlite3 shell, and its like elsewhere. Floor 4. Only
// the module has this file.
#include <exception>

#include <sqlite3ext.h>

#include "sqlext/extension.hpp"

SQLITE_EXTENSION_INIT1

// The entry point that SQLite looks for in a library of this name.
extern "C" __attribute__((visibility("default"))) int sqlite3_yearbook_init(
    sqlite3* database, char** message, const sqlite3_api_routines* api) {
  SQLITE_EXTENSION_INIT2(api);
  constexpr int oldest = 3037000;  // STRICT tables, and what the functions call
  if (sqlite3_libversion_number() < oldest) {
    *message = sqlite3_mprintf("this program has SQLite %s; yearbook needs 3.37.0 or newer",
                               sqlite3_libversion());
    return SQLITE_ERROR;
  }
  try {
    yearbook::sqlext::register_functions(database);
    return SQLITE_OK;
  } catch (const std::exception& failure) {
    *message = sqlite3_mprintf("%s", failure.what());
    return SQLITE_ERROR;
  }
}
