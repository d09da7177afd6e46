/// The wide view: a table of zones by years with one column an indicator, for those who read the
/// file in SQL. Floor 5. The other views are in every file; schema/README.md lists them.
#pragma once

#include <source_location>
#include <string>
#include <vector>

#include <yearbook/database.hpp>

namespace yearbook {

/// Makes view `wide` in the file, or makes it anew: zone, year, then one column an indicator, named
/// by its code, from the figures that stand. Gives the names of its columns.
///
/// Shape:    a row for every zone and year of which any of the indicators has a figure; columns in
///           the order given, without `indicators` all of the catalogue in its order.
/// Unit:     each column in the unit of its indicator.
/// Missing:  NULL, whether the figure is missing or there is none; view current tells.
/// Boundary: a code that is a column already, but for case, is followed by _2, _3 ... A view of all
///           indicators is made anew by a load that adds one. SQLite allows 2000 columns.
/// Throws:   not_found, naming the nearest; invalid_argument for an indicator twice, or more than
///           1998; conflict when the file has a view `wide` of somebody else; read_only; busy.
/// Example:  examples/21_views.cpp
YEARBOOK_EXPORT std::vector<std::string> make_wide_view(
    Database& database, const std::vector<std::string>& indicators = {},
    std::source_location where = std::source_location::current());

/// Takes view `wide` out of the file again; false when there was none of ours.
///
/// Throws:   read_only; busy.
YEARBOOK_EXPORT bool drop_wide_view(Database& database,
                                    std::source_location where = std::source_location::current());

}  // namespace yearbook
