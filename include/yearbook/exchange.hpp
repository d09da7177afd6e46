/// Text in and out: loads and dumps a yearbook directory, CSV files of observations, SDMX-CSV and
/// workbooks; publishes the file itself. Floor 6. All or nothing: after an error the file, or the
/// directory, is exactly as it was.
#pragma once

#include <cstddef>
#include <source_location>
#include <span>
#include <string>
#include <string_view>

#include <yearbook/database.hpp>
#include <yearbook/progress.hpp>

namespace yearbook {

/// How a directory is loaded.
struct LoadOptions {
  /// Release of rows whose own is empty; its code must be in the catalogue.
  std::string release = {};  // NOLINT(readability-redundant-member-init): may be left out
  /// Rows of the releases named in the files make way for the new ones, instead of having to agree.
  /// SDMX-CSV says by itself what makes way: this allows its actions R and D, and nothing more.
  bool replace = false;
  /// Checks everything and reports what would change, but changes nothing.
  bool dry_run = false;
  /// Told, on the thread that loads, how much of the figures is read and written.
  Progress progress = nullptr;
};

/// What a load did to units, zones and so on.
struct LoadCount {
  std::size_t added = 0;
  std::size_t updated = 0;
  std::size_t unchanged = 0;
};

/// What a load did, or would do.
struct LoadReport {
  bool changed = false;  ///< false: the file held all of it already, and is untouched
  LoadCount units;
  LoadCount zones;
  LoadCount aliases;
  LoadCount groups;
  LoadCount indicators;
  LoadCount releases;
  LoadCount indices;
  LoadCount observations;   ///< updated: rows replaced
  std::size_t removed = 0;  ///< observations that action D of SDMX-CSV deleted
  std::string sha256;       ///< of the content and the options
};

/// Loads `source` into the yearbook: a directory with any of units.csv, zones.csv, aliases.csv,
/// groups.csv, indicators.csv, releases.csv, observations*.csv and indices/*.toml, or one CSV file
/// of observations: long, wide, or SDMX-CSV 2.0 or 2.1. schema/README.md has the columns.
///
/// Unit:     values given in another unit of the same base are converted once, in decimal.
/// Boundary: catalogue rows update by code, and columns that a file lacks stay as they are; a
///           figure that the file holds already must be equal. The same load twice changes nothing.
///           SDMX-CSV rows of action I, A and M add so; R puts its figure, with all that is said of
///           it, in place of the file's for that cell of that release, or adds it; D deletes that one
///           figure, and is content when there is none.
/// Throws:   invalid_argument, not_found or conflict with one line a mistake, "FILE:LINE:COLUMN:
///           what was found; what is allowed; what to do", at most twenty a file; read_only; io;
///           busy; cancelled.
/// Example:  examples/01_open.cpp
YEARBOOK_EXPORT LoadReport load(Database& database, std::string_view source,
                                const LoadOptions& options = {},
                                std::source_location where = std::source_location::current());

/// Loads into the yearbook at a path. Where there is no file, a new one is built beside its name
/// and put in place when it is whole.
YEARBOOK_EXPORT LoadReport load(std::string_view path, std::string_view source,
                                const LoadOptions& options = {},
                                std::source_location where = std::source_location::current());

/// How many rows a dump wrote.
struct DumpReport {
  std::size_t units = 0;
  std::size_t zones = 0;
  std::size_t aliases = 0;
  std::size_t members = 0;  ///< of groups
  std::size_t indicators = 0;
  std::size_t releases = 0;
  std::size_t indices = 0;
  std::size_t observations = 0;
};

/// How a yearbook is dumped.
struct DumpOptions {
  /// Told how much of the figures is written.
  Progress progress = nullptr;
};

/// Writes the yearbook as a yearbook directory, which load() makes the same yearbook of: a dump of
/// that one is equal to this one byte for byte.
///
/// Shape:    units.csv, zones.csv, aliases.csv, groups.csv, indicators.csv, releases.csv,
///           indices/CODE.toml and one observations.csv with every figure of every release; what is
///           empty has no file. Rows are in the order of the catalogue; figures by indicator, year,
///           zone and release.
/// Unit:     each figure in the unit of its indicator, with digits that read back to the same
///           double.
/// Boundary: not in it are the file's uuid, the records of its loads and kept scores of indices.
/// Throws:   conflict when `directory` exists and is not an empty directory, or when a group has no
///           members; io or cancelled, with nothing left behind; busy; corrupt.
/// Cost:     one pass over the figures, in one state of the file; memory does not grow with them.
/// Example:  examples/12_dump.cpp
YEARBOOK_EXPORT DumpReport dump(Database& database, std::string_view directory,
                                const DumpOptions& options = {},
                                std::source_location where = std::source_location::current());

/// Writes every figure of every release as one SDMX-CSV 2.1 file, and gives their number. load() into
/// a yearbook of the same catalogue makes the same figures of it.
///
/// Shape:    a row a figure, as dump() orders them, action I. Dimensions FREQ (A), INDICATOR, REF_AREA
///           (the zone), RELEASE and TIME_PERIOD; measure OBS_VALUE; attributes OBS_STATUS,
///           UNIT_MEASURE, UNIT_MULT (0), COMMENT_OBS (the note), LOCATOR and QUANTUM.
/// Unit:     as dump().
/// Source:   SDMX-CSV data message 2.1, of the SDMX technical working group.
/// Throws:   conflict when `file` exists; io or cancelled, with nothing left behind; busy; corrupt.
/// Example:  examples/18_sdmx.cpp
YEARBOOK_EXPORT std::size_t dump_sdmx_csv(
    Database& database, std::string_view file, const DumpOptions& options = {},
    std::source_location where = std::source_location::current());

/// Writes the yearbook as one workbook for Excel, LibreOffice and their like, and gives the number of
/// its rows.
///
/// Shape:    a sheet that says what is inside; Current, History, Growth, Share, Ranking, Total and
///           Coverage as the views of these names with names in English and Chinese; Zones,
///           Indicators, Notes and Sources. The first row stays in sight and filters; numbers and
///           days are numbers and days, and a day that is known in part is a text. What has more
///           rows than a sheet holds (1,048,576) goes on in sheets "History 2", "History 3" ...
/// Unit:     each figure in the unit of its row, with 16 significant digits.
/// Boundary: a text is cut at 32,767 characters, which is all that a cell holds. The same file gives
///           the same workbook byte for byte.
/// Throws:   conflict when `file` exists; io or cancelled, with nothing left behind; busy; corrupt.
/// Cost:     memory does not grow with the figures; they pass through a temporary file.
/// Example:  examples/27_workbook.cpp
YEARBOOK_EXPORT std::size_t dump_xlsx(Database& database, std::string_view file,
                                      const DumpOptions& options = {},
                                      std::source_location where = std::source_location::current());

/// How a copy is published.
struct PublishOptions {
  /// An earlier copy of the same yearbook under that name makes way; nothing else ever does.
  bool replace = false;
};

/// Writes a compact copy of the yearbook that is made to be handed on: one file without a log beside
/// it, statistics included, which opens from media and folders that cannot be written.
///
/// Boundary: the copy has the uuid of the yearbook, and the views and tables of its owner. It
///           appears under its name when it is whole.
/// Throws:   conflict when `path` exists, unless it is a copy of the same yearbook and `replace`;
///           io; busy; corrupt.
/// Cost:     reads and writes the file once; of one state of the file.
/// Example:  examples/21_views.cpp
YEARBOOK_EXPORT void publish(Database& database, std::string_view path,
                             const PublishOptions& options = {},
                             std::source_location where = std::source_location::current());

}  // namespace yearbook
