// Lines over the years.
#include <yearbook/chart.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <ranges>

#include "report/labels.hpp"
#include "report/lettering.hpp"
#include "report/palette.hpp"
#include "report/sheet.hpp"

namespace yearbook {
namespace {

using namespace report;  // NOLINT(google-build-using-namespace): the room of this file

constexpr double most_plot_height = 300;
constexpr double plot_proportion = 0.52;  // height of a narrow one
constexpr int most_ticks = 6;
constexpr double label_gap = 10;  // between the last point and its label

std::string description_of(const LineChart& chart) {
  constexpr std::size_t most_named = 10;
  const bool chinese = chart.frame.language == Language::zh;
  std::string result = chinese ? "折线图，" : "Line chart, ";
  result += to_string(chart.years) + (chinese ? "。" : ".");
  for (std::size_t i = 0; i < std::min(chart.series.size(), most_named); ++i) {
    const LineSeries& line = chart.series[i];
    const auto backwards = std::views::reverse(line.values);
    const auto last =
        std::ranges::find_if(backwards, [](double value) { return !std::isnan(value); });
    if (last == backwards.end()) continue;
    const auto at = static_cast<int>(backwards.end() - last) - 1;
    const Year year = chart.years.first + std::chrono::years{at};
    result += " " + told(chart.frame, line.name, to_string(year), *last) + (chinese ? "。" : ".");
  }
  return result;
}

void check(const LineChart& chart, std::source_location where) {
  check_frame(chart.frame, where);
  for (const LineSeries& line : chart.series) {
    const std::string what = "years of \"" + line.name + "\"";
    check_count(line.values.size(), chart.years.size(), what, where);
    check_finite(line.values, line.name, where);
    for (const std::vector<double>& earlier : line.earlier) {
      check_count(earlier.size(), chart.years.size(), what, where);
      check_finite(earlier, line.name, where);
    }
  }
}

std::vector<double> all_values(const LineChart& chart) {
  std::vector<double> result;
  for (const LineSeries& line : chart.series) {
    result.insert(result.end(), line.values.begin(), line.values.end());
    for (const auto& earlier : line.earlier) {
      result.insert(result.end(), earlier.begin(), earlier.end());
    }
  }
  return result;
}

// The label at the end of a line.
struct EndLabel {
  std::string text;
  std::string whole;
  std::string style;
  Point last;  // the last point of the line
  bool context;
};

class LinePicture {
 public:
  explicit LinePicture(const LineChart& chart)
      : chart_(chart),
        scale_(scale_over(all_values(chart), zero_belongs(all_values(chart)), chart.frame,
                          most_ticks)),
        sheet_(chart.frame, scale_.unit()) {
    double ticks = 0;
    for (const Tick& tick : scale_.ticks()) {
      ticks = std::max(ticks, text_width(tick_text(tick), small_letter));
    }
    // A figure is no use when it is cut; a name can be.
    const double most_for_labels = chart.series.size() == 1 ? 0.45 : 0.3;
    double labels = 0;
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
      labels = std::max(labels, text_width(label_of(i), letter));
    }
    label_width_ = std::min(labels, most_for_labels * chart.frame.width);
    plot_ = {sheet_.left() + ticks + 8, sheet_.top() + 6, sheet_.right() - label_width_ - label_gap,
             sheet_.top() + 6 + std::min(most_plot_height, plot_proportion * chart.frame.width)};
  }

  std::string draw() {
    drawing_ = sheet_.begin(plot_.bottom + label_height + 8, description_of(chart_));
    draw_axes();
    for (std::size_t i = 0; i < chart_.series.size(); ++i) {
      if (is_context(i)) draw_context(chart_.series[i]);
    }
    for (std::size_t i = 0; i < chart_.series.size(); ++i) {
      if (!is_context(i)) draw_line(i);
    }
    draw_labels();
    return drawing_.finish();
  }

 private:
  [[nodiscard]] bool is_context(std::size_t i) const {
    return i >= colours || chart_.series[i].context;
  }
  // A line alone is named by the title: its label is its last figure.
  [[nodiscard]] std::string label_of(std::size_t i) const {
    const LineSeries& line = chart_.series[i];
    if (chart_.series.size() > 1) return line.name;
    for (const double value : std::views::reverse(line.values)) {
      if (!std::isnan(value)) return figure(chart_.frame, value);
    }
    return {};
  }
  [[nodiscard]] Year year_at(std::size_t i) const {
    return chart_.years.first + std::chrono::years{static_cast<int>(i)};
  }
  [[nodiscard]] Point point(std::size_t year, double value) const {
    return {year_position(chart_.years, year_at(year), plot_),
            plot_.bottom - scale_.part(value) * (plot_.bottom - plot_.top)};
  }

  void draw_axes() {
    for (const Tick& tick : scale_.ticks()) {
      const double y = plot_.bottom - scale_.part(tick) * (plot_.bottom - plot_.top);
      drawing_.line({plot_.left, y}, {plot_.right, y}, tick.digits == 0 ? "zero" : "grid");
      drawing_.text({plot_.left - 8, y + 4}, tick_text(tick), "small", Anchor::end);
    }
    draw_years(drawing_, chart_.years, plot_);
  }

  // One path a stretch without gap or break. Gives the stretches of one point alone.
  std::vector<Point> draw_stretches(const std::vector<double>& values,
                                    const std::vector<Year>& breaks, const std::string& style,
                                    std::string_view hover) {
    std::vector<Point> lonely;
    std::vector<Point> stretch;
    const auto end_stretch = [&] {
      if (stretch.size() == 1) lonely.push_back(stretch.front());
      drawing_.path(stretch, style, hover);
      stretch.clear();
    };
    for (std::size_t i = 0; i < values.size(); ++i) {
      const bool breaks_off = std::ranges::find(breaks, year_at(i)) != breaks.end();
      if (std::isnan(values[i]) || breaks_off) end_stretch();
      if (!std::isnan(values[i])) stretch.push_back(point(i, values[i]));
    }
    end_stretch();
    return lonely;
  }

  void draw_context(const LineSeries& line) {
    for (const Point& alone : draw_stretches(line.values, line.breaks, "line context", line.name)) {
      drawing_.circle(alone, 1.5, "context", line.name);
    }
  }

  void draw_line(std::size_t number) {
    const LineSeries& line = chart_.series[number];
    const std::string style = coloured("line", number);
    const std::string hover =
        line.name + ", " + std::string(word(Word::earlier, chart_.frame.language));
    for (const std::vector<double>& earlier : line.earlier) {
      for (const Point& alone : draw_stretches(earlier, {}, style + " earlier", hover)) {
        drawing_.circle(alone, 2, style + " earlier", hover);
      }
    }
    draw_stretches(line.values, line.breaks, style, {});
    draw_breaks(line);
    const double radius = chart_.years.size() > 40 ? 1.6 : 2.8;
    for (std::size_t i = 0; i < line.values.size(); ++i) {
      if (std::isnan(line.values[i])) continue;
      drawing_.circle(point(i, line.values[i]), radius, coloured("dot", number),
                      told(chart_.frame, line.name, to_string(year_at(i)), line.values[i]));
    }
  }

  // Two strokes halfway to the year that does not compare with the one before.
  void draw_breaks(const LineSeries& line) {
    for (std::size_t i = 1; i < line.values.size(); ++i) {
      if (std::ranges::find(line.breaks, year_at(i)) == line.breaks.end()) continue;
      if (std::isnan(line.values[i]) || std::isnan(line.values[i - 1])) continue;
      const Point before = point(i - 1, line.values[i - 1]);
      const Point after = point(i, line.values[i]);
      const Point middle{(before.x + after.x) / 2, (before.y + after.y) / 2};
      const std::string hover = line.name + ", " + to_string(year_at(i)) + ": " +
                                std::string(word(Word::series_break, chart_.frame.language));
      for (const double shift : {-2.5, 2.5}) {
        drawing_.path(
            {{middle.x + shift - 2.5, middle.y + 6}, {middle.x + shift + 2.5, middle.y - 6}},
            "break", hover);
      }
    }
  }

  // In the order of their right to a place: lines before context.
  [[nodiscard]] std::vector<EndLabel> end_labels() const {
    std::vector<EndLabel> result;
    for (const bool context : {false, true}) {
      for (std::size_t i = 0; i < chart_.series.size(); ++i) {
        if (is_context(i) != context) continue;
        const std::vector<double>& values = chart_.series[i].values;
        for (std::size_t year = values.size(); year-- > 0;) {
          if (std::isnan(values[year])) continue;
          const std::string whole = label_of(i);
          result.push_back({shortened(whole, letter, label_width_), whole,
                            context ? "end-label faint" : coloured("end-label", i),
                            point(year, values[year]), context});
          break;
        }
      }
    }
    return result;
  }

  // Lines move their labels apart; context has one only where there is room beside its end.
  void draw_labels() {
    const std::vector<EndLabel> labels = end_labels();
    const double top = plot_.top - label_height / 2;
    const double bottom = plot_.bottom + label_height / 2;
    std::vector<double> wanted;
    for (const EndLabel& label : labels) {
      if (!label.context) wanted.push_back(label.last.y);
    }
    const auto places = place_labels(wanted, label_height, top, bottom);
    std::vector<double> taken;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const double here = labels[i].last.y;
      const std::optional<double> place = labels[i].context ? std::optional(here) : places[i];
      const bool is_free = std::ranges::none_of(
          taken, [&](double other) { return std::fabs(other - here) < label_height; });
      if (!place || (labels[i].context && !is_free)) continue;
      taken.push_back(*place);
      draw_label(labels[i], *place);
    }
  }

  void draw_label(const EndLabel& label, double place) {
    const Point at{plot_.right + label_gap, place};
    constexpr double far = 9;
    if (std::fabs(at.y - label.last.y) > far || at.x - label.last.x > 2 * label_gap) {
      drawing_.line({label.last.x + 4, label.last.y}, {at.x - 3, at.y}, "lead");
    }
    drawing_.text({at.x, at.y + 4}, label.text, label.style, Anchor::start, label.whole);
  }

  const LineChart& chart_;
  Scale scale_;
  Sheet sheet_;
  double label_width_ = 0;
  Box plot_{};
  Drawing drawing_;
};

}  // namespace

std::string svg(const LineChart& chart, std::source_location where) {
  check(chart, where);
  const std::vector<double> values = all_values(chart);
  if (std::ranges::all_of(values, [](double value) { return std::isnan(value); })) {
    return Sheet(chart.frame, {}).nothing();
  }
  return LinePicture(chart).draw();
}

std::string_view chart_style_sheet() noexcept {
  return report::style_sheet();
}

}  // namespace yearbook
