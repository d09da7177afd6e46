/// What a figure is worth, or why there is none: SDMX CL_OBS_STATUS.
/// Floor 0.
///
/// Source: SDMX Statistical Working Group, code list CL_OBS_STATUS 2.2 (codes and names).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <yearbook/export.hpp>

namespace yearbook {

/// The SDMX codes, and `none` for a cell that no release speaks of. Four things stay apart: zero (a
/// value like any other), missing and why (a status that forbids a value), no row (`none`), and NaN
/// or infinity, which are never stored.
///
/// Ordered by severity: a sum takes the status of its worst part, which is the largest one.
enum class Status : std::uint8_t {
  none,                        ///< no row; empty text
  normal,                      ///< A
  includes_other_category,     ///< W
  imputed,                     ///< I
  estimated,                   ///< E
  provisional,                 ///< P
  unvalidated,                 ///< V
  not_significant,             ///< N
  forecast,                    ///< F
  experimental,                ///< G
  derogation,                  ///< J  with or without a value
  strike,                      ///< S  with or without a value
  low_reliability,             ///< U
  definition_differs,          ///< D
  time_series_break,           ///< B  with or without a value
  suppressed,                  ///< Q  missing from here on
  included_in_other_category,  ///< K
  not_collected,               ///< L
  holiday,                     ///< H
  cannot_exist,                ///< M
  missing,                     ///< O
};

/// Whether an observation of this status has a value.
enum class ValueRule : std::uint8_t { needed, allowed, forbidden };

/// Formula:  forbidden for H K L M O Q and none; allowed for B J S; needed for all others.
[[nodiscard]] YEARBOOK_EXPORT ValueRule value_rule(Status status) noexcept;

/// The SDMX code, one letter; empty for `none`.
[[nodiscard]] YEARBOOK_EXPORT std::string_view code(Status status) noexcept;

/// The code's meaning in English, such as "Provisional value"; "No row" for `none`.
[[nodiscard]] YEARBOOK_EXPORT std::string_view meaning(Status status) noexcept;

/// The status of an SDMX code; empty when there is no such code. Case matters, as in SDMX.
[[nodiscard]] YEARBOOK_EXPORT std::optional<Status> parse_status(std::string_view code) noexcept;

/// All statuses but `none`, by severity.
[[nodiscard]] YEARBOOK_EXPORT std::span<const Status> statuses() noexcept;

/// The more severe of the two.
[[nodiscard]] constexpr Status worst(Status a, Status b) noexcept {
  return a < b ? b : a;
}

}  // namespace yearbook
