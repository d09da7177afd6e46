#include "tool/output.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include <yearbook/text_table.hpp>
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
  std::vector<TextColumn> columns;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const bool numbers =
        std::ranges::any_of(rows_, [&](const auto& row) { return row[i].is_number; });
    columns.push_back({columns_[i], numbers ? Align::right : Align::left});
  }
  TextTable table(std::move(columns));
  for (const auto& row : rows_) {
    std::vector<std::string> shown;
    shown.reserve(row.size());
    for (const Cell& cell : row) shown.push_back(cell.shown);
    table.add(std::move(shown));
  }
  out << table;
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
