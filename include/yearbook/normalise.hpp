/// The step that brings columns of different units to one scale. Floor 1.
/// Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 5: normalisation of
/// data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <yearbook/column.hpp>
#include <yearbook/export.hpp>
#include <yearbook/rank.hpp>
#include <yearbook/reason.hpp>

namespace yearbook {

/// How a column is brought to a scale. x is a value, d the direction (+1: more is better, -1: less
/// is), y = d x; min, max and mean are over the y given, s divides by n - 1, n counts the numbers.
/// Where a method says "column x" its extremes are over the x given.
enum class NormaliseMethod : std::uint8_t {
  min_max,  ///< (y - min) / (max - min) (high - low) + low
  z_score,  ///< (y - mean(y)) / s * deviation + mean
  scaled,   ///< (x - lower) / (upper - lower) factor; d = -1: (upper - x) / (upper - lower) factor
  goalposts,           ///< the fraction of `scaled`, clamped to [0, 1], times factor
  rank,                ///< ascending rank of y, 1 is the worst
  borda,               ///< rank - 1
  percent_rank,        ///< (rank - 1) / (n - 1)
  fraction_of_max,     ///< column x: x / max, max > 0; d = -1: min / x, all x > 0
  distance_to_max,     ///< 1 - (max - y) / (max - min)
  distance_to_target,  ///< column x: (x - min) / (target - min); d = -1: (max - x) / (max - target)
  distance_to_reference,  ///< 1 - (y_ref - y) / (y_ref - min)
  base_year,              ///< value x / b; d = -1: value b / x
  none,                   ///< y
};

/// The name as above.
[[nodiscard]] YEARBOOK_EXPORT std::string_view to_string(NormaliseMethod method) noexcept;
/// The method of a name; empty when there is none.
[[nodiscard]] YEARBOOK_EXPORT std::optional<NormaliseMethod> parse_normalise_method(
    std::string_view text) noexcept;
/// All names, in the order of the enumerators.
[[nodiscard]] YEARBOOK_EXPORT std::span<const std::string_view> normalise_method_names() noexcept;

/// A method and its numbers. `lower`, `upper` and `target` are in the units of x, `low` and `high` in
/// those of the result.
struct NormaliseOptions {
  NormaliseMethod method = NormaliseMethod::min_max;
  double low = 0;                              ///< of min_max
  double high = 100;                           ///< of min_max
  double mean = 0;                             ///< of z_score
  double deviation = 1;                        ///< of z_score
  std::optional<double> lower = std::nullopt;  ///< of scaled (default 0) and goalposts (required)
  std::optional<double> upper = std::nullopt;  ///< of scaled (default 100) and goalposts (required)
  double factor = 100;                         ///< of scaled and goalposts
  bool clamp = true;                           ///< of goalposts
  Ties ties = Ties::min;  ///< of rank, borda and percent_rank: min, max or average
  std::optional<double> target = std::nullopt;  ///< of distance_to_target (required)
  bool cap = false;    ///< of distance_to_target and distance_to_reference: above 1 is 1
  double value = 100;  ///< of base_year: what the base year is
};

/// Whether the method compares each row with another value, which the caller finds: that of the
/// reference (distance_to_reference), or of the base year (base_year).
[[nodiscard]] constexpr bool needs_references(NormaliseMethod method) noexcept {
  return method == NormaliseMethod::distance_to_reference || method == NormaliseMethod::base_year;
}

/// Normalises a column in place; gives the reason of the first number taken away, none when all stay.
///
/// Shape:    `references`: one a value, in the units of x, for the methods that need them, else
///           empty: NaN where the reference has no value. Reasons as in column.hpp.
/// Missing:  NaN stays NaN. A zero denominator (max = min, s undefined or 0, one number, target = min,
///           upper = lower, y_ref = min) takes the numbers it concerns: no_spread; a reference without
///           value no_reference; fraction_of_max without a positive extreme no_ratio; base_year
///           without a positive base no_base, with d = -1 and x <= 0 non_positive; a result that is
///           not finite overflow.
/// Throws:   invalid_argument when sizes differ, `direction` is neither 1 nor -1, a required number
///           is left out, a number is not finite, or ties are dense.
/// Cost:     two passes; ranks one sort.
/// Example:  examples/19_index_steps.cpp
YEARBOOK_EXPORT Reason normalise(std::span<double> values, int direction,
                                 const NormaliseOptions& options,
                                 std::span<const double> references, std::span<Reason> reasons,
                                 Workspace& workspace);

}  // namespace yearbook
