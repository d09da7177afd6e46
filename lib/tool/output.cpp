#include "tool/output.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include <yearbook/unit.hpp>

namespace yearbook::tool {
namespace {

// RFC 4180: quoted only when it has to be.
std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string result = "\"";
  for (const char c : text) {
    result += c;
    if (c == '"') result += c;
  }
  return result + "\"";
}

}  // namespace

std::size_t width(std::string_view text) {
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

Cell text(std::string_view value) {
  return {std::string(value), std::string(value), std::nullopt, false};
}

Cell whole(long long value) {
  return {std::to_string(value), std::to_string(value), static_cast<double>(value), true};
}

Cell number(std::optional<double> value, std::string shown) {
  if (!value) return {"", "", std::nullopt, true};
  return {std::move(shown), format_exact(*value), value, true};
}

void Output::print(std::ostream& out, Format format) const {
  switch (format) {
    case Format::table:
      print_table(out);
      break;
    case Format::csv:
      print_csv(out);
      break;
    case Format::json:
      print_json(out);
      break;
  }
}

void Output::print_table(std::ostream& out) const {
  std::vector<std::size_t> widths;
  std::vector<bool> right(columns_.size(), false);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    std::size_t widest = width(columns_[i]);
    for (const auto& row : rows_) {
      widest = std::max(widest, width(row[i].shown));
      right[i] = right[i] || row[i].is_number;
    }
    widths.push_back(widest);
  }
  const auto line = [&](const auto& shown_of) {
    std::string result;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const std::string& shown = shown_of(i);
      const std::string pad(widths[i] - width(shown), ' ');
      if (i > 0) result += "  ";
      result += right[i] ? pad + shown : shown + pad;
    }
    result.erase(result.find_last_not_of(' ') + 1);
    out << result << '\n';
  };
  line([&](std::size_t i) -> const std::string& { return columns_[i]; });
  for (const auto& row : rows_) {
    line([&](std::size_t i) -> const std::string& { return row[i].shown; });
  }
}

void Output::print_csv(std::ostream& out) const {
  for (std::size_t i = 0; i < of_csv_; ++i) out << (i > 0 ? "," : "") << columns_[i];
  out << '\n';
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < of_csv_; ++i) out << (i > 0 ? "," : "") << csv_field(row[i].exact);
    out << '\n';
  }
}

void Output::print_json(std::ostream& out) const {
  nlohmann::ordered_json result = nlohmann::ordered_json::array();
  for (const auto& row : rows_) {
    nlohmann::ordered_json object;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const Cell& cell = row[i];
      if (!cell.is_number) {
        object[columns_[i]] = cell.exact;
      } else if (!cell.number) {
        object[columns_[i]] = nullptr;
      } else if (cell.exact.find_first_of(".eE") == std::string::npos && cell.exact.size() <= 15) {
        object[columns_[i]] = static_cast<std::int64_t>(*cell.number);
      } else {
        object[columns_[i]] = *cell.number;
      }
    }
    result.push_back(std::move(object));
  }
  out << result.dump(2) << '\n';
}

}  // namespace yearbook::tool
