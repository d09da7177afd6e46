// Reads observations*.csv, long, wide or SDMX-CSV, into rows with ids. Floor 6.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include <yearbook/status.hpp>
#include <yearbook/year.hpp>

#include "core/problems.hpp"
#include "exchange/csv_table.hpp"
#include "sqlite/connection.hpp"
#include "store/codes.hpp"
#include "store/observation_writer.hpp"

namespace yearbook::exchange {

// Resolves codes against the catalogue as it stands in the caller's transaction.
class ObservationReader {
 public:
  // With `replace`, the releases of long and wide files make way, and SDMX-CSV may replace and delete.
  ObservationReader(sqlite::Connection& connection, std::string_view default_release, bool replace,
                    core::Problems& problems);

  // Adds the rows of one file; mistakes go to the problems.
  void read(kernel::CsvScanner text, std::uint32_t file, store::NewObservations& into);

 private:
  struct UnitFacts {
    std::string base;
    double factor = 1;
  };
  struct Positions;
  struct Figure {
    double value;
    std::optional<double> quantum;
  };

  struct Cell {
    std::int64_t indicator;
    std::int64_t zone;
    Year year;
    std::int64_t release;
    Status status;
    store::RowAction action;
  };

  [[nodiscard]] static bool is_wide(const CsvFile& csv);
  void read_long(CsvFile& csv, store::NewObservations& into) const;
  void read_wide(CsvFile& csv, store::NewObservations& into) const;
  void read_sdmx(CsvFile& csv, store::NewObservations& into) const;
  [[nodiscard]] std::optional<std::int64_t> release_of_wide(const CsvFile& csv) const;
  static void add(const Cell& cell, const Figure& figure, const CsvFile& csv, const Positions& at,
                  store::NewObservations& into);
  void read_row(const CsvFile& csv, const Positions& at, store::RowAction action,
                store::NewObservations& into) const;
  void remove(const CsvFile& csv, const Positions& at, store::NewObservations& into) const;
  [[nodiscard]] std::optional<std::int64_t> find(const store::Codes& codes, const CsvFile& csv,
                                                 std::size_t column) const;
  [[nodiscard]] std::optional<Year> year_of(const CsvFile& csv, std::size_t column) const;
  [[nodiscard]] std::optional<std::int64_t> release_of(const CsvFile& csv,
                                                       const Positions& at) const;
  [[nodiscard]] std::optional<Status> status_of(const CsvFile& csv, const Positions& at) const;
  [[nodiscard]] std::optional<Figure> figure_of(const CsvFile& csv, const Positions& at,
                                                std::int64_t indicator) const;
  [[nodiscard]] const UnitFacts* unit_of(const CsvFile& csv, const Positions& at,
                                         std::int64_t indicator) const;

  [[nodiscard]] std::optional<int> multiplier_of(const CsvFile& csv, const Positions& at) const;

  core::Problems& problems_;
  std::string default_release_;
  store::RowAction usual_;  // of rows of long and wide files
  store::Codes indicators_;
  store::Codes zones_;
  store::Codes releases_;
  store::Codes units_;
  std::unordered_map<std::int64_t, UnitFacts> unit_facts_;            // by unit id
  std::unordered_map<std::int64_t, std::int64_t> unit_of_indicator_;  // ids
  std::unordered_map<std::int64_t, std::string> unit_code_;           // by unit id
};

}  // namespace yearbook::exchange
