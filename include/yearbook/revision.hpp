/// Revisions: what two releases say differently, and how far first figures were from those that
/// stand. Floor 5. Results are reports: they hold codes, and mean the same without their yearbook.
/// The published figures of one cell are history() and vintage() of query.hpp.
#pragma once

#include <cstddef>
#include <optional>
#include <source_location>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <yearbook/database.hpp>
#include <yearbook/printing.hpp>
#include <yearbook/status.hpp>

namespace yearbook {

/// What became of a cell from one release to another.
enum class Change {
  added,    ///< only the second speaks of it
  gone,     ///< only the first does
  changed,  ///< both do, with another value or status
};

/// "added", "gone" or "changed".
[[nodiscard]] YEARBOOK_EXPORT std::string_view to_string(Change change) noexcept;

/// A cell of which two releases do not say the same.
struct CellChange {
  std::string indicator;
  std::string zone;
  Year year{1};
  Change change = Change::changed;
  std::optional<double> old_value = std::nullopt;   ///< in the indicator's unit
  Status old_status = Status::none;                 ///< none: added
  std::optional<double> new_value = std::nullopt;   ///< in the indicator's unit
  Status new_status = Status::none;                 ///< none: gone
  std::optional<double> difference = std::nullopt;  ///< new less old; empty when either is missing
  std::optional<double> percent = std::nullopt;     ///< of |old|; empty when that is 0, too
  friend bool operator==(const CellChange&, const CellChange&) = default;
};

/// What differs between two releases.
///
/// Shape:    a row a cell, by the codes of indicator and zone, then by year.
/// Example:  examples/11_revisions.cpp
struct ReleaseDiff {
  std::vector<CellChange> cells;
  std::size_t added = 0;
  std::size_t gone = 0;
  std::size_t changed = 0;
  std::size_t equal = 0;  ///< cells of both with the same value and status; not listed

  [[nodiscard]] std::size_t size() const noexcept { return cells.size(); }
  [[nodiscard]] bool empty() const noexcept { return cells.empty(); }
  [[nodiscard]] auto begin() const noexcept { return cells.begin(); }
  [[nodiscard]] auto end() const noexcept { return cells.end(); }
};

/// A line a cell; figures by their digits, since a report stands without its yearbook.
[[nodiscard]] YEARBOOK_EXPORT TextTable table(const ReleaseDiff& diff, const Labels& labels = {});

/// What the second of two releases says differently from the first, each by its code.
///
/// Shape:    every cell of which either speaks and not both say the same, by the codes of indicator
///           and zone, then by year.
/// Unit:     values and differences in the indicator's unit; percent in percent: 5 is 5 %.
/// Missing:  a release that says "missing" speaks of the cell: its value is empty, its status says
///           why. difference and percent are empty when either value is.
/// Boundary: values are compared as doubles, exactly. A release and itself differ in nothing.
/// Formula:  percent = 100 (new - old) / |old|; empty when old is 0 or the result is not finite.
/// Throws:   not_found for a release that is not there, naming the nearest; busy; corrupt.
/// Cost:     one pass over the figures of the file, and one sort of those of the two releases.
/// Example:  examples/11_revisions.cpp
[[nodiscard]] YEARBOOK_EXPORT ReleaseDiff
diff(Database& database, std::string_view first, std::string_view second,
     std::source_location where = std::source_location::current());

/// A cell that was published more than once: from its first figure to the one that stands.
struct Revision {
  std::string indicator;
  std::string zone;
  Year year{1};
  std::size_t releases = 0;                    ///< that speak of the cell, at least 2
  std::optional<double> first = std::nullopt;  ///< in the indicator's unit
  Status first_status = Status::none;
  std::optional<double> latest = std::nullopt;  ///< in the indicator's unit
  Status latest_status = Status::none;
  std::optional<double> size = std::nullopt;  ///< latest less first; empty when either is missing
  std::optional<double> percent = std::nullopt;  ///< of |first|; empty when that is 0, too
  friend bool operator==(const Revision&, const Revision&) = default;
};

[[nodiscard]] YEARBOOK_EXPORT TextTable table(std::span<const Revision> revisions,
                                              const Labels& labels = {});

/// How the figures of a yearbook, or of one indicator, were revised.
///
/// Shape:    every cell of which two or more releases speak, revised or not, by the codes of
///           indicator and zone, then by year.
/// Unit:     first, latest and size in the indicator's unit; percent in percent: 5 is 5 %.
/// Missing:  a release that says "missing" speaks of the cell: its value is empty, its status says
///           why. size and percent are empty when either value is.
/// Boundary: `first` is vintage() at place 1: the first published, whatever its tier; a release
///           without a date comes before all that have one. `latest` is the figure that stands,
///           which is not always the last published: a newspaper does not displace a report. Where
///           the report came first, and so stands, the two are one figure and the size is 0.
/// Formula:  percent = 100 (latest - first) / |first|; empty when first is 0 or the result is not
///           finite.
/// Throws:   invalid_argument for a handle of another file; busy; corrupt.
/// Cost:     one pass over the figures of the file or the indicator, and one sort of the result.
/// Example:  examples/11_revisions.cpp
[[nodiscard]] YEARBOOK_EXPORT std::vector<Revision> revisions(
    Database& database, std::source_location where = std::source_location::current());
[[nodiscard]] YEARBOOK_EXPORT std::vector<Revision> revisions(
    Database& database, IndicatorHandle indicator,
    std::source_location where = std::source_location::current());

/// How the figures of one indicator were revised, in sum.
struct RevisionSummary {
  std::string indicator;
  std::size_t cells = 0;     ///< published more than once
  std::size_t revised = 0;   ///< of them, those whose value or status is not the first one
  std::size_t compared = 0;  ///< of them, those whose percent is known: what the means are over
  std::optional<double> mean_percent = std::nullopt;           ///< up and down cancel out
  std::optional<double> mean_absolute_percent = std::nullopt;  ///< up and down add up
};

[[nodiscard]] YEARBOOK_EXPORT TextTable table(std::span<const RevisionSummary> summaries,
                                              const Labels& labels = {});

/// Revisions in sum, an indicator each.
///
/// Shape:    by the code of the indicator.
/// Unit:     percent: 5 is 5 %.
/// Missing:  a cell whose percent is empty is left out of the means; of none they are empty.
/// Formula:  the means of percent and of |percent| over the cells compared, revised or not.
/// Source:   Eurostat and OECD practice of revision analysis: mean revision (MR) and mean absolute
///           revision (MAR).
/// Example:  examples/11_revisions.cpp
[[nodiscard]] YEARBOOK_EXPORT std::vector<RevisionSummary> summary(
    std::span<const Revision> revisions);

}  // namespace yearbook
