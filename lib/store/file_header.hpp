// What a file is, from its first bytes, before SQLite touches it. Floor 5.
#pragma once

#include <string>

#include "host/layout.hpp"

namespace yearbook::store {

using host::application_id;
using host::Layout;
using host::layout_of;
using host::to_string;
using host::user_version_of;

// The layout of a yearbook file. Throws one Error, each with its own sentence: not_found, io for
// what the system refuses, schema_foreign for a file that is no yearbook, corrupt for a header cut
// short, and schema_too_new for a major layout that this program does not know. Reads; changes
// nothing.
Layout read_layout(const std::string& path, int newest_major);

}  // namespace yearbook::store
