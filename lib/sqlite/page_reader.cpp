#include "sqlite/page_reader.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "host/observation_rows.hpp"
#include "sqlite/file_state.hpp"

namespace yearbook::sqlite {
namespace {

// What is not as SQLite writes it.
struct Unknown {};

void require(bool as_known) {
  if (!as_known) throw Unknown{};
}

// Numbers of a file stand most significant byte first.
std::uint64_t eight_bytes(const unsigned char* at) {
  std::uint64_t result = 0;
  std::memcpy(&result, at, sizeof result);
  return std::endian::native == std::endian::little ? __builtin_bswap64(result) : result;
}
std::uint32_t four_bytes(const unsigned char* at) {
  return static_cast<std::uint32_t>(eight_bytes(at) >> 32U);
}
std::uint32_t two_bytes(const unsigned char* at) {
  return static_cast<std::uint32_t>(at[0]) << 8U | at[1];
}

// So many bytes may be read behind the last one of a page: a row that says to be longer than it is
// has five numbers of eight bytes.
constexpr std::size_t overhang = 64;

// --- Header of the file

constexpr std::size_t file_header_size = 100;
constexpr std::string_view magic{"SQLite format 3\0", 16};

struct Header {
  std::array<unsigned char, file_header_size + overhang> bytes{};

  [[nodiscard]] std::uint32_t page_size() const {
    const std::uint32_t stored = two_bytes(&bytes[16]);
    return stored == 1 ? 65536 : stored;
  }
  // Text in UTF-8, no bytes set aside at the end of pages, the payload fractions of every file.
  [[nodiscard]] bool is_known() const {
    constexpr std::uint32_t smallest = 512;
    return std::memcmp(bytes.data(), magic.data(), magic.size()) == 0 &&
           std::has_single_bit(page_size()) && page_size() >= smallest && bytes[20] == 0 &&
           bytes[21] == 64 && bytes[22] == 32 && bytes[23] == 32 && four_bytes(&bytes[44]) <= 4 &&
           four_bytes(&bytes[56]) == 1;
  }
};

// --- Rows

// How many bytes a number of each kind has; more than there are of what is no number.
constexpr std::array<unsigned char, 256> sizes_of_kinds = [] {
  std::array<unsigned char, 256> result{};
  result.fill(255);
  result[1] = 1;
  result[2] = 2;
  result[3] = 3;
  result[4] = 4;
  result[5] = 6;
  result[6] = 8;
  result[8] = result[9] = 0;
  return result;
}();

// A number and where the next begins. Kinds 8 and 9 are 0 and 1 themselves.
std::int64_t take_number(unsigned char kind, const unsigned char*& at) {
  const unsigned size = sizes_of_kinds[kind];
  require(size <= sizeof(std::int64_t));
  const unsigned char* begin = at;
  at += size;
  if (size == 0) return kind - 8;
  return static_cast<std::int64_t>(eight_bytes(begin)) >> (64 - 8 * size);
}

constexpr unsigned char kind_null = 0;
constexpr unsigned char kind_real = 7;
constexpr unsigned char kind_letter = 15;

double take_value(unsigned char kind, const unsigned char*& at) {
  if (kind == kind_null) return std::numeric_limits<double>::quiet_NaN();
  if (kind != kind_real) return static_cast<double>(take_number(kind, at));
  const auto result = std::bit_cast<double>(eight_bytes(at));
  at += sizeof result;
  return result;
}

using host::StatusesByLetter;
using Key = std::tuple<std::int64_t, std::int64_t, std::int64_t>;  // year, zone, release

// The payload of a cell: its size, the size of its head, the kinds of its six columns, the columns.
// All of it is below 128 bytes, so that each size and kind is one byte.
class StoredRecord {
 public:
  StoredRecord(const unsigned char* at, const unsigned char* end)
      : kinds_(at + 2), end_(at + 1 + at[0]), column_(at + 1 + head) {
    require(at[0] > head && at[0] < 128 && end_ <= end && at[1] == head);
    indicator_ = take_number(kinds_[0], column_);
  }
  [[nodiscard]] std::int64_t indicator() const { return indicator_; }
  // The row behind its indicator.
  Key take_row(book::ObservationRow& row, const StatusesByLetter& statuses) {
    const std::int64_t year = take_number(kinds_[1], column_);
    const std::int64_t zone = take_number(kinds_[2], column_);
    row.release = take_number(kinds_[3], column_);
    row.value = take_value(kinds_[4], column_);
    require(kinds_[5] == kind_letter && column_ + 1 == end_);
    row.status = statuses[*column_];
    require(row.status != Status::none && std::in_range<std::int32_t>(year) &&
            std::in_range<std::int32_t>(zone));
    row.year = static_cast<std::int32_t>(year);
    row.zone = static_cast<std::int32_t>(zone);
    return {year, zone, row.release};
  }

 private:
  static constexpr std::ptrdiff_t head = 7;
  const unsigned char* kinds_;
  const unsigned char* end_;
  const unsigned char* column_;
  std::int64_t indicator_ = 0;
};

// --- Pages

class Page {
 public:
  Page(const unsigned char* bytes, std::size_t size)
      : bytes_(bytes), size_(size), is_leaf_(bytes[0] == 10), cells_(two_bytes(bytes + 3)) {
    require((is_leaf_ || bytes[0] == 2) && head() + 2 * cells_ <= size);
  }
  [[nodiscard]] bool is_leaf() const { return is_leaf_; }
  [[nodiscard]] std::size_t cells() const { return cells_; }
  // The page before a cell; behind the last cell, the last one.
  [[nodiscard]] std::uint32_t child(std::size_t cell) const {
    return four_bytes(cell == cells_ ? bytes_ + 8 : begin(cell));
  }
  [[nodiscard]] StoredRecord record(std::size_t cell) const {
    return {begin(cell) + (is_leaf_ ? 0 : 4), bytes_ + size_};
  }
  // How many children stand one behind the other in the file from a cell on, the last of which may
  // have rows of the indicator.
  [[nodiscard]] std::uint32_t neighbours(std::size_t cell, std::int64_t indicator,
                                         std::uint32_t most) const {
    std::uint32_t result = 1;
    const std::uint32_t first = child(cell);
    for (; result < most && cell < cells_; ++cell, ++result) {
      if (record(cell).indicator() > indicator || child(cell + 1) != first + result) break;
    }
    return result;
  }
  // The first cell that is not of a smaller indicator.
  [[nodiscard]] std::size_t lower_bound(std::int64_t indicator) const {
    std::size_t begin = 0;
    std::size_t end = cells_;
    while (begin < end) {
      const std::size_t middle = (begin + end) / 2;
      if (record(middle).indicator() < indicator) {
        begin = middle + 1;
      } else {
        end = middle;
      }
    }
    return begin;
  }

 private:
  [[nodiscard]] std::size_t head() const { return is_leaf_ ? 8 : 12; }
  [[nodiscard]] const unsigned char* begin(std::size_t cell) const {
    const std::size_t at = two_bytes(bytes_ + head() + 2 * cell);
    require(at >= head() + 2 * cells_ && at + 4 <= size_);
    return bytes_ + at;
  }

  const unsigned char* bytes_;
  std::size_t size_;
  bool is_leaf_;
  std::size_t cells_;
};

// --- What is asked

constexpr const char* root_query =
    "SELECT rootpage FROM main.sqlite_schema WHERE type = 'table' AND name = 'observation'";
// The columns as they are stored: name, whether descending, collation, whether part of the key.
constexpr std::string_view columns_known =
    "indicator_id 0 BINARY 1, year 0 BINARY 1, zone_id 0 BINARY 1, release_id 0 BINARY 1, "
    "value 0 BINARY 0, status 0 BINARY 0, ";

std::string columns_of(Connection& connection) {
  constexpr int name = 2;
  constexpr int last = 5;
  Statement columns = connection.prepare("PRAGMA main.index_xinfo(sqlite_autoindex_observation_1)");
  std::string result;
  while (columns.step()) {
    for (int i = name; i <= last; ++i) result += columns.text(i) + (i < last ? " " : ", ");
  }
  return result;
}

}  // namespace

// One indicator being read.
class PageReader::Walk {
 public:
  Walk(PageReader& reader, std::int64_t indicator, const book::RowSink& sink)
      : reader_(reader), indicator_(indicator), block_(sink) {}

  Outcome run() {
    Outcome result;
    try {
      hold(reader_.root_, 1, 0);
      below(reader_.root_, 0);
    } catch (const Unknown&) {
      result.all = false;
    }
    block_.flush();
    result.rows = rows_;
    return result;
  }

 private:
  // Takes the rows of a page that is held and of all below it; false once those of the indicator are
  // behind.
  bool below(std::uint32_t number, std::size_t level) {
    const Run& run = reader_.runs_[level];
    const std::size_t size = reader_.page_size_;
    const Page page(&run.bytes[(number - run.first) * size], size);
    for (std::size_t cell = page.lower_bound(indicator_); cell < page.cells(); ++cell) {
      if (!page.is_leaf() && !below_child(page, cell, level + 1)) return false;
      if (!take(page.record(cell))) return false;
    }
    return page.is_leaf() || below_child(page, page.cells(), level + 1);
  }

  bool below_child(const Page& page, std::size_t cell, std::size_t level) {
    require(level < levels);
    const std::uint32_t number = page.child(cell);
    if (!reader_.runs_[level].has(number)) {
      hold(number, page.neighbours(cell, indicator_, reader_.longest_run()), level);
    }
    return below(number, level);
  }

  void hold(std::uint32_t first, std::uint32_t pages, std::size_t level) {
    require(first > 1 && first <= reader_.pages_ && pages - 1 <= reader_.pages_ - first);
    Run& run = reader_.runs_[level];
    if (!run.has(first)) reader_.read_run(first, pages, run);
  }

  bool take(StoredRecord record) {
    if (record.indicator() != indicator_) {
      require(record.indicator() > indicator_);
      return false;
    }
    book::ObservationRow row;
    const Key key = record.take_row(row, statuses_);
    require(last_ < key);
    last_ = key;
    block_.add(row);
    ++rows_;
    return true;
  }

  PageReader& reader_;
  std::int64_t indicator_;
  book::RowBlock block_;
  const StatusesByLetter& statuses_ = host::statuses_by_letter();
  std::size_t rows_ = 0;
  Key last_{std::numeric_limits<std::int64_t>::min(), 0, 0};
};

std::unique_ptr<PageReader> PageReader::of(Connection& connection) {
  sqlite3_file* const file = main_file(connection);
  Header header;
  sqlite3_int64 size = 0;
  if (file == nullptr ||
      file->pMethods->xRead(file, header.bytes.data(), file_header_size, 0) != SQLITE_OK ||
      file->pMethods->xFileSize(file, &size) != SQLITE_OK || !header.is_known() ||
      columns_of(connection) != columns_known) {
    return nullptr;
  }
  const auto pages = static_cast<std::uint32_t>(size / header.page_size());
  const auto root = static_cast<std::uint32_t>(connection.query_integer(root_query));
  return std::unique_ptr<PageReader>(new PageReader(file, header.page_size(), pages, root));
}

PageReader::Outcome PageReader::read(std::int32_t indicator, const book::RowSink& sink) {
  return Walk(*this, indicator, sink).run();
}

std::uint32_t PageReader::longest_run() const {
  constexpr std::uint32_t bytes = 65536;
  return bytes / page_size_;
}

// A run that could not be read holds no page.
void PageReader::read_run(std::uint32_t first, std::uint32_t pages, Run& run) const {
  run.pages = 0;
  const std::size_t size = std::size_t{pages} * page_size_;
  if (run.bytes.size() < size + overhang) run.bytes.resize(size + overhang);
  const auto at = static_cast<sqlite3_int64>(first - 1) * page_size_;
  require(file_->pMethods->xRead(file_, run.bytes.data(), static_cast<int>(size), at) == SQLITE_OK);
  run.first = first;
  run.pages = pages;
}

}  // namespace yearbook::sqlite
