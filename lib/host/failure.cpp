#include "host/failure.hpp"

#include "host/api.hpp"

namespace yearbook::host {

ErrorCode error_code(int sqlite_code) noexcept {
  constexpr int primary_bits = 0xFF;
  switch (sqlite_code & primary_bits) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ErrorCode::busy;
    case SQLITE_READONLY:
      return ErrorCode::read_only;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
      return ErrorCode::corrupt;
    case SQLITE_CONSTRAINT:
      return ErrorCode::constraint;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_PERM:
    case SQLITE_NOLFS:
      return ErrorCode::io;
    case SQLITE_NOMEM:
    case SQLITE_MISUSE:
    case SQLITE_INTERNAL:
      return ErrorCode::internal;
    default:
      return ErrorCode::sql;
  }
}

void fail(int sqlite_code, const std::string& message, const std::string& sql) {
  const ErrorCode code = error_code(sqlite_code);
  std::string sentence = "SQLite says: " + message;
  if (code == ErrorCode::busy) {
    sentence = "another connection is writing to the file and did not finish in time; try again (" +
               message + ")";
  } else if (code == ErrorCode::corrupt) {
    sentence = "the file is damaged: " + message + "; restore it from a copy";
  } else if (code == ErrorCode::read_only) {
    sentence = "the file cannot be written: " + message;
  } else if (sqlite_code == SQLITE_FULL || sqlite_code == SQLITE_IOERR_WRITE) {
    sentence = "no more can be written: " + message + "; make room on the disk and try again";
  }
  throw Error(code, sentence, sqlite_code, sql);
}

}  // namespace yearbook::host
