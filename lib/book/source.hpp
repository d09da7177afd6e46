// Where a book's catalogue and figures come from. Floor 2: the one door between the queries and
// whatever keeps the data.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <yearbook/catalog.hpp>
#include <yearbook/status.hpp>

namespace yearbook::book {

// One published figure.
struct ObservationRow {
  std::int32_t year = 0;
  std::int32_t zone = 0;     // id
  std::int64_t release = 0;  // id
  double value = 0;          // NaN when missing
  Status status = Status::none;
};

// What stands beside a figure.
struct NoteRow {
  std::int32_t year = 0;
  std::int32_t zone = 0;
  std::int64_t release = 0;
  std::string locator;
  std::string note;
  std::optional<double> quantum;
};

// Takes rows as they are read, some at a time; they are gone when it returns.
using RowSink = std::function<void(std::span<const ObservationRow>)>;

// Which cells of an indicator are asked for.
struct CellRange {
  YearRange years{Year{1}, Year{9999}};
  std::optional<std::int32_t> zone;  // id; empty: all
  friend bool operator==(const CellRange&, const CellRange&) = default;
};

// What a code of the catalogue leads to.
enum class Coded : std::uint8_t { zone, indicator, group };

// One state of a file. Not safe for two threads at once; the book takes care.
class Source {
 public:
  Source() = default;
  virtual ~Source() = default;
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;
  Source(Source&&) = delete;
  Source& operator=(Source&&) = delete;

  virtual CatalogData catalog() = 0;

  // The mark of the file that handles carry, of a source that stays in its state however late it is
  // asked, and looks single codes up: its catalogue need not be read at once. Empty: not such a source.
  [[nodiscard]] virtual std::optional<std::uint64_t> file() const { return std::nullopt; }
  // The id of what a code, as it is spelled, stands for; empty when it stands for nothing.
  virtual std::optional<std::int32_t> id_of(Coded /*what*/, std::string_view /*code*/) {
    return std::nullopt;
  }
  // Whether both are there, by id, and a cell of the indicator without a row is without a figure: no
  // definition gives one.
  virtual bool has_rows_only(std::int32_t /*indicator*/, std::int32_t /*zone*/) { return false; }

  // Every row of the cells, by year, zone and release, ascending.
  virtual void observations(std::int32_t indicator, const CellRange& cells,
                            const RowSink& sink) = 0;
  virtual void notes(std::int32_t indicator, const CellRange& cells,
                     const std::function<void(NoteRow&&)>& row) = 0;
};

}  // namespace yearbook::book
