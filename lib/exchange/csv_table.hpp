// A CSV file with a header: its columns by name, its mistakes with their places. Floor 6.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/problems.hpp"
#include "kernel/csv.hpp"
#include "store/table.hpp"

namespace yearbook::exchange {

// The columns a file may have, in the order that messages list them; the first `required` must be
// there.
struct TableColumns {
  std::span<const std::string_view> known;
  std::size_t required;
};

// Walks the records of a file. Unreadable records and rows of the wrong length are reported and
// skipped.
class CsvFile {
 public:
  // Reads the header, whatever its columns are. `first` names those that a file has at least.
  CsvFile(kernel::CsvScanner scanner, std::uint32_t file, std::span<const std::string_view> first,
          core::Problems& problems);
  CsvFile(kernel::CsvScanner scanner, std::uint32_t file, const TableColumns& columns,
          core::Problems& problems);

  // Reports columns that are not known, and required ones that are missing.
  void require(const TableColumns& columns);
  // Whether the header could be used at all.
  [[nodiscard]] bool usable() const noexcept { return usable_; }
  bool next();
  [[nodiscard]] std::span<const std::string> header() const noexcept { return header_; }
  // Position of a known column in the file; header().size() when the file lacks it.
  [[nodiscard]] std::size_t position(std::string_view column) const noexcept;
  // The text of a field of the current record; empty when the file lacks the column.
  [[nodiscard]] std::string_view text(std::size_t position) const noexcept {
    return position < header_.size() ? scanner_.fields()[position].text : std::string_view();
  }
  // Where that field is; the beginning of the record when the file lacks the column.
  [[nodiscard]] core::Place place(std::size_t position) const;

 private:
  void read_header(std::span<const std::string_view> first);
  void add(std::size_t field, std::string message);
  void add_mistake();
  [[nodiscard]] core::Place place_of(const kernel::CsvPosition& position) const;

  kernel::CsvScanner scanner_;
  std::uint32_t file_;
  core::Problems& problems_;
  std::vector<std::string> header_;
  bool usable_ = false;
};

// Reads a whole catalogue file.
store::Table read_table(std::string_view content, std::uint32_t file, const TableColumns& columns,
                        core::Problems& problems);

}  // namespace yearbook::exchange
