// View wide: its text follows from the catalogue and from a row of table meta that says which
// indicators it has, so that a file can be held against it. Floor 5.
#pragma once

#include <optional>
#include <string>

#include "sqlite/connection.hpp"

namespace yearbook::store {

// The text that the view of this file should have; empty when none was made.
std::optional<std::string> wide_view_text(sqlite::Connection& connection);

// Makes the view anew, in the caller's transaction, where the catalogue asks for another text than
// it has. Throws invalid_argument when there are more indicators than columns.
void renew_wide_view(sqlite::Connection& connection);

}  // namespace yearbook::store
