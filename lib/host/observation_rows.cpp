#include "host/observation_rows.hpp"

#include <array>

#include "host/statement.hpp"

namespace yearbook::host {
namespace {

constexpr const char* query =
    "SELECT year, zone_id, release_id, value, status FROM main.observation "
    "WHERE indicator_id = ?1 AND year BETWEEN ?2 AND ?3 AND (?4 IS NULL OR zone_id = ?4) "
    "ORDER BY indicator_id, year, zone_id, release_id";

// The status of each letter; none where it is no code.
constexpr std::size_t letters = 256;
const std::array<Status, letters>& statuses_by_letter() {
  static const auto table = [] {
    std::array<Status, letters> result{};
    for (const Status status : statuses()) {
      result[static_cast<unsigned char>(code(status).front())] = status;
    }
    return result;
  }();
  return table;
}

}  // namespace

Status status_of(std::string_view text) {
  if (text.size() == 1) {
    const Status status = statuses_by_letter()[static_cast<unsigned char>(text.front())];
    if (status != Status::none) return status;
  }
  throw Error(ErrorCode::corrupt,
              "an observation has the status \"" + std::string(text) +
                  "\", which is no SDMX status; run \"yearbook check\" on the file");
}

void read_observations(sqlite3* database, std::int32_t indicator, const book::CellRange& cells,
                       const std::function<void(const book::ObservationRow&)>& row) {
  Statement rows(database, query);
  rows.bind(1, std::int64_t{indicator});
  rows.bind(2, std::int64_t{int{cells.years.first}});
  rows.bind(3, std::int64_t{int{cells.years.last}});
  if (cells.zone) rows.bind(4, std::int64_t{*cells.zone});
  while (rows.step()) {
    row({.year = static_cast<std::int32_t>(rows.integer(0)),
         .zone = static_cast<std::int32_t>(rows.integer(1)),
         .release = rows.integer(2),
         .value = rows.real(3),
         .status = status_of(rows.view(4))});
  }
}

}  // namespace yearbook::host
