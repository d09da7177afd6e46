// Walks the notes of observations beside the observations themselves. Floor 5.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

#include "sqlite/connection.hpp"

namespace yearbook::store {

struct NewNote {
  std::string locator;
  std::string note;
  std::optional<double> quantum;  // in the indicator's unit
};

// The notes of a file in the order of the key of table observation.
class NoteRows {
 public:
  using Key = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t>;

  // All notes, or those of one indicator.
  explicit NoteRows(sqlite::Connection& connection,
                    std::optional<std::int64_t> indicator = std::nullopt);

  // The note of an observation, when it has one. Keys are to be asked for in ascending order.
  std::optional<NewNote> of(const Key& key);

 private:
  void step();

  sqlite::Statement rows_;
  bool more_ = false;
  Key key_;
};

}  // namespace yearbook::store
