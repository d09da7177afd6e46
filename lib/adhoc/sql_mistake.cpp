#include "adhoc/sql_mistake.hpp"

#include <yearbook/error.hpp>

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/nearest.hpp"
#include "host/failure.hpp"

namespace yearbook::adhoc {
namespace {

using sqlite::Stop;

// SQLite's primary result codes that get a sentence of their own.
constexpr int no_memory = 7;
constexpr int too_big = 18;

constexpr std::string_view memory_sentence =
    "the statement was stopped: it needs more than 256 MiB of memory; ask for less of the file, or "
    "aggregate in fewer steps";

std::string seconds(std::chrono::milliseconds time) {
  const auto count = time.count();
  return count % 1000 == 0 ? std::to_string(count / 1000) + " s" : std::to_string(count) + " ms";
}

bool begins_character(char c) {
  constexpr unsigned continuation_bits = 0xC0;
  constexpr unsigned continuation = 0x80;
  return (static_cast<unsigned char>(c) & continuation_bits) != continuation;
}

// As many spaces as a text takes columns in a terminal.
std::string spaces_for(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    utf8proc_int32_t character = 0;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                         static_cast<utf8proc_ssize_t>(text.size()), &character);
    result.append(length > 0 ? static_cast<std::size_t>(utf8proc_charwidth(character)) : 1, ' ');
    text.remove_prefix(length > 0 ? static_cast<std::size_t>(length) : 1);
  }
  return result;
}

// Tabs and other controls would put the caret elsewhere.
std::string plain(std::string_view text) {
  std::string result(text);
  std::ranges::replace_if(
      result, [](char c) { return (c >= '\0' && c < ' ') || c == '\x7F'; }, ' ');
  return result;
}

// The name in "no such column: t.valeu", and what it is the name of.
struct Unknown {
  std::string_view what;
  std::string name;
};

std::optional<Unknown> unknown_name(std::string_view message) {
  for (const std::string_view what : {"column", "table", "function"}) {
    const std::string start = "no such " + std::string(what) + ": ";
    if (!message.starts_with(start)) continue;
    std::string name(message.substr(start.size()));
    name.erase(0, name.rfind('.') + 1);
    return Unknown{what, std::move(name)};
  }
  return std::nullopt;
}

std::string nearest_names(const Unknown& unknown, const Circumstances& about) {
  const auto names = unknown.what == "column"  ? sqlite::column_names(about.connection, about.sql)
                     : unknown.what == "table" ? sqlite::table_names(about.connection)
                                               : sqlite::function_names(about.connection);
  std::vector<std::string_view> known(names.begin(), names.end());
  std::ranges::sort(known);
  known.erase(std::ranges::unique(known).begin(), known.end());
  std::string nearest = core::nearest_clause(unknown.name, known);
  // Our functions begin with yb_, which is easily left out.
  if (nearest.empty() && unknown.what != "column") {
    nearest = core::nearest_clause("yb_" + unknown.name, known);
  }
  return nearest;
}

// What SQLite says of the statement itself, where, and what was perhaps meant.
std::string sentence_of(const sqlite::Mistake& mistake, const Circumstances& about) {
  std::string result = mistake.message;
  std::size_t at = mistake.at;
  if (const auto unknown = unknown_name(mistake.message)) {
    if (at == std::string::npos) at = about.sql.find(unknown->name);
    const bool quoted = at < about.sql.size() && about.sql[at] == '"';
    result += quoted && unknown->what == "column"
                  ? "; text is written in single quotes, '" + unknown->name + "'"
                  : nearest_names(*unknown, about);
  }
  if (at == std::string::npos) return result;
  return result + ", " + place(about.sql, at);
}

}  // namespace

std::string place(std::string_view sql, std::size_t at) {
  at = std::min(at, sql.size());
  const std::size_t begin = at == 0 ? 0 : sql.rfind('\n', at - 1) + 1;
  const std::string_view line = sql.substr(begin, sql.find('\n', begin) - begin);
  const auto number = 1 + std::ranges::count(sql.substr(0, begin), '\n');
  const auto column = 1 + std::ranges::count_if(sql.substr(begin, at - begin), begins_character);

  constexpr std::size_t before = 60;
  constexpr std::size_t shown = 100;
  std::size_t first = at - begin > before ? at - begin - before : 0;
  while (first < line.size() && !begins_character(line[first])) ++first;
  std::size_t last = std::min(line.size(), first + shown);
  while (last < line.size() && !begins_character(line[last])) ++last;
  const std::string left = first > 0 ? "..." : "";
  return "line " + std::to_string(number) + ", column " + std::to_string(column) + "\n  " + left +
         plain(line.substr(first, last - first)) + (last < line.size() ? "..." : "") + "\n  " +
         std::string(left.size(), ' ') +
         spaces_for(plain(sql.substr(begin + first, at - begin - first))) + "^";
}

void throw_not_reading(std::string_view sql, const std::string& what, std::source_location where) {
  throw Error(ErrorCode::sql,
              "this statement would do more than read: " + what +
                  "; only statements that read are taken: SELECT, WITH, VALUES, EXPLAIN, and "
                  "PRAGMA table_info and the like",
              0, std::string(sql), where);
}

void throw_mistake(const sqlite::Mistake& mistake, const Circumstances& about,
                   std::source_location where) {
  const auto fail = [&](ErrorCode code, const std::string& sentence) {
    throw Error(code, sentence, mistake.code, std::string(about.sql), where);
  };
  switch (about.guard.stopped()) {
    case Stop::time:
      fail(ErrorCode::sql, "the statement was stopped after " + seconds(about.time_limit) +
                               ", its time limit; ask for less, or allow it more time");
      break;
    case Stop::memory:
      fail(ErrorCode::sql, std::string(memory_sentence));
      break;
    case Stop::cancelled:
      fail(ErrorCode::cancelled, "the statement was cancelled");
      break;
    case Stop::none:
      break;
  }
  if (!about.guard.refused().empty()) {
    throw_not_reading(about.sql, about.guard.refused(), where);
  }
  constexpr int primary_bits = 0xFF;
  switch (mistake.code & primary_bits) {
    case no_memory:
      fail(ErrorCode::sql, std::string(memory_sentence));
      break;
    case too_big:
      fail(ErrorCode::sql,
           "SQLite says: " + mistake.message + "; no text or blob may be longer than 1 MiB");
      break;
    default:
      break;
  }
  if (host::error_code(mistake.code) == ErrorCode::sql) {
    fail(ErrorCode::sql, "SQLite says: " + sentence_of(mistake, about));
  }
  host::fail(mistake.code, mistake.message, std::string(about.sql));
}

}  // namespace yearbook::adhoc
