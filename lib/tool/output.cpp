#include "tool/output.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <ostream>
#include <sstream>

#include <yearbook/shapes.hpp>
#include <yearbook/text_table.hpp>
#include <yearbook/unit.hpp>

#include "tool/marks.hpp"

namespace yearbook::tool {
namespace {

constexpr std::string_view bold = "\033[1m";
constexpr std::string_view blue = "\033[34m";
constexpr std::string_view normal = "\033[0m";

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

void Output::print(std::ostream& out, Style style) const {
  switch (style.format) {
    case Format::table:
      print_table(out, style);
      break;
    case Format::csv:
      print_csv(out);
      break;
    case Format::json:
      print_json(out);
      break;
    case Format::svg:
      break;
  }
}

std::string Output::table_text(Style style) const {
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
    for (const Cell& cell : row) {
      shown.push_back(printable(style.exact && cell.is_number ? cell.exact : cell.shown));
    }
    table.add(std::move(shown));
  }
  return to_string(table);
}

std::vector<double> Output::numbers_of(std::size_t column) const {
  std::vector<double> result;
  for (const auto& row : rows_) result.push_back(row[column].number.value_or(missing_value));
  return result;
}

// One a row; empty ones where there is nothing to draw.
std::vector<std::string> Output::drawn_bars() const {
  constexpr std::size_t width = 24;
  std::vector<std::string> result(rows_.size());
  if (!bars_) return result;
  const std::vector<double> values = numbers_of(*bars_);
  double low = 0;
  double high = 0;
  for (const double value : values) {
    low = std::fmin(low, value);
    high = std::fmax(high, value);
  }
  if (low == high) return result;
  for (std::size_t i = 0; i < values.size(); ++i) result[i] = bar(values[i], low, high, width);
  return result;
}

void Output::print_table(std::ostream& out, Style style) const {
  const bool colour = style.colour && !style.plain;
  const auto in_blue = [&](const std::string& drawn) {
    return colour ? std::string(blue) + drawn + std::string(normal) : drawn;
  };
  std::istringstream text(table_text(style));
  std::vector<std::string> lines;
  std::size_t widest = 0;
  for (std::string line; std::getline(text, line); lines.push_back(line)) {
    widest = std::max(widest, display_width(line));
  }
  const std::vector<std::string> bars =
      style.plain ? std::vector<std::string>(rows_.size()) : drawn_bars();
  out << (colour ? bold : "") << lines.front() << (colour ? normal : "") << '\n';
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const std::string& line = lines[i + 1];
    out << line;
    if (!bars[i].empty()) {
      out << std::string(widest - display_width(line) + 2, ' ') << in_blue(bars[i]);
    }
    out << '\n';
  }
  if (style.plain || !sparkline_ || rows_.size() < 2) return;
  const std::string drawn = sparkline(numbers_of(*sparkline_));
  if (!drawn.empty()) out << '\n' << in_blue(drawn) << "  " << printable(caption_) << '\n';
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
