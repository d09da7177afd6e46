// What a file is, from its first bytes, before SQLite touches it. Floor 5.
#pragma once

#include <cstdint>
#include <string>

namespace yearbook::store {

// Marks a yearbook in the header of an SQLite file: "ybk1".
inline constexpr std::uint32_t application_id = 0x79626B31;

// A layout: the major number breaks readers, the minor one counts migrations.
struct Layout {
  int major = 0;
  int minor = 0;
  friend auto operator<=>(const Layout&, const Layout&) = default;
};

std::string to_string(Layout layout);

// user_version in the header holds the layout.
constexpr std::int64_t user_version_of(Layout layout) {
  return layout.major * 1000 + layout.minor;
}
constexpr Layout layout_of(std::int64_t user_version) {
  return {static_cast<int>(user_version / 1000), static_cast<int>(user_version % 1000)};
}

// The layout of a yearbook file. Throws one Error, each with its own sentence: not_found, io for
// what the system refuses, schema_foreign for a file that is no yearbook, corrupt for a header cut
// short, and schema_too_new for a major layout that this program does not know. Reads; changes
// nothing.
Layout read_layout(const std::string& path, int newest_major);

}  // namespace yearbook::store
