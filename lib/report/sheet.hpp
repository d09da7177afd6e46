// The sheet that a chart is drawn on: title, unit and note, and what they leave. Floor 6.
#pragma once

#include <source_location>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <yearbook/chart.hpp>

#include "report/drawing.hpp"
#include "report/scale.hpp"

namespace yearbook::report {

// Sizes in units of the drawing.
inline constexpr double letter = 12;        // the size of text
inline constexpr double small_letter = 11;  // of notes, ticks and words on cells
inline constexpr double label_height = 15;  // of a line of labels
inline constexpr double margin = 16;

// A word of the picture in the frame's language.
enum class Word { no_figure, no_data, series_break, earlier, sum };
std::string_view word(Word word, Language language) noexcept;

// Throws invalid_argument for a width that is out of bounds.
void check_frame(const ChartFrame& frame, std::source_location where);
// Throws invalid_argument when a number is infinite; `name` says whose it is.
void check_finite(std::span<const double> values, std::string_view name,
                  std::source_location where);
// Throws invalid_argument unless `found` is `wanted`: "3 values of "a" for 4 years; ...".
void check_count(std::size_t found, std::size_t wanted, const std::string& what,
                 std::source_location where);

// A figure as people write it in the frame's unit and language; the words for no figure.
std::string figure(const ChartFrame& frame, double value);
// "NAME: FIGURE" or "NAME, WHERE: FIGURE".
std::string told(const ChartFrame& frame, std::string_view name, std::string_view where,
                 double value);
// An axis over the values in the unit of the frame.
Scale scale_over(std::span<const double> values, bool from_zero, const ChartFrame& frame,
                 int most_ticks);

// Whether an axis that starts at zero shows these values well: when they differ by much.
bool zero_belongs(std::span<const double> values) noexcept;

// What stands above the picture, measured.
class Sheet {
 public:
  Sheet(const ChartFrame& frame, const std::string& unit);

  // Where the picture begins.
  [[nodiscard]] double top() const noexcept { return top_; }
  [[nodiscard]] double left() const noexcept { return margin; }
  [[nodiscard]] double right() const noexcept { return frame_.width - margin; }

  // Begins the drawing of a picture that ends at `bottom`, with all that is around it; it is
  // described by `description` unless the frame has one.
  [[nodiscard]] Drawing begin(double bottom, const std::string& description) const;
  // The drawing of a picture without data.
  [[nodiscard]] std::string nothing() const;

 private:
  const ChartFrame& frame_;
  std::vector<std::string> title_;
  std::string unit_;
  std::vector<std::string> note_;
  double top_;
};

// Vertical lines of an axis from left to right, between top and bottom, numbers below.
void draw_value_axis(Drawing& drawing, const Scale& scale, const Box& plot);
// The years below a plot whose first year lies at its left edge and whose last at its right one,
// each where `x` puts it.
double year_position(YearRange years, Year year, const Box& plot);
void draw_years(Drawing& drawing, YearRange years, const Box& plot);

// A key, item by item, over as many lines as it takes, from `top` on; gives where it ends.
double draw_key(Drawing& drawing, std::span<const std::string> names, const Box& place);
// How high that key will be.
double key_height(std::span<const std::string> names, double width);
// The mark of a series, which differs in shape as well as in colour.
void draw_mark(Drawing& drawing, Point at, std::size_t number, std::string_view hover);

}  // namespace yearbook::report
