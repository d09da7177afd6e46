// Bars that lie, with their figures at their ends.
#include <yearbook/chart.hpp>

#include <algorithm>
#include <cmath>

#include "report/lettering.hpp"
#include "report/palette.hpp"
#include "report/sheet.hpp"

namespace yearbook {
namespace {

using namespace report;  // NOLINT(google-build-using-namespace): the room of this file

constexpr double row_height = 22;
constexpr double bar_height = 15;
constexpr double figure_gap = 5;
constexpr int most_ticks = 6;

std::vector<Bar> in_order(const BarChart& chart) {
  std::vector<Bar> bars = chart.bars;
  if (!chart.sorted) return bars;
  std::ranges::stable_sort(bars, [](const Bar& a, const Bar& b) {
    if (std::isnan(a.value) || std::isnan(b.value))
      return !std::isnan(a.value) && std::isnan(b.value);
    return a.value > b.value;
  });
  return bars;
}

std::string description_of(const BarChart& chart, const std::vector<Bar>& bars) {
  constexpr std::size_t most_named = 10;
  const bool chinese = chart.frame.language == Language::zh;
  std::string result = chinese ? "条形图，共" + std::to_string(bars.size()) + "项。"
                               : "Bar chart of " + std::to_string(bars.size()) + ".";
  for (std::size_t i = 0; i < std::min(bars.size(), most_named); ++i) {
    result += " " + told(chart.frame, bars[i].name, {}, bars[i].value) + (chinese ? "。" : ".");
  }
  return result;
}

std::vector<double> values_of(const std::vector<Bar>& bars) {
  std::vector<double> result;
  for (const Bar& bar : bars) result.push_back(bar.value);
  return result;
}

class BarPicture {
 public:
  BarPicture(const BarChart& chart, std::vector<Bar> bars)
      : chart_(chart),
        bars_(std::move(bars)),
        scale_(scale_over(values_of(bars_), true, chart.frame, most_ticks)),
        sheet_(chart.frame, scale_.unit()) {
    measure();
  }

  std::string draw() {
    Drawing drawing = sheet_.begin(plot_.bottom + label_height + 6, description_of(chart_, bars_));
    draw_value_axis(drawing, scale_, plot_);
    double y = plot_.top;
    for (const Bar& bar : bars_) {
      draw_row(drawing, bar, y + row_height / 2);
      y += row_height;
    }
    return drawing.finish();
  }

 private:
  void measure() {
    double names = 0;
    double before_zero = 0;  // the widest figure at a bar that lies to the left
    double after_zero = 0;
    for (const Bar& bar : bars_) {
      names = std::max(names, text_width(bar.name, letter));
      notes_ = std::max(notes_, text_width(bar.note, small_letter));
      double& side = bar.value < 0 ? before_zero : after_zero;
      side = std::max(side, text_width(value_text(bar.value), small_letter) + figure_gap);
    }
    constexpr double most_for_names = 0.38;
    constexpr double most_for_notes = 0.12;
    notes_ = std::min(notes_, most_for_notes * chart_.frame.width);
    names_ = std::min(names, most_for_names * chart_.frame.width);
    const double left = sheet_.left() + names_ + (notes_ > 0 ? notes_ + 8 : 0) + 8;
    plot_ = {left + (before_zero > 0 ? before_zero : 0), sheet_.top() + 2,
             sheet_.right() - after_zero,
             sheet_.top() + 2 + static_cast<double>(bars_.size()) * row_height};
  }

  // In the unit of the axis; the whole figure is told on hover.
  [[nodiscard]] std::string value_text(double value) const {
    return std::isnan(value) ? figure(chart_.frame, value)
                             : scale_.text(value, chart_.frame.decimals);
  }
  [[nodiscard]] double x(double value) const {
    return plot_.left + scale_.part(value) * (plot_.right - plot_.left);
  }

  void draw_row(Drawing& drawing, const Bar& bar, double middle) {
    const std::string name = shortened(bar.name, letter, names_);
    const std::string style = bar.highlight ? "name strong" : "name";
    const double left = sheet_.left();
    if (notes_ > 0) {
      drawing.text({left + notes_, middle + 4}, shortened(bar.note, small_letter, notes_), "small",
                   Anchor::end, bar.note);
      drawing.text({left + notes_ + 8, middle + 4}, name, style, Anchor::start, bar.name);
    } else {
      drawing.text({left + names_, middle + 4}, name, style, Anchor::end, bar.name);
    }
    const std::string told_figure = value_text(bar.value);
    if (std::isnan(bar.value)) {
      drawing.text({x(0) + figure_gap, middle + 4}, told_figure, "small value");
      return;
    }
    const double from = std::min(x(0), x(bar.value));
    const double to = std::max(x(0), x(bar.value));
    drawing.rectangle({from, middle - bar_height / 2, to, middle + bar_height / 2},
                      coloured("area", bar.highlight ? 1 : 0),
                      told(chart_.frame, bar.name, {}, bar.value));
    const bool leftwards = bar.value < 0;
    drawing.text({leftwards ? from - figure_gap : to + figure_gap, middle + 4}, told_figure,
                 "small value", leftwards ? Anchor::end : Anchor::start);
  }

  const BarChart& chart_;
  std::vector<Bar> bars_;
  Scale scale_;
  Sheet sheet_;
  double names_ = 0;  // width of the column of names
  double notes_ = 0;
  Box plot_{};
};

}  // namespace

std::string svg(const BarChart& chart, std::source_location where) {
  check_frame(chart.frame, where);
  for (const Bar& bar : chart.bars) check_finite({&bar.value, 1}, bar.name, where);
  if (chart.bars.empty()) return Sheet(chart.frame, {}).nothing();
  return BarPicture(chart, in_order(chart)).draw();
}

}  // namespace yearbook
