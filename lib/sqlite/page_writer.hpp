// Lays out the pages of table observation in a file that is being made, without SQLite's b-tree: a
// tenth of what inserting costs. Floor 4.
//
// Source: https://www.sqlite.org/fileformat2.html: section 1.6 (b-tree pages), 2.1 (records), 2.4
//         (tables WITHOUT ROWID).
//
// Contract:
//  (1) Leaves are full and stand one after the other, behind all that the file has.
//  (2) The row between two leaves stands in the page above them; that page may be full as well, and
//      then the row between two of those stands above. No page is empty.
//  (3) Nothing of the file counts until finish() has written its header; then SQLite sees the rows.
//  (4) The page that SQLite keeps for its locks, at 1 GiB, is left out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sqlite/bulk_row.hpp"
#include "sqlite/connection.hpp"

struct sqlite3_file;  // NOLINT(readability-identifier-naming): SQLite's name

namespace yearbook::sqlite {

// A page of a b-tree of records, being filled from its end.
class IndexPage {
 public:
  IndexPage(std::size_t size, std::size_t usable);

  // Begins anew, as a leaf or as a page above others.
  void clear(bool leaf);
  // False when there is no room.
  bool add(std::string_view cell);
  [[nodiscard]] std::size_t size() const noexcept { return cells_; }
  // The cell that was added last, taken out.
  std::string take_last();
  // The page below that comes after all cells.
  void set_last_child(std::uint32_t page);
  // The bytes to be written.
  [[nodiscard]] const std::vector<unsigned char>& finished();

 private:
  [[nodiscard]] std::size_t header_size() const noexcept { return leaf_ ? 8 : 12; }
  void put(std::size_t at, std::size_t value);  // two bytes

  std::vector<unsigned char> bytes_;
  std::size_t usable_;
  std::size_t content_;  // where the cells begin
  std::size_t cells_ = 0;
  std::size_t last_size_ = 0;
  bool leaf_ = true;
};

class PageWriter {
 public:
  // Whether the file of a connection is one that only it knows, without a journal and without
  // observations: there, and outside a transaction, a PageWriter may be used.
  [[nodiscard]] static bool may_write(Connection& connection);

  explicit PageWriter(Connection& connection);

  // Adds a row, whose key is larger than that of the one before. Throws constraint for a row that
  // the table forbids, io when the file cannot be written.
  void add(const BulkRow& row);
  // Completes the table. A writer that goes away without it has changed nothing.
  void finish();

 private:
  // The pages of one level, and the cells between them.
  struct Level {
    std::vector<std::uint32_t> pages;
    std::vector<std::string> between;
  };

  void end_leaf(std::string between);
  [[nodiscard]] Level level_above(const Level& below);
  void write_root(const Level& below);
  std::uint32_t allocate();
  void write_page(std::uint32_t number, const std::vector<unsigned char>& bytes);
  void write_header();

  Connection& connection_;
  sqlite3_file* file_ = nullptr;
  std::uint32_t page_size_ = 0;
  std::uint32_t root_ = 0;
  std::uint32_t pages_ = 0;  // of the file
  std::vector<unsigned char> header_;
  IndexPage page_;
  std::string cell_;
  std::string waiting_;  // the row that came when the leaf was full
  Level leaves_;
};

}  // namespace yearbook::sqlite
