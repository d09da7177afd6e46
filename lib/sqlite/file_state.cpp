#include "sqlite/file_state.hpp"

#include <sqlite3.h>

#include <cstddef>
#include <cstdint>

namespace yearbook::sqlite {
namespace {

// The WAL-index begins with its header, twice, and the count of frames that were copied.
constexpr int region_size = 32768;
constexpr std::size_t header_words = 12;
constexpr std::size_t version_at = 0;
constexpr std::size_t is_set_at = 3;  // in its first byte
constexpr std::size_t frames_at = 4;
constexpr std::size_t copied_at = 24;
constexpr std::uint32_t version_known = 3007000;

bool locks_are_kept(sqlite3* database) {
  const char* name = sqlite3_db_filename(database, "main");
  return name != nullptr && *name != '\0' && sqlite3_uri_boolean(name, "immutable", 0) == 0 &&
         sqlite3_uri_boolean(name, "nolock", 0) == 0;
}

// A header that is being written differs from its copy.
bool is_whole(const volatile std::uint32_t* index) {
  for (std::size_t i = 0; i < header_words; ++i) {
    if (index[i] != index[header_words + i]) return false;
  }
  const std::uint32_t set = index[is_set_at];
  return index[version_at] == version_known && *reinterpret_cast<const unsigned char*>(&set) != 0;
}

// The connection has mapped the index when it began to read; to map it again gives what it has.
bool log_is_copied(sqlite3_file* file) {
  if (file->pMethods->iVersion < 2 || file->pMethods->xShmMap == nullptr) return false;
  void volatile* region = nullptr;
  if (file->pMethods->xShmMap(file, 0, region_size, 0, &region) != SQLITE_OK) return false;
  if (region == nullptr) return false;
  const auto* index = static_cast<const volatile std::uint32_t*>(region);
  file->pMethods->xShmBarrier(file);
  const bool result = is_whole(index) && index[frames_at] == index[copied_at];
  // What is read of the file from here on is read after the counts.
  file->pMethods->xShmBarrier(file);
  return result;
}

}  // namespace

sqlite3_file* main_file(Connection& connection) {
  sqlite3_file* file = nullptr;
  sqlite3_file_control(connection.handle(), "main", SQLITE_FCNTL_FILE_POINTER,
                       static_cast<void*>(&file));
  return file == nullptr || file->pMethods == nullptr ? nullptr : file;
}

bool file_is_state(Connection& connection, const std::string& journal_mode) {
  sqlite3* const database = connection.handle();
  sqlite3_file* const file = main_file(connection);
  if (file == nullptr || sqlite3_txn_state(database, "main") != SQLITE_TXN_READ ||
      !locks_are_kept(database) || connection.query_text("PRAGMA main.locking_mode") != "normal") {
    return false;
  }
  return journal_mode != "wal" || log_is_copied(file);
}

std::optional<FileVersion> file_version(Connection& connection) {
  sqlite3_file* const file = main_file(connection);
  if (file == nullptr || !locks_are_kept(connection.handle())) return std::nullopt;
  FileVersion version{};
  constexpr sqlite3_int64 begins_at = 16;
  constexpr std::size_t writes_as = 2;
  constexpr std::size_t reads_as = 3;
  constexpr std::byte rollback_journal{1};
  const int result = file->pMethods->xRead(file, version.data(), version.size(), begins_at);
  const bool known = result == SQLITE_OK && version[writes_as] == rollback_journal &&
                     version[reads_as] == rollback_journal;
  return known ? std::optional(version) : std::nullopt;
}

}  // namespace yearbook::sqlite
