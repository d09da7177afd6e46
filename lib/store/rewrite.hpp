// Adds so many observations that it is faster to lay out their table anew than to insert them. Floor 5.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>

#include <yearbook/progress.hpp>

#include "store/database_parts.hpp"
#include "store/observation_writer.hpp"

namespace yearbook::store {

// Whether there are so many rows that all that are there may be written again.
bool is_worth_rewriting(Database::Parts& file, std::size_t rows);

// Another number after each commit of another connection.
std::int64_t version_of(Database::Parts& file);

// Writes the file once more beside its name, with the rows among those that it has, and copies that
// over it as one transaction; `record` is called with the connection to what was written, before.
//
// The rows are sorted by key, checked, and only add; `version` is that of the file before their ids
// were looked up. Empty, and nothing changed, where it cannot be done: indexes of others on the table,
// a row whose key is there already or comes twice, a file that another connection changed since, no
// room beside it. Then they are inserted as ever.
std::optional<ObservationTally> rewrite_with(
    Database::Parts& file, std::int64_t version, const NewObservations& observations,
    const Progress& progress,
    const std::function<void(sqlite::Connection&, const ObservationTally&)>& record);

}  // namespace yearbook::store
