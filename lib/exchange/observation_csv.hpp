// Reads observations*.csv in the long form into rows with ids. Floor 6.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "core/problems.hpp"
#include "sqlite/connection.hpp"
#include "store/codes.hpp"
#include "store/observation_writer.hpp"

namespace yearbook::exchange {

// Resolves codes against the catalogue as it stands in the caller's transaction.
class ObservationReader {
 public:
  ObservationReader(sqlite::Connection& connection, std::string_view default_release,
                    core::Problems& problems);

  // Adds the rows of one file; mistakes go to the problems.
  void read(std::string_view content, std::uint32_t file, store::NewObservations& into);

 private:
  struct UnitFacts {
    std::string base;
    double factor = 1;
  };
  struct Positions;

  bool read_row(const class CsvFile& csv, const Positions& at, store::NewObservations& into);
  const UnitFacts* unit_of(const class CsvFile& csv, const Positions& at, std::int64_t indicator);

  core::Problems& problems_;
  std::string default_release_;
  store::Codes indicators_;
  store::Codes zones_;
  store::Codes releases_;
  store::Codes units_;
  std::unordered_map<std::int64_t, UnitFacts> unit_facts_;            // by unit id
  std::unordered_map<std::int64_t, std::int64_t> unit_of_indicator_;  // ids
  std::unordered_map<std::int64_t, std::string> unit_code_;           // by unit id
};

}  // namespace yearbook::exchange
