/// Whether a yearbook file is sound.
/// Floor 5. The requirements have numbers; schema/README.md documents each.
#pragma once

#include <source_location>
#include <string>
#include <vector>

#include <yearbook/database.hpp>

namespace yearbook {

/// One requirement that does not hold at one place.
struct Finding {
  int number = 0;           ///< of the requirement
  std::string requirement;  ///< what should hold, in a sentence
  std::string what;         ///< what does not, and where
};

/// Everything that is wrong with a file, by number; at most 100 findings a requirement.
///
/// Boundary: a sound file has none. Views, tables and indexes of an analyst are no
///           findings; foreign_objects() lists them.
/// Throws:   busy; io. Damage is a finding, not an error, once the file could be opened.
/// Cost:     reads the whole file.
/// Example:  examples/01_open.cpp
[[nodiscard]] YEARBOOK_EXPORT std::vector<Finding> check(
    Database& database, std::source_location where = std::source_location::current());

/// The tables, views and indexes that others have added to the file, such as "view my_view". They
/// are an analyst's right; a file opened as untrusted has none.
///
/// Shape:    by type, then by name.
/// Throws:   busy; corrupt.
/// Example:  examples/21_views.cpp
[[nodiscard]] YEARBOOK_EXPORT std::vector<std::string> foreign_objects(
    Database& database, std::source_location where = std::source_location::current());

}  // namespace yearbook
