// Parts that add up.
#include <yearbook/chart.hpp>

#include <yearbook/error.hpp>

#include <algorithm>
#include <cmath>
#include <span>

#include "report/lettering.hpp"
#include "report/palette.hpp"
#include "report/sheet.hpp"

namespace yearbook {
namespace {

using namespace report;  // NOLINT(google-build-using-namespace): the room of this file

constexpr double row_height = 24;
constexpr double bar_height = 15;
constexpr double figure_gap = 6;
constexpr int most_ticks = 6;

// What a row reaches to on both sides of zero, and its sum; NaN when it has no part at all.
struct Reach {
  double below = 0;
  double above = 0;
  double sum = 0;
};

Reach reach_of(std::span<const double> parts) {
  Reach result;
  bool any = false;
  for (const double part : parts) {
    if (std::isnan(part)) continue;
    any = true;
    (part < 0 ? result.below : result.above) += part;
  }
  result.sum = any ? result.below + result.above : std::numeric_limits<double>::quiet_NaN();
  return result;
}

void check(const StackedChart& chart, std::source_location where) {
  check_frame(chart.frame, where);
  if (chart.parts.size() > colours) {
    throw Error(ErrorCode::invalid_argument,
                std::to_string(chart.parts.size()) +
                    " parts cannot be told apart by colour; give at most " +
                    std::to_string(colours) + ", with the small ones in one",
                where);
  }
  check_count(chart.values.size(), chart.rows.size() * chart.parts.size(),
              "parts of " + std::to_string(chart.rows.size()) + " rows", where);
  check_finite(chart.values, chart.frame.title, where);
}

class StackedPicture {
 public:
  StackedPicture(const StackedChart& chart, std::vector<Reach> reaches)
      : chart_(chart),
        reaches_(std::move(reaches)),
        scale_(scale_over(ends(reaches_), true, chart.frame, most_ticks)),
        sheet_(chart.frame, scale_.unit()) {
    double names = 0;
    for (const std::string& name : chart.rows) names = std::max(names, text_width(name, letter));
    double figures = 0;
    for (const Reach& reach : reaches_) {
      figures = std::max(figures, text_width(sum_text(reach.sum), small_letter));
    }
    constexpr double most_for_names = 0.34;
    names_ = std::min(names, most_for_names * chart.frame.width);
    const double top = sheet_.top() + key_height(chart.parts, sheet_.right() - sheet_.left());
    plot_ = {sheet_.left() + names_ + 10, top + 2, sheet_.right() - figures - figure_gap,
             top + 2 + row_height * static_cast<double>(chart.rows.size())};
  }

  std::string draw() {
    drawing_ = sheet_.begin(plot_.bottom + label_height + 6, description());
    draw_key(drawing_, chart_.parts, {sheet_.left(), sheet_.top(), sheet_.right(), plot_.top});
    draw_value_axis(drawing_, scale_, plot_);
    for (std::size_t row = 0; row < chart_.rows.size(); ++row) draw_row(row);
    return drawing_.finish();
  }

 private:
  static std::vector<double> ends(const std::vector<Reach>& reaches) {
    std::vector<double> result;
    for (const Reach& reach : reaches) {
      result.push_back(reach.below);
      result.push_back(reach.above);
    }
    return result;
  }
  // In the unit of the axis; the whole figure is told on hover.
  [[nodiscard]] std::string sum_text(double sum) const {
    return std::isnan(sum) ? figure(chart_.frame, sum) : scale_.text(sum, chart_.frame.decimals);
  }
  [[nodiscard]] double x(double value) const {
    return plot_.left + scale_.part(value) * (plot_.right - plot_.left);
  }

  void draw_row(std::size_t row) {
    const double middle = plot_.top + (static_cast<double>(row) + 0.5) * row_height;
    const std::string& name = chart_.rows[row];
    drawing_.text({sheet_.left() + names_, middle + 4}, shortened(name, letter, names_), "name",
                  Anchor::end, name);
    double below = 0;
    double above = 0;
    for (std::size_t i = 0; i < chart_.parts.size(); ++i) {
      const double part = chart_.values[row * chart_.parts.size() + i];
      if (std::isnan(part) || part == 0) continue;
      double& end = part < 0 ? below : above;
      const double from = std::min(x(end), x(end + part));
      const double to = std::max(x(end), x(end + part));
      end += part;
      drawing_.rectangle({from, middle - bar_height / 2, to, middle + bar_height / 2},
                         coloured("part area", i), told(chart_.frame, name, chart_.parts[i], part));
    }
    draw_sum(row, middle);
  }

  void draw_sum(std::size_t row, double middle) {
    const Reach& reach = reaches_[row];
    drawing_.text({x(reach.above) + figure_gap, middle + 4}, sum_text(reach.sum), "small value");
    if (std::isnan(reach.sum) || reach.below == 0 || reach.above == 0) return;
    const Point at{x(reach.sum), middle};
    drawing_.shape(
        {{at.x, at.y - 5}, {at.x + 5, at.y}, {at.x, at.y + 5}, {at.x - 5, at.y}}, "sum",
        told(chart_.frame, chart_.rows[row], word(Word::sum, chart_.frame.language), reach.sum));
  }

  [[nodiscard]] std::string description() const {
    constexpr std::size_t most_named = 10;
    const bool chinese = chart_.frame.language == Language::zh;
    std::string result = chinese
                             ? "堆叠条形图，共" + std::to_string(chart_.rows.size()) + "行。"
                             : "Stacked bars of " + std::to_string(chart_.rows.size()) + " rows.";
    for (std::size_t row = 0; row < std::min(chart_.rows.size(), most_named); ++row) {
      result += " " + told(chart_.frame, chart_.rows[row], {}, reaches_[row].sum) +
                (chinese ? "。" : ".");
    }
    return result;
  }

  const StackedChart& chart_;
  std::vector<Reach> reaches_;
  Scale scale_;
  Sheet sheet_;
  double names_ = 0;
  Box plot_{};
  Drawing drawing_;
};

}  // namespace

std::string svg(const StackedChart& chart, std::source_location where) {
  check(chart, where);
  std::vector<Reach> reaches;
  for (std::size_t row = 0; row < chart.rows.size(); ++row) {
    reaches.push_back(
        reach_of(std::span(chart.values).subspan(row * chart.parts.size(), chart.parts.size())));
    check_finite({&reaches.back().sum, 1}, chart.rows[row], where);
    check_finite({&reaches.back().above, 1}, chart.rows[row], where);
  }
  if (chart.values.empty() ||
      std::ranges::all_of(reaches, [](const Reach& reach) { return std::isnan(reach.sum); })) {
    return Sheet(chart.frame, {}).nothing();
  }
  return StackedPicture(chart, std::move(reaches)).draw();
}

}  // namespace yearbook
