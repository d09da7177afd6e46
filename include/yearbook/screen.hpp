/// The step that drops units which have too little to be judged by. Floor 1.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <yearbook/column.hpp>
#include <yearbook/export.hpp>

namespace yearbook {

/// Whether a share is not below a threshold, up to rounding.
///
/// Boundary: false when share < threshold - 1e-12.
[[nodiscard]] constexpr bool reaches(double share, double threshold) noexcept {
  return !(share < threshold - 1e-12);
}

/// What a row has.
struct Availability {
  std::size_t leaves = 0;
  std::size_t present = 0;
  std::size_t zeros = 0;

  /// present / leaves; of no leaves 0.
  [[nodiscard]] YEARBOOK_EXPORT double coverage() const noexcept;
  /// 1 - zeros / present; empty when nothing is present.
  [[nodiscard]] YEARBOOK_EXPORT std::optional<double> nonzero() const noexcept;
  friend bool operator==(const Availability&, const Availability&) = default;
};

/// What each row has in the columns given.
///
/// Shape:    as many results as rows.
/// Throws:   invalid_argument when sizes differ.
/// Cost:     one pass.
/// Example:  examples/19_index_steps.cpp
YEARBOOK_EXPORT void count_available(Columns columns, std::span<Availability> rows);

/// What a unit must have: enough values, enough values that are not zero, or both.
enum class ScreenRule : std::uint8_t { coverage, nonzero, both };

/// The name as above.
[[nodiscard]] YEARBOOK_EXPORT std::string_view to_string(ScreenRule rule) noexcept;
/// The rule of a name; empty when there is none.
[[nodiscard]] YEARBOOK_EXPORT std::optional<ScreenRule> parse_screen_rule(
    std::string_view text) noexcept;
/// All names, in the order of the enumerators.
[[nodiscard]] YEARBOOK_EXPORT std::span<const std::string_view> screen_rule_names() noexcept;

struct ScreenOptions {
  ScreenRule rule = ScreenRule::coverage;
  double coverage = 2.0 / 3;  ///< least share of the leaves that are present
  double nonzero = 0.05;      ///< least share of the values present that are not zero
};

/// Whether a row stays.
///
/// Boundary: a share that equals its threshold up to rounding passes, as reaches() has it.
/// Missing:  a row without any value fails the rule `nonzero`.
/// Source:   W. Becker et al., COINr: An R package for developing composite indicators, Journal of
///           Open Source Software 7 (2022): unit screening.
/// Example:  examples/19_index_steps.cpp
[[nodiscard]] YEARBOOK_EXPORT bool passes(const Availability& row,
                                          const ScreenOptions& options) noexcept;

}  // namespace yearbook
