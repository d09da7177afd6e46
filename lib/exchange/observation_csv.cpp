#include "exchange/observation_csv.hpp"

#include <yearbook/numeric.hpp>
#include <yearbook/shapes.hpp>
#include <yearbook/year.hpp>

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>
#include <vector>

#include "core/nearest.hpp"
#include "exchange/columns.hpp"
#include "exchange/sdmx_csv.hpp"
#include "kernel/decimal.hpp"

namespace yearbook::exchange {
namespace {

using store::RowAction;

std::string all_status_codes() {
  std::vector<std::string_view> codes;
  for (const Status status : statuses()) codes.push_back(code(status));
  return core::listed(codes);
}

// Why text is no figure: it is no decimal number at all, or one beyond the range of a double.
std::string why_refused(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool number = end == text.data() + text.size() && error == std::errc::result_out_of_range;
  if (number || parse_printed(text)) {
    return "too large; a figure in the unit of its indicator is below 1.8e308";
  }
  return "no number; write digits with a decimal point, such as 1234.5 or 1.2e6, without spaces or "
         "separators";
}

}  // namespace

// Where the columns are in a file; past the end when it lacks one.
struct ObservationReader::Positions {
  std::size_t indicator, zone, year, value, status, unit, multiplier, release, locator, note,
      quantum;
  bool sdmx;

  static Positions of_long(const CsvFile& csv) {
    return {.indicator = csv.position("indicator"),
            .zone = csv.position("zone"),
            .year = csv.position("year"),
            .value = csv.position("value"),
            .status = csv.position("status"),
            .unit = csv.position("unit"),
            .multiplier = csv.header().size(),
            .release = csv.position("release"),
            .locator = csv.position("locator"),
            .note = csv.position("note"),
            .quantum = csv.position("quantum"),
            .sdmx = false};
  }
  static Positions of_sdmx(const CsvFile& csv) {
    return {.indicator = csv.position("INDICATOR"),
            .zone = csv.position("REF_AREA"),
            .year = csv.position("TIME_PERIOD"),
            .value = csv.position("OBS_VALUE"),
            .status = csv.position("OBS_STATUS"),
            .unit = csv.position("UNIT_MEASURE"),
            .multiplier = csv.position("UNIT_MULT"),
            .release = csv.position("RELEASE"),
            .locator = csv.position("LOCATOR"),
            .note = csv.position("COMMENT_OBS"),
            .quantum = csv.position("QUANTUM"),
            .sdmx = true};
  }
  // Of one indicator's column in a wide file.
  static Positions of_wide(std::size_t column, std::size_t none) {
    return {.indicator = none,
            .zone = none,
            .year = none,
            .value = column,
            .status = none,
            .unit = none,
            .multiplier = none,
            .release = none,
            .locator = none,
            .note = none,
            .quantum = none,
            .sdmx = false};
  }

  // The text of the value; SDMX writes one that is missing on purpose as NaN, too.
  [[nodiscard]] std::string_view value_text(const CsvFile& csv) const {
    const std::string_view text = csv.text(value);
    return sdmx && text == "NaN" ? std::string_view() : text;
  }
};

// Gathers rows for the sink.
class ObservationReader::Rows {
 public:
  explicit Rows(const Sink& sink) : sink_(sink) {}

  void add(const Cell& cell, const Figure& figure, const CsvFile& csv, const Positions& at) {
    store::NewObservation row{.indicator = static_cast<std::int32_t>(cell.indicator),
                              .year = int{cell.year},
                              .zone = static_cast<std::int32_t>(cell.zone),
                              .status = cell.status,
                              .action = cell.action,
                              .release = cell.release,
                              .value = figure.value,
                              .note = 0,
                              .at = csv.place(at.value)};
    const std::string_view locator = csv.text(at.locator);
    const std::string_view note = csv.text(at.note);
    if (!locator.empty() || !note.empty() || figure.quantum) {
      rows_.notes.push_back({std::string(locator), std::string(note), figure.quantum});
      row.note = static_cast<std::uint32_t>(rows_.notes.size());
    }
    rows_.rows.push_back(row);
    if (rows_.rows.size() >= rows_at_once) give();
  }
  // Hands over what was gathered.
  void give() {
    if (wanted_ && !rows_.rows.empty()) wanted_ = sink_(rows_);
  }
  [[nodiscard]] bool wanted() const noexcept { return wanted_; }

 private:
  const Sink& sink_;
  store::NewObservations rows_;
  bool wanted_ = true;
};

ObservationReader::ObservationReader(sqlite::Connection& connection,
                                     std::string_view default_release, bool replace,
                                     core::Problems& problems)
    : problems_(problems),
      default_release_(default_release),
      usual_(replace ? RowAction::replace_release : RowAction::add),
      indicators_(connection, "indicator", "indicator_id", "indicator"),
      zones_(connection, "zone", "zone_id", "zone"),
      releases_(connection, "release", "release_id", "release"),
      units_(connection, "unit", "unit_id", "unit") {
  sqlite::Statement units = connection.prepare("SELECT unit_id, code, base, factor FROM unit");
  while (units.step()) {
    unit_facts_[units.integer(0)] = {units.text(1), units.text(2), units.real(3)};
  }
  sqlite::Statement indicators = connection.prepare("SELECT indicator_id, unit_id FROM indicator");
  while (indicators.step()) {
    const auto id = static_cast<std::size_t>(indicators.integer(0));
    if (id >= unit_of_indicator_.size()) unit_of_indicator_.resize(id + 1);
    unit_of_indicator_[id] = &unit_facts_.at(indicators.integer(1));
  }
}

void ObservationReader::read(kernel::CsvScanner text, std::uint32_t file, const Sink& sink) {
  const auto first = observation_columns.known.first(observation_columns.required);
  CsvFile csv(std::move(text), file, first, problems_);
  if (!csv.usable()) return;
  Rows rows(sink);
  read_file(csv, rows);
  rows.give();
}

void ObservationReader::read_file(CsvFile& csv, Rows& into) {
  if (SdmxRows::is_sdmx(csv)) return read_sdmx(csv, into);
  if (SdmxRows::is_first_version(csv)) {
    problems_.add(
        csv.place(0),
        "the file is SDMX-CSV 1.0; export it as SDMX-CSV 2.0 or 2.1, whose first column is "
        "STRUCTURE");
    return;
  }
  if (is_wide(csv)) return read_wide(csv, into);
  read_long(csv, into);
}

void ObservationReader::read_long(CsvFile& csv, Rows& into) {
  csv.require(observation_columns);
  if (!csv.usable()) return;
  const Positions at = Positions::of_long(csv);
  while (into.wanted() && csv.next() && !problems_.plenty()) read_row(csv, at, usual_, into);
}

void ObservationReader::read_sdmx(CsvFile& csv, Rows& into) {
  SdmxRows rows(csv, usual_ == RowAction::replace_release, problems_);
  if (!rows.usable()) return;
  const Positions at = Positions::of_sdmx(csv);
  while (into.wanted() && csv.next() && !problems_.plenty()) {
    const auto action = rows.action(csv);
    if (action == RowAction::remove) {
      remove(csv, at, into);
    } else if (action) {
      read_row(csv, at, *action, into);
    }
  }
}

// A wide file has a column an indicator in place of columns indicator and value.
bool ObservationReader::is_wide(const CsvFile& csv) {
  const auto has = [&](std::string_view name) {
    return std::ranges::find(csv.header(), name) != csv.header().end();
  };
  const auto other = [](const std::string& name) {
    return std::ranges::find(observation_names, name) == observation_names.end();
  };
  return has("zone") && has("year") && !has("indicator") && !has("value") &&
         std::ranges::any_of(csv.header(), other);
}

void ObservationReader::read_wide(CsvFile& csv, Rows& into) {
  const std::size_t zone_column = csv.position("zone");
  const std::size_t year_column = csv.position("year");
  const std::size_t none = csv.header().size();
  std::vector<std::pair<std::int64_t, Positions>> columns;
  for (std::size_t i = 0; i < none; ++i) {
    if (i == zone_column || i == year_column) continue;
    const auto indicator = indicators_.require(csv.header()[i], csv.place(i), problems_);
    if (indicator) columns.emplace_back(*indicator, Positions::of_wide(i, none));
  }
  const auto release = release_of_wide(csv);
  if (!release || columns.size() + 2 != none) return;
  while (into.wanted() && csv.next() && !problems_.plenty()) {
    const auto zone = find_zone(csv, zone_column);
    const auto year = year_of(csv, year_column);
    if (!zone || !year) continue;
    for (const auto& [indicator, at] : columns) {
      if (csv.text(at.value).empty()) continue;  // no row
      const auto figure = figure_of(csv, at, indicator);
      if (figure) {
        into.add({indicator, *zone, *year, *release, Status::normal, usual_}, *figure, csv, at);
      }
    }
  }
}

std::optional<std::int64_t> ObservationReader::release_of_wide(const CsvFile& csv) const {
  const core::Place header = csv.place(csv.header().size());
  if (!default_release_.empty()) return releases_.require(default_release_, header, problems_);
  problems_.add(header,
                "a file with a column an indicator names no release; give the one of all its "
                "figures with --release");
  return std::nullopt;
}

// The unit that the row is in: its own, else `kept`, the indicator's; null after a mistake.
const ObservationReader::UnitFacts* ObservationReader::unit_of(const CsvFile& csv,
                                                               const Positions& at,
                                                               const UnitFacts& kept) {
  const std::string_view given = csv.text(at.unit);
  if (given.empty()) return &kept;
  const auto unit = find(unit_column_, csv, at.unit);
  if (!unit) return nullptr;
  const UnitFacts& facts = unit_facts_.at(*unit);
  if (facts.base == kept.base) return &facts;
  problems_.add(csv.place(at.unit), "the unit " + std::string(given) + " does not convert to " +
                                        kept.code + ", the unit of \"" +
                                        std::string(csv.text(at.indicator)) +
                                        "\"; give the figure in a unit of base " + kept.base);
  return nullptr;
}

// Finds the code in a column; the place of the field is worked out only for a mistake.
std::optional<std::int64_t> ObservationReader::find(store::RepeatedCodes& codes, const CsvFile& csv,
                                                    std::size_t column) {
  if (const auto id = codes.find(csv.text(column))) return id;
  return codes.codes().require(csv.text(column), csv.place(column), problems_);
}

// Zones mostly change from row to row.
std::optional<std::int64_t> ObservationReader::find_zone(const CsvFile& csv,
                                                         std::size_t column) const {
  if (const auto id = zones_.find(csv.text(column))) return id;
  return zones_.require(csv.text(column), csv.place(column), problems_);
}

std::optional<Year> ObservationReader::year_of(const CsvFile& csv, std::size_t column) const {
  const auto year = parse_year(csv.text(column));
  if (!year) {
    problems_.add(csv.place(column), "\"" + std::string(csv.text(column)) +
                                         "\" is no year; a year is a whole number from 1 to 9999");
  }
  return year;
}

std::optional<std::int64_t> ObservationReader::release_of(const CsvFile& csv, const Positions& at) {
  const std::size_t column = at.release;
  if (!csv.text(column).empty()) return find(release_column_, csv, column);
  if (!default_release_.empty()) {
    return releases_.require(default_release_, csv.place(column), problems_);
  }
  problems_.add(csv.place(column),
                std::string("the row names no release; give its code in column ") +
                    (at.sdmx ? "RELEASE" : "release") + ", or one for all rows with --release");
  return std::nullopt;
}

// The status of the row, held against whether there is a value.
std::optional<Status> ObservationReader::status_of(const CsvFile& csv, const Positions& at) const {
  const std::string_view given = csv.text(at.status);
  const auto status = given.empty() ? std::optional(Status::normal) : parse_status(given);
  if (!status) {
    problems_.add(csv.place(at.status),
                  "\"" + std::string(given) + "\" is no status; known: " + all_status_codes());
    return std::nullopt;
  }
  const bool has_value = !at.value_text(csv).empty();
  if (auto mistake = store::status_mistake(*status, has_value); !mistake.empty()) {
    problems_.add(csv.place(at.value), std::move(mistake));
    return std::nullopt;
  }
  return status;
}

// The value in the indicator's unit (NaN when there is none), and its rounding step where the
// stored value does not show it by itself; empty after a mistake.
std::optional<ObservationReader::Figure> ObservationReader::figure_of(const CsvFile& csv,
                                                                      const Positions& at,
                                                                      std::int64_t indicator) {
  const UnitFacts& stored = *unit_of_indicator_.at(static_cast<std::size_t>(indicator));
  const UnitFacts* unit = unit_of(csv, at, stored);
  const auto places = multiplier_of(csv, at);
  if (unit == nullptr || !places) return std::nullopt;
  const double kept = stored.factor;
  Figure figure{missing_value, std::nullopt};
  const std::string_view text = at.value_text(csv);
  if (!text.empty()) {
    const auto printed = kernel::parse_shifted(text, *places, unit->factor, kept);
    if (!printed) {
      problems_.add(csv.place(at.value), "\"" + std::string(text) + "\" is " + why_refused(text));
      return std::nullopt;
    }
    figure = {printed->value, printed->quantum};
    if (unit->factor == kept && *places == 0 && kernel::shows_its_quantum(text))
      figure.quantum.reset();
  }
  if (const std::string_view given = csv.text(at.quantum); !given.empty()) {
    const auto step = kernel::parse_shifted(given, *places, unit->factor, kept);
    if (!step || !(step->value > 0)) {
      problems_.add(
          csv.place(at.quantum),
          "\"" + std::string(given) +
              "\" is no rounding step; it is a positive number in the unit of the row, such "
              "as 100");
      return std::nullopt;
    }
    figure.quantum = step->value;
  }
  if (!figure.quantum) return figure;
  const bool shows =
      !is_missing(figure.value) && figure.quantum == kernel::shown_quantum(figure.value);
  if (shows || !(figure.quantum > 0.0)) figure.quantum.reset();
  return figure;
}

// The power of ten in which the row counts its unit; empty after a mistake.
std::optional<int> ObservationReader::multiplier_of(const CsvFile& csv, const Positions& at) const {
  constexpr int largest = 400;  // beyond it no figure is left
  const std::string_view given = csv.text(at.multiplier);
  if (given.empty()) return 0;
  int places = 0;
  const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), places);
  const bool whole = error == std::errc{} && end == given.data() + given.size();
  if (whole && -largest <= places && places <= largest) return places;
  problems_.add(csv.place(at.multiplier),
                "\"" + std::string(given) +
                    "\" is no UNIT_MULT; it is the power of ten in which the unit is counted, a "
                    "whole number such as 8 or -2");
  return std::nullopt;
}

void ObservationReader::read_row(const CsvFile& csv, const Positions& at, RowAction action,
                                 Rows& into) {
  const auto indicator = find(indicator_column_, csv, at.indicator);
  const auto zone = find_zone(csv, at.zone);
  const auto year = year_of(csv, at.year);
  const auto release = release_of(csv, at);
  const auto status = status_of(csv, at);
  const auto figure = indicator && status ? figure_of(csv, at, *indicator) : std::nullopt;
  if (!zone || !year || !release || !figure) return;
  into.add({*indicator, *zone, *year, *release, *status, action}, *figure, csv, at);
}

// The figure of a cell goes: what names it is all that the row says.
void ObservationReader::remove(const CsvFile& csv, const Positions& at, Rows& into) {
  const auto indicator = find(indicator_column_, csv, at.indicator);
  const auto zone = find_zone(csv, at.zone);
  const auto year = year_of(csv, at.year);
  const auto release = release_of(csv, at);
  if (!indicator || !zone || !year || !release) return;
  into.add({*indicator, *zone, *year, *release, Status::none, RowAction::remove},
           {missing_value, std::nullopt}, csv, at);
}

}  // namespace yearbook::exchange
