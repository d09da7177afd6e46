#include "exchange/csv_table.hpp"

#include <algorithm>
#include <utility>

#include "core/nearest.hpp"

namespace yearbook::exchange {

CsvFile::CsvFile(kernel::CsvScanner scanner, std::uint32_t file,
                 std::span<const std::string_view> first, core::Problems& problems)
    : scanner_(std::move(scanner)), file_(file), problems_(problems) {
  read_header(first);
}

CsvFile::CsvFile(kernel::CsvScanner scanner, std::uint32_t file, const TableColumns& columns,
                 core::Problems& problems)
    : CsvFile(std::move(scanner), file, columns.known.first(columns.required), problems) {
  if (usable_) require(columns);
}

void CsvFile::add(std::size_t field, std::string message) {
  problems_.add(place_of(scanner_.position(scanner_.fields()[field].offset)), std::move(message));
}

void CsvFile::add_mistake() {
  problems_.add(place_of(scanner_.mistake()->position), scanner_.mistake()->message);
}

core::Place CsvFile::place_of(const kernel::CsvPosition& position) const {
  return {.file = file_, .line = position.line, .column = position.column};
}

void CsvFile::read_header(std::span<const std::string_view> first) {
  if (!scanner_.next()) {
    problems_.add(
        {.file = file_},
        "the file is empty; its first line names the columns, at least " + core::listed(first));
    return;
  }
  if (scanner_.mistake()) {
    add_mistake();
    return;
  }
  usable_ = true;
  for (std::size_t i = 0; i < scanner_.fields().size(); ++i) {
    std::string name(scanner_.fields()[i].text);
    if (std::ranges::find(header_, name) != header_.end()) {
      add(i, "the column \"" + name + "\" stands twice; keep one");
      usable_ = false;
    }
    header_.push_back(std::move(name));
  }
}

void CsvFile::require(const TableColumns& columns) {
  for (std::size_t i = 0; i < header_.size(); ++i) {
    if (std::ranges::find(columns.known, header_[i]) != columns.known.end()) continue;
    add(i, "no column is called \"" + header_[i] + "\"; known: " + core::listed(columns.known));
    usable_ = false;
  }
  const auto required = columns.known.first(columns.required);
  for (const std::string_view name : required) {
    if (std::ranges::find(header_, name) != header_.end()) continue;
    problems_.add(
        {.file = file_, .line = scanner_.line()},
        "the column \"" + std::string(name) + "\" is missing; required: " + core::listed(required));
    usable_ = false;
  }
}

bool CsvFile::next() {
  while (scanner_.next()) {
    if (scanner_.mistake()) {
      add_mistake();
    } else if (scanner_.fields().size() != header_.size()) {
      add(0, "the row has " + std::to_string(scanner_.fields().size()) + " fields but the header " +
                 std::to_string(header_.size()) +
                 "; give every column a field, and put text with commas in quotes");
    } else {
      return true;
    }
  }
  return false;
}

std::size_t CsvFile::position(std::string_view column) const noexcept {
  return static_cast<std::size_t>(std::ranges::find(header_, column) - header_.begin());
}

core::Place CsvFile::place(std::size_t position) const {
  if (position >= header_.size()) return {.file = file_, .line = scanner_.line()};
  return place_of(scanner_.position(scanner_.fields()[position].offset));
}

store::Table read_table(std::string_view content, std::uint32_t file, const TableColumns& columns,
                        core::Problems& problems) {
  CsvFile csv(kernel::CsvScanner(content), file, columns, problems);
  store::Table table(file, {csv.header().begin(), csv.header().end()});
  if (!csv.usable()) return table;
  while (csv.next()) {
    std::vector<store::Field> row;
    row.reserve(csv.header().size());
    for (std::size_t i = 0; i < csv.header().size(); ++i) {
      row.push_back({std::string(csv.text(i)), csv.place(i)});
    }
    table.add(std::move(row));
  }
  return table;
}

}  // namespace yearbook::exchange
