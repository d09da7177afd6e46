#include <yearbook/native.hpp>

#include "store/database_parts.hpp"

namespace yearbook {

sqlite3* native_handle(Database& database, std::source_location where) {
  return database.parts(where).connection().handle();
}

}  // namespace yearbook
