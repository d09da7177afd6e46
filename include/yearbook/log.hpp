/// Where yearbook's log goes: nowhere, unless a program asks.
/// Floor 0. Nothing is logged that is also thrown.
#pragma once

#include <functional>
#include <string_view>

#include <yearbook/export.hpp>

namespace yearbook {

/// How much is said; each level includes those after it.
enum class LogLevel { debug, info, warning, off };

/// Receives one line, without a line break. It may be called from any thread, one call at a time.
using LogSink = std::function<void(LogLevel level, std::string_view line)>;

/// Sends the log to `sink` from `level` on; LogLevel::off or an empty sink makes it silent again,
/// which is how it starts.
///
/// Threads:  may be called at any time, from any thread.
/// Example:  examples/01_open.cpp
YEARBOOK_EXPORT void set_log_sink(LogSink sink, LogLevel level = LogLevel::info);

}  // namespace yearbook
