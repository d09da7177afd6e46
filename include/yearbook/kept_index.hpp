/// Results of indices that a file keeps, for SQL and for later.
/// Floor 5. View index_result lists them with names; index_result.hpp has what is kept.
#pragma once

#include <cstddef>
#include <source_location>
#include <string>
#include <string_view>
#include <vector>

#include <yearbook/database.hpp>
#include <yearbook/index_result.hpp>

namespace yearbook {

/// What save() did.
struct SaveReport {
  std::size_t rows = 0;             ///< scores written, one a node, unit and year
  bool definition_added = false;    ///< the file did not have the index yet
  bool definition_differs = false;  ///< the file keeps another definition under the code; these
                                    ///< scores are not of it
};

/// Keeps a result: scores, ranks, coverage and reasons in table index_score, with the hashes of the
/// definition and the catalogue and the newest release that was visible. An index that the file does
/// not have is added to it. All or nothing.
///
/// Boundary: the same result twice changes nothing; results of other definitions, catalogues or
///           horizons stand beside each other.
/// Throws:   invalid_argument for a result of another file, or of one without releases; read_only;
///           busy.
/// Example:  examples/25_full_size.cpp
YEARBOOK_EXPORT SaveReport save(Database& database, const IndexResult& result,
                                std::source_location where = std::source_location::current());

/// One result that a file keeps, and whether it would be the same today.
struct KeptIndex {
  std::string index;           ///< code
  std::string newest_release;  ///< code of the newest release that was visible
  std::string published_on;    ///< of that release: a snapshot as of this day sees what it saw
  std::size_t years = 0;
  std::size_t rows = 0;
  bool of_current_definition = false;  ///< the file's definition is still the one that gave it
  bool of_current_catalogue = false;   ///< zones, groups, indicators and units are as they were
  bool of_newest_release = false;      ///< no newer release has come since
};

/// The results that a file keeps, by index in the order of the file, the newest release last.
///
/// Boundary: a result of the current definition and catalogue is given again, to the last digit, by
///           evaluating as of the day of its release; when one of them differs, it is not.
/// Example:  examples/25_full_size.cpp
[[nodiscard]] YEARBOOK_EXPORT std::vector<KeptIndex> kept_indices(
    Database& database, std::source_location where = std::source_location::current());

}  // namespace yearbook
