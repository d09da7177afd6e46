// SQLite's failures as yearbook's errors. Floor 3.
#pragma once

#include <string>

#include <yearbook/error.hpp>

namespace yearbook::host {

// What an extended result code of SQLite means to a caller.
ErrorCode error_code(int sqlite_code) noexcept;

// Throws the Error of an extended result code, SQLite's message and the statement.
[[noreturn]] void fail(int sqlite_code, const std::string& message, const std::string& sql);

}  // namespace yearbook::host
