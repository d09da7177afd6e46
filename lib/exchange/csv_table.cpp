#include "exchange/csv_table.hpp"

#include <algorithm>
#include <utility>

#include "core/nearest.hpp"

namespace yearbook::exchange {

CsvFile::CsvFile(std::string_view content, std::uint32_t file, const Columns& columns,
                 core::Problems& problems)
    : scanner_(content), file_(file), problems_(problems) {
  read_header(columns);
}

void CsvFile::add(std::size_t offset, std::string message) {
  const auto [line, column] = scanner_.position(offset);
  problems_.add({.file = file_, .line = line, .column = column}, std::move(message));
}

void CsvFile::read_header(const Columns& columns) {
  const auto required = columns.known.first(columns.required);
  if (!scanner_.next()) {
    problems_.add(
        {.file = file_},
        "the file is empty; its first line names the columns, at least " + core::listed(required));
    return;
  }
  if (scanner_.mistake()) {
    add(scanner_.mistake()->offset, scanner_.mistake()->message);
    return;
  }
  usable_ = true;
  for (const kernel::CsvField& field : scanner_.fields()) {
    if (std::ranges::find(columns.known, field.text) == columns.known.end()) {
      add(field.offset, "no column is called \"" + std::string(field.text) +
                            "\"; known: " + core::listed(columns.known));
      usable_ = false;
    } else if (std::ranges::find(header_, field.text) != header_.end()) {
      add(field.offset, "the column \"" + std::string(field.text) + "\" stands twice; keep one");
      usable_ = false;
    }
    header_.emplace_back(field.text);
  }
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
      add(scanner_.mistake()->offset, scanner_.mistake()->message);
    } else if (scanner_.fields().size() != header_.size()) {
      add(scanner_.fields().front().offset,
          "the row has " + std::to_string(scanner_.fields().size()) + " fields but the header " +
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
  const auto [line, column] = scanner_.position(scanner_.fields()[position].offset);
  return {.file = file_, .line = line, .column = column};
}

store::Table read_table(std::string_view content, std::uint32_t file, const Columns& columns,
                        core::Problems& problems) {
  CsvFile csv(content, file, columns, problems);
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
