// What SDMX-CSV 2.0 and 2.1 say beside the figures: header, structure, action, frequency. Floor 6.
//
// Contract:
//  (1) A file is SDMX-CSV when its first column is STRUCTURE, perhaps with a sub-field separator in
//      brackets.
//  (2) Dimensions are FREQ (A), INDICATOR, REF_AREA, RELEASE and TIME_PERIOD (a year); the measure is
//      OBS_VALUE; attributes are OBS_STATUS, UNIT_MEASURE, UNIT_MULT, COMMENT_OBS, LOCATOR and
//      QUANTUM. FREQ, RELEASE, the measure and the attributes may be left out.
//  (3) SERIES_KEY and OBS_KEY, and with STRUCTURE_NAME the name that follows a component, say nothing
//      new and are read over.
//  (4) Refused: another separator than the comma, several values or languages a field, labels=both,
//      columns of other components, a second structure.
//  (5) I, A and M add; R and D need a load that replaces, and speak of one figure each.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/problems.hpp"
#include "exchange/csv_table.hpp"
#include "store/observation_writer.hpp"

namespace yearbook::exchange {

// The columns that a dump writes, in order.
inline constexpr std::array<std::string_view, 15> sdmx_names{
    "STRUCTURE",    "STRUCTURE_ID", "ACTION",      "FREQ",      "INDICATOR",
    "REF_AREA",     "RELEASE",      "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS",
    "UNIT_MEASURE", "UNIT_MULT",    "COMMENT_OBS", "LOCATOR",   "QUANTUM"};
// What it says of every row in the first columns.
inline constexpr std::string_view sdmx_row_start = "dataflow,YEARBOOK:OBSERVATION(1.0.0),I,A,";

class SdmxRows {
 public:
  // (1)
  static bool is_sdmx(const CsvFile& csv);
  // Whether it is SDMX-CSV 1.0, which is not read.
  static bool is_first_version(const CsvFile& csv);

  // Holds the header against (2) to (4).
  SdmxRows(const CsvFile& csv, bool replace, core::Problems& problems);
  [[nodiscard]] bool usable() const noexcept { return usable_; }
  // What the current row asks for; empty after a mistake.
  std::optional<store::RowAction> action(const CsvFile& csv);

 private:
  void require_column(const CsvFile& csv, std::size_t column);
  void refuse(const CsvFile& csv, std::size_t column, std::string message);
  bool structure_is_right(const CsvFile& csv);
  bool frequency_is_right(const CsvFile& csv);
  bool leaves_nothing_behind(const CsvFile& csv);

  core::Problems& problems_;
  bool replace_;
  bool usable_ = true;
  std::size_t structure_id_, action_, frequency_;
  std::string structure_;  // that of the first row
};

}  // namespace yearbook::exchange
