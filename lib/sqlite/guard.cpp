#include "sqlite/guard.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace yearbook::sqlite {
namespace {

// A step may be a question to the whole file, as yb_index() is: few pass between two looks.
constexpr int steps_between_looks = 100;

// What SQLite counts by itself.
constexpr std::array limits{
    std::pair{SQLITE_LIMIT_LENGTH, static_cast<int>(longest_value)},
    std::pair{SQLITE_LIMIT_SQL_LENGTH, static_cast<int>(longest_sql)},
    std::pair{SQLITE_LIMIT_EXPR_DEPTH, 200},
    std::pair{SQLITE_LIMIT_COMPOUND_SELECT, 100},
    std::pair{SQLITE_LIMIT_VDBE_OP, 1'000'000},
    std::pair{SQLITE_LIMIT_FUNCTION_ARG, 100},
    std::pair{SQLITE_LIMIT_LIKE_PATTERN_LENGTH, longest_pattern},
    std::pair{SQLITE_LIMIT_VARIABLE_NUMBER, 1000},
    std::pair{SQLITE_LIMIT_ATTACHED, 0},
    std::pair{SQLITE_LIMIT_TRIGGER_DEPTH, 1},
    std::pair{SQLITE_LIMIT_WORKER_THREADS, 0},
};

constexpr std::array<std::string_view, 13> reading_pragmas{
    "table_info",    "table_xinfo",      "table_list",    "index_list",     "index_info",
    "index_xinfo",   "foreign_key_list", "function_list", "collation_list", "compile_options",
    "database_list", "pragma_list",      "module_list"};

// Of these the value is asked; with an argument they would set it.
constexpr std::array<std::string_view, 7> asking_pragmas{
    "application_id", "user_version", "encoding",    "page_count",
    "page_size",      "data_version", "journal_mode"};

constexpr std::array<std::string_view, 2> forbidden_functions{"load_extension", "fts3_tokenizer"};

std::string lower(std::string_view name) {
  std::string result(name);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

template <typename Names>
bool among(const Names& names, const char* name) {
  return name != nullptr && std::ranges::find(names, lower(name)) != names.end();
}

// Tables that are functions, json_each and pragma_table_info, declare themselves when they are first
// used, which to an authorizer looks like CREATE TABLE. So they are all used once, before it stands.
void declare_table_functions(Connection& connection) {
  std::vector<std::string> names;
  Statement modules = connection.prepare("PRAGMA module_list");
  while (modules.step()) names.push_back(modules.text(0));
  for (const std::string_view pragma : reading_pragmas) {
    names.push_back("pragma_" + std::string(pragma));
  }
  for (const std::string& name : names) {
    // Most modules are no functions, and say that there is no such table.
    sqlite3_stmt* statement = nullptr;
    const std::string sql = "SELECT 1 FROM " + name;
    sqlite3_prepare_v2(connection.handle(), sql.c_str(), -1, &statement, nullptr);
    sqlite3_finalize(statement);
  }
}

// How people call what is refused.
std::string named(int action, const char* first, const char* second) {
  const auto about = [](std::string what, const char* name) {
    return name == nullptr ? std::move(what) : std::move(what) + " " + name;
  };
  switch (action) {
    case SQLITE_INSERT:
      return about("INSERT INTO", first);
    case SQLITE_UPDATE:
      return about("UPDATE", first);
    case SQLITE_DELETE:
      return about("DELETE FROM", first);
    case SQLITE_ATTACH:
      return "ATTACH";
    case SQLITE_DETACH:
      return "DETACH";
    case SQLITE_TRANSACTION:
      return about("the transaction command", first);
    case SQLITE_SAVEPOINT:
      return about("the savepoint command", first);
    case SQLITE_PRAGMA:
      return about("PRAGMA", first) + (second != nullptr ? " with an argument" : "");
    case SQLITE_FUNCTION:
      return about("the function", second) + "()";
    case SQLITE_ANALYZE:
      return "ANALYZE";
    case SQLITE_REINDEX:
      return "REINDEX";
    case SQLITE_ALTER_TABLE:
      return about("ALTER TABLE", second);
    default:
      return "a change of the schema";
  }
}

}  // namespace

Guard::Guard(Connection& connection, GuardLimits limits)
    : connection_(connection),
      limits_(std::move(limits)),
      memory_at_start_(sqlite3_memory_used()),
      since_(std::chrono::steady_clock::now()),
      functions_(connection, [this] { return goes_on(); }) {
  sqlite3* const db = connection_.handle();
  // Before the authorizer, which would refuse them.
  connection_.execute("PRAGMA query_only = ON; PRAGMA temp_store = MEMORY");
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  for (const auto& [which, most] : sqlite::limits) sqlite3_limit(db, which, most);
  declare_table_functions(connection_);
  sqlite3_set_authorizer(db, &Guard::authorize, this);
  sqlite3_progress_handler(db, steps_between_looks, &Guard::progress, this);
}

Guard::~Guard() {
  sqlite3_progress_handler(connection_.handle(), 0, nullptr, nullptr);
  sqlite3_set_authorizer(connection_.handle(), nullptr, nullptr);
}

int Guard::authorize(void* self, int action, const char* first, const char* second,
                     const char* /*database*/, const char* /*by*/) noexcept {
  auto& guard = *static_cast<Guard*>(self);
  try {
    if (guard.allows(action, first, second)) return SQLITE_OK;
    guard.refused_ = named(action, first, second);
  } catch (...) {  // NOLINT(bugprone-empty-catch)
    // No memory for the sentence: refused without one.
  }
  return SQLITE_DENY;
}

bool Guard::allows(int action, const char* first, const char* second) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
      return true;
    case SQLITE_FUNCTION:
      return !among(forbidden_functions, second);
    case SQLITE_PRAGMA:
      return among(reading_pragmas, first) || (second == nullptr && among(asking_pragmas, first));
    default:
      return false;
  }
}

int Guard::progress(void* self) noexcept {
  return static_cast<Guard*>(self)->goes_on() ? 0 : 1;
}

bool Guard::goes_on() noexcept {
  try {
    stopped_ = look();
  } catch (...) {
    stopped_ = Stop::cancelled;
  }
  return stopped_ == Stop::none;
}

Stop Guard::look() {
  const auto used = used_ + (std::chrono::steady_clock::now() - since_);
  if (limits_.time.count() > 0 && used > limits_.time) return Stop::time;
  // Of the whole program, which is all that SQLite counts: others at work may take of it.
  if (sqlite3_memory_used() - memory_at_start_ > most_memory) return Stop::memory;
  if (limits_.cancelled && limits_.cancelled()) return Stop::cancelled;
  return Stop::none;
}

}  // namespace yearbook::sqlite
