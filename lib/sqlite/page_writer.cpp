#include "sqlite/page_writer.hpp"

#include <yearbook/error.hpp>

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <string_view>

#include "host/failure.hpp"
#include "sqlite/bulk_insert.hpp"

namespace yearbook::sqlite {
namespace {

// The header of the file: where its numbers stand, most significant byte first.
constexpr std::size_t header_size = 100;
constexpr std::size_t reserved_at = 20;  // bytes at the end of each page that are not used
constexpr std::size_t change_counter_at = 24;
constexpr std::size_t page_count_at = 28;
constexpr std::size_t counted_at = 92;  // the change counter for which the count of pages holds
constexpr std::uint32_t lock_byte = 0x40000000;

std::uint32_t number_at(const std::vector<unsigned char>& bytes, std::size_t at) {
  std::uint32_t result = 0;
  for (std::size_t i = 0; i < 4; ++i) result = (result << 8U) | bytes.at(at + i);
  return result;
}

void put_number(std::vector<unsigned char>& bytes, std::size_t at, std::uint32_t value) {
  for (std::size_t i = 0; i < 4; ++i) {
    bytes.at(at + i) = static_cast<unsigned char>(value >> (8 * (3 - i)));
  }
}

std::string four_bytes(std::uint32_t value) {
  std::string result;
  for (unsigned shift = 32; shift > 0;) result += static_cast<char>(value >> (shift -= 8));
  return result;
}

// A record being written: the kinds of its columns, then their bytes.
class Record {
 public:
  // A whole number takes 0, 1, 2, 3, 4, 6 or 8 bytes; 0 and 1 are kinds of their own.
  void add(std::int64_t value) {
    const auto size = static_cast<std::uint64_t>(value < 0 ? ~value : value);
    if (value == 0 || value == 1) return add_kind(value == 0 ? 8 : 9);
    if (size <= 0x7F) return add(1, value, 1);
    if (size <= 0x7FFF) return add(2, value, 2);
    if (size <= 0x7FFFFF) return add(3, value, 3);
    if (size <= 0x7FFFFFFF) return add(4, value, 4);
    if (size <= six_bytes) return add(5, value, 6);
    add(6, value, 8);
  }
  // What has no fraction and takes no more than six bytes is stored as a whole number; NaN as NULL.
  void add(double value) {
    if (std::isnan(value)) return add_kind(0);
    if (std::fabs(value) <= static_cast<double>(six_bytes) && value == std::trunc(value)) {
      return add(static_cast<std::int64_t>(value));
    }
    add(7, std::bit_cast<std::int64_t>(value), 8);
  }
  void add_letter(std::string_view letter) {
    add_kind(15);
    bytes_[size_++] = letter.front();
  }

  // Its size and the record itself, as a leaf has it. Both sizes are below 128, which is one byte.
  void append_to(std::string& cell) const {
    cell += static_cast<char>(1 + kinds_ + size_);
    cell += static_cast<char>(1 + kinds_);
    cell.append(kind_.data(), kinds_).append(bytes_.data(), size_);
  }

 private:
  static constexpr std::uint64_t six_bytes = 0x7FFFFFFFFFFF;

  void add_kind(char kind) { kind_[kinds_++] = kind; }
  void add(char kind, std::int64_t value, std::size_t bytes) {
    add_kind(kind);
    for (std::size_t left = bytes; left > 0; --left) {
      bytes_[size_++] = static_cast<char>(value >> (8 * (left - 1)));
    }
  }

  std::array<char, 6> kind_{};
  std::array<char, 48> bytes_{};
  std::size_t kinds_ = 0;
  std::size_t size_ = 0;
};

}  // namespace

// --- IndexPage

IndexPage::IndexPage(std::size_t size, std::size_t usable)
    : bytes_(size), usable_(usable), content_(usable) {
  clear(true);
}

void IndexPage::clear(bool leaf) {
  std::ranges::fill(bytes_, static_cast<unsigned char>(0));
  leaf_ = leaf;
  content_ = usable_;
  cells_ = 0;
}

bool IndexPage::add(std::string_view cell) {
  if (header_size() + 2 * (cells_ + 1) + cell.size() > content_) return false;
  content_ -= cell.size();
  std::memcpy(&bytes_[content_], cell.data(), cell.size());
  put(header_size() + 2 * cells_, content_);
  ++cells_;
  last_size_ = cell.size();
  return true;
}

std::string IndexPage::take_last() {
  --cells_;
  std::string cell(reinterpret_cast<const char*>(&bytes_[content_]), last_size_);
  put(header_size() + 2 * cells_, 0);
  std::memset(&bytes_[content_], 0, last_size_);
  content_ += last_size_;
  return cell;
}

void IndexPage::set_last_child(std::uint32_t page) {
  put_number(bytes_, 8, page);
}

const std::vector<unsigned char>& IndexPage::finished() {
  constexpr unsigned char leaf = 10;
  constexpr unsigned char above = 2;
  bytes_[0] = leaf_ ? leaf : above;
  put(3, cells_);
  put(5, content_);  // 65536, of an empty page of that size, is written as 0
  return bytes_;
}

void IndexPage::put(std::size_t at, std::size_t value) {
  bytes_[at] = static_cast<unsigned char>(value >> 8U);
  bytes_[at + 1] = static_cast<unsigned char>(value);
}

// --- PageWriter

bool PageWriter::may_write(Connection& connection) {
  return sqlite3_get_autocommit(connection.handle()) != 0 &&
         connection.query_text("PRAGMA main.journal_mode") == "off" &&
         connection.query_integer("PRAGMA main.auto_vacuum") == 0 &&
         connection.query_text("PRAGMA encoding") == "UTF-8" &&
         connection.query_integer("SELECT EXISTS (SELECT 1 FROM main.observation)") == 0 &&
         connection.query_integer(
             "SELECT count(*) FROM main.sqlite_schema WHERE tbl_name = "
             "'observation' AND type IN ('index', 'trigger') AND sql IS NOT "
             "NULL") == 0;
}

PageWriter::PageWriter(Connection& connection)
    : connection_(connection),
      page_size_(static_cast<std::uint32_t>(connection.query_integer("PRAGMA main.page_size"))),
      root_(static_cast<std::uint32_t>(connection.query_integer(
          "SELECT rootpage FROM main.sqlite_schema WHERE name = 'observation'"))),
      header_(header_size),
      page_(0, 0) {
  sqlite3_file_control(connection.handle(), "main", SQLITE_FCNTL_FILE_POINTER,
                       static_cast<void*>(&file_));
  const int result =
      file_->pMethods->xRead(file_, header_.data(), static_cast<int>(header_size), 0);
  if (result != SQLITE_OK) host::fail(result, "the header cannot be read", "");
  pages_ = number_at(header_, page_count_at);
  page_ = IndexPage(page_size_, page_size_ - header_.at(reserved_at));
}

void PageWriter::add(const BulkRow& row) {
  require_valid(row);
  Record record;
  for (const std::int64_t part : {row.indicator, row.year, row.zone, row.release}) record.add(part);
  record.add(row.value);
  record.add_letter(code(row.status));
  cell_.clear();
  record.append_to(cell_);
  if (!waiting_.empty()) {
    end_leaf(std::exchange(waiting_, {}));
  }
  if (!page_.add(cell_)) waiting_ = cell_;
}

// A row is known to follow the one between.
void PageWriter::end_leaf(std::string between) {
  leaves_.pages.push_back(allocate());
  leaves_.between.push_back(std::move(between));
  write_page(leaves_.pages.back(), page_.finished());
  page_.clear(true);
}

void PageWriter::finish() {
  if (!waiting_.empty()) {
    end_leaf(page_.take_last());
    page_.add(std::exchange(waiting_, {}));
  }
  if (leaves_.pages.empty()) {
    write_page(root_, page_.finished());
  } else {
    leaves_.pages.push_back(allocate());
    write_page(leaves_.pages.back(), page_.finished());
    write_root(leaves_);
  }
  write_header();
}

// Pages of the root's level are made until one holds all that is below.
void PageWriter::write_root(const Level& below) {
  page_.clear(false);
  for (std::size_t i = 0; i < below.between.size(); ++i) {
    if (!page_.add(four_bytes(below.pages[i]) + below.between[i])) {
      return write_root(level_above(below));
    }
  }
  page_.set_last_child(below.pages.back());
  write_page(root_, page_.finished());
}

PageWriter::Level PageWriter::level_above(const Level& below) {
  Level above;
  page_.clear(false);
  const auto end_page = [&](std::uint32_t last_child) {
    page_.set_last_child(last_child);
    above.pages.push_back(allocate());
    write_page(above.pages.back(), page_.finished());
    page_.clear(false);
  };
  const std::size_t cells = below.between.size();
  for (std::size_t i = 0; i < cells; ++i) {
    const std::string cell = four_bytes(below.pages[i]) + below.between[i];
    if (page_.add(cell)) continue;
    if (i + 1 < cells) {
      end_page(below.pages[i]);
      above.between.push_back(below.between[i]);
      continue;
    }
    // The last cell begins a page of its own; the one before it goes up.
    page_.take_last();
    end_page(below.pages[i - 1]);
    above.between.push_back(below.between[i - 1]);
    page_.add(cell);
  }
  end_page(below.pages.back());
  return above;
}

std::uint32_t PageWriter::allocate() {
  if (++pages_ == lock_byte / page_size_ + 1) ++pages_;
  return pages_;
}

void PageWriter::write_page(std::uint32_t number, const std::vector<unsigned char>& bytes) {
  const auto at = static_cast<sqlite3_int64>(number - 1) * page_size_;
  const int result =
      file_->pMethods->xWrite(file_, bytes.data(), static_cast<int>(bytes.size()), at);
  if (result != SQLITE_OK) host::fail(result, sqlite3_errstr(result), "");
}

// The count of changes tells SQLite that what it remembers of the file holds no more.
void PageWriter::write_header() {
  const std::uint32_t change = number_at(header_, change_counter_at) + 1;
  put_number(header_, change_counter_at, change);
  put_number(header_, page_count_at, pages_);
  put_number(header_, counted_at, change);
  write_page(1, header_);
}

}  // namespace yearbook::sqlite
