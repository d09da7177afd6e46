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
//  (5) Fields without doubled quotes are views into the content; others live until the next record.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yearbook::kernel {

struct CsvField {
  std::string_view text;
  std::size_t offset = 0;  // where it begins in the content, its quote included
};

// What was wrong with a record, and where in the content.
struct CsvMistake {
  std::size_t offset = 0;
  std::string message;
};

struct CsvPosition {
  std::uint32_t line = 1;
  std::uint32_t column = 1;  // in characters
};

class CsvScanner {
 public:
  // Keeps a view: `content` must outlive the scanner and the fields.
  explicit CsvScanner(std::string_view content);

  // Steps to the next record; false at the end. When mistake() has a value the record was
  // unreadable.
  bool next();
  [[nodiscard]] std::span<const CsvField> fields() const noexcept { return fields_; }
  [[nodiscard]] const std::optional<CsvMistake>& mistake() const noexcept { return mistake_; }
  // Line on which the current record begins.
  [[nodiscard]] std::uint32_t line() const noexcept { return line_; }
  // Line and column of an offset inside the current record.
  [[nodiscard]] CsvPosition position(std::size_t offset) const;

 private:
  void read_record();
  std::size_t read_quoted(std::size_t at);
  std::size_t read_plain(std::size_t at);
  void fail(std::size_t offset, std::string message);
  void skip_line(std::size_t from);
  [[nodiscard]] std::size_t line_end(std::size_t from) const;
  void check_text();

  std::string_view content_;
  std::size_t at_ = 0;      // first byte not read
  std::size_t begin_ = 0;   // first byte of the current record
  std::uint32_t line_ = 0;  // line of begin_
  std::uint32_t next_line_ = 1;
  std::vector<CsvField> fields_;
  std::deque<std::string> unescaped_;
  std::size_t unescaped_used_ = 0;
  std::optional<CsvMistake> mistake_;
};

// Appends a field to a record being written: in quotes when it holds a comma, quote or line break.
void append_csv_field(std::string& to, std::string_view text);

}  // namespace yearbook::kernel
