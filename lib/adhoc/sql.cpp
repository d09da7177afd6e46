#include <yearbook/sql.hpp>

#include <yearbook/error.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <utility>

#include "adhoc/sql_mistake.hpp"
#include "core/nearest.hpp"
#include "sqlext/extension.hpp"
#include "sqlite/cursor.hpp"
#include "store/database_parts.hpp"

namespace yearbook::sql {
namespace {

using sqlite::Cursor;
using sqlite::Kind;
using sqlite::Mistake;

// The connection on which a statement runs, with the functions of the loadable module. They are
// registered before the guard stands, which knows tables that are functions only if they are there.
sqlite::Connection connect(Database& database, std::source_location where) {
  sqlite::Connection connection = database.parts(where).reader();
  sqlext::register_functions(connection.handle());
  return connection;
}

[[noreturn]] void refuse(const std::string& sentence, std::source_location where) {
  throw Error(ErrorCode::invalid_argument, sentence, where);
}

// What SQLite would pass over in silence, or never see.
void require_sound(std::string_view sql, std::source_location where) {
  if (sql.size() > sqlite::longest_sql) {
    refuse("the SQL is " + std::to_string(sql.size()) + " bytes long; a statement may have " +
               std::to_string(sqlite::longest_sql),
           where);
  }
  if (const std::size_t at = sql.find('\0'); at != std::string_view::npos) {
    refuse("the SQL has a NUL byte at byte " + std::to_string(at + 1) +
               "; take it out, or bind text that has one as a parameter",
           where);
  }
}

// Whether there is nothing but space, comments and semicolons.
bool is_blank(std::string_view text) {
  while (!text.empty()) {
    if (text.front() == ' ' || text.front() == ';' ||
        (text.front() >= '\t' && text.front() <= '\r')) {
      text.remove_prefix(1);
    } else if (text.starts_with("--")) {
      text.remove_prefix(std::min(text.find('\n'), text.size()));
    } else if (text.starts_with("/*")) {
      const std::size_t end = text.find("*/", 2);
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
    } else {
      return false;
    }
  }
  return true;
}

std::string_view kind_name(Kind kind) {
  switch (kind) {
    case Kind::null:
      return "NULL";
    case Kind::integer:
      return "an integer";
    case Kind::real:
      return "a number with a fraction";
    case Kind::text:
      return "text";
    case Kind::blob:
      return "a blob";
  }
  return "";
}

bool bind(Cursor& cursor, int parameter, const Value& value) {
  struct Binder {
    Cursor& cursor;
    int parameter;
    bool operator()(std::monostate /*null*/) const { return true; }
    bool operator()(std::int64_t whole) const { return cursor.bind(parameter, whole); }
    bool operator()(double real) const { return cursor.bind(parameter, real); }
    bool operator()(const std::string& text) const { return cursor.bind_text(parameter, text); }
    bool operator()(const Blob& blob) const {
      return cursor.bind_blob(parameter, blob.data(), blob.size());
    }
  };
  return std::visit(Binder{cursor, parameter}, value);
}

// ":zone" is "zone", "?2" is "2", and so is the second of those without a name.
std::string bare(const std::string& name, std::size_t place) {
  return name.empty() ? std::to_string(place) : name.substr(1);
}

void bind_all(Cursor& cursor, const std::vector<Parameter>& given, std::source_location where) {
  const std::vector<std::string> named = cursor.parameters();
  std::vector<std::string> wanted;
  wanted.reserve(named.size());
  for (std::size_t i = 0; i < named.size(); ++i) wanted.push_back(bare(named[i], i + 1));
  const std::vector<std::string_view> known(wanted.begin(), wanted.end());
  std::vector<bool> bound(wanted.size(), false);
  for (const Parameter& parameter : given) {
    const auto at = std::ranges::find(wanted, parameter.name);
    if (at == wanted.end()) {
      refuse("the statement has no parameter \"" + parameter.name + "\"" +
                 (known.empty() ? "; it has none" : core::nearest_clause(parameter.name, known)),
             where);
    }
    const auto place = static_cast<std::size_t>(at - wanted.begin());
    if (bound[place]) refuse("parameter \"" + parameter.name + "\" is given twice", where);
    bound[place] = true;
    if (!bind(cursor, static_cast<int>(place) + 1, parameter.value)) {
      refuse("the value of parameter \"" + parameter.name + "\" is too long; it may have 1 MiB",
             where);
    }
  }
  // Below ?3 there are two without a name, which the statement need not have.
  const bool numbered =
      std::ranges::any_of(named, [](const std::string& name) { return name.starts_with('?'); });
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!bound[i] && !(numbered && named[i].empty())) {
      refuse("the statement has a parameter \"" + wanted[i] + "\", which was given no value",
             where);
    }
  }
}

}  // namespace

class Rows::Parts {
 public:
  Parts(Database& database, std::string_view sql, const Options& options,
        std::source_location where)
      : sql_(sql),
        time_limit_(options.time_limit),
        row_limit_(options.row_limit),
        where_(where),
        connection_(connect(database, where)),
        guard_(connection_, {.time = options.time_limit, .cancelled = options.cancelled}) {
    require_sound(sql, where);
    if (options.time_limit.count() < 0) refuse("a time limit is not negative; 0 is none", where);
    if (options.cancelled && options.cancelled()) {
      throw Error(ErrorCode::cancelled, "the statement was cancelled", where);
    }
    prepare();
    bind_all(*cursor_, options.parameters, where);
    for (int i = 0; i < cursor_->columns(); ++i) {
      columns_.push_back({cursor_->name(i), cursor_->type(i)});
    }
  }

  [[nodiscard]] const std::vector<Column>& columns() const noexcept { return columns_; }
  [[nodiscard]] bool truncated() const noexcept { return truncated_; }

  bool next() {
    on_row_ = false;
    if (done_) return false;
    const auto stepped = cursor_->step(guard_);
    if (const auto* mistake = std::get_if<Mistake>(&stepped)) {
      done_ = true;
      fail(*mistake);
    }
    const bool more = std::get<bool>(stepped);
    truncated_ = more && row_limit_ && rows_ >= *row_limit_;
    on_row_ = more && !truncated_;
    done_ = !on_row_;
    if (on_row_) ++rows_;
    return on_row_;
  }

  // The cursor on the row, for a column that is there.
  [[nodiscard]] const Cursor& at(std::size_t column) const {
    if (!on_row_) refuse("the range stands on no row; next() moves to one", where_);
    if (column >= columns_.size()) {
      refuse("there is no column " + std::to_string(column) + "; the statement gives " +
                 std::to_string(columns_.size()) + ", counted from 0",
             where_);
    }
    return *cursor_;
  }

  [[noreturn]] void mismatch(std::size_t column, const std::string& wanted) const {
    const Kind kind = cursor_->kind(static_cast<int>(column));
    refuse("column \"" + columns_[column].name + "\" holds " + std::string(kind_name(kind)) +
               " here, which is not read as " + wanted +
               (kind == Kind::null ? "; read it as a std::optional" : ""),
           where_);
  }

  void require_columns(std::size_t count) const {
    if (count == columns_.size()) return;
    refuse("the statement gives " + std::to_string(columns_.size()) + " columns, and a row of " +
               std::to_string(count) + " was asked for; name as many",
           where_);
  }

 private:
  void prepare() {
    auto prepared = Cursor::prepare(connection_, guard_, sql_);
    if (const auto* mistake = std::get_if<Mistake>(&prepared)) fail(*mistake);
    cursor_ = std::move(std::get<Cursor>(prepared));
    if (cursor_->empty()) {
      if (is_blank(sql_)) refuse("there is no statement in the SQL; write SELECT ...", where_);
      refuse("the SQL begins with an empty statement; take out the semicolon", where_);
    }
    if (!is_blank(std::string_view(sql_).substr(cursor_->end()))) {
      refuse("there is a second statement, at " + adhoc::place(sql_, second()) +
                 "\nrun one statement at a time",
             where_);
    }
    if (!cursor_->reads_only()) adhoc::throw_not_reading(sql_, "a change of the file", where_);
  }

  // Where the text behind the statement begins.
  [[nodiscard]] std::size_t second() const {
    return std::min(sql_.find_first_not_of(" \t\r\n", cursor_->end()), sql_.size());
  }

  [[noreturn]] void fail(const Mistake& mistake) {
    adhoc::throw_mistake(mistake, {connection_, guard_, sql_, time_limit_}, where_);
  }

  std::string sql_;
  std::chrono::milliseconds time_limit_;
  std::optional<std::size_t> row_limit_;
  std::source_location where_;
  sqlite::Connection connection_;
  sqlite::Guard guard_;
  std::optional<Cursor> cursor_;  // goes before its connection
  std::vector<Column> columns_;
  std::size_t rows_ = 0;
  bool on_row_ = false;
  bool done_ = false;
  bool truncated_ = false;
};

// --- Rows

Rows::Rows(std::unique_ptr<Parts> parts) noexcept : parts_(std::move(parts)) {}
Rows::~Rows() = default;
Rows::Rows(Rows&&) noexcept = default;
Rows& Rows::operator=(Rows&&) noexcept = default;

const std::vector<Column>& Rows::columns() const noexcept {
  return parts_->columns();
}
bool Rows::truncated() const noexcept {
  return parts_->truncated();
}
bool Rows::next() {
  return parts_->next();
}

// --- Row

std::size_t Row::size() const {
  return rows_->columns().size();
}

void Row::require_columns(std::size_t count) const {
  rows_->parts_->require_columns(count);
}

Value Row::operator[](std::size_t column) const {
  const Cursor& cursor = rows_->parts_->at(column);
  const int at = static_cast<int>(column);
  switch (cursor.kind(at)) {
    case Kind::integer:
      return cursor.integer(at);
    case Kind::real:
      return cursor.real(at);
    case Kind::text:
      return std::string(cursor.bytes(at));
    case Kind::blob: {
      const std::string_view bytes = cursor.bytes(at);
      Blob blob(bytes.size());
      std::ranges::transform(bytes, blob.begin(), [](char c) { return static_cast<std::byte>(c); });
      return blob;
    }
    case Kind::null:
      break;
  }
  return std::monostate{};
}

template <>
YEARBOOK_EXPORT Value Row::get<Value>(std::size_t column) const {
  return (*this)[column];
}

template <>
YEARBOOK_EXPORT std::int64_t Row::get<std::int64_t>(std::size_t column) const {
  const Cursor& cursor = rows_->parts_->at(column);
  const int at = static_cast<int>(column);
  if (cursor.kind(at) != Kind::integer) rows_->parts_->mismatch(column, "an integer");
  return cursor.integer(at);
}

template <>
YEARBOOK_EXPORT int Row::get<int>(std::size_t column) const {
  const std::int64_t whole = get<std::int64_t>(column);
  if (!std::in_range<int>(whole)) rows_->parts_->mismatch(column, "an int, being too large");
  return static_cast<int>(whole);
}

template <>
YEARBOOK_EXPORT bool Row::get<bool>(std::size_t column) const {
  const std::int64_t whole = get<std::int64_t>(column);
  if (whole != 0 && whole != 1) rows_->parts_->mismatch(column, "a bool, being neither 0 nor 1");
  return whole == 1;
}

template <>
YEARBOOK_EXPORT double Row::get<double>(std::size_t column) const {
  const Cursor& cursor = rows_->parts_->at(column);
  const int at = static_cast<int>(column);
  if (cursor.kind(at) == Kind::real) return cursor.real(at);
  if (cursor.kind(at) != Kind::integer) rows_->parts_->mismatch(column, "a double");
  constexpr std::int64_t exact = std::int64_t{1} << std::numeric_limits<double>::digits;
  const std::int64_t whole = cursor.integer(at);
  if (whole > exact || whole < -exact) {
    rows_->parts_->mismatch(column, "a double, having too many digits");
  }
  return static_cast<double>(whole);
}

template <>
YEARBOOK_EXPORT std::string Row::get<std::string>(std::size_t column) const {
  const Cursor& cursor = rows_->parts_->at(column);
  const int at = static_cast<int>(column);
  if (cursor.kind(at) != Kind::text) rows_->parts_->mismatch(column, "text");
  return std::string(cursor.bytes(at));
}

template <>
YEARBOOK_EXPORT Blob Row::get<Blob>(std::size_t column) const {
  Value value = (*this)[column];
  if (auto* blob = std::get_if<Blob>(&value)) return std::move(*blob);
  rows_->parts_->mismatch(column, "a blob");
}

template <>
YEARBOOK_EXPORT std::optional<int> Row::get<std::optional<int>>(std::size_t column) const {
  const Cursor& cursor = rows_->parts_->at(column);
  if (cursor.kind(static_cast<int>(column)) == Kind::null) return std::nullopt;
  return get<int>(column);
}

template <>
YEARBOOK_EXPORT std::optional<std::int64_t> Row::get<std::optional<std::int64_t>>(
    std::size_t column) const {
  const Cursor& cursor = rows_->parts_->at(column);
  if (cursor.kind(static_cast<int>(column)) == Kind::null) return std::nullopt;
  return get<std::int64_t>(column);
}

template <>
YEARBOOK_EXPORT std::optional<double> Row::get<std::optional<double>>(std::size_t column) const {
  const Cursor& cursor = rows_->parts_->at(column);
  if (cursor.kind(static_cast<int>(column)) == Kind::null) return std::nullopt;
  return get<double>(column);
}

template <>
YEARBOOK_EXPORT std::optional<std::string> Row::get<std::optional<std::string>>(
    std::size_t column) const {
  const Cursor& cursor = rows_->parts_->at(column);
  if (cursor.kind(static_cast<int>(column)) == Kind::null) return std::nullopt;
  return get<std::string>(column);
}

// --- query

Rows query(Database& database, std::string_view sql, const Options& options,
           std::source_location where) {
  return Rows(std::make_unique<Rows::Parts>(database, sql, options, where));
}

Rows query(std::string_view path, std::string_view sql, const Options& options,
           std::source_location where) {
  Database database = Database::open(path, {.read_only = true});
  return query(database, sql, options, where);
}

std::string explain(Database& database, std::string_view sql, const Options& options,
                    std::source_location where) {
  // Prepared as it is first, so that mistakes are shown where they stand.
  static_cast<void>(query(database, sql, options, where));
  Rows steps = query(database, "EXPLAIN QUERY PLAN " + std::string(sql), options, where);
  std::map<int, std::size_t> depth{{0, 0}};
  std::string result;
  for (const Row row : steps) {
    const auto [id, parent, unused, what] =
        row.as<std::tuple<int, int, std::int64_t, std::string>>();
    depth[id] = depth[parent] + 1;
    result += std::string(2 * (depth[id] - 1), ' ') + what + "\n";
  }
  return result;
}

}  // namespace yearbook::sql
