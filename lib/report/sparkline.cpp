// A line as small as a word.
#include <yearbook/chart.hpp>

#include <yearbook/error.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "report/palette.hpp"
#include "report/sheet.hpp"

namespace yearbook {
namespace {

using namespace report;  // NOLINT(google-build-using-namespace): the room of this file

constexpr double height = 24;
constexpr double edge = 4;  // room for the last dot

void check(const Sparkline& chart, std::source_location where) {
  constexpr double least_width = 20;
  constexpr double most_width = 4000;
  if (!(chart.frame.width >= least_width && chart.frame.width <= most_width)) {
    throw Error(ErrorCode::invalid_argument,
                "a sparkline is " + format_exact(chart.frame.width) +
                    " wide; give it a width of 20 to 4000",
                where);
  }
  check_count(chart.values.size(), chart.years.size(), "years of \"" + chart.frame.title + "\"",
              where);
  check_finite(chart.values, chart.frame.title, where);
}

// Where each value lies; NaN where there is none.
std::vector<Point> points_of(const Sparkline& chart) {
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const double value : chart.values) {
    low = std::fmin(low, value);
    high = std::fmax(high, value);
  }
  const double reach = high / 2 - low / 2;
  const Box plot{edge, edge, chart.frame.width - edge, height - edge};
  std::vector<Point> result;
  for (std::size_t i = 0; i < chart.values.size(); ++i) {
    const Year year = chart.years.first + std::chrono::years{static_cast<int>(i)};
    const double part = reach > 0 ? (chart.values[i] / 2 - low / 2) / reach : 0.5;
    const double y = std::isnan(chart.values[i]) ? chart.values[i]
                                                 : plot.bottom - part * (plot.bottom - plot.top);
    result.push_back({year_position(chart.years, year, plot), y});
  }
  return result;
}

std::string description_of(const Sparkline& chart) {
  std::string result;
  const auto is_there = [](double value) { return !std::isnan(value); };
  const auto first = std::ranges::find_if(chart.values, is_there);
  if (first == chart.values.end()) return std::string(word(Word::no_data, chart.frame.language));
  const auto last = std::find_if(chart.values.rbegin(), chart.values.rend(), is_there).base() - 1;
  const auto add = [&](auto at) {
    const Year year =
        chart.years.first + std::chrono::years{static_cast<int>(at - chart.values.begin())};
    result += (result.empty() ? "" : "; ") + told(chart.frame, {}, to_string(year), *at);
  };
  add(first);
  if (last != first) add(last);
  return result;
}

void draw(Drawing& drawing, const std::vector<Point>& points) {
  std::vector<Point> stretch;
  const auto end_stretch = [&] {
    if (stretch.size() == 1) drawing.circle(stretch.front(), 1, "area s1");
    drawing.path(stretch, coloured("line", 0));
    stretch.clear();
  };
  for (const Point& point : points) {
    if (std::isnan(point.y)) {
      end_stretch();
    } else {
      stretch.push_back(point);
    }
  }
  end_stretch();
  const auto last = std::find_if(points.rbegin(), points.rend(),
                                 [](const Point& point) { return !std::isnan(point.y); });
  if (last != points.rend()) drawing.circle(*last, 2.5, coloured("area", 1));
}

}  // namespace

std::string svg(const Sparkline& chart, std::source_location where) {
  check(chart, where);
  const std::string description =
      chart.frame.description.empty() ? description_of(chart) : chart.frame.description;
  Drawing drawing;
  drawing.open("svg",
               {{"xmlns", "http://www.w3.org/2000/svg"},
                {"class", "yearbook-chart"},
                {"role", "img"},
                {"lang", std::string(to_string(chart.frame.language))},
                {"viewBox", "0 0 " + coordinate(chart.frame.width) + " " + coordinate(height)},
                {"width", coordinate(chart.frame.width)},
                {"height", coordinate(height)}});
  drawing.words("title", chart.frame.title);
  drawing.words("desc", description);
  if (chart.frame.stand_alone) drawing.raw("<style>\n" + style_sheet() + "</style>\n");
  draw(drawing, points_of(chart));
  return drawing.finish();
}

}  // namespace yearbook
