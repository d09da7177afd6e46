// What is said of a statement that SQLite does not take: the place with a caret, the nearest names,
// what to do. Floor 6.
#pragma once

#include <source_location>
#include <string_view>

#include "sqlite/cursor.hpp"

namespace yearbook::adhoc {

// What a mistake is said about.
struct Circumstances {
  sqlite::Connection& connection;
  const sqlite::Guard& guard;
  std::string_view sql;
  std::chrono::milliseconds time_limit;
};

// Throws the one Error that says it.
[[noreturn]] void throw_mistake(const sqlite::Mistake& mistake, const Circumstances& about,
                                std::source_location where);

// Throws that a statement would do more than read: `what`, such as "ATTACH".
[[noreturn]] void throw_not_reading(std::string_view sql, const std::string& what,
                                    std::source_location where);

// "line 2, column 7" and below it that line with a caret under that column; long lines are cut.
std::string place(std::string_view sql, std::size_t at);

}  // namespace yearbook::adhoc
