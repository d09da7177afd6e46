#include "kernel/csv.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <utility>

namespace yearbook::kernel {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t longest_record = std::size_t{1} << 20U;
constexpr std::size_t window_size = 4 * longest_record;

// What a byte of an unquoted field means.
constexpr unsigned ends_field = 1;    // a comma or a line feed
constexpr unsigned out_of_place = 2;  // a quote, or a carriage return but before a line feed
constexpr unsigned needs_check = 4;   // NUL, or part of a character beyond ASCII

constexpr std::array<std::uint8_t, 256> marks = [] {
  std::array<std::uint8_t, 256> result{};
  for (const unsigned char c : {',', '\n'}) result.at(c) = ends_field;
  for (const unsigned char c : {'"', '\r'}) result.at(c) = out_of_place;
  result.at(0) = needs_check;
  for (std::size_t c = 0x80; c < result.size(); ++c) result.at(c) = needs_check;
  return result;
}();

// Offset of the first byte of `text` that is NUL or no UTF-8; npos when all is well.
std::size_t first_bad_byte(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == 0) return at;
    if (byte < 0x80) {
      ++at;
      continue;
    }
    utf8proc_int32_t character = 0;
    const auto length =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                         static_cast<utf8proc_ssize_t>(text.size() - at), &character);
    if (length <= 0) return at;
    at += static_cast<std::size_t>(length);
  }
  return std::string_view::npos;
}

std::uint32_t characters(std::string_view text) {
  return static_cast<std::uint32_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

CsvScanner::CsvScanner(std::string_view content) : content_(content) {
  if (content_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
}

CsvScanner::CsvScanner(CsvSource source) : source_(std::move(source)) {
  slide();
  if (content_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
}

// Lets go of what was read, and fills the window from the source.
void CsvScanner::slide() {
  window_.erase(window_.begin(), window_.begin() + static_cast<std::ptrdiff_t>(at_));
  at_ = 0;
  std::size_t kept = window_.size();
  window_.resize(window_size);
  while (kept < window_.size()) {
    const std::size_t more = source_(std::span(window_).subspan(kept));
    if (more == 0) {
      source_ = nullptr;
      break;
    }
    kept += more;
  }
  window_.resize(kept);
  content_ = {window_.data(), window_.size()};
}

// Makes sure that the longest record, and what shows that one is longer, is in the window.
void CsvScanner::look_ahead() {
  if (source_ && content_.size() - at_ < longest_record + 2) slide();
}

bool CsvScanner::next() {
  look_ahead();
  // (4)
  while (at_ < content_.size() && line_end(at_) == at_) {
    skip_line(at_);
    look_ahead();
  }
  if (at_ >= content_.size()) return false;
  begin_ = at_;
  line_ = next_line_;
  fields_.clear();
  mistake_.reset();
  unescaped_used_ = 0;
  seen_ = 0;
  read_record();
  if (!mistake_) check_text();
  if (mistake_) fields_.clear();
  return true;
}

// The end of the line that `from` is in, before its LF or CRLF.
std::size_t CsvScanner::line_end(std::size_t from) const {
  const std::size_t end = std::min(content_.find('\n', from), content_.size());
  return end > from && end < content_.size() && content_[end - 1] == '\r' ? end - 1 : end;
}

// A line that does not end in the window is one that is too long: what is left of it goes unread.
void CsvScanner::skip_line(std::size_t from) {
  std::size_t end = content_.find('\n', from);
  while (end == std::string_view::npos && source_) {
    at_ = content_.size();
    slide();
    end = content_.find('\n');
  }
  at_ = end == std::string_view::npos ? content_.size() : end + 1;
  ++next_line_;
}

void CsvScanner::fail(std::size_t offset, std::string message) {
  mistake_ = CsvMistake{position(offset), std::move(message)};
}

void CsvScanner::fail_as_too_long() {
  fail(begin_,
       "the line is longer than 1 MiB; a record is at most 1 MiB long: look for a quote that "
       "should not be there, or a missing line break");
}

void CsvScanner::read_record() {
  std::size_t at = begin_;
  while (true) {
    at = at < content_.size() && content_[at] == '"' ? read_quoted(at) : read_plain(at);
    if (!mistake_ && at - begin_ > longest_record) fail_as_too_long();
    if (mistake_) {
      skip_line(at);
      return;
    }
    if (at < content_.size() && content_[at] == ',') {
      ++at;
      continue;
    }
    skip_line(at);
    return;
  }
}

// Reads a field that begins with a quote at `at`; returns where it ends: a comma, or the line's
// end.
std::size_t CsvScanner::read_quoted(std::size_t at) {
  seen_ |= needs_check;
  const std::size_t open = at++;
  std::size_t from = at;
  std::string* text = nullptr;
  while (true) {
    const std::size_t quote = content_.find('"', at);
    if (source_ && (quote == std::string_view::npos || quote + 1 == content_.size())) {
      return skip_quoted(open + 1);
    }
    if (quote == std::string_view::npos) {
      fail(open, "the quote that opens here never closes; close the field with \"");
      return open;
    }
    if (quote + 1 < content_.size() && content_[quote + 1] == '"') {
      if (text == nullptr) {
        if (unescaped_used_ == unescaped_.size()) unescaped_.emplace_back();
        text = &unescaped_[unescaped_used_++];
        text->clear();
      }
      text->append(content_, from, quote + 1 - from);
      from = at = quote + 2;
      continue;
    }
    const std::string_view tail = content_.substr(from, quote - from);
    if (text != nullptr) text->append(tail);
    fields_.push_back({text != nullptr ? std::string_view(*text) : tail, open});
    next_line_ +=
        static_cast<std::uint32_t>(std::ranges::count(content_.substr(open, quote - open), '\n'));
    const std::size_t end = quote + 1;
    if (end < content_.size() && content_[end] != ',' && end != line_end(end)) {
      fail(end,
           "text follows a closing quote; after it comes a comma or the end of the line, and a "
           "quote inside a quoted field is doubled: \"\"");
    }
    return end;
  }
}

// Leaves a quoted field that is longer than any record; returns where it ends.
std::size_t CsvScanner::skip_quoted(std::size_t at) {
  fail_as_too_long();
  const auto count_lines = [&](std::size_t end) {
    next_line_ +=
        static_cast<std::uint32_t>(std::ranges::count(content_.substr(at, end - at), '\n'));
  };
  while (true) {
    const std::size_t quote = content_.find('"', at);
    const bool last_byte = quote != std::string_view::npos && quote + 1 == content_.size();
    if (source_ && (quote == std::string_view::npos || last_byte)) {
      at_ = last_byte ? quote : content_.size();
      count_lines(at_);
      slide();
      at = 0;
      continue;
    }
    count_lines(std::min(quote, content_.size()));
    if (quote == std::string_view::npos) return content_.size();
    at = quote + 1;
    if (at == content_.size() || content_[at] != '"') return at;
    ++at;
  }
}

std::size_t CsvScanner::read_plain(std::size_t at) {
  std::size_t end = at;
  unsigned seen = 0;
  for (; end < content_.size(); ++end) {
    const unsigned mark = marks[static_cast<unsigned char>(content_[end])];
    if (mark == ends_field) break;
    seen |= mark;
  }
  seen_ |= seen;
  const bool at_line_end = end < content_.size() && content_[end] == '\n';
  const std::size_t stop = at_line_end && end > at && content_[end - 1] == '\r' ? end - 1 : end;
  const std::string_view text = content_.substr(at, stop - at);
  fields_.push_back({text, at});
  if ((seen & out_of_place) == 0) return end;
  if (const auto bad = text.find_first_of("\"\r"); bad != std::string_view::npos) {
    fail(at + bad,
         text[bad] == '"'
             ? "a quote stands inside an unquoted field; put the whole field in quotes and "
               "double the quote inside"
             : "a carriage return stands alone; lines end with LF or CRLF");
  }
  return end;
}

// (3) NUL and UTF-8, over the bytes of the record.
void CsvScanner::check_text() {
  if ((seen_ & needs_check) == 0) return;
  const std::string_view record = content_.substr(begin_, at_ - begin_);
  const std::size_t bad = first_bad_byte(record);
  if (bad == std::string_view::npos) return;
  fail(begin_ + bad,
       record[bad] == '\0'
           ? "a NUL byte; the file is no text, or was saved as UTF-16: save it as UTF-8"
           : "bytes that are no UTF-8; save the file as UTF-8");
}

CsvPosition CsvScanner::position(std::size_t offset) const {
  CsvPosition result{line_, 1};
  // Without quotes and characters beyond ASCII a record is one line, a character a byte.
  if ((seen_ & needs_check) == 0) {
    result.column += static_cast<std::uint32_t>(std::min(offset, content_.size()) - begin_);
    return result;
  }
  std::size_t from = begin_;
  for (std::size_t i = begin_; i < offset && i < content_.size(); ++i) {
    if (content_[i] == '\n') {
      ++result.line;
      from = i + 1;
    }
  }
  result.column += characters(content_.substr(from, offset - from));
  return result;
}

void append_csv_field(std::string& to, std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    to += text;
    return;
  }
  to += '"';
  for (const char c : text) {
    if (c == '"') to += '"';
    to += c;
  }
  to += '"';
}

}  // namespace yearbook::kernel
