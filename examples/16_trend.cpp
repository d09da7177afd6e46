// Direction: a series on a base year, its moving average, the line through it, and who brought the
// growth of a total.
#include <yearbook/cells.hpp>
#include <yearbook/exchange.hpp>
#include <yearbook/growth.hpp>
#include <yearbook/statistics.hpp>
#include <yearbook/text_table.hpp>
#include <yearbook/trend.hpp>
#include <yearbook/unit.hpp>

#include <array>
#include <iostream>

int main() {
  using namespace yearbook;
  using namespace yearbook::literals;
  Database database = Database::create(":memory:");
  load(database, TORCH_DIRECTORY);
  const Snapshot book = database.snapshot();
  const IndicatorHandle revenue = book.indicator("revenue");
  const ZoneHandle zones = book.zone("national_hightech_zones");
  const YearRange years{2002y, 2006y};

  // One table out of three questions; a window that lacks a figure has no average.
  const Series figures = series(book, revenue, zones, years);
  const Series index = index_to_base(book, revenue, zones, 2002y, years);
  const Series smooth = moving_average(book, revenue, zones, years, {.window = Window::trailing});
  const Labels labels = book;
  TextTable table({{"year"},
                   {"revenue", Align::right},
                   {"2002 = 100", Align::right},
                   {"mean of three", Align::right}});
  for (std::size_t i = 0; i < figures.size(); ++i) {
    table.add({to_string(figures[i].year), labels.figure(figures[i].value, revenue),
               labels.figure(index[i].value, revenue, Measure::index),
               labels.figure(smooth[i].value, revenue)});
  }
  std::cout << table << "as wide as " << display_width("高新区") << " letters: 高新区\n\n";

  const Trend line = trend(book, revenue, zones, years);
  std::cout << to_string(book, line) << "on that line 2007 has "
            << labels.figure(line.at(2007y), revenue) << "\n\n";

  // The totals of a group over years, and what each zone added to the last year's growth: of those
  // that reported in both years, and of all that reported.
  const GroupHandle national = book.group("national");
  std::cout << to_string(book, series(book, revenue, national, {2022y, 2024y})) << '\n'
            << to_string(book, contribution_to_growth(book, revenue, 2024y, national)) << '\n'
            << to_string(book,
                         contribution_to_growth(book, revenue, 2024y, national,
                                                {.group = {.policy = GroupPolicy::of_the_year}}))
            << '\n';

  // A line through plain points.
  const auto plain = least_squares(std::array{1.0, 2.0, 3.0}, std::array{2.0, 3.0, 7.0});
  std::cout << plain->slope << ' ' << plain->intercept << ' ' << format_exact(*plain->r_squared)
            << ' ' << format_exact(*plain->standard_error) << '\n';
}
