// Writes a row by its key: adds it, changes what differs, or leaves it. Floor 5.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sqlite/connection.hpp"

namespace yearbook::store {

using Value = std::variant<std::monostate, std::int64_t, double, std::string>;  // monostate: NULL

// The text, or NULL when it is empty.
inline Value text_or_null(const std::string& text) {
  return text.empty() ? Value{} : Value{text};
}

class Upsert {
 public:
  enum class Outcome { added, updated, unchanged };

  // `keys` identify a row and come first among the values, then `columns`.
  Upsert(sqlite::Connection& connection, const std::string& table,
         const std::vector<std::string>& keys, const std::vector<std::string>& columns);
  Outcome run(const std::vector<Value>& values);

 private:
  std::size_t keys_;
  sqlite::Statement exists_;
  sqlite::Statement write_;
};

}  // namespace yearbook::store
