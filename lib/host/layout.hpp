// What marks a file as a yearbook, and which layout its tables have. Floor 3.
#pragma once

#include <cstdint>
#include <string>

namespace yearbook::host {

// Marks a yearbook in the header of an SQLite file: "ybk1".
inline constexpr std::uint32_t application_id = 0x79626B31;

// A layout: the major number breaks readers, the minor one counts migrations.
struct Layout {
  int major = 0;
  int minor = 0;
  friend auto operator<=>(const Layout&, const Layout&) = default;
};

inline std::string to_string(Layout layout) {
  return std::to_string(layout.major) + "." + std::to_string(layout.minor);
}

// user_version in the header holds the layout.
constexpr std::int64_t user_version_of(Layout layout) {
  return layout.major * 1000 + layout.minor;
}
constexpr Layout layout_of(std::int64_t user_version) {
  return {static_cast<int>(user_version / 1000), static_cast<int>(user_version % 1000)};
}

// The newest major layout that this program knows.
inline constexpr int major_layout = 1;

}  // namespace yearbook::host
