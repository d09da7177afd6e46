// Rows of dots on one scale.
#include <yearbook/chart.hpp>

#include <yearbook/error.hpp>

#include <algorithm>
#include <cmath>

#include "report/lettering.hpp"
#include "report/palette.hpp"
#include "report/sheet.hpp"

namespace yearbook {
namespace {

using namespace report;  // NOLINT(google-build-using-namespace): the room of this file

constexpr double row_height = 26;
constexpr double range_height = 8;
constexpr int most_ticks = 6;

void check(const DotChart& chart, std::source_location where) {
  check_frame(chart.frame, where);
  if (chart.series.size() > colours) {
    throw Error(ErrorCode::invalid_argument,
                std::to_string(chart.series.size()) +
                    " kinds of dots cannot be told apart; give at most " + std::to_string(colours),
                where);
  }
  for (const DotSeries& dots : chart.series) {
    check_count(dots.values.size(), chart.rows.size(), "rows of \"" + dots.name + "\"", where);
    check_finite(dots.values, dots.name, where);
  }
  check_count(chart.high.size(), chart.low.size(), "lower ends of ranges", where);
  if (!chart.low.empty()) check_count(chart.low.size(), chart.rows.size(), "rows", where);
  check_finite(chart.low, "low", where);
  check_finite(chart.high, "high", where);
}

std::vector<double> all_values(const DotChart& chart) {
  std::vector<double> result = chart.low;
  result.insert(result.end(), chart.high.begin(), chart.high.end());
  for (const DotSeries& dots : chart.series) {
    result.insert(result.end(), dots.values.begin(), dots.values.end());
  }
  return result;
}

class DotPicture {
 public:
  explicit DotPicture(const DotChart& chart)
      : chart_(chart),
        scale_(scale_over(all_values(chart), zero_belongs(all_values(chart)), chart.frame,
                          most_ticks)),
        sheet_(chart.frame, scale_.unit()) {
    for (const DotSeries& dots : chart.series) kinds_.push_back(dots.name);
    double names = 0;
    for (const std::string& name : chart.rows) names = std::max(names, text_width(name, letter));
    constexpr double most_for_names = 0.38;
    names_ = std::min(names, most_for_names * chart.frame.width);
    const double half_tick = text_width(tick_text(scale_.ticks().back()), small_letter) / 2;
    const double top = sheet_.top() + key_height(kinds_, sheet_.right() - sheet_.left());
    plot_ = {sheet_.left() + names_ + 18, top + 2, sheet_.right() - std::max(half_tick, 8.0),
             top + 2 + row_height * static_cast<double>(chart.rows.size())};
  }

  std::string draw() {
    drawing_ = sheet_.begin(plot_.bottom + label_height + 6, description());
    draw_key(drawing_, kinds_, {sheet_.left(), sheet_.top(), sheet_.right(), plot_.top});
    draw_value_axis(drawing_, scale_, plot_);
    for (std::size_t row = 0; row < chart_.rows.size(); ++row) draw_row(row);
    return drawing_.finish();
  }

 private:
  [[nodiscard]] double x(double value) const {
    return plot_.left + scale_.part(value) * (plot_.right - plot_.left);
  }

  void draw_row(std::size_t row) {
    const double middle = plot_.top + (static_cast<double>(row) + 0.5) * row_height;
    const std::string& name = chart_.rows[row];
    drawing_.text({sheet_.left() + names_, middle + 4}, shortened(name, letter, names_), "name",
                  Anchor::end, name);
    if (!chart_.low.empty() && !std::isnan(chart_.low[row]) && !std::isnan(chart_.high[row])) {
      const double from = std::min(x(chart_.low[row]), x(chart_.high[row]));
      const double to = std::max(x(chart_.low[row]), x(chart_.high[row]));
      drawing_.rectangle({from, middle - range_height / 2, to, middle + range_height / 2}, "range",
                         name + ": " + figure(chart_.frame, chart_.low[row]) + " ... " +
                             figure(chart_.frame, chart_.high[row]));
    }
    // The first kind lies on top.
    for (std::size_t i = chart_.series.size(); i-- > 0;) {
      const double value = chart_.series[i].values[row];
      if (std::isnan(value)) continue;
      draw_mark(drawing_, {x(value), middle}, i,
                told(chart_.frame, name, chart_.series[i].name, value));
    }
  }

  [[nodiscard]] std::string description() const {
    constexpr std::size_t most_named = 10;
    const bool chinese = chart_.frame.language == Language::zh;
    std::string result = chinese ? "点图，共" + std::to_string(chart_.rows.size()) + "行。"
                                 : "Dot plot of " + std::to_string(chart_.rows.size()) + " rows.";
    if (chart_.series.empty()) return result;
    const DotSeries& first = chart_.series.front();
    for (std::size_t row = 0; row < std::min(chart_.rows.size(), most_named); ++row) {
      result += " " + told(chart_.frame, chart_.rows[row], first.name, first.values[row]) +
                (chinese ? "。" : ".");
    }
    return result;
  }

  const DotChart& chart_;
  Scale scale_;
  Sheet sheet_;
  std::vector<std::string> kinds_;
  double names_ = 0;
  Box plot_{};
  Drawing drawing_;
};

}  // namespace

std::string svg(const DotChart& chart, std::source_location where) {
  check(chart, where);
  const std::vector<double> values = all_values(chart);
  if (std::ranges::all_of(values, [](double value) { return std::isnan(value); })) {
    return Sheet(chart.frame, {}).nothing();
  }
  return DotPicture(chart).draw();
}

}  // namespace yearbook
