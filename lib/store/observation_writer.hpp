// Writes observations: checked as a whole, sorted by key, in the caller's transaction. Floor 5.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <yearbook/progress.hpp>
#include <yearbook/status.hpp>

#include "core/problems.hpp"
#include "sqlite/bulk_row.hpp"
#include "sqlite/connection.hpp"
#include "store/note_rows.hpp"

namespace yearbook::store {

// What a row asks for where the file has its cell of its release already.
enum class RowAction : std::uint8_t {
  add,              // nothing: the two must be equal
  replace_release,  // every row of its release makes way, unless just these come again
  replace_figure,   // the one figure makes way
  remove            // the one figure goes, and none comes; there may be none
};

// A figure on its way in, with ids instead of codes.
struct NewObservation {
  std::int32_t indicator = 0;
  std::int32_t year = 0;
  std::int32_t zone = 0;
  Status status = Status::normal;
  RowAction action = RowAction::add;
  bool inserted = false;  // by this load, while others were still being read
  std::int64_t release = 0;
  double value = 0;        // in the indicator's unit; NaN when missing
  std::uint32_t note = 0;  // position in NewObservations::notes plus one; 0: none
  core::Place at;
};

// The row as the table has it.
inline sqlite::BulkRow bulk(const NewObservation& row) {
  return {row.indicator, row.year, row.zone, row.release, row.value, row.status};
}

// What the rows were before, which is how messages speak of them.
enum class Origin { lines_of_text, figures_of_a_program };

struct NewObservations {
  std::vector<NewObservation> rows;
  std::vector<NewNote> notes;
  Origin origin = Origin::lines_of_text;
};

struct ObservationTally {
  std::size_t added = 0;
  std::size_t present = 0;   // equal rows that the file held already
  std::size_t replaced = 0;  // rows that made way for others
  std::size_t removed = 0;   // rows that went
};

// By the key of the table, in which inserting is fastest.
void sort_by_key(std::vector<NewObservation>& rows);

// What is wrong with a status and whether there is a value; "" when they agree.
std::string status_mistake(Status status, bool has_value);

// Does what the rows ask for, and leaves those that are figures, sorted. A figure that the file
// holds already counts as present when it is equal, and is a mistake when it differs unless its
// action lets the old one make way; the removal of one that is not there counts as present. The same
// cell twice in one release is a mistake, whatever the actions.
ObservationTally write_observations(sqlite::Connection& connection, NewObservations& observations,
                                    core::Problems& problems, const Progress& progress = nullptr);

// Some rows of a load that is still being read.
struct ObservationPiece {
  NewObservations observations;
  double part = 0;  // of all that there is to read
};
// Puts the next piece into its argument; false at the end, after which all problems are known.
using PieceSource = std::function<bool(ObservationPiece&)>;

// The same for rows that come in pieces. As long as they come in the order of the key, and none lets
// others make way (`adds_only`), they go into the table while more are read. After problems, or an
// error, the caller's transaction must not be committed.
ObservationTally write_pieces(sqlite::Connection& connection, const PieceSource& next,
                              bool adds_only, core::Problems& problems, const Progress& progress);

}  // namespace yearbook::store
