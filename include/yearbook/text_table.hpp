/// Small tables of text, aligned as a terminal shows them.
/// Floor 0. It knows nothing of figures; printing.hpp makes tables of results.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <yearbook/export.hpp>

namespace yearbook {

/// Columns that a text takes in a terminal: wide characters take two, marks that combine none.
///
/// Boundary: a byte that is no UTF-8 ends the count, and it and those after it take one each.
/// Example:  examples/16_trend.cpp
[[nodiscard]] YEARBOOK_EXPORT std::size_t display_width(std::string_view text);

/// On which side the texts of a column stand.
enum class Align {
  left,   ///< words
  right,  ///< numbers
};

/// A column and its name.
struct TextColumn {
  std::string name;
  Align align = Align::left;
};

/// Rows of text under named columns, two spaces between them.
///
/// Shape:    rows in the order in which they came; a line each, without spaces at its end.
/// Boundary: without rows it is the line of names alone.
/// Example:  examples/16_trend.cpp
class YEARBOOK_EXPORT TextTable {
 public:
  explicit TextTable(std::vector<TextColumn> columns) : columns_(std::move(columns)) {}

  /// Adds a row. Throws: invalid_argument unless it has a text for each column.
  void add(std::vector<std::string> row);
  [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }

  /// The whole table, a line break after every line.
  [[nodiscard]] std::string text() const;

 private:
  std::vector<TextColumn> columns_;
  std::vector<std::vector<std::string>> rows_;
};

[[nodiscard]] inline std::string to_string(const TextTable& table) {
  return table.text();
}
YEARBOOK_EXPORT std::ostream& operator<<(std::ostream& out, const TextTable& table);

}  // namespace yearbook
