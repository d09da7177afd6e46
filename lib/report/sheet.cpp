#include "report/sheet.hpp"

#include <yearbook/error.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "report/labels.hpp"
#include "report/lettering.hpp"
#include "report/palette.hpp"

namespace yearbook::report {
namespace {

constexpr double title_letter = 16;
constexpr double title_line = 21;
constexpr double bold = 1.08;  // wider than what is not
constexpr std::size_t most_title_lines = 3;
constexpr std::size_t most_note_lines = 4;
constexpr double key_mark = 14;  // a mark of the key and the space behind it
constexpr double key_gap = 18;

struct KeyItem {
  std::string shown;
  double left;
  double top;
};

// Where the items of a key go in a place that begins at 0, 0.
std::vector<KeyItem> key_items(std::span<const std::string> names, double width) {
  std::vector<KeyItem> result;
  double left = 0;
  double top = 0;
  for (const std::string& name : names) {
    std::string shown = shortened(name, letter, width - key_mark);
    const double taken = key_mark + text_width(shown, letter);
    if (left > 0 && left + taken > width) {
      left = 0;
      top += label_height + 2;
    }
    result.push_back({std::move(shown), left, top});
    left += taken + key_gap;
  }
  return result;
}

}  // namespace

std::string_view word(Word word, Language language) noexcept {
  using Both = std::pair<std::string_view, std::string_view>;
  constexpr std::array<Both, 5> words{{{"no figure", "无数据"},
                                       {"There are no figures to show.", "没有可显示的数据。"},
                                       {"break in the series", "统计口径变化"},
                                       {"as published earlier", "此前公布值"},
                                       {"sum", "合计"}}};
  const auto& [english, chinese] = words.at(static_cast<std::size_t>(word));
  return language == Language::zh ? chinese : english;
}

void check_frame(const ChartFrame& frame, std::source_location where) {
  constexpr double least = 240;
  constexpr double most = 4000;
  if (frame.width >= least && frame.width <= most) return;
  throw Error(ErrorCode::invalid_argument,
              "a chart is " + format_exact(frame.width) + " wide; give it a width of 240 to 4000",
              where);
}

void check_finite(std::span<const double> values, std::string_view name,
                  std::source_location where) {
  if (std::ranges::none_of(values, [](double value) { return std::isinf(value); })) return;
  throw Error(ErrorCode::invalid_argument,
              "a value of \"" + std::string(name) +
                  "\" is infinite, which no axis can show; give a number, or NaN for a gap",
              where);
}

void check_count(std::size_t found, std::size_t wanted, const std::string& what,
                 std::source_location where) {
  if (found == wanted) return;
  throw Error(ErrorCode::invalid_argument,
              std::to_string(found) + " values for " + std::to_string(wanted) + " " + what +
                  "; give one each, NaN where there is none",
              where);
}

std::string figure(const ChartFrame& frame, double value) {
  if (std::isnan(value)) return std::string(word(Word::no_figure, frame.language));
  Unit unit = frame.unit;
  if (unit.code.empty() && unit.dimension.empty()) unit.dimension = "index";  // numbers alone
  return format_figure(value, unit, frame.decimals, frame.language);
}

std::string told(const ChartFrame& frame, std::string_view name, std::string_view where,
                 double value) {
  std::string result(name);
  if (!name.empty() && !where.empty()) result += ", ";
  result.append(where);
  if (!result.empty()) result += ": ";
  return result + figure(frame, value);
}

Scale scale_over(std::span<const double> values, bool from_zero, const ChartFrame& frame,
                 int most_ticks) {
  return {values, from_zero, frame.unit, frame.language, most_ticks};
}

bool zero_belongs(std::span<const double> values) noexcept {
  constexpr double near = 0.6;
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const double value : values) {
    if (std::isnan(value)) continue;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  if (low > high) return true;
  if (low > 0) return low <= near * high;
  if (high < 0) return high >= near * low;
  return true;
}

Sheet::Sheet(const ChartFrame& frame, const std::string& unit)
    : frame_(frame),
      title_(wrapped(frame.title, title_letter * bold, frame.width - 2 * margin, most_title_lines)),
      unit_(shortened(unit, letter, frame.width - 2 * margin)),
      note_(wrapped(frame.note, small_letter, frame.width - 2 * margin, most_note_lines)),
      top_(margin - 4) {
  top_ += static_cast<double>(title_.size()) * title_line;
  if (!unit_.empty()) top_ += label_height + 1;
  top_ += title_.empty() && unit_.empty() ? 0 : 8;
}

Drawing Sheet::begin(double bottom, const std::string& description) const {
  const double note_top = bottom + (note_.empty() ? 0 : 8);
  const double height = note_top + static_cast<double>(note_.size()) * label_height + margin - 4;
  Drawing drawing;
  drawing.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                       {"class", "yearbook-chart"},
                       {"role", "img"},
                       {"lang", std::string(to_string(frame_.language))},
                       {"viewBox", "0 0 " + coordinate(frame_.width) + " " + coordinate(height)},
                       {"width", "100%"}});
  drawing.words("title", frame_.title);
  drawing.words("desc", frame_.description.empty() ? description : frame_.description);
  if (frame_.stand_alone) drawing.raw("<style>\n" + style_sheet() + "</style>\n");
  drawing.rectangle({0, 0, frame_.width, height}, "paper");
  double y = margin - 4;
  for (const std::string& line : title_) {
    y += title_line;
    drawing.text({margin, y - 5}, line, "title");
  }
  if (!unit_.empty()) drawing.text({margin, y + letter + 1}, unit_, "faint");
  y = note_top;
  for (const std::string& line : note_) {
    y += label_height;
    drawing.text({margin, y - 4}, line, "small", Anchor::start);
  }
  return drawing;
}

std::string Sheet::nothing() const {
  constexpr double height = 80;
  const std::string words(word(Word::no_data, frame_.language));
  Drawing drawing = begin(top_ + height, words);
  drawing.text({frame_.width / 2, top_ + height / 2}, words, "faint", Anchor::middle);
  return drawing.finish();
}

void draw_value_axis(Drawing& drawing, const Scale& scale, const Box& plot) {
  constexpr double gap = 6;
  double free_from = -std::numeric_limits<double>::infinity();
  for (const Tick& tick : scale.ticks()) {
    const double x = plot.left + scale.part(tick) * (plot.right - plot.left);
    drawing.line({x, plot.top}, {x, plot.bottom}, tick.digits == 0 ? "zero" : "grid");
    const std::string text = tick_text(tick);
    const double half = text_width(text, small_letter) / 2;
    if (x - half < free_from) continue;
    free_from = x + half + gap;
    drawing.text({x, plot.bottom + label_height}, text, "small", Anchor::middle);
  }
}

double year_position(YearRange years, Year year, const Box& plot) {
  if (years.size() < 2) return (plot.left + plot.right) / 2;
  const double part =
      static_cast<double>(int{year} - int{years.first}) / static_cast<double>(years.size() - 1);
  return plot.left + part * (plot.right - plot.left);
}

void draw_years(Drawing& drawing, YearRange years, const Box& plot) {
  const double step = years.size() < 2
                          ? plot.right - plot.left
                          : (plot.right - plot.left) / static_cast<double>(years.size() - 1);
  constexpr double gap = 10;
  for (const Year year : years_to_write(years, step, text_width("2000", small_letter) + gap)) {
    drawing.text({year_position(years, year, plot), plot.bottom + label_height + 3},
                 to_string(year), "small", Anchor::middle);
  }
}

double key_height(std::span<const std::string> names, double width) {
  if (names.empty()) return 0;
  return key_items(names, width).back().top + label_height + 8;
}

double draw_key(Drawing& drawing, std::span<const std::string> names, const Box& place) {
  const std::vector<KeyItem> items = key_items(names, place.right - place.left);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const KeyItem& item = items[i];
    const double left = place.left + item.left;
    const double base = place.top + item.top + letter;
    draw_mark(drawing, {left + 5, base - 4}, i, {});
    drawing.text({left + key_mark, base}, item.shown, "key", Anchor::start, names[i]);
  }
  return place.top + key_height(names, place.right - place.left);
}

void draw_mark(Drawing& drawing, Point at, std::size_t number, std::string_view hover) {
  constexpr double size = 4.5;
  const std::string style = coloured("dot", number);
  switch (number % 4) {
    case 0:
      drawing.circle(at, size, style, hover);
      break;
    case 1:
      drawing.rectangle({at.x - 4, at.y - 4, at.x + 4, at.y + 4}, style, hover);
      break;
    case 2:
      drawing.shape({{at.x, at.y - size}, {at.x + size, at.y + 4}, {at.x - size, at.y + 4}}, style,
                    hover);
      break;
    default:
      drawing.shape(
          {{at.x, at.y - 5.5}, {at.x + 5.5, at.y}, {at.x, at.y + 5.5}, {at.x - 5.5, at.y}}, style,
          hover);
  }
}

}  // namespace yearbook::report
