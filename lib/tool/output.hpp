// What a verb prints: rows of fields as an aligned table, CSV or JSON. Floor 7.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yearbook::tool {

enum class Format { table, csv, json, markdown, svg };

// How results are written. Only tables look at more than the format.
struct Style {
  Style(Format wanted = Format::table) : format(wanted) {}  // NOLINT(google-explicit-constructor)

  Format format;
  bool exact = false;   // numbers with all their digits instead of as people write them
  bool plain = false;   // no bars, sparklines or colour
  bool colour = false;  // on a terminal that may have it
};

// A field: as people read it, and as programs do. A number keeps its digits so that it reads back
// to the same double.
struct Cell {
  std::string shown;             // in a table
  std::string exact;             // in CSV
  std::optional<double> number;  // in JSON a number, when there is one
  bool is_number = false;        // a column of numbers is aligned to the right
  bool is_null = false;          // in JSON null, whatever the column holds elsewhere
};

Cell text(std::string_view value);
// A whole number, without separators: years, ranks, counts of members.
Cell whole(long long value);
// A number that may be missing; `shown` is how a table writes it.
Cell number(std::optional<double> value, std::string shown);

// Rows under named columns. `columns` are those of CSV, which are fixed; a row goes on with those
// of `more`, which tables and JSON have beyond them.
class Output {
 public:
  explicit Output(std::vector<std::string> columns, const std::vector<std::string>& more = {})
      : columns_(std::move(columns)), of_csv_(columns_.size()) {
    columns_.insert(columns_.end(), more.begin(), more.end());
  }

  void add(std::vector<Cell> row) { rows_.push_back(std::move(row)); }
  [[nodiscard]] bool empty() const noexcept { return rows_.empty(); }
  [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }
  // Tables have bars of that column behind their rows.
  void draw_bars(std::size_t column) { bars_ = column; }
  // Tables end with a sparkline of that column, a character a row, and `caption` behind it.
  void draw_sparkline(std::size_t column, std::string caption) {
    sparkline_ = column;
    caption_ = std::move(caption);
  }
  // Writes all rows. An empty table prints its header alone. Charts are the verb's own: there is
  // nothing to print of them here.
  void print(std::ostream& out, Style style) const;

  // Writes in CSV or JSON the rows that were added, and lets go of them; print() ends it.
  void flush(std::ostream& out, Format format);

 private:
  void print_markdown(std::ostream& out) const;
  void print_table(std::ostream& out, Style style) const;
  [[nodiscard]] std::string table_text(Style style) const;
  [[nodiscard]] std::vector<std::string> drawn_bars() const;
  [[nodiscard]] std::vector<double> numbers_of(std::size_t column) const;
  void print_csv(std::ostream& out) const;
  void print_json(std::ostream& out) const;

  std::vector<std::string> columns_;
  std::size_t of_csv_;  // how many of them, from the first, CSV has
  std::vector<std::vector<Cell>> rows_;
  std::size_t flushed_ = 0;  // rows that are written already
  std::optional<std::size_t> bars_;
  std::optional<std::size_t> sparkline_;
  std::string caption_;
};

}  // namespace yearbook::tool
