/// The step that fills gaps: from the column, from the unit's group, from its other indicators, or
/// from its other years. Floor 1.
///
/// Each function takes what was observed and what is to be filled, which differ once another method
/// has filled some of it: a number is only ever made from observed ones. Filled are the cells of
/// `values` that are NaN; their number is returned. A cell with nothing to fill it from stays NaN.
/// Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 3: imputation of
/// missing data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <yearbook/column.hpp>
#include <yearbook/export.hpp>

namespace yearbook {

enum class ImputeMethod : std::uint8_t {
  mean,
  median,
  group_mean,
  group_median,
  row_mean,
  row_median,
  latest,
  constant,
  linear,
  linear_constant,
};

/// The name as above.
[[nodiscard]] YEARBOOK_EXPORT std::string_view to_string(ImputeMethod method) noexcept;
/// The method of a name; empty when there is none.
[[nodiscard]] YEARBOOK_EXPORT std::optional<ImputeMethod> parse_impute_method(
    std::string_view text) noexcept;
/// All names, in the order of the enumerators.
[[nodiscard]] YEARBOOK_EXPORT std::span<const std::string_view> impute_method_names() noexcept;

/// What a column or row is filled with.
enum class Centre : std::uint8_t { mean, median };

/// Fills with the mean or median of the column.
///
/// Shape:    `observed` and `values` of one size; they may be the same memory.
/// Missing:  of an empty column, or when the mean is not finite, nothing is filled.
/// Cost:     one pass; for the median a partial sort.
/// Example:  examples/19_index_steps.cpp
YEARBOOK_EXPORT std::size_t impute_column(std::span<const double> observed,
                                          std::span<double> values, Centre centre);

/// Fills with the mean or median of the row's group within the column.
///
/// Shape:    one group a row, counted from 0; negative: the row is in none, and is not filled.
///           `observed` and `values` may be the same memory.
/// Missing:  a group without a number fills nothing.
/// Cost:     one pass and, for the median, one sort.
/// Example:  examples/19_index_steps.cpp
YEARBOOK_EXPORT std::size_t impute_group(std::span<const double> observed, std::span<double> values,
                                         std::span<const std::int32_t> groups, Centre centre,
                                         Workspace& workspace);

/// Fills with the place that the row takes in its other columns.
///
/// Shape:    columns of one length, as many targets and directions (+1 or -1) as columns; `values`
///           must not be the memory of `observed`.
/// Formula:  z = (y - min) / (max - min), y = direction * x, min and max of the column's y; v = mean
///           or median of the row's z; x = direction * (v (max - min) + min).
/// Missing:  a row without any z is not filled, nor a column without any number; a column without
///           spread gives no z and is filled with its one value.
/// Throws:   invalid_argument when sizes differ or a direction is neither 1 nor -1.
/// Cost:     two passes over the columns; for medians a partial sort a row.
/// Example:  examples/19_index_steps.cpp
YEARBOOK_EXPORT std::size_t impute_rows(Columns observed, std::span<const std::span<double>> values,
                                        std::span<const int> directions, Centre centre,
                                        Workspace& workspace);

/// Where no observed value of the series was used.
inline constexpr std::int32_t no_source = -1;

/// Fills with the unit's last observed value of an earlier year.
///
/// Shape:    a series: `years` ascending, one a value, not necessarily every year; `values` must not
///           be the memory of `observed`. `sources`, empty or one a value: the position of the
///           observed value that filled the cell, no_source where none did.
/// Boundary: a value exactly `max_age` calendar years old is used.
/// Missing:  before the first observed value nothing is filled.
/// Throws:   invalid_argument when sizes differ, years do not ascend or `max_age` is less than 1.
/// Example:  examples/19_index_steps.cpp
YEARBOOK_EXPORT std::size_t impute_latest(std::span<const std::int32_t> years,
                                          std::span<const double> observed,
                                          std::span<double> values,
                                          std::optional<int> max_age = std::nullopt,
                                          std::span<std::int32_t> sources = {});

/// Fills with the last earlier value; before the first, with the first.
///
/// Shape, Throws: as impute_latest().
/// Example:  examples/19_index_steps.cpp
YEARBOOK_EXPORT std::size_t impute_constant(std::span<const std::int32_t> years,
                                            std::span<const double> observed,
                                            std::span<double> values,
                                            std::span<std::int32_t> sources = {});

/// Fills on the straight line between the nearest observed years; outside, with the nearest value.
///
/// Shape:    as impute_latest(); the source of an interpolated value is the earlier of the two.
/// Formula:  x_a + (x_b - x_a)(t - a)/(b - a), a < t < b in calendar years.
/// Missing:  a series with one observed value is not filled.
/// Throws:   as impute_latest().
/// Example:  examples/19_index_steps.cpp
YEARBOOK_EXPORT std::size_t impute_linear(std::span<const std::int32_t> years,
                                          std::span<const double> observed,
                                          std::span<double> values,
                                          std::span<std::int32_t> sources = {});

/// As impute_linear(); a series with one observed value is constant.
///
/// Shape, Throws: as impute_linear().
/// Example:  examples/19_index_steps.cpp
YEARBOOK_EXPORT std::size_t impute_linear_constant(std::span<const std::int32_t> years,
                                                   std::span<const double> observed,
                                                   std::span<double> values,
                                                   std::span<std::int32_t> sources = {});

}  // namespace yearbook
