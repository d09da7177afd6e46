// Reads observations*.csv, long, wide or SDMX-CSV, into rows with ids. Floor 6.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

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

  // Takes rows that were read and empties its argument; false when no more are wanted.
  using Sink = std::function<bool(store::NewObservations&)>;
  static constexpr std::size_t rows_at_once = 4096;

  // Reads the rows of one file and gives them to the sink, so many at once. Mistakes go to the
  // problems.
  void read(kernel::CsvScanner text, std::uint32_t file, const Sink& sink);

 private:
  struct UnitFacts {
    std::string code;
    std::string base;
    double factor = 1;
  };
  struct Positions;
  class Rows;
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
  void read_file(CsvFile& csv, Rows& into);
  void read_long(CsvFile& csv, Rows& into);
  void read_wide(CsvFile& csv, Rows& into);
  void read_sdmx(CsvFile& csv, Rows& into);
  [[nodiscard]] std::optional<std::int64_t> release_of_wide(const CsvFile& csv) const;
  void read_row(const CsvFile& csv, const Positions& at, store::RowAction action, Rows& into);
  void remove(const CsvFile& csv, const Positions& at, Rows& into);
  [[nodiscard]] std::optional<std::int64_t> find_zone(const CsvFile& csv, std::size_t column) const;
  std::optional<std::int64_t> find(store::RepeatedCodes& codes, const CsvFile& csv,
                                   std::size_t column);
  [[nodiscard]] std::optional<Year> year_of(const CsvFile& csv, std::size_t column) const;
  std::optional<std::int64_t> release_of(const CsvFile& csv, const Positions& at);
  [[nodiscard]] std::optional<Status> status_of(const CsvFile& csv, const Positions& at) const;
  std::optional<Figure> figure_of(const CsvFile& csv, const Positions& at, std::int64_t indicator);
  const UnitFacts* unit_of(const CsvFile& csv, const Positions& at, const UnitFacts& kept);
  [[nodiscard]] std::optional<int> multiplier_of(const CsvFile& csv, const Positions& at) const;

  core::Problems& problems_;
  std::string default_release_;
  store::RowAction usual_;  // of rows of long and wide files
  store::Codes indicators_;
  store::Codes zones_;
  store::Codes releases_;
  store::Codes units_;
  store::RepeatedCodes indicator_column_{indicators_};
  store::RepeatedCodes release_column_{releases_};
  store::RepeatedCodes unit_column_{units_};
  std::unordered_map<std::int64_t, UnitFacts> unit_facts_;  // by unit id
  std::vector<const UnitFacts*> unit_of_indicator_;         // by indicator id
};

}  // namespace yearbook::exchange
