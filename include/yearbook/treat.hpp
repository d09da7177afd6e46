/// The step that keeps a few extreme values from ruling an index: winsorising, and where that is not
/// enough a transformation of the whole column. Floor 1.
/// Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 3, and its rule of
/// thumb: a column with |skewness| > 2 and kurtosis > 3.5 has outliers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <yearbook/column.hpp>
#include <yearbook/export.hpp>

namespace yearbook {

/// How a column is shaped.
struct Moments {
  std::optional<double> skewness;  ///< G1; empty with fewer than 3 numbers or no spread
  std::optional<double> kurtosis;  ///< G2, excess; empty with fewer than 4 numbers or no spread
};

/// Skewness and kurtosis as samples estimate those of a population.
///
/// Formula:  G1 = m3 / m2^1.5 sqrt(n (n - 1)) / (n - 2); G2 = (n - 1) / ((n - 2)(n - 3)) ((n + 1)
///           (m4 / m2^2 - 3) + 6); m_k the central moments over n.
/// Missing:  NaN is left out.
/// Source:   D. N. Joanes and C. A. Gill, Comparing measures of sample skewness and kurtosis, The
///           Statistician 47 (1998).
/// Cost:     three passes.
/// Example:  examples/19_index_steps.cpp
[[nodiscard]] YEARBOOK_EXPORT Moments moments(std::span<const double> values) noexcept;

/// What is done to a column that winsorising does not mend. With min and max of the column and
/// a = 0.01 (max - min):
enum class Transform : std::uint8_t {
  log_ct,       ///< ln(x - min + a)
  log_ct_plus,  ///< the same when G1 > 0, else -ln(max + a - x)
  log_ct_orig,  ///< ln(x - min + 1)
  box_cox,      ///< u = x - min + 1: ln u for lambda 0, else (u^lambda - 1) / lambda
  none,
};

/// The name as above.
[[nodiscard]] YEARBOOK_EXPORT std::string_view to_string(Transform transform) noexcept;
/// The transformation of a name; empty when there is none.
[[nodiscard]] YEARBOOK_EXPORT std::optional<Transform> parse_transform(
    std::string_view text) noexcept;
/// All names, in the order of the enumerators.
[[nodiscard]] YEARBOOK_EXPORT std::span<const std::string_view> transform_names() noexcept;

struct TreatOptions {
  std::size_t winsorise = 5;  ///< most points moved; 0: none
  double skewness = 2;        ///< a column passes when |G1| is less than this ...
  double kurtosis = 3.5;      ///< ... or G2 less than this
  Transform otherwise = Transform::log_ct;
  double lambda = 0;     ///< of box_cox
  bool combine = false;  ///< `otherwise` works on the winsorised column, not on the untouched one
};

/// What happened to a value.
enum class Mark : std::uint8_t {
  none,
  low,                   ///< raised to the next smallest
  high,                  ///< lowered to the next largest
  transformed,           ///< transformed with its column
  low_and_transformed,   ///< both, under `combine`
  high_and_transformed,  ///< both, under `combine`
};

/// "", "low", "high", "transformed", "low_and_transformed" or "high_and_transformed".
[[nodiscard]] YEARBOOK_EXPORT std::string_view to_string(Mark mark) noexcept;

/// How a treatment ended.
enum class TreatOutcome : std::uint8_t {
  untouched,    ///< the column passes as it was, or nothing is asked for
  winsorised,   ///< points were moved; it passes, or `otherwise` is none
  transformed,  ///< `otherwise` was applied, whether it passes or not
  undefined,    ///< too few numbers or no spread, before or after: the column is as it was
  overflow,     ///< `otherwise` has no finite value somewhere: the column is as it was
};

/// What was done to a column.
struct Treatment {
  TreatOutcome outcome = TreatOutcome::untouched;
  bool passes = false;  ///< as the column is now
  Moments before;
  Moments winsorised;    ///< of the winsorised column; empty when `before` passes or is undefined
  Moments after;         ///< as the column is now
  std::size_t high = 0;  ///< points at the lowered top, whether or not they were kept so
  std::size_t low = 0;   ///< points at the raised bottom, whether or not they were kept so
  /// What log_ct and its kin did; log_ct_plus of a column of G1 <= 0 is mirrored.
  bool mirrored = false;
};

/// Treats a column in place.
///
/// Shape:    one mark a value, or none: an empty span.
/// Formula:  while the column does not pass and fewer than `winsorise` points were moved: when G1 >=
///           0 all points equal to the maximum become the next largest value, else all at the
///           minimum the next smallest. Moved are the points now at the replaced top and those at
///           the replaced bottom, so that ties may exceed the limit. When it still does not pass,
///           `otherwise`, of the untouched column unless `combine`.
/// Boundary: a column passes when |G1| < skewness or G2 < kurtosis.
/// Missing:  NaN stays NaN. A column whose skewness or kurtosis is undefined is left alone, also
///           when it becomes so by the treatment. A transformation takes G1 of the column that it
///           works on.
/// Throws:   invalid_argument when sizes differ, or a limit or lambda is not finite.
/// Cost:     a few passes a point moved.
/// Example:  examples/19_index_steps.cpp
YEARBOOK_EXPORT Treatment treat(std::span<double> values, const TreatOptions& options,
                                std::span<Mark> marks, Workspace& workspace);

/// Transforms a column in place, whatever its shape.
///
/// Missing:  NaN stays NaN; a column without spread, or with a result that is not finite, is left as
///           it was: false.
/// Throws:   invalid_argument when lambda is not finite.
/// Example:  examples/19_index_steps.cpp
YEARBOOK_EXPORT bool transform(std::span<double> values, Transform kind, double lambda = 0);

}  // namespace yearbook
