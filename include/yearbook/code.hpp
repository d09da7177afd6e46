/// Codes and handles: how zones, indicators and groups are named.
/// Floor 0. A code is text for people and files; a handle is a code resolved once.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include <yearbook/export.hpp>

namespace yearbook {

/// Whether `text` may be a code: 1 to 64 letters, digits, '_', '.' or '-', all ASCII.
[[nodiscard]] YEARBOOK_EXPORT bool is_code(std::string_view text) noexcept;

/// A zone, an indicator or a group of one file, resolved once by Snapshot::zone, ::indicator or
/// ::group. It holds an id that the file never gives to another, and which file that is: good in
/// every later snapshot of the file, refused (invalid_argument) by snapshots of another. The three
/// do not convert into one another, nor from numbers.
///
/// Boundary: a handle made by default names nothing; every query refuses it.
/// Example:  examples/02_values.cpp
template <typename Tag>
class Handle {
 public:
  constexpr Handle() noexcept = default;
  constexpr explicit Handle(std::uint64_t file, std::int32_t id) noexcept : file_(file), id_(id) {}

  [[nodiscard]] constexpr std::int32_t id() const noexcept {
    return static_cast<std::int32_t>(id_);
  }
  [[nodiscard]] constexpr std::uint64_t file() const noexcept { return file_; }
  friend constexpr bool operator==(Handle, Handle) noexcept = default;
  friend constexpr auto operator<=>(Handle, Handle) noexcept = default;

 private:
  std::uint64_t file_ = 0;
  std::int64_t id_ = 0;  // without a gap behind it: lists of handles are copied faster
};

using ZoneHandle = Handle<struct ZoneTag>;
using IndicatorHandle = Handle<struct IndicatorTag>;
using GroupHandle = Handle<struct GroupTag>;

}  // namespace yearbook

template <typename Tag>
struct std::hash<yearbook::Handle<Tag>> {
  std::size_t operator()(yearbook::Handle<Tag> handle) const noexcept {
    return std::hash<std::uint64_t>{}(handle.file() ^ static_cast<std::uint32_t>(handle.id()));
  }
};
