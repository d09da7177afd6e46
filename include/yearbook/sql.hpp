/// SQL of one's own, run safely: one statement that reads, within limits of time, rows and memory.
/// Floor 6. What the typed queries of query.hpp do not ask; schema/README.md has tables and views.
#pragma once

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <source_location>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <yearbook/database.hpp>

namespace yearbook::sql {

using Blob = std::vector<std::byte>;

/// What a cell holds: std::monostate is NULL.
using Value = std::variant<std::monostate, std::int64_t, double, std::string, Blob>;

/// A value for a parameter of the statement: {"zone", "wuhan"} is bound to :zone, @zone or $zone,
/// {"1", ...} to ?1.
struct Parameter {
  std::string name;
  Value value;
};

/// How a statement is run.
struct Options {
  std::vector<Parameter> parameters = {};
  /// How long SQLite may be at work in all; the caller's own time between rows does not count. One
  /// call of a function is not cut short: calls that could take long are refused. 0: no limit.
  std::chrono::milliseconds time_limit{60'000};
  /// After so many rows the range ends, and truncated() says whether there are more.
  std::optional<std::size_t> row_limit = std::nullopt;
  /// Asked now and then while SQLite works; true stops the statement with code cancelled.
  std::function<bool()> cancelled = nullptr;
};

/// A column of the result.
struct Column {
  std::string name;
  std::string type;  ///< as declared: "TEXT", "INTEGER", "REAL"; empty for an expression
};

/// What a column can be read as. NULL reads as an empty std::optional, as std::monostate of a Value,
/// and as nothing else; an integer reads as double when it fits exactly; nothing else converts.
template <typename T>
concept Field =
    std::same_as<T, bool> || std::same_as<T, int> || std::same_as<T, std::int64_t> ||
    std::same_as<T, double> || std::same_as<T, std::string> || std::same_as<T, Blob> ||
    std::same_as<T, Value> || std::same_as<T, std::optional<int>> ||
    std::same_as<T, std::optional<std::int64_t>> || std::same_as<T, std::optional<double>> ||
    std::same_as<T, std::optional<std::string>>;

class Rows;

namespace detail {

struct Anything {
  template <Field T>
  operator T() const;  // NOLINT(google-explicit-constructor): stands for any field, never defined
};

/// How many members an aggregate has, each a Field.
template <typename T, typename... Members>
constexpr std::size_t members() {
  if constexpr (requires { T{Members{}..., Anything{}}; }) {
    return members<T, Members..., Anything>();
  } else {
    return sizeof...(Members);
  }
}

template <typename F>
struct Only {
  template <std::same_as<F> T>
  operator T() const;  // NOLINT(google-explicit-constructor): never defined
};

/// The type of member I of an aggregate, looked for among Fields. Optional ones come first, since
/// they could be made of what they hold.
template <typename T, std::size_t I, typename F, typename... More>
constexpr auto member() {
  constexpr bool takes = []<std::size_t... Before>(std::index_sequence<Before...>) {
    return requires { T{(static_cast<void>(Before), Anything{})..., Only<F>{}}; };
  }(std::make_index_sequence<I>());
  if constexpr (takes) {
    return std::type_identity<F>{};
  } else {
    return member<T, I, More...>();
  }
}
template <typename T, std::size_t I>
using Member =
    typename decltype(member<T, I, std::optional<int>, std::optional<std::int64_t>,
                             std::optional<double>, std::optional<std::string>, Value, bool, int,
                             std::int64_t, double, std::string, Blob>())::type;

template <typename T>
struct IsTuple : std::false_type {};
template <typename... T>
struct IsTuple<std::tuple<T...>> : std::bool_constant<(Field<T> && ...)> {};

template <typename T>
constexpr std::size_t count() {
  if constexpr (IsTuple<T>::value) {
    return std::tuple_size_v<T>;
  } else {
    return members<T>();
  }
}

}  // namespace detail

/// A row of the result, while the range stands on it.
/// Lifetime: until the range moves on; what get() gives is the caller's own.
class YEARBOOK_EXPORT Row {
 public:
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] Value operator[](std::size_t column) const;
  /// One column, read as a type.
  /// Throws: invalid_argument when there is no such column, or it holds something else.
  template <Field T>
  [[nodiscard]] T get(std::size_t column) const;

  /// The whole row as a std::tuple of Fields or as a struct whose members are Fields, in order.
  /// Throws: invalid_argument when the number of columns is another, or one holds something else.
  template <typename T>
  [[nodiscard]] T as() const {
    static_assert(detail::IsTuple<T>::value || std::is_aggregate_v<T>,
                  "rows become tuples or plain structs");
    require_columns(detail::count<T>());
    return make<T>(std::make_index_sequence<detail::count<T>()>());
  }

 private:
  friend class Rows;
  explicit Row(const Rows& rows) noexcept : rows_(&rows) {}
  void require_columns(std::size_t count) const;
  template <typename T, std::size_t... I>
  [[nodiscard]] T make(std::index_sequence<I...> /*columns*/) const {
    if constexpr (detail::IsTuple<T>::value) {
      return T{get<std::tuple_element_t<I, T>>(I)...};
    } else {
      return T{get<detail::Member<T, I>>(I)...};
    }
  }

  const Rows* rows_;
};

/// The rows of a statement, read as they are asked for: a range to be gone through once.
///
/// Boundary: a statement without rows gives an empty range that has its columns all the same.
/// Throws:   from begin() and ++: cancelled when `cancelled` said so; sql when a limit is met, or
///           for what SQLite finds only while it runs.
/// Lifetime: owns a connection of its own, so that the Database may go on or go away; while it
///           lives, it holds one state of the file.
/// Threads:  one at a time.
/// Cost:     memory for one row, and for what SQLite must sort or group, at most 256 MiB.
/// Example:  examples/20_sql.cpp
class YEARBOOK_EXPORT Rows {
 public:
  template <typename T>
  class Iterator;
  template <typename T>
  class As;

  ~Rows();
  Rows(Rows&&) noexcept;
  Rows& operator=(Rows&&) noexcept;
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  [[nodiscard]] const std::vector<Column>& columns() const noexcept;
  /// Whether the row limit cut the rows off; known once the range has ended.
  [[nodiscard]] bool truncated() const noexcept;
  /// Moves to the next row, or gives false when there is none: what the iterators do.
  bool next();
  [[nodiscard]] Row row() const noexcept { return Row(*this); }

  [[nodiscard]] Iterator<Row> begin();
  [[nodiscard]] std::default_sentinel_t end() const noexcept { return {}; }

  /// The same rows, each as a std::tuple or a struct.
  template <typename T>
  [[nodiscard]] As<T> as() && {
    return As<T>(std::move(*this));
  }

 private:
  friend class Row;
  class Parts;
  friend YEARBOOK_EXPORT Rows query(Database& database, std::string_view sql,
                                    const Options& options, std::source_location where);
  explicit Rows(std::unique_ptr<Parts> parts) noexcept;
  std::unique_ptr<Parts> parts_;
};

template <typename T>
class Rows::Iterator {
 public:
  using iterator_concept = std::input_iterator_tag;
  using difference_type = std::ptrdiff_t;
  using value_type = T;

  explicit Iterator(Rows* rows) : rows_(rows->next() ? rows : nullptr) {}
  T operator*() const {
    if constexpr (std::is_same_v<T, Row>) {
      return rows_->row();
    } else {
      return rows_->row().as<T>();
    }
  }
  Iterator& operator++() {
    if (!rows_->next()) rows_ = nullptr;
    return *this;
  }
  void operator++(int) { ++*this; }
  friend bool operator==(const Iterator& at, std::default_sentinel_t /*end*/) noexcept {
    return at.rows_ == nullptr;
  }

 private:
  Rows* rows_;
};

inline Rows::Iterator<Row> Rows::begin() {
  return Iterator<Row>(this);
}

template <typename T>
class Rows::As {
 public:
  explicit As(Rows rows) : rows_(std::move(rows)) {}
  [[nodiscard]] const std::vector<Column>& columns() const noexcept { return rows_.columns(); }
  [[nodiscard]] bool truncated() const noexcept { return rows_.truncated(); }
  [[nodiscard]] Iterator<T> begin() { return Iterator<T>(&rows_); }
  [[nodiscard]] std::default_sentinel_t end() const noexcept { return {}; }

 private:
  Rows rows_;
};

/// Runs one statement that reads, on a connection of its own that cannot do anything else: SELECT,
/// WITH, VALUES, EXPLAIN, and PRAGMA table_info and the like. It sees what is committed. It has the
/// functions of the loadable module, yb_series() and the others of schema/functions.md.
///
/// Boundary: one statement of up to 1,000,000 bytes, then only space or comment; no text or blob above
///           1 MiB, nor instr(), LIKE and the like of two long texts, which could take minutes.
/// Missing:  NULL; see Field for how it is read.
/// Throws:   sql for a statement that SQLite does not take, showing the place and naming the nearest
///           table, column or function, or that would do more than read; invalid_argument for two
///           statements, none, a NUL byte, or a parameter that is missing or unknown; busy; corrupt.
/// Cost:     opens a connection, which reads the schema.
/// Example:  examples/20_sql.cpp
[[nodiscard]] YEARBOOK_EXPORT Rows
query(Database& database, std::string_view sql, const Options& options = {},
      std::source_location where = std::source_location::current());

/// The same, of the yearbook at a path.
[[nodiscard]] YEARBOOK_EXPORT Rows
query(std::string_view path, std::string_view sql, const Options& options = {},
      std::source_location where = std::source_location::current());

/// The same with typed rows: query<std::string, double>(...) gives tuples, query<Struct>(...) gives
/// structs.
template <typename First, typename... More, typename Book>
  requires(Field<First> || sizeof...(More) == 0)
[[nodiscard]] auto query(Book&& book, std::string_view sql, const Options& options = {},
                         std::source_location where = std::source_location::current()) {
  Rows rows = query(std::forward<Book>(book), sql, options, where);
  if constexpr (Field<First>) {
    return std::move(rows).template as<std::tuple<First, More...>>();
  } else {
    return std::move(rows).template as<First>();
  }
}

/// How SQLite would go about a statement: its query plan, a line a step, each indented below the
/// one it belongs to. The statement itself is not run.
///
/// Throws:   as query().
/// Example:  examples/20_sql.cpp
[[nodiscard]] YEARBOOK_EXPORT std::string explain(
    Database& database, std::string_view sql, const Options& options = {},
    std::source_location where = std::source_location::current());

}  // namespace yearbook::sql
