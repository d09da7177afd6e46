// Adds so many observations that it is faster to lay out their table anew than to insert them. Floor 5.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>

#include <yearbook/progress.hpp>

#include "store/database_parts.hpp"
#include "store/observation_writer.hpp"

namespace yearbook::store {

// Whether there are so many rows that all that are there may be written again.
bool is_worth_rewriting(Database::Parts& file, std::size_t rows);

// Writes the file once more beside its name, with the rows among those that it has, and copies that
// over it as one transaction; `record` is called with the connection to what was written, before.
//
// The rows are sorted by key, checked, and only add. Empty, and nothing changed, where that cannot be
// done: indexes of others on the table, a row whose key is there already or comes twice, a file that another connection changed
// meanwhile, no room beside it. Then they are inserted as ever.
std::optional<ObservationTally> rewrite_with(
    Database::Parts& file, const NewObservations& observations, const Progress& progress,
    const std::function<void(sqlite::Connection&, const ObservationTally&)>& record);

}  // namespace yearbook::store
