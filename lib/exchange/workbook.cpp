#include "exchange/workbook.hpp"

#include <yearbook/error.hpp>
#include <yearbook/year.hpp>

#include <xlsxwriter.h>

#include <cmath>
#include <string>
#include <utility>

namespace yearbook::exchange {
namespace {

constexpr std::size_t most_bytes = 32'767;  // of a cell; characters are at most as many

// As much of a text as a cell holds, without half a character.
std::string for_cell(std::string_view text) {
  if (text.size() <= most_bytes) return std::string(text);
  std::size_t end = most_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end));
}

// A whole day that workbooks know: they begin with 1900.
std::optional<Date> whole_day(std::string_view text) {
  constexpr std::size_t length = 10;
  if (text.size() != length) return std::nullopt;
  const auto day = parse_date(text);
  if (!day || day->year() < Year{1900}) return std::nullopt;
  return day;
}

}  // namespace

struct Workbook::Parts {
  lxw_workbook* book = nullptr;
  lxw_worksheet* sheet = nullptr;
  lxw_format* head = nullptr;
  lxw_format* day = nullptr;
  lxw_format* fraction = nullptr;
  std::string name;
  std::span<const SheetColumn> columns;
  std::size_t number = 1;  // of sheets of that name
  std::size_t rows = 0;    // of the sheet
  std::size_t cell = 0;    // the next one of the row
};

Workbook::Workbook(std::filesystem::path path)
    : path_(std::move(path)), parts_(std::make_unique<Parts>()) {
  // Beside the workbook, where there has to be room for it anyway.
  std::string folder = path_.has_parent_path() ? path_.parent_path().string() : ".";
  lxw_workbook_options options{
      .constant_memory = LXW_TRUE, .tmpdir = folder.data(), .use_zip64 = LXW_TRUE};
  parts_->book = workbook_new_opt(path_.c_str(), &options);
  if (parts_->book == nullptr) fail("there is not enough memory");
  parts_->head = workbook_add_format(parts_->book);
  format_set_bold(parts_->head);
  format_set_bottom(parts_->head, LXW_BORDER_THIN);
  parts_->day = workbook_add_format(parts_->book);
  format_set_num_format(parts_->day, "yyyy-mm-dd");
  parts_->fraction = workbook_add_format(parts_->book);
  format_set_num_format(parts_->fraction, "0.00%");
  // The library would take the time of day, and no two workbooks would be alike.
  lxw_doc_properties properties{};
  constexpr std::time_t first_day_of_2000 = 946'684'800;
  properties.created = first_day_of_2000;
  check(workbook_set_properties(parts_->book, &properties));
}

Workbook::~Workbook() {
  if (parts_->book != nullptr) lxw_workbook_free(parts_->book);
}

void Workbook::fail(std::string_view why) const {
  throw Error(ErrorCode::io,
              "cannot write the workbook \"" + path_.string() + "\": " + std::string(why));
}

void Workbook::check(int code) const {
  if (code != LXW_NO_ERROR) fail(lxw_strerror(static_cast<lxw_error>(code)));
}

void Workbook::begin_sheet(std::string_view name, std::span<const SheetColumn> columns) {
  parts_->name = name;
  parts_->columns = columns;
  parts_->number = 1;
  add_sheet();
}

void Workbook::add_sheet() {
  const std::string name =
      parts_->number == 1 ? parts_->name : parts_->name + " " + std::to_string(parts_->number);
  parts_->sheet = workbook_add_worksheet(parts_->book, name.c_str());
  if (parts_->sheet == nullptr) fail("sheet \"" + name + "\" cannot be added");
  if (parts_->sheet->optimize_tmpfile == nullptr) fail("no temporary file can be made");
  for (std::size_t i = 0; i < parts_->columns.size(); ++i) {
    const auto& [head, content, width] = parts_->columns[i];
    const auto column = static_cast<lxw_col_t>(i);
    lxw_format* format = content == Content::day        ? parts_->day
                         : content == Content::fraction ? parts_->fraction
                                                        : nullptr;
    check(worksheet_set_column(parts_->sheet, column, column, width, format));
    check(
        worksheet_write_string(parts_->sheet, 0, column, std::string(head).c_str(), parts_->head));
  }
  worksheet_freeze_panes(parts_->sheet, 1, 0);
  parts_->rows = 1;
}

void Workbook::begin_row() {
  if (parts_->rows >= most_rows_) {
    end_sheet();
    ++parts_->number;
    add_sheet();
  }
  ++parts_->rows;
  parts_->cell = 0;
}

void Workbook::text(std::string_view value) {
  const auto row = static_cast<lxw_row_t>(parts_->rows - 1);
  const auto column = static_cast<lxw_col_t>(parts_->cell);
  const Content content = parts_->columns[parts_->cell++].content;
  if (value.empty()) return;
  const auto day = content == Content::day ? whole_day(value) : std::nullopt;
  if (day) {
    lxw_datetime at{};
    at.year = int{day->year()};
    at.month = static_cast<int>(unsigned{day->month()});
    at.day = static_cast<int>(unsigned{day->day()});
    check(worksheet_write_datetime(parts_->sheet, row, column, &at, parts_->day));
    return;
  }
  check(worksheet_write_string(parts_->sheet, row, column, for_cell(value).c_str(), nullptr));
}

void Workbook::number(std::optional<double> value) {
  const auto row = static_cast<lxw_row_t>(parts_->rows - 1);
  const auto column = static_cast<lxw_col_t>(parts_->cell);
  const Content content = parts_->columns[parts_->cell++].content;
  if (!value || std::isnan(*value)) return;
  check(worksheet_write_number(parts_->sheet, row, column, *value,
                               content == Content::fraction ? parts_->fraction : nullptr));
}

void Workbook::end_sheet() {
  if (parts_->sheet == nullptr) return;
  check(worksheet_autofilter(parts_->sheet, 0, 0, static_cast<lxw_row_t>(parts_->rows - 1),
                             static_cast<lxw_col_t>(parts_->columns.size() - 1)));
  // The library does not look whether its temporary file took what it wrote.
  std::FILE* file = parts_->sheet->optimize_tmpfile;
  if (std::fflush(file) != 0 || std::ferror(file) != 0) fail("the disk is full");
  parts_->sheet = nullptr;
}

void Workbook::finish() {
  end_sheet();
  lxw_workbook* book = std::exchange(parts_->book, nullptr);
  check(workbook_close(book));
}

}  // namespace yearbook::exchange
