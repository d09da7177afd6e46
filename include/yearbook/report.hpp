/// The report: a page that shows a year of a yearbook, or a zone of it, with its sources.
/// Floor 6. One HTML file without anything outside it: styles, charts and a small script for sorting
/// are inside, and it reads well without the script, on paper, and in the dark.
#pragma once

#include <optional>
#include <source_location>
#include <string>
#include <string_view>
#include <vector>

#include <yearbook/progress.hpp>
#include <yearbook/snapshot.hpp>
#include <yearbook/unit.hpp>
#include <yearbook/year.hpp>

namespace yearbook {

/// What a report is about. Names are codes, or what a person would write (see Catalog).
struct ReportOptions {
  /// The group of zones. Empty: the first group that has members in the year.
  std::string group = {};
  /// The year. Empty: with an index its last one with scores; else the one in which most indicators
  /// have a figure of the group, or the zone; of several the last.
  std::optional<Year> year = std::nullopt;
  /// The year that ranks and figures are compared with. Empty: the year before.
  std::optional<Year> compare_year = std::nullopt;
  /// The indicators, in this order. Empty: at most twelve that have a figure of the group, or the
  /// zone, in the year, in the order of the catalogue.
  std::vector<std::string> indicators = {};
  /// Code of a composite index that the yearbook keeps. Empty: none.
  std::string index = {};
  /// A page of this zone instead of one of the group.
  std::string zone = {};
  Language language = Language::en;
  /// Called after each section, with the part that is done; see Progress.
  Progress progress = nullptr;
};

/// The page, as HTML.
///
/// Shape:    one document, UTF-8, the same bytes for the same snapshot, options and version.
/// Missing:  what is not known is said, gaps stay gaps, and a section without any data is left out.
/// Boundary: every text of the yearbook is escaped. The figure of a group is what is printed under
///           its name; where nothing is, the sum of its members, if half of them reported or more.
/// Throws:   not_found and conflict for names; invalid_argument for a yearbook without figures to
///           show, an index without a score in the year, and what evaluate() refuses; cancelled
///           when the progress function said so.
/// Cost:     the queries, and about 100 bytes a figure shown.
/// Example:  examples/30_report.cpp
[[nodiscard]] YEARBOOK_EXPORT std::string report_html(
    const Snapshot& book, const ReportOptions& options = {},
    std::source_location where = std::source_location::current());

/// Writes the page to a file: all of it, or the file is as it was.
///
/// Throws:   as report_html(); io when it cannot be written.
/// Example:  examples/30_report.cpp
YEARBOOK_EXPORT void write_report(const Snapshot& book, std::string_view path,
                                  const ReportOptions& options = {},
                                  std::source_location where = std::source_location::current());

}  // namespace yearbook
