#include "sqlite/bounded_functions.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "sqlite/guard.hpp"

namespace yearbook::sqlite {

namespace {

struct Function {
  const char* name;
  int arguments;  // -1: any number
};

constexpr std::array functions{
    Function{"instr", 2},   Function{"replace", 3}, Function{"trim", 2},      Function{"ltrim", 2},
    Function{"rtrim", 2},   Function{"like", 2},    Function{"like", 3},      Function{"glob", 2},
    Function{"printf", -1}, Function{"format", -1}, Function{"json_patch", 2}};

constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

std::string_view text(sqlite3_value* value) {
  const auto* begin = reinterpret_cast<const char*>(sqlite3_value_text(value));
  if (begin == nullptr) return {};
  return {begin, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// One character after another of a format.
class Format {
 public:
  Format(std::string_view format, std::span<sqlite3_value*> arguments)
      : format_(format), arguments_(arguments) {}

  // Whether it repeats a character more often than a text may be long, as '%.2000000000c' does:
  // SQLite counts up to it, however long the text has become.
  bool repeats_too_often() {
    for (at_ = format_.find('%'); at_ < format_.size(); at_ = format_.find('%', at_)) {
      ++at_;
      skip("-+ #0!,");
      number();
      const bool exact = at_ < format_.size() && format_[at_] == '.';
      if (exact) ++at_;
      const std::int64_t precision = exact ? number() : 0;
      skip("l");
      if (at_ >= format_.size()) return false;
      const char conversion = format_[at_++];
      if (conversion == '%') continue;
      if (conversion == 'c' && precision > std::int64_t{longest_value}) return true;
      argument();
    }
    return false;
  }

 private:
  void skip(std::string_view characters) {
    at_ = std::min(format_.find_first_not_of(characters, at_), format_.size());
  }
  std::int64_t argument() {
    return next_ < arguments_.size() ? sqlite3_value_int64(arguments_[next_++]) : 0;
  }
  // A width or precision: digits, or "*" for one that is an argument. A negative one counts without
  // its sign.
  std::int64_t number() {
    constexpr std::int64_t plenty = std::int64_t{1} << 40;
    if (at_ < format_.size() && format_[at_] == '*') {
      ++at_;
      const std::int64_t given = std::clamp(argument(), -plenty, plenty);
      return given < 0 ? -given : given;
    }
    std::int64_t result = 0;
    for (; at_ < format_.size() && is_digit(format_[at_]); ++at_) {
      result = std::min(10 * result + (format_[at_] - '0'), plenty);
    }
    return result;
  }

  std::string_view format_;
  std::span<sqlite3_value*> arguments_;
  std::size_t at_ = 0;
  std::size_t next_ = 0;
};

// Says so when the two texts of a call are too long for one another.
bool refuses(const char* name, sqlite3_context* context, std::span<sqlite3_value*> values) {
  const auto first = static_cast<double>(text(values[0]).size());
  const auto second = static_cast<double>(text(values[1]).size());
  if (first * second <= longest_meeting) return false;
  const std::string sentence = std::string(name) + "() of texts of " +
                               std::to_string(static_cast<std::int64_t>(first)) + " and " +
                               std::to_string(static_cast<std::int64_t>(second)) +
                               " bytes could take longer than a statement may; shorten one of them";
  sqlite3_result_error(context, sentence.data(), static_cast<int>(sentence.size()));
  return true;
}

void give_failure(sqlite3_context* context, sqlite3* of) {
  const int code = sqlite3_errcode(of);
  if (code == SQLITE_TOOBIG) {
    sqlite3_result_error_toobig(context);
  } else if (code == SQLITE_NOMEM) {
    sqlite3_result_error_nomem(context);
  } else {
    sqlite3_result_error(context, sqlite3_errmsg(of), -1);
  }
}

struct Finalize {
  void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};

}  // namespace

// What the functions of a connection share.
class BoundedFunctions::Calls {
 public:
  explicit Calls(std::function<bool()> goes_on) : goes_on_(std::move(goes_on)) {}

  static void add(const std::shared_ptr<Calls>& self, Connection& connection) {
    for (const Function& function : functions) {
      sqlite3_create_function_v2(connection.handle(), function.name, function.arguments, flags,
                                 new Registered{self, &function}, call, nullptr, nullptr,
                                 [](void* made) { delete static_cast<Registered*>(made); });
    }
  }
  void ask_nobody() { goes_on_ = nullptr; }

 private:
  struct Registered {
    std::shared_ptr<Calls> self;
    const Function* function;
  };

  // C code called us, which no exception may cross.
  static void call(sqlite3_context* context, int count, sqlite3_value** values) noexcept {
    const auto& registered = *static_cast<const Registered*>(sqlite3_user_data(context));
    try {
      registered.self->answer(*registered.function, context,
                              {values, static_cast<std::size_t>(count)});
    } catch (...) {
      sqlite3_result_error_nomem(context);
    }
  }

  void answer(const Function& function, sqlite3_context* context, std::span<sqlite3_value*> given) {
    if (goes_on_ && !goes_on_()) {
      sqlite3_result_error_code(context, SQLITE_INTERRUPT);
    } else if (function.arguments >= 0) {
      if (!refuses(function.name, context, given)) pass_on(function, context, given);
    } else if (!given.empty() && Format(text(given[0]), given.subspan(1)).repeats_too_often()) {
      sqlite3_result_error_toobig(context);
    } else {
      pass_on(function, context, given);
    }
  }

  // Calls SQLite's own.
  void pass_on(const Function& function, sqlite3_context* context,
               std::span<sqlite3_value*> given) {
    sqlite3_stmt* const own = statement(function, given.size());
    for (std::size_t i = 0; own != nullptr && i < given.size(); ++i) {
      sqlite3_bind_value(own, static_cast<int>(i) + 1, given[i]);
    }
    if (own == nullptr || sqlite3_step(own) != SQLITE_ROW) {
      give_failure(context, plain_->handle());
    } else {
      sqlite3_result_value(context, sqlite3_column_value(own, 0));
      constexpr unsigned json = 'J';
      if (std::string_view(function.name).starts_with("json")) {
        sqlite3_result_subtype(context, json);
      }
    }
    sqlite3_reset(own);
    sqlite3_clear_bindings(own);
  }

  sqlite3_stmt* statement(const Function& function, std::size_t arguments) {
    if (plain_ == nullptr) {
      plain_ =
          std::make_unique<Connection>(":memory:", ConnectionOptions{.access = Access::create});
      sqlite3_limit(plain_->handle(), SQLITE_LIMIT_LENGTH, static_cast<int>(longest_value));
      sqlite3_limit(plain_->handle(), SQLITE_LIMIT_LIKE_PATTERN_LENGTH, longest_pattern);
    }
    auto& made = statements_[{&function, arguments}];
    if (made != nullptr) return made.get();
    std::string sql = "SELECT " + std::string(function.name) + "(";
    for (std::size_t i = 0; i < arguments; ++i) sql += i == 0 ? "?" : ", ?";
    sqlite3_stmt* prepared = nullptr;
    sqlite3_prepare_v3(plain_->handle(), (sql + ")").c_str(), -1, SQLITE_PREPARE_PERSISTENT,
                       &prepared, nullptr);
    made.reset(prepared);
    return prepared;
  }

  std::function<bool()> goes_on_;
  std::unique_ptr<Connection> plain_;  // has SQLite's own functions; opened when needed
  std::map<std::pair<const Function*, std::size_t>, std::unique_ptr<sqlite3_stmt, Finalize>>
      statements_;  // by function and number of arguments
};

BoundedFunctions::BoundedFunctions(Connection& connection, std::function<bool()> goes_on)
    : calls_(std::make_shared<Calls>(std::move(goes_on))) {
  Calls::add(calls_, connection);
}

BoundedFunctions::~BoundedFunctions() {
  calls_->ask_nobody();
}

}  // namespace yearbook::sqlite
