#include <yearbook/text_table.hpp>

#include <yearbook/error.hpp>

#include <utf8proc.h>

#include <algorithm>
#include <ostream>

namespace yearbook {
namespace {

std::string padded(const std::string& text, std::size_t width, Align align) {
  const std::string pad(width - display_width(text), ' ');
  return align == Align::right ? pad + text : text + pad;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t character = 0;
    const auto length = utf8proc_iterate(at, left, &character);
    if (length <= 0) return columns + static_cast<std::size_t>(left);
    columns += static_cast<std::size_t>(utf8proc_charwidth(character));
    at += length;
    left -= length;
  }
  return columns;
}

void TextTable::add(std::vector<std::string> row) {
  if (row.size() != columns_.size()) {
    throw Error(ErrorCode::invalid_argument,
                "a row of " + std::to_string(row.size()) + " texts for a table of " +
                    std::to_string(columns_.size()) + " columns; give one a column");
  }
  rows_.push_back(std::move(row));
}

std::string TextTable::text() const {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    std::size_t widest = display_width(columns_[i].name);
    for (const auto& row : rows_) widest = std::max(widest, display_width(row[i]));
    widths.push_back(widest);
  }
  std::string result;
  const auto add_line = [&](const auto& text_of) {
    std::string line;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (i > 0) line += "  ";
      line += padded(text_of(i), widths[i], columns_[i].align);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    result += line + "\n";
  };
  add_line([&](std::size_t i) -> const std::string& { return columns_[i].name; });
  for (const auto& row : rows_) {
    add_line([&](std::size_t i) -> const std::string& { return row[i]; });
  }
  return result;
}

std::ostream& operator<<(std::ostream& out, const TextTable& table) {
  return out << table.text();
}

}  // namespace yearbook
