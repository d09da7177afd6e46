#include "tool/output.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <ostream>
#include <sstream>
#include <utility>

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

nlohmann::ordered_json json_of(const Cell& cell) {
  if (cell.is_null || (cell.is_number && !cell.number)) return nullptr;
  if (!cell.is_number) return cell.exact;
  std::int64_t whole = 0;
  const char* const end = cell.exact.data() + cell.exact.size();
  const auto read = std::from_chars(cell.exact.data(), end, whole);
  if (read.ec == std::errc() && read.ptr == end) return whole;
  return *cell.number;
}

// A bar would end the cell.
std::string markdown_field(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '|') result += '\\';
    result += c;
  }
  return result;
}

}  // namespace

Cell text(std::string_view value) {
  return {std::string(value), std::string(value), std::nullopt};
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
      out << (rows_.empty() && flushed_ == 0 ? "[]\n" : "\n]\n");
      break;
    case Format::markdown:
      print_markdown(out);
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

void Output::flush(std::ostream& out, Format format) {
  if (rows_.empty()) return;
  if (format == Format::csv) {
    print_csv(out);
  } else {
    print_json(out);
  }
  flushed_ += std::exchange(rows_, {}).size();
}

void Output::print_csv(std::ostream& out) const {
  if (flushed_ == 0) {
    for (std::size_t i = 0; i < of_csv_; ++i) {
      out << (i > 0 ? "," : "") << csv_field(columns_[i]);
    }
    out << '\n';
  }
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < of_csv_; ++i) out << (i > 0 ? "," : "") << csv_field(row[i].exact);
    out << '\n';
  }
}

// The objects of the array, without what closes it.
void Output::print_json(std::ostream& out) const {
  bool first = flushed_ == 0;
  for (const auto& row : rows_) {
    nlohmann::ordered_json object;
    for (std::size_t i = 0; i < columns_.size(); ++i) object[columns_[i]] = json_of(row[i]);
    // A text that is no UTF-8 gets the replacement character where it is not.
    constexpr int indent = 2;
    const std::string text =
        object.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    out << (first ? "[\n  " : ",\n  ");
    first = false;
    for (const char c : text) {
      out << c;
      if (c == '\n') out << "  ";
    }
  }
}

void Output::print_markdown(std::ostream& out) const {
  std::vector<std::size_t> widths;
  std::vector<bool> right(columns_.size(), false);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    constexpr std::size_t of_a_rule = 3;
    widths.push_back(std::max(of_a_rule, display_width(markdown_field(columns_[i]))));
    for (const auto& row : rows_) {
      widths[i] = std::max(widths[i], display_width(markdown_field(row[i].shown)));
      right[i] = right[i] || row[i].is_number;
    }
  }
  const auto line = [&](const auto& field_of) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const std::string field = markdown_field(field_of(i));
      const std::string pad(widths[i] - display_width(field), ' ');
      out << "| " << (right[i] ? pad + field : field + pad) << ' ';
    }
    out << "|\n";
  };
  line([&](std::size_t i) { return columns_[i]; });
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const std::string rule(widths[i] - 1, '-');
    out << "| " << (right[i] ? rule + ":" : rule + "-") << ' ';
  }
  out << "|\n";
  for (const auto& row : rows_) {
    line([&](std::size_t i) { return row[i].shown; });
  }
}

}  // namespace yearbook::tool
