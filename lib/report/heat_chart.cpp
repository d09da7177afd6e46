// A matrix as colours.
#include <yearbook/chart.hpp>

#include <yearbook/error.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "report/lettering.hpp"
#include "report/palette.hpp"
#include "report/sheet.hpp"

namespace yearbook {
namespace {

using namespace report;  // NOLINT(google-build-using-namespace): the room of this file

constexpr double most_cell = 64;
constexpr double cell_height = 22;
constexpr double legend_height = 12;
constexpr double legend_width = 240;

// The two ends of the colours.
struct Ends {
  double low;
  double high;
};

Ends ends_of(const HeatChart& chart, std::source_location where) {
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const double value : chart.values) {
    if (std::isnan(value)) continue;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  if (low > high) low = high = chart.middle;
  if (chart.scale == HeatScale::diverging && !chart.low && !chart.high) {
    const double reach = std::max(std::fabs(high - chart.middle), std::fabs(chart.middle - low));
    low = chart.middle - reach;
    high = chart.middle + reach;
  }
  low = chart.low.value_or(low);
  high = chart.high.value_or(high);
  if (!std::isfinite(low) || !std::isfinite(high) || low > high) {
    throw Error(ErrorCode::invalid_argument,
                "the colours run from " + format_exact(low) + " to " + format_exact(high) +
                    "; give a low end below the high one, both finite",
                where);
  }
  return {low, high};
}

void check(const HeatChart& chart, std::source_location where) {
  check_frame(chart.frame, where);
  check_count(chart.values.size(), chart.rows.size() * chart.columns.size(),
              "cells of " + std::to_string(chart.rows.size()) + " rows and " +
                  std::to_string(chart.columns.size()) + " columns",
              where);
  check_finite(chart.values, chart.frame.title, where);
}

class HeatPicture {
 public:
  HeatPicture(const HeatChart& chart, Ends ends)
      : chart_(chart),
        ends_(ends),
        numbers_(scale_over(chart.values, true, chart.frame, 2)),
        sheet_(chart.frame, numbers_.unit()) {
    measure();
  }

  std::string draw() {
    drawing_ = sheet_.begin(plot_.bottom + legend_height + 2 * label_height, description());
    draw_column_names();
    for (std::size_t row = 0; row < chart_.rows.size(); ++row) draw_row(row);
    draw_legend();
    return drawing_.finish();
  }

 private:
  [[nodiscard]] bool diverging() const { return chart_.scale == HeatScale::diverging; }

  void measure() {
    double names = 0;
    for (const std::string& name : chart_.rows) names = std::max(names, text_width(name, letter));
    constexpr double most_for_names = 0.34;
    names_ = std::min(names, most_for_names * chart_.frame.width);
    const double left = sheet_.left() + names_ + 8;
    const double room = sheet_.right() - left;
    cell_ = std::clamp(room / static_cast<double>(chart_.columns.size()), 0.0, most_cell);
    double heads = 0;
    for (const std::string& name : chart_.columns) {
      heads = std::max(heads, text_width(name, small_letter));
    }
    upright_ = heads > cell_ - 4;
    constexpr double most_for_heads = 150;
    heads_ = upright_ ? std::min(heads, most_for_heads) : label_height;
    plot_ = {left, sheet_.top() + heads_ + 6,
             left + cell_ * static_cast<double>(chart_.columns.size()),
             sheet_.top() + heads_ + 6 + cell_height * static_cast<double>(chart_.rows.size())};
  }

  // Upright names are as wide as a line: where columns are narrower, every second, third ... is
  // named.
  void draw_column_names() {
    const double needed = upright_ ? label_height : 0;
    const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil(needed / cell_)));
    for (std::size_t i = 0; i < chart_.columns.size(); i += every) {
      const double middle = plot_.left + (static_cast<double>(i) + 0.5) * cell_;
      const std::string& name = chart_.columns[i];
      if (upright_) {
        drawing_.upward_text({middle + 4, plot_.top - 5}, shortened(name, small_letter, heads_),
                             "small", name);
      } else {
        drawing_.text({middle, plot_.top - 5}, name, "small", Anchor::middle);
      }
    }
  }

  [[nodiscard]] std::size_t shade(double value) const {
    const double wide = ends_.high / 2 - ends_.low / 2;
    const double part = wide > 0 ? (value / 2 - ends_.low / 2) / wide : 0.5;
    constexpr double steps = shades;
    return static_cast<std::size_t>(std::clamp(std::floor(part * steps), 0.0, steps - 1));
  }

  void draw_row(std::size_t row) {
    const double top = plot_.top + static_cast<double>(row) * cell_height;
    const std::string& name = chart_.rows[row];
    drawing_.text({plot_.left - 8, top + cell_height / 2 + 4}, shortened(name, letter, names_),
                  "name", Anchor::end, name);
    for (std::size_t i = 0; i < chart_.columns.size(); ++i) {
      const double value = chart_.values[row * chart_.columns.size() + i];
      const double left = plot_.left + static_cast<double>(i) * cell_;
      const std::string hover = told(chart_.frame, name, chart_.columns[i], value);
      const Box box{left, top, left + cell_, top + cell_height};
      if (std::isnan(value)) {
        drawing_.rectangle(box, "cell void", hover);
        continue;
      }
      const std::size_t number = shade(value);
      drawing_.rectangle(box, shaded(diverging(), number), hover);
      draw_figure(value, box, ink_on(diverging(), number));
    }
  }

  // Where it fits into its cell.
  void draw_figure(double value, const Box& box, std::string_view style) {
    const std::string text = numbers_.text(value, chart_.frame.decimals);
    if (text_width(text, small_letter) > cell_ - 4) return;
    drawing_.text({(box.left + box.right) / 2, (box.top + box.bottom) / 2 + 4}, text, style,
                  Anchor::middle);
  }

  void draw_legend() {
    const double width = std::min(legend_width, sheet_.right() - sheet_.left());
    const double step = width / shades;
    const double left = sheet_.left();
    const double top = plot_.bottom + 10;
    for (std::size_t i = 0; i < shades; ++i) {
      const double from = left + static_cast<double>(i) * step;
      drawing_.rectangle({from, top, from + step, top + legend_height}, shaded(diverging(), i));
    }
    const double base = top + legend_height + letter + 1;
    const std::string low = numbers_.text(ends_.low, chart_.frame.decimals);
    const std::string high = numbers_.text(ends_.high, chart_.frame.decimals);
    drawing_.text({left, base}, shortened(low, small_letter, width / 2 - 6), "small");
    drawing_.text({left + width, base}, shortened(high, small_letter, width / 2 - 6), "small",
                  Anchor::end);
    if (std::ranges::none_of(chart_.values, [](double value) { return std::isnan(value); })) return;
    const std::string none(word(Word::no_figure, chart_.frame.language));
    const double right = sheet_.right();
    if (left + width + 24 + text_width(none, small_letter) > right - 16) return;
    drawing_.rectangle({left + width + 24, top, left + width + 24 + 16, top + legend_height},
                       "cell void");
    drawing_.text({left + width + 46, top + 10}, none, "small");
  }

  [[nodiscard]] std::string description() const {
    const std::string rows = std::to_string(chart_.rows.size());
    const std::string columns = std::to_string(chart_.columns.size());
    const std::string low = figure(chart_.frame, ends_.low);
    const std::string high = figure(chart_.frame, ends_.high);
    if (chart_.frame.language == Language::zh) {
      return "热力图，" + rows + "行" + columns + "列，颜色由" + low + "至" + high + "。";
    }
    return "Heat map of " + rows + " rows and " + columns + " columns, colours from " + low +
           " to " + high + ".";
  }

  const HeatChart& chart_;
  Ends ends_;
  Scale numbers_;  // how figures are written in cells
  Sheet sheet_;
  double names_ = 0;
  double cell_ = 0;  // width of a cell
  double heads_ = 0;
  bool upright_ = false;
  Box plot_{};
  Drawing drawing_;
};

}  // namespace

std::string svg(const HeatChart& chart, std::source_location where) {
  check(chart, where);
  const Ends ends = ends_of(chart, where);
  if (chart.values.empty()) return Sheet(chart.frame, {}).nothing();
  return HeatPicture(chart, ends).draw();
}

}  // namespace yearbook
