// Reads and writes CSV as RFC 4180 has it: UTF-8 with or without byte order mark, LF or CRLF.
// Floor 1.
//
// Contract:
//  (1) A record is a line; inside quotes a line break belongs to the field.
//  (2) A quoted field begins with its quote, ends with one, and doubles those inside.
//  (3) A quote in an unquoted field, text after a closing quote, a quote that never closes, a
//      carriage return alone, NUL, bytes that are no UTF-8, and a record longer than 1 MiB are
//      mistakes: the record is reported once and skipped to the next line.
//  (4) Empty lines are no records.
//  (5) Fields live until the next record.
//  (6) A source is read in pieces: memory does not grow with it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yearbook::kernel {

struct CsvField {
  std::string_view text;
  std::size_t offset = 0;  // where it begins, its quote included; for CsvScanner::position()
};

struct CsvPosition {
  std::uint32_t line = 1;
  std::uint32_t column = 1;  // in characters
};

// What was wrong with a record, and where.
struct CsvMistake {
  CsvPosition position;
  std::string message;
};

// Puts the next bytes of a text into the span and gives their number; 0 at the end of the text.
using CsvSource = std::function<std::size_t(std::span<char>)>;

class CsvScanner {
 public:
  // Keeps a view: `content` must outlive the scanner and the fields.
  explicit CsvScanner(std::string_view content);
  explicit CsvScanner(CsvSource source);

  // Steps to the next record; false at the end. When mistake() has a value the record was
  // unreadable.
  bool next();
  [[nodiscard]] std::span<const CsvField> fields() const noexcept { return fields_; }
  [[nodiscard]] const std::optional<CsvMistake>& mistake() const noexcept { return mistake_; }
  // Line on which the current record begins.
  [[nodiscard]] std::uint32_t line() const noexcept { return line_; }
  // Line and column of an offset inside the current record, which was readable.
  [[nodiscard]] CsvPosition position(std::size_t offset) const;

 private:
  void look_ahead();
  void slide();
  void read_record();
  std::size_t read_quoted(std::size_t at);
  std::size_t read_plain(std::size_t at);
  std::size_t skip_quoted(std::size_t at);
  void fail_as_too_long();
  void fail(std::size_t offset, std::string message);
  void skip_line(std::size_t from);
  [[nodiscard]] std::size_t line_end(std::size_t from) const;
  void check_text();

  CsvSource source_;          // null: all of it is in content_
  std::vector<char> window_;  // what of the source is in memory
  std::string_view content_;
  std::size_t at_ = 0;      // first byte not read
  std::size_t begin_ = 0;   // first byte of the current record
  std::uint32_t line_ = 0;  // line of begin_
  std::uint32_t next_line_ = 1;
  std::vector<CsvField> fields_;
  std::deque<std::string> unescaped_;
  std::size_t unescaped_used_ = 0;
  std::optional<CsvMistake> mistake_;
  unsigned seen_ = 0;  // kinds of bytes in the record
};

// Appends a field to a record being written: in quotes when it holds a comma, quote or line break.
void append_csv_field(std::string& to, std::string_view text);

}  // namespace yearbook::kernel
