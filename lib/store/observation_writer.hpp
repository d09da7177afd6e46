// Writes observations: checked as a whole, sorted by key, in the caller's transaction. Floor 5.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <yearbook/progress.hpp>
#include <yearbook/status.hpp>

#include "core/problems.hpp"
#include "sqlite/connection.hpp"
#include "store/note_rows.hpp"

namespace yearbook::store {

// A figure on its way in, with ids instead of codes.
struct NewObservation {
  std::int32_t indicator = 0;
  std::int32_t year = 0;
  std::int32_t zone = 0;
  Status status = Status::normal;
  std::int64_t release = 0;
  double value = 0;        // in the indicator's unit; NaN when missing
  std::uint32_t note = 0;  // position in NewObservations::notes plus one; 0: none
  core::Place at;
};

struct NewObservations {
  std::vector<NewObservation> rows;
  std::vector<NewNote> notes;
};

struct ObservationTally {
  std::size_t added = 0;
  std::size_t present = 0;   // equal rows that the file held already
  std::size_t replaced = 0;  // rows that made way for those of the same release
};

// By the key of the table, in which inserting is fastest.
void sort_by_key(std::vector<NewObservation>& rows);

// What is wrong with a status and whether there is a value; "" when they agree.
std::string status_mistake(Status status, bool has_value);

// Adds the rows, and leaves them sorted. A row that the file holds already counts as present when
// it is equal, and is a mistake when it differs; with `replace`, all rows of the releases named
// make way first. The same cell twice in one release is a mistake.
ObservationTally write_observations(sqlite::Connection& connection, NewObservations& observations,
                                    bool replace, core::Problems& problems,
                                    const Progress& progress = nullptr);

}  // namespace yearbook::store
