/// Why a cell of an index has no number. Floor 1.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <yearbook/export.hpp>

namespace yearbook {

/// Why a cell is missing. A cell is a number or missing with a reason: the steps of an index never
/// leave a NaN of arithmetic or an infinity behind.
enum class Reason : std::uint8_t {
  none,            ///< there is a number
  no_row,          ///< no release speaks of the cell
  no_value,        ///< a release says that the value is missing
  no_denominator,  ///< the denominator is missing or not positive
  no_member,       ///< the unit is no member of the group in that year
  screened,        ///< the unit had too few values in that year, or was dropped by name
  no_spread,       ///< all values of the column are equal, or there is but one
  no_ratio,        ///< a ratio to the extreme value has no meaning: the extreme is not positive
  no_reference,    ///< the reference has no value
  no_base,         ///< the value of the base year is missing or not positive
  non_positive,    ///< less is better, and base over value needs a positive value
  low_coverage,    ///< too few children have a value
  no_children,     ///< no child of positive weight has a value
  overflow,        ///< the number is beyond the largest double
};

/// The name as above; empty for `none`.
[[nodiscard]] YEARBOOK_EXPORT std::string_view to_string(Reason reason) noexcept;

/// The reason of a name; `none` of the empty text, an empty optional of any other.
[[nodiscard]] YEARBOOK_EXPORT std::optional<Reason> parse_reason(std::string_view text) noexcept;

}  // namespace yearbook
