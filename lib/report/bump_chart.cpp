// Places over the years.
#include <yearbook/chart.hpp>

#include <yearbook/error.hpp>

#include <algorithm>
#include <cmath>

#include "report/labels.hpp"
#include "report/lettering.hpp"
#include "report/palette.hpp"
#include "report/sheet.hpp"

namespace yearbook {
namespace {

using namespace report;  // NOLINT(google-build-using-namespace): the room of this file

constexpr double place_height = 24;
constexpr double dot_radius = 8.5;
constexpr double label_gap = 14;

void check(const BumpChart& chart, std::source_location where) {
  check_frame(chart.frame, where);
  for (const BumpSeries& line : chart.series) {
    check_count(line.ranks.size(), chart.years.size(), "years of \"" + line.name + "\"", where);
    check_finite(line.ranks, line.name, where);
    if (std::ranges::any_of(line.ranks, [](double rank) { return rank < 1; })) {
      throw Error(ErrorCode::invalid_argument,
                  "\"" + line.name + "\" has a place before the first; places begin with 1", where);
    }
  }
}

// The place that is drawn: none when it is behind those that are asked for.
double drawn(const BumpChart& chart, double rank) {
  constexpr double nobody = std::numeric_limits<double>::quiet_NaN();
  return chart.places > 0 && rank > static_cast<double>(chart.places) ? nobody : rank;
}

// Rows: the last place that is drawn. Far places, such as the 100,000th of three, are refused by
// the limit of the drawing rather than drawn as a tower.
double last_place(const BumpChart& chart) {
  double last = 0;
  for (const BumpSeries& line : chart.series) {
    for (const double rank : line.ranks) last = std::fmax(last, drawn(chart, rank));
  }
  return std::ceil(last);
}

class BumpPicture {
 public:
  BumpPicture(const BumpChart& chart, double places)
      : chart_(chart), sheet_(chart.frame, {}), places_(places) {
    for (const BumpSeries& line : chart.series) {
      std::vector<double> ranks;
      for (const double rank : line.ranks) ranks.push_back(drawn(chart, rank));
      ranks_.push_back(std::move(ranks));
    }
    measure();
  }

  std::string draw() {
    drawing_ = sheet_.begin(plot_.bottom + label_height + 8, description());
    draw_years(drawing_, chart_.years, plot_);
    for (std::size_t i = ranks_.size(); i-- > 0;) draw_line(i);
    for (std::size_t i = ranks_.size(); i-- > 0;) draw_places(i);
    draw_labels(false);
    draw_labels(true);
    return drawing_.finish();
  }

 private:
  void measure() {
    double names = 0;
    std::size_t shown = 0;
    for (std::size_t i = 0; i < ranks_.size(); ++i) {
      if (!first_year(i)) continue;
      ++shown;
      names = std::max(names, text_width(chart_.series[i].name, letter));
    }
    constexpr double most_for_names = 0.27;
    names_ = std::min(names, most_for_names * chart_.frame.width);
    // Every name has its line, also of those that leave before the end.
    const double rows = std::max(places_ * place_height, static_cast<double>(shown) * label_height);
    plot_ = {sheet_.left() + names_ + label_gap, sheet_.top() + 4,
             sheet_.right() - names_ - label_gap, sheet_.top() + 4 + rows};
  }

  [[nodiscard]] std::optional<std::size_t> first_year(std::size_t i) const {
    for (std::size_t year = 0; year < ranks_[i].size(); ++year) {
      if (!std::isnan(ranks_[i][year])) return year;
    }
    return std::nullopt;
  }
  [[nodiscard]] std::optional<std::size_t> last_year(std::size_t i) const {
    for (std::size_t year = ranks_[i].size(); year-- > 0;) {
      if (!std::isnan(ranks_[i][year])) return year;
    }
    return std::nullopt;
  }
  [[nodiscard]] Year year_at(std::size_t year) const {
    return chart_.years.first + std::chrono::years{static_cast<int>(year)};
  }
  [[nodiscard]] Point point(std::size_t year, double rank) const {
    const double row = (plot_.bottom - plot_.top) / places_;
    return {year_position(chart_.years, year_at(year), plot_), plot_.top + (rank - 0.5) * row};
  }
  // Lines beyond the colours are grey.
  [[nodiscard]] std::string style(std::string_view kind, std::size_t i) const {
    if (i < colours) return coloured(kind, i);
    return std::string(kind) + (kind == "line" ? " context" : " grey");
  }

  void draw_line(std::size_t i) {
    std::vector<Point> stretch;
    for (std::size_t year = 0; year < ranks_[i].size(); ++year) {
      if (std::isnan(ranks_[i][year])) {
        drawing_.path(stretch, style("line", i), chart_.series[i].name);
        stretch.clear();
      } else {
        stretch.push_back(point(year, ranks_[i][year]));
      }
    }
    drawing_.path(stretch, style("line", i), chart_.series[i].name);
  }

  void draw_places(std::size_t i) {
    const double step = chart_.years.size() < 2 ? 4 * dot_radius
                                                : (plot_.right - plot_.left) /
                                                      static_cast<double>(chart_.years.size() - 1);
    const bool with_numbers = step >= 2 * dot_radius + 2;
    for (std::size_t year = 0; year < ranks_[i].size(); ++year) {
      const double rank = ranks_[i][year];
      if (std::isnan(rank)) continue;
      const Point at = point(year, rank);
      const std::string number = format_exact(rank);
      drawing_.circle(at, with_numbers ? dot_radius : std::max(1.5, std::min(4.0, step / 3)),
                      style("dot", i),
                      chart_.series[i].name + ", " + to_string(year_at(year)) + ": " + number);
      const bool fits = with_numbers && text_width(number, 10) <= 2 * dot_radius + 2;
      if (fits && !is_covered(i, year)) {
        drawing_.text({at.x, at.y + 3.5}, number, "in-dot", Anchor::middle);
      }
    }
  }

  // Whether another dot lies on this one: those given first lie on top.
  [[nodiscard]] bool is_covered(std::size_t i, std::size_t year) const {
    return std::any_of(ranks_.begin(), ranks_.begin() + static_cast<std::ptrdiff_t>(i),
                       [&](const auto& other) { return other[year] == ranks_[i][year]; });
  }

  // Names at one end: on the right of all, by their last place; on the left of those that are there
  // in the first year.
  void draw_labels(bool at_end) {
    std::vector<std::size_t> who;
    std::vector<double> wanted;
    for (std::size_t i = 0; i < ranks_.size(); ++i) {
      const auto year = at_end ? last_year(i) : first_year(i);
      if (!year || (!at_end && *year != 0)) continue;
      who.push_back(i);
      wanted.push_back(point(*year, ranks_[i][*year]).y);
    }
    const auto places = place_labels(wanted, label_height, plot_.top, plot_.bottom);
    for (std::size_t k = 0; k < who.size(); ++k) {
      if (!places[k]) continue;
      const std::size_t i = who[k];
      const std::string& name = chart_.series[i].name;
      const double x = at_end ? plot_.right + label_gap : plot_.left - label_gap;
      const auto year = at_end ? *last_year(i) : *first_year(i);
      const Point end = point(year, ranks_[i][year]);
      if (at_end && year + 1 < chart_.years.size()) {
        drawing_.line({end.x + dot_radius + 2, end.y}, {x - 3, *places[k]}, "lead");
      }
      drawing_.text({x, *places[k] + 4}, shortened(name, letter, names_),
                    i < colours ? coloured("end-label", i) : "end-label faint",
                    at_end ? Anchor::start : Anchor::end, name);
    }
  }

  [[nodiscard]] std::string description() const {
    constexpr std::size_t most_named = 10;
    const bool chinese = chart_.frame.language == Language::zh;
    std::string result = chinese ? "历年位次，" : "Places over the years, ";
    result += to_string(chart_.years) + (chinese ? "。" : ".");
    for (std::size_t i = 0; i < std::min(ranks_.size(), most_named); ++i) {
      const auto first = first_year(i);
      if (!first) continue;
      const auto last = *last_year(i);
      result += " " + chart_.series[i].name + ": " + format_exact(ranks_[i][*first]) + " (" +
                to_string(year_at(*first)) + "), " + format_exact(ranks_[i][last]) + " (" +
                to_string(year_at(last)) + ")" + (chinese ? "。" : ".");
    }
    return result;
  }

  const BumpChart& chart_;
  Sheet sheet_;
  double places_;
  std::vector<std::vector<double>> ranks_;
  double names_ = 0;
  Box plot_{};
  Drawing drawing_;
};

}  // namespace

std::string svg(const BumpChart& chart, std::source_location where) {
  check(chart, where);
  const double places = last_place(chart);
  if (places == 0) return Sheet(chart.frame, {}).nothing();
  constexpr double most_places = 10'000;
  if (places > most_places) {
    throw Error(ErrorCode::invalid_argument,
                "a bump chart of " + format_exact(places) +
                    " places would be a tower; draw the first of them by `places`, at most 10000",
                where);
  }
  return BumpPicture(chart, places).draw();
}

}  // namespace yearbook
