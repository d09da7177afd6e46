#include "exchange/sdmx_csv.hpp"

#include <algorithm>
#include <utility>

#include "core/nearest.hpp"

namespace yearbook::exchange {
namespace {

using store::RowAction;

constexpr std::string_view first_column = "STRUCTURE";
// Those that a file must have beside the first.
constexpr std::array<std::string_view, 4> required{"STRUCTURE_ID", "INDICATOR", "REF_AREA",
                                                   "TIME_PERIOD"};
// (3)
constexpr std::array<std::string_view, 3> read_over{"STRUCTURE_NAME", "SERIES_KEY", "OBS_KEY"};
// What a removal leaves empty: it takes all of it.
constexpr std::array<std::string_view, 7> said_of_a_figure{
    "OBS_VALUE", "OBS_STATUS", "UNIT_MEASURE", "UNIT_MULT", "COMMENT_OBS", "LOCATOR", "QUANTUM"};

template <typename Range>
bool contains(const Range& range, std::string_view name) {
  return std::ranges::find(range, name) != range.end();
}

std::string in_quotes(std::string_view text) {
  return "\"" + std::string(text) + "\"";
}

}  // namespace

bool SdmxRows::is_sdmx(const CsvFile& csv) {
  const std::string& first = csv.header().front();
  return first.starts_with(first_column) &&
         (first.size() == first_column.size() ||
          std::string_view("[;|\t").find(first[first_column.size()]) != std::string_view::npos);
}

bool SdmxRows::is_first_version(const CsvFile& csv) {
  return csv.header().front() == "DATAFLOW";
}

SdmxRows::SdmxRows(const CsvFile& csv, bool replace, core::Problems& problems)
    : problems_(problems),
      replace_(replace),
      structure_id_(csv.position("STRUCTURE_ID")),
      action_(csv.position("ACTION")),
      frequency_(csv.position("FREQ")) {
  const std::string& first = csv.header().front();
  const std::size_t end =
      first.starts_with("STRUCTURE[") ? first.find(']') : first_column.size() - 1;
  if (end == std::string::npos || end + 1 != first.size()) {
    refuse(csv, 0,
           "the fields are not separated by commas; export the file with commas between "
           "fields and decimal points in figures");
    return;
  }
  for (std::size_t i = 1; i < csv.header().size(); ++i) require_column(csv, i);
  for (const std::string_view name : required) {
    if (contains(csv.header(), name)) continue;
    refuse(csv, csv.header().size(),
           "the column " + in_quotes(name) + " is missing; required: STRUCTURE, " +
               core::listed(required));
  }
}

void SdmxRows::refuse(const CsvFile& csv, std::size_t column, std::string message) {
  problems_.add(csv.place(column), std::move(message));
  usable_ = false;
}

// (2) to (4), of one column of the header.
void SdmxRows::require_column(const CsvFile& csv, std::size_t column) {
  const std::string& name = csv.header()[column];
  if (contains(sdmx_names, name) || contains(read_over, name)) return;
  const bool has_names = contains(csv.header(), "STRUCTURE_NAME");
  if (has_names && contains(sdmx_names, csv.header()[column - 1])) return;
  if (name.find('[') != std::string::npos) {
    return refuse(csv, column,
                  "the column " + in_quotes(name) +
                      " holds several values or languages a field; a yearbook keeps one: export it "
                      "as a plain column");
  }
  if (name.find(": ") != std::string::npos) {
    return refuse(csv, column,
                  "the column " + in_quotes(name) +
                      " has an id and a name; export the file with labels=id or labels=name");
  }
  refuse(csv, column,
         "no column of a yearbook is called " + in_quotes(name) +
             "; known: " + core::listed(sdmx_names) + "; leave it out of the file");
}

std::optional<RowAction> SdmxRows::action(const CsvFile& csv) {
  const bool right = structure_is_right(csv);
  if (!frequency_is_right(csv) || !right) return std::nullopt;
  if (action_ == csv.header().size()) return RowAction::add;
  const std::string_view given = csv.text(action_);
  if (given == "I" || given == "A" || given == "M") return RowAction::add;
  if (given != "R" && given != "D") {
    problems_.add(csv.place(action_),
                  in_quotes(given) + " is no action; known: I, A, M, R and D (upper case)");
    return std::nullopt;
  }
  if (!replace_) {
    problems_.add(csv.place(action_),
                  "action " + std::string(given) + (given == "R" ? " replaces" : " deletes") +
                      " a figure; load the file with --replace, or leave the row out");
    return std::nullopt;
  }
  if (given == "R") return RowAction::replace_figure;
  return leaves_nothing_behind(csv) ? std::optional(RowAction::remove) : std::nullopt;
}

bool SdmxRows::structure_is_right(const CsvFile& csv) {
  const std::string_view kind = csv.text(0);
  if (kind != "dataflow" && kind != "datastructure" && kind != "dataprovision") {
    problems_.add(csv.place(0), in_quotes(kind) +
                                    " is no kind of structure; known: dataflow, datastructure and "
                                    "dataprovision");
    return false;
  }
  const std::string_view id = csv.text(structure_id_);
  if (structure_.empty()) structure_ = id;
  if (id == structure_ && !id.empty()) return true;
  problems_.add(csv.place(structure_id_),
                id.empty() ? "the structure is not named; give its id, such as "
                             "YEARBOOK:OBSERVATION(1.0.0)"
                           : "the row is of structure " + in_quotes(id) + ", those before it of " +
                                 in_quotes(structure_) +
                                 "; a file holds one structure: split it by STRUCTURE_ID");
  return false;
}

bool SdmxRows::frequency_is_right(const CsvFile& csv) {
  if (frequency_ == csv.header().size() || csv.text(frequency_) == "A") return true;
  problems_.add(csv.place(frequency_),
                in_quotes(csv.text(frequency_)) +
                    " is no frequency of a yearbook, which is A, one figure a year; leave rows of "
                    "other frequencies out");
  return false;
}

// A removal takes the whole figure: one that names parts of it asks for something else.
bool SdmxRows::leaves_nothing_behind(const CsvFile& csv) {
  for (const std::string_view name : said_of_a_figure) {
    const std::size_t column = csv.position(name);
    if (csv.text(column).empty()) continue;
    problems_.add(csv.place(column), "action D deletes a whole figure, not its " +
                                         std::string(name) + " alone; leave the field empty");
    return false;
  }
  return true;
}

}  // namespace yearbook::exchange
