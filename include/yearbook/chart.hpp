/// Charts: plain names, years and numbers drawn as SVG.
/// Floor 6. Pure functions: they know no yearbook, read no file, and give the same bytes for the
/// same data. A picture is as wide as its place; its text is text; points tell their figure when a
/// pointer rests on them; colours follow the reader's light or dark scheme and are told apart
/// without seeing red or green.
#pragma once

#include <cstddef>
#include <optional>
#include <source_location>
#include <string>
#include <string_view>
#include <vector>

#include <yearbook/export.hpp>
#include <yearbook/unit.hpp>
#include <yearbook/year.hpp>

namespace yearbook {

// NOLINTBEGIN(readability-redundant-member-init): every member may be left out

/// What every chart has: its words, the unit of its numbers, its width.
struct ChartFrame {
  std::string title = {};        ///< above the picture, and its name for those who do not see it
  std::string description = {};  ///< for those who do not see it; empty: made of the data
  std::string note = {};         ///< a line below, such as the source
  Unit unit = {};                ///< of every number; how they are written follows format_figure
  std::optional<int> decimals = std::nullopt;  ///< of figures; as format_figure
  Language language = Language::en;
  double width = 720;  ///< of the drawing, in its own units: text is 12 of them high; 240 to 4000
  /// With its style sheet, for a file of its own. A page that holds several gives the style once:
  /// chart_style_sheet().
  bool stand_alone = true;
};

/// The style of all charts, for a page that holds charts that do not stand alone. Every colour is a
/// CSS variable of `.yearbook-chart`, with values for light and dark.
///
/// Example:  examples/26_charts.cpp
[[nodiscard]] YEARBOOK_EXPORT std::string_view chart_style_sheet() noexcept;

/// A line of a line chart: a value a year.
struct LineSeries {
  std::string name = {};
  std::vector<double> values = {};  ///< NaN: missing, drawn as a gap
  std::vector<Year> breaks = {};    ///< years that do not compare with the year before
  std::vector<std::vector<double>> earlier = {};  ///< as once published: faint lines behind it
  bool context = false;                           ///< grey and thin, behind the others
};

/// Values over the years.
struct LineChart {
  ChartFrame frame = {};
  YearRange years{Year{1}, Year{0}};
  std::vector<LineSeries> series = {};  ///< beyond the eighth they are drawn as context
};

/// A bar.
struct Bar {
  std::string name = {};
  double value = 0;        ///< NaN: no bar, and the words for "no figure"
  std::string note = {};   ///< before the name, such as a rank
  bool highlight = false;  ///< in another colour
};

/// Values of many, side by side as bars that lie.
struct BarChart {
  ChartFrame frame = {};
  std::vector<Bar> bars = {};
  bool sorted = true;  ///< the largest first and what is missing last; equal ones as they came
};

/// The places of one, over the years.
struct BumpSeries {
  std::string name = {};
  std::vector<double> ranks = {};  ///< 1 is the first; NaN: no place
};

/// Places over the years, the first on top.
struct BumpChart {
  ChartFrame frame = {};  ///< its unit is not used: ranks have none
  YearRange years{Year{1}, Year{0}};
  std::vector<BumpSeries> series = {};
  std::size_t places = 0;  ///< how many places are drawn; 0: all
};

/// How the colours of a heat map run.
enum class HeatScale {
  sequential,  ///< from little to much
  diverging,   ///< from below the middle to above it, alike on both sides
};

/// A matrix of values as colours.
struct HeatChart {
  ChartFrame frame = {};
  std::vector<std::string> rows = {};
  std::vector<std::string> columns = {};
  std::vector<double> values = {};  ///< row by row; NaN: missing
  HeatScale scale = HeatScale::sequential;
  double middle = 0;                         ///< of a diverging scale
  std::optional<double> low = std::nullopt;  ///< ends of the scale; empty: those of the values
  std::optional<double> high = std::nullopt;
};

/// What one kind of dot shows in every row.
struct DotSeries {
  std::string name = {};
  std::vector<double> values = {};  ///< one a row; NaN: no dot
};

/// Rows of dots on one scale: the profile of a zone beside its peers.
struct DotChart {
  ChartFrame frame = {};
  std::vector<std::string> rows = {};
  std::vector<DotSeries> series = {};  ///< at most eight
  std::vector<double> low = {};        ///< of a faint bar behind each row, such as the range of all
  std::vector<double> high = {};
};

/// Parts that add up, such as what contributes to a score. A bar a row; parts below zero lie on the
/// other side of it, and the sum has a mark of its own.
struct StackedChart {
  ChartFrame frame = {};
  std::vector<std::string> rows = {};
  std::vector<std::string> parts = {};  ///< at most eight
  std::vector<double> values = {};      ///< row by row, a value a part; NaN: missing
};

/// A line as small as a word, without axes.
struct Sparkline {
  ChartFrame frame = {};  ///< its width as it is, 120 say; its title is not shown
  YearRange years{Year{1}, Year{0}};
  std::vector<double> values = {};  ///< NaN: missing, drawn as a gap
};

// NOLINTEND(readability-redundant-member-init)

/// The chart as one SVG element, and nothing before it.
///
/// Shape:    `<svg role="img" viewBox=... width="100%">` with `<title>` and `<desc>`. Its height
///           follows from what is in it: rows are never squeezed, and no two labels overlap.
/// Unit:     axes have ticks of 1, 2 or 5 times a power of ten, in the unit's trillion, billion or
///           million (万亿, 亿, 万) where it has them.
/// Missing:  a gap is a gap: no line leads over it; a value between two gaps is a point.
/// Boundary: no data makes a picture that says so. Texts are shortened to their place with "…" and
///           are whole in their title. Text of any kind is safe: markup is escaped, and characters
///           that XML does not know become U+FFFD.
/// Throws:   invalid_argument when lengths do not agree, a number is infinite, a width is out of its
///           bounds, or there are more parts or kinds of dots than colours.
/// Cost:     one pass over the data; heat maps take some 100 bytes a cell.
/// Example:  examples/26_charts.cpp
[[nodiscard]] YEARBOOK_EXPORT std::string svg(
    const LineChart& chart, std::source_location where = std::source_location::current());
[[nodiscard]] YEARBOOK_EXPORT std::string svg(
    const BarChart& chart, std::source_location where = std::source_location::current());
[[nodiscard]] YEARBOOK_EXPORT std::string svg(
    const BumpChart& chart, std::source_location where = std::source_location::current());
[[nodiscard]] YEARBOOK_EXPORT std::string svg(
    const HeatChart& chart, std::source_location where = std::source_location::current());
[[nodiscard]] YEARBOOK_EXPORT std::string svg(
    const DotChart& chart, std::source_location where = std::source_location::current());
[[nodiscard]] YEARBOOK_EXPORT std::string svg(
    const StackedChart& chart, std::source_location where = std::source_location::current());
[[nodiscard]] YEARBOOK_EXPORT std::string svg(
    const Sparkline& chart, std::source_location where = std::source_location::current());

}  // namespace yearbook
