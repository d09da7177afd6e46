// A workbook of sheets, row by row. Floor 6: the only file that sees libxlsxwriter is its source.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace yearbook::exchange {

// What stands in a column.
enum class Content {
  text,
  number,
  whole,     // a year, a count: shown without separators
  fraction,  // shown in percent
  day,       // an ISO day as a day; what is known in part, as text
};

struct SheetColumn {
  std::string_view name;
  Content content = Content::text;
  double width = 12;  // in characters
};

// Writes into a file that is there and empty. Sheets come one after another, rows from top to
// bottom; memory does not grow with them. Every member throws io, with the path and the reason.
class Workbook {
 public:
  explicit Workbook(std::filesystem::path path);
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  Workbook(Workbook&&) = delete;
  Workbook& operator=(Workbook&&) = delete;

  // Begins a sheet. `name` is at most 25 characters, so that "NAME 2" is a name too; `columns`
  // outlive the sheet.
  void begin_sheet(std::string_view name, std::span<const SheetColumn> columns);
  // Begins a row; when the sheet is full, in another of its kind.
  void begin_row();
  // The next cell of the row.
  void text(std::string_view value);
  void number(std::optional<double> value);  // empty: an empty cell
  // Ends the sheet: its first row filters the others.
  void end_sheet();

  // Writes the file; what is open is ended.
  void finish();

  // Rows of a sheet, the first one included. Smaller in tests.
  void limit_rows(std::size_t rows) noexcept { most_rows_ = rows; }

 private:
  struct Parts;
  void add_sheet();
  void check(int code) const;
  [[noreturn]] void fail(std::string_view why) const;

  std::filesystem::path path_;
  std::unique_ptr<Parts> parts_;
  std::size_t most_rows_ = 1'048'576;
};

}  // namespace yearbook::exchange
