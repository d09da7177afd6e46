// The C API of SQLite. Floor 3. In the library its functions are linked; in the loadable module
// they are those of the program that loads it, so that both read one database with one SQLite.
#pragma once

#include <sqlite3ext.h>

#ifndef SQLITE_CORE
SQLITE_EXTENSION_INIT3
#endif
