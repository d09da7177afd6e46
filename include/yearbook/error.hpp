/// Failure: the one exception that yearbook throws.
/// Floor 0. Missing data is never a failure: it is an empty std::optional, a NaN beside a status,
/// or an empty range.
#pragma once

#include <memory>
#include <source_location>
#include <stdexcept>
#include <string>
#include <string_view>

#include <yearbook/export.hpp>

namespace yearbook {

/// What kind of failure it was; the sentence in what() says the rest.
enum class ErrorCode {
  not_found,         ///< no such file, zone, indicator, group, release, unit or index
  invalid_argument,  ///< a call or an input file that cannot be meant
  conflict,          ///< contradicts what is there: an ambiguous name, another figure for one cell
  constraint,        ///< the schema forbids it
  busy,              ///< another connection holds the file; trying again may help
  read_only,         ///< the file or the handle does not allow writing
  corrupt,           ///< the file is damaged
  schema_too_new,    ///< written by a newer yearbook with another major layout
  schema_foreign,    ///< not a yearbook file, or one whose own objects were changed
  io,                ///< the operating system said no
  cancelled,         ///< a progress function asked to stop
  sql,               ///< a statement that SQLite refused
  internal,          ///< a mistake of yearbook itself
};

/// The name of a code as it is written in this header, such as "not_found".
[[nodiscard]] YEARBOOK_EXPORT std::string_view to_string(ErrorCode code) noexcept;

/// One failure: its code, a sentence that says what was asked, what was found and what to do, and,
/// where they apply, the SQL statement, SQLite's own code and the caller's line.
///
/// Threads:  a value; copies share their text and never throw.
/// Example:  examples/01_open.cpp
class YEARBOOK_EXPORT Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& sentence,
        std::source_location where = std::source_location::current());

  /// A failure that SQLite reported, with its extended result code and the statement it was about.
  Error(ErrorCode code, const std::string& sentence, int sqlite_code, std::string sql,
        std::source_location where = std::source_location::current());

  [[nodiscard]] ErrorCode code() const noexcept;
  /// True when the same call may succeed later (code busy).
  [[nodiscard]] bool retryable() const noexcept;
  /// SQLite's extended result code; 0 when SQLite had no part in it.
  [[nodiscard]] int sqlite_code() const noexcept;
  /// The statement; empty when there was none.
  [[nodiscard]] std::string_view sql() const noexcept;
  /// The line that called yearbook.
  [[nodiscard]] const std::source_location& where() const noexcept;

 private:
  struct Facts;
  std::shared_ptr<const Facts> facts_;
};

}  // namespace yearbook
