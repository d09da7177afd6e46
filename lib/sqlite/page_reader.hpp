// Reads the rows of table observation from the pages of the file, without SQLite's b-tree: a tenth of
// what SQL costs. Floor 4.
//
// Source: https://www.sqlite.org/fileformat2.html: section 1.3 (the header), 1.6 (b-tree pages), 2.1
//         (records), 2.4 (tables WITHOUT ROWID).
//
// Contract:
//  (1) It is used while a read transaction lasts whose state is the file by itself (file_state.hpp).
//  (2) It knows one layout: the columns of the table in the order of schema/002_observation.sql, text
//      in UTF-8, pages used to their last byte. There is none for a file of another.
//  (3) No byte of the file is believed: a page, a cell or a row that is not as SQLite writes those of
//      this table ends the reading, and says so. SQL then knows whether it is damage.
//  (4) Rows come in strictly ascending order of their keys, which also ends every walk through pages
//      that lead to one another.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "book/row_block.hpp"
#include "book/source.hpp"
#include "sqlite/connection.hpp"

struct sqlite3_file;  // NOLINT(readability-identifier-naming): SQLite's name

namespace yearbook::sqlite {

class PageReader {
 public:
  // How many rows were handed on, and whether these are all.
  struct Outcome {
    std::size_t rows = 0;
    bool all = true;
  };

  // A reader of the connection's file, which is the state of its read transaction; none where its
  // layout is not known.
  static std::unique_ptr<PageReader> of(Connection& connection);

  // Every row of an indicator, by year, zone and release, ascending.
  Outcome read(std::int32_t indicator, const book::RowSink& sink);

 private:
  // Neighbouring pages of one level of the tree, read at once and kept until others are needed.
  struct Run {
    std::uint32_t first = 0;
    std::uint32_t pages = 0;
    std::vector<unsigned char> bytes;
    [[nodiscard]] bool has(std::uint32_t page) const { return page - first < pages; }
  };
  class Walk;

  PageReader(sqlite3_file* file, std::uint32_t page_size, std::uint32_t pages, std::uint32_t root)
      : file_(file), page_size_(page_size), pages_(pages), root_(root) {}

  // How many pages are read at once at most.
  [[nodiscard]] std::uint32_t longest_run() const;
  void read_run(std::uint32_t first, std::uint32_t pages, Run& run) const;

  // As deep as SQLite lets a tree be.
  static constexpr std::size_t levels = 20;
  sqlite3_file* file_;
  std::uint32_t page_size_;
  std::uint32_t pages_;  // of the file
  std::uint32_t root_;
  std::array<Run, levels> runs_;
};

}  // namespace yearbook::sqlite
