// Where a book's catalogue and figures come from. Floor 2: the one door between the queries and
// whatever keeps the data.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

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
  // Every row of the cells, by year, zone and release, ascending.
  virtual void observations(std::int32_t indicator, const CellRange& cells,
                            const RowSink& sink) = 0;
  virtual void notes(std::int32_t indicator, const CellRange& cells,
                     const std::function<void(NoteRow&&)>& row) = 0;
};

}  // namespace yearbook::book
