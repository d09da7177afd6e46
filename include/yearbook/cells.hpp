/// Questions of single zones: a figure, its status and release, its series and its history.
/// Floor 3. Free functions named after what they return; they see no file. Every question over a
/// range of years, here and in the other query headers, refuses one that leaves the years 1 to 9999
/// (invalid_argument).
#pragma once

#include <optional>
#include <source_location>
#include <vector>

#include <yearbook/printing.hpp>
#include <yearbook/shapes.hpp>
#include <yearbook/snapshot.hpp>

namespace yearbook {

/// One figure.
///
/// Unit:     the indicator's own.
/// Missing:  empty, whether the figure is missing or no release speaks of it; observation() tells.
/// Formula:  the newest release of the best tier; where there is no row and the indicator is a
///           defined ratio, factor * numerator / denominator in base units.
/// Throws:   invalid_argument for a handle of another file.
/// Cost:     an array read once the indicator was asked for; the first question reads it.
/// Example:  examples/02_values.cpp
[[nodiscard]] YEARBOOK_EXPORT std::optional<double> value(
    const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone, Year year,
    std::source_location where = std::source_location::current());

/// One cell with its status and release, which tells zero, missing (and why) and no row apart.
///
/// Unit, Throws, Cost: as value().
/// Missing:  value empty; Status::none when no release speaks of the cell.
/// Example:  examples/02_values.cpp
[[nodiscard]] YEARBOOK_EXPORT Observation
observation(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone, Year year,
            std::source_location where = std::source_location::current());

/// The yearly values of one indicator in one zone.
///
/// Shape:    one value a year, oldest first; without `years`, from the zone's first year with a row
///           to its last.
/// Unit:     the indicator's own.
/// Missing:  NaN, with the status beside it.
/// Boundary: both ends of `years` are included; a reversed range, and a zone without any row, give
///           an empty series.
/// Throws:   invalid_argument for a handle of another file.
/// Cost:     one array read a year.
/// Example:  examples/03_series.cpp
[[nodiscard]] YEARBOOK_EXPORT Series
series(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone, YearRange years,
       std::source_location where = std::source_location::current());
[[nodiscard]] YEARBOOK_EXPORT Series
series(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone,
       std::source_location where = std::source_location::current());

/// Every published figure of a cell, with its release and which one stands; without `year`, of all
/// years.
///
/// Shape:    by year, then the one that stands last: ascending by tier, day of publication and
///           code.
/// Unit:     the indicator's own.
/// Boundary: no published figure gives none, also for a ratio that its definition works out.
/// Throws:   invalid_argument for a handle of another file; busy; corrupt.
/// Cost:     reads the file (from memory under a rollback journal).
/// Example:  examples/05_history.cpp
[[nodiscard]] YEARBOOK_EXPORT std::vector<Vintage> history(
    const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone, Year year,
    std::source_location where = std::source_location::current());
[[nodiscard]] YEARBOOK_EXPORT std::vector<Vintage> history(
    const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone,
    std::source_location where = std::source_location::current());

/// One published figure of a cell by its place in the order of publication: 1 is the first, 2 the
/// next; -1 is the last, -2 the one before it.
///
/// Unit:     the indicator's own.
/// Missing:  empty when the cell has fewer figures. A release that says "missing" has its place
///           like any other; the value of its figure is empty.
/// Boundary: by day of publication whatever the tier, a partial date as its last day; those of one
///           day as history() has them. A release without a date comes before all that have one,
///           as it does within its tier. The last published need not be the one that stands: a
///           newspaper may quote after the report. A snapshot as of a day counts what it sees.
/// Throws:   invalid_argument for the place 0 or a handle of another file; busy; corrupt.
/// Cost:     as history().
/// Example:  examples/05_history.cpp
[[nodiscard]] YEARBOOK_EXPORT std::optional<Vintage> vintage(
    const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone, Year year, int place,
    std::source_location where = std::source_location::current());

}  // namespace yearbook
