#include <yearbook/exchange.hpp>

#include <yearbook/error.hpp>

#include <filesystem>
#include <string>
#include <system_error>

#include "store/database_parts.hpp"
#include "store/new_file.hpp"

namespace yearbook {
namespace {

namespace fs = std::filesystem;

// What may make way: a copy of the same yearbook that is not the yearbook itself.
void require_copy(const Database& database, const std::string& path, std::source_location where) {
  std::error_code ignored;
  if (fs::equivalent(path, database.path(where), ignored)) {
    throw Error(ErrorCode::conflict,
                "\"" + path + "\" is the yearbook itself; name another file for its copy", where);
  }
  const Database there = Database::open(path, {.read_only = true});
  if (there.uuid() == database.uuid(where)) return;
  throw Error(ErrorCode::conflict,
              "\"" + path + "\" is another yearbook, not a copy of \"" + database.path(where) +
                  "\"; name another file",
              where);
}

}  // namespace

void publish(Database& database, std::string_view path, const PublishOptions& options,
             std::source_location where) {
  Database::Parts& parts = database.parts(where);
  const std::string target(path);
  std::error_code ignored;
  const bool replace = options.replace && fs::exists(fs::symlink_status(target, ignored));
  if (replace) require_copy(database, target, where);
  store::NewFile file(target, replace ? store::Existing::replaced : store::Existing::refused);
  sqlite::Connection reader = parts.reader();
  reader.execute("PRAGMA query_only = OFF");  // what is written is another file
  reader.vacuum_into(file.draft());
  file.connection().execute("ANALYZE");
  file.publish(store::Journal::rollback);
}

}  // namespace yearbook
