#include "exchange/observation_dump.hpp"

#include <yearbook/error.hpp>
#include <yearbook/shapes.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <future>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/channel.hpp"
#include "core/progress.hpp"
#include "exchange/columns.hpp"
#include "exchange/sdmx_csv.hpp"
#include "kernel/csv.hpp"
#include "sqlite/bulk_read.hpp"
#include "store/note_rows.hpp"

namespace yearbook::exchange {
namespace {

using kernel::append_csv_field;
using sqlite::Connection;
using sqlite::Statement;

// The codes of a table by id, ready to be written: ids are small, so a code is an array read away.
class CodeTable {
 public:
  CodeTable(Connection& connection, const char* query) {
    Statement rows = connection.prepare(query);
    while (rows.step()) {
      const auto id = static_cast<std::size_t>(rows.integer(0));
      if (id >= codes_.size()) codes_.resize(id + 1);
      append_csv_field(codes_[id], rows.text(1));
    }
  }
  [[nodiscard]] const std::string& at(std::int64_t id) const {
    return codes_.at(static_cast<std::size_t>(id));
  }

 private:
  std::vector<std::string> codes_;
};

// The same for releases, whose ids are large: one is mostly that of the row before.
class ReleaseTable {
 public:
  explicit ReleaseTable(Connection& connection) {
    Statement rows = connection.prepare("SELECT release_id, code FROM release ORDER BY release_id");
    while (rows.step()) {
      std::string code;
      append_csv_field(code, rows.text(1));
      codes_.emplace_back(rows.integer(0), std::move(code));
    }
  }
  [[nodiscard]] const std::string& at(std::int64_t id) {
    if (last_ == codes_.size() || codes_[last_].first != id) {
      const auto found = std::ranges::lower_bound(codes_, id, {}, &Entry::first);
      last_ = static_cast<std::size_t>(found - codes_.begin());
    }
    return codes_.at(last_).second;
  }

 private:
  using Entry = std::pair<std::int64_t, std::string>;
  std::vector<Entry> codes_;
  std::size_t last_ = 0;
};

struct IndicatorText {
  std::int64_t id = 0;
  std::string code;
  std::string unit;
};

std::vector<IndicatorText> indicators_of(Connection& connection) {
  Statement rows = connection.prepare(
      "SELECT i.indicator_id, i.code, u.code FROM indicator AS i JOIN unit AS u USING (unit_id) "
      "ORDER BY i.indicator_id");
  std::vector<IndicatorText> result;
  while (rows.step()) {
    result.push_back({rows.integer(0), rows.text(1), rows.text(2)});
  }
  return result;
}

// Some rows of one indicator, in order, and the notes of those that have one.
struct Piece {
  static constexpr std::size_t size = 4096;
  const IndicatorText* indicator = nullptr;
  std::vector<sqlite::BulkRow> rows;
  std::vector<std::pair<std::size_t, store::NewNote>> notes;  // by position, ascending
};

// Turns pieces into text.
class Text {
 public:
  Text(Connection& connection, Layout layout)
      : layout_(layout),
        zones_(connection, "SELECT zone_id, code FROM zone"),
        releases_(connection) {}

  void header(std::string& to) const {
    std::span<const std::string_view> names = observation_names;
    if (layout_ == Layout::sdmx_csv) names = sdmx_names;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (i > 0) to += ',';
      to += names[i];
    }
    to += '\n';
  }

  void rows(std::string& to, const Piece& piece) {
    std::size_t note = 0;
    for (std::size_t i = 0; i < piece.rows.size(); ++i) {
      const bool has_note = note < piece.notes.size() && piece.notes[note].first == i;
      const store::NewNote* said = has_note ? &piece.notes[note++].second : nullptr;
      if (layout_ == Layout::long_csv) {
        long_row(to, *piece.indicator, piece.rows[i], said);
      } else {
        sdmx_row(to, *piece.indicator, piece.rows[i], said);
      }
    }
  }

 private:
  void long_row(std::string& to, const IndicatorText& indicator, const sqlite::BulkRow& row,
                const store::NewNote* note) {
    to += indicator.code;
    to += ',';
    to += zones_.at(row.zone);
    append_year(to, row.year, 1);
    append_value(to, row);
    to += ',';
    to += indicator.unit;
    to += ',';
    to += releases_.at(row.release);
    if (note == nullptr) {
      to += ",,,\n";
      return;
    }
    for (const std::string& text : {note->locator, note->note}) {
      to += ',';
      append_csv_field(to, text);
    }
    append_quantum(to, *note);
  }

  void sdmx_row(std::string& to, const IndicatorText& indicator, const sqlite::BulkRow& row,
                const store::NewNote* note) {
    to += sdmx_row_start;
    to += indicator.code;
    to += ',';
    to += zones_.at(row.zone);
    to += ',';
    to += releases_.at(row.release);
    append_year(to, row.year, 4);
    append_value(to, row);
    to += ',';
    to += indicator.unit;
    to += ",0";
    if (note == nullptr) {
      to += ",,,\n";
      return;
    }
    for (const std::string& text : {note->note, note->locator}) {
      to += ',';
      append_csv_field(to, text);
    }
    append_quantum(to, *note);
  }

  // ",year", in at least so many digits
  static void append_year(std::string& to, std::int64_t year, std::size_t digits) {
    std::array<char, 12> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), year).ptr;
    const auto length = static_cast<std::size_t>(end - text.data());
    to += ',';
    if (length < digits) to.append(digits - length, '0');
    to.append(text.data(), length);
  }

  // ",value,status"
  static void append_value(std::string& to, const sqlite::BulkRow& row) {
    to += ',';
    if (!is_missing(row.value)) append_number(to, row.value);
    to += ',';
    to += code(row.status);
  }

  // ",quantum" and the end of the line
  static void append_quantum(std::string& to, const store::NewNote& note) {
    to += ',';
    if (note.quantum) append_number(to, *note.quantum);
    to += '\n';
  }

  Layout layout_;
  CodeTable zones_;
  ReleaseTable releases_;
};

using Pieces = core::Channel<Piece>;

// Reads all figures and sends them on; stops when the other side has closed.
class Sender {
 public:
  Sender(Connection& connection, Pieces& pieces, const Progress& progress)
      : connection_(connection),
        indicators_(indicators_of(connection)),
        pieces_(pieces),
        progress_(progress),
        notes_(connection) {}

  std::size_t run() {
    const Pieces::Closing closing(pieces_);
    if (progress_) all_ = connection_.query_integer("SELECT count(*) FROM observation");
    sqlite::read_observations(connection_, [&](const sqlite::BulkRow& row) { return take(row); });
    flush();
    return count_;
  }

 private:
  bool take(const sqlite::BulkRow& row) {
    const bool full = piece_.rows.size() == Piece::size;
    if (piece_.indicator == nullptr || piece_.indicator->id != row.indicator || full) {
      if (!flush()) return false;
      begin(row.indicator);
    }
    if (auto note = notes_.of({row.indicator, row.year, row.zone, row.release})) {
      piece_.notes.emplace_back(piece_.rows.size(), std::move(*note));
    }
    piece_.rows.push_back(row);
    ++count_;
    return true;
  }

  void begin(std::int64_t indicator) {
    const auto found = std::ranges::lower_bound(indicators_, indicator, {}, &IndicatorText::id);
    if (found == indicators_.end() || found->id != indicator) {
      throw Error(ErrorCode::corrupt,
                  "an observation is of an indicator that is not there; run \"yearbook check\" on "
                  "the file");
    }
    piece_ = {.indicator = &*found, .rows = {}, .notes = {}};
    piece_.rows.reserve(Piece::size);
  }

  // Whether more is wanted.
  bool flush() {
    if (piece_.rows.empty()) return true;
    if (!pieces_.push(std::exchange(piece_, {}))) return false;
    core::report(progress_, static_cast<double>(count_) / static_cast<double>(all_),
                 "the dump was stopped; nothing was left behind");
    return true;
  }

  Connection& connection_;
  std::vector<IndicatorText> indicators_;
  Pieces& pieces_;
  const Progress& progress_;
  store::NoteRows notes_;
  Piece piece_;
  std::size_t count_ = 0;
  std::int64_t all_ = 0;
};

}  // namespace

void append_number(std::string& to, double value) {
  std::array<char, 1100> digits;  // NOLINT(cppcoreguidelines-pro-type-member-init): written below
  // A whole number below 2^53 has the digits of an integer, which are found much faster.
  constexpr double exact = 9007199254740992.0;
  if (std::abs(value) < exact && value == std::trunc(value) &&
      (value != 0 || !std::signbit(value))) {
    const auto whole = static_cast<std::int64_t>(value);
    to.append(digits.data(),
              std::to_chars(digits.data(), digits.data() + digits.size(), whole).ptr);
    return;
  }
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed)
          .ptr;
  to.append(digits.data(), end);
}

std::size_t write_observations(Connection& connection, Layout layout, TextFileWriter& writer,
                               const Progress& progress) {
  constexpr std::size_t pieces_under_way = 16;
  Text text(connection, layout);
  text.header(writer.text());
  Pieces pieces(pieces_under_way);
  Sender sender(connection, pieces, progress);
  auto writing = std::async(std::launch::async, [&] {
    const Pieces::Closing closing(pieces);
    while (const auto piece = pieces.pop()) {
      text.rows(writer.text(), *piece);
      writer.flush_if_full();
    }
  });
  const std::size_t count = sender.run();
  writing.get();
  return count;
}

}  // namespace yearbook::exchange
