// Rows of a catalogue file as text, each field with its place, on their way into the store.
// Floor 5.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/problems.hpp"

namespace yearbook::store {

struct Field {
  std::string text;
  core::Place at;
};

// A table with named columns. A column that the file lacks reads as empty, placed at its row.
class Table {
 public:
  Table() = default;
  Table(std::uint32_t file, std::vector<std::string> columns)
      : file_(file), columns_(std::move(columns)) {}

  void add(std::vector<Field> row) { rows_.push_back(std::move(row)); }
  [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }
  [[nodiscard]] std::uint32_t file() const noexcept { return file_; }
  [[nodiscard]] bool has(std::string_view column) const noexcept {
    return position(column) < columns_.size();
  }
  [[nodiscard]] const Field& field(std::size_t row, std::string_view column) const noexcept {
    static const Field none;
    const std::size_t at = position(column);
    return at < columns_.size() ? rows_[row][at] : none;
  }
  [[nodiscard]] const std::string& text(std::size_t row, std::string_view column) const noexcept {
    return field(row, column).text;
  }

 private:
  [[nodiscard]] std::size_t position(std::string_view column) const noexcept {
    std::size_t at = 0;
    while (at < columns_.size() && columns_[at] != column) ++at;
    return at;
  }

  std::uint32_t file_ = 0;
  std::vector<std::string> columns_;
  std::vector<std::vector<Field>> rows_;
};

// What a load did to one kind of thing.
struct Tally {
  std::size_t added = 0;
  std::size_t updated = 0;
  std::size_t unchanged = 0;
};

}  // namespace yearbook::store
