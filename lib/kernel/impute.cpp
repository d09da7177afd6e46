#include <yearbook/impute.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <yearbook/statistics.hpp>

#include "core/words.hpp"
#include "kernel/column.hpp"

namespace yearbook {
namespace {

constexpr std::array<std::string_view, 10> impute_methods{
    "mean",       "median", "group_mean", "group_median", "row_mean",
    "row_median", "latest", "constant",   "linear",       "linear_constant"};

std::optional<double> centre_of(std::span<const double> values, Centre centre) {
  return centre == Centre::mean ? mean(values) : median(values);
}

// Leaves in workspace.placed the centre of each group that has one, groups ascending.
void find_centres(std::span<const double> observed, std::span<const std::int32_t> groups,
                  Centre centre, Workspace& workspace) {
  auto& placed = workspace.placed;
  placed.clear();
  for (std::size_t i = 0; i < observed.size(); ++i) {
    if (groups[i] < 0 || std::isnan(observed[i])) continue;
    placed.push_back({observed[i], static_cast<std::uint32_t>(groups[i])});
  }
  std::ranges::sort(placed, {}, &Placed::at);
  std::size_t found = 0;
  for (std::size_t begin = 0; begin < placed.size();) {
    const std::uint32_t group = placed[begin].at;
    workspace.numbers.clear();
    for (; begin < placed.size() && placed[begin].at == group; ++begin) {
      workspace.numbers.push_back(placed[begin].value);
    }
    if (const auto value = centre_of(workspace.numbers, centre)) placed[found++] = {*value, group};
  }
  placed.resize(found);
}

// The ends of a column's y = direction x.
struct Ends {
  double least;
  double largest;
};
Ends ends_of(const kernel::Extremes& x, int direction) noexcept {
  if (direction > 0) return {x.least, x.largest};
  return {-x.largest, -x.least};
}

// The observed neighbours of a gap in a series; no_source where there is none.
struct Neighbours {
  std::int32_t before = no_source;
  std::int32_t after = no_source;
};

// What a gap is filled with, and the position it was taken from.
struct Filling {
  double value = std::numeric_limits<double>::quiet_NaN();
  std::int32_t source = no_source;
};

void require_series(std::string_view function, std::span<const std::int32_t> years,
                    std::span<const double> observed, std::span<const double> values,
                    std::span<const std::int32_t> sources) {
  kernel::require_size(function, "years", years.size(), observed.size());
  kernel::require_size(function, "values", values.size(), observed.size());
  kernel::require_size_or_none(function, "sources", sources.size(), observed.size());
  const auto fault = std::ranges::adjacent_find(years, std::greater_equal());
  if (fault == years.end()) return;
  kernel::refuse(function, "year " + std::to_string(*(fault + 1)) + " follows " +
                               std::to_string(*fault) + "; give the years in ascending order");
}

// Fills each gap with what `choose` makes of its place and neighbours.
template <typename Choose>
std::size_t fill_series(std::span<const double> observed, std::span<double> values,
                        std::span<std::int32_t> sources, Choose&& choose) {
  std::ranges::fill(sources, no_source);
  std::size_t filled = 0;
  Neighbours near;
  for (std::size_t i = 0; i < observed.size(); ++i) {
    const auto at = static_cast<std::int32_t>(i);
    if (!std::isnan(observed[i])) {
      near.before = at;
      continue;
    }
    if (!std::isnan(values[i])) continue;
    if (near.after <= at) {
      const auto next = std::ranges::find_if(observed.subspan(i), [](double x) { return x == x; });
      near.after =
          next == observed.end() ? no_source : static_cast<std::int32_t>(next - observed.begin());
    }
    const Filling filling = choose(i, near);
    if (std::isnan(filling.value)) continue;
    values[i] = filling.value;
    if (!sources.empty()) sources[i] = filling.source;
    ++filled;
  }
  return filled;
}

// The observed value at a position.
Filling taken(std::span<const double> observed, std::int32_t position) {
  if (position == no_source) return {};
  return {observed[static_cast<std::size_t>(position)], position};
}

// On the line between two observed values; outside, the nearest.
Filling on_line(std::span<const std::int32_t> years, std::span<const double> observed,
                std::size_t at, const Neighbours& near) {
  if (near.before == no_source) return taken(observed, near.after);
  if (near.after == no_source) return taken(observed, near.before);
  const auto a = static_cast<std::size_t>(near.before);
  const auto b = static_cast<std::size_t>(near.after);
  const double way = static_cast<double>(years[at]) - static_cast<double>(years[a]);
  const double length = static_cast<double>(years[b]) - static_cast<double>(years[a]);
  return {std::lerp(observed[a], observed[b], way / length), near.before};
}

}  // namespace

std::string_view to_string(ImputeMethod method) noexcept {
  return core::word_of(impute_methods, method);
}
std::optional<ImputeMethod> parse_impute_method(std::string_view text) noexcept {
  return core::parse_word<ImputeMethod>(impute_methods, text);
}
std::span<const std::string_view> impute_method_names() noexcept {
  return impute_methods;
}

std::size_t impute_column(std::span<const double> observed, std::span<double> values,
                          Centre centre) {
  kernel::require_size("impute_column", "values", values.size(), observed.size());
  const auto value = centre_of(observed, centre);
  if (!value) return 0;
  std::size_t filled = 0;
  for (double& each : values) {
    if (!std::isnan(each)) continue;
    each = *value;
    ++filled;
  }
  return filled;
}

std::size_t impute_group(std::span<const double> observed, std::span<double> values,
                         std::span<const std::int32_t> groups, Centre centre,
                         Workspace& workspace) {
  kernel::require_size("impute_group", "values", values.size(), observed.size());
  kernel::require_size("impute_group", "groups", groups.size(), observed.size());
  find_centres(observed, groups, centre, workspace);
  std::size_t filled = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (groups[i] < 0 || !std::isnan(values[i])) continue;
    const auto group = static_cast<std::uint32_t>(groups[i]);
    const auto found = std::ranges::lower_bound(workspace.placed, group, {}, &Placed::at);
    if (found == workspace.placed.end() || found->at != group) continue;
    values[i] = found->value;
    ++filled;
  }
  return filled;
}

std::size_t impute_rows(Columns observed, std::span<const std::span<double>> values,
                        std::span<const int> directions, Centre centre, Workspace& workspace) {
  constexpr std::string_view function = "impute_rows";
  const std::size_t width = observed.size();
  const std::size_t rows = width == 0 ? 0 : observed.front().size();
  kernel::require_rows(function, observed, rows);
  kernel::require_size(function, "columns to fill", values.size(), width);
  kernel::require_size(function, "directions", directions.size(), width);
  // The places of every row, row by row.
  auto& places = workspace.numbers;
  places.assign(rows * width, std::numeric_limits<double>::quiet_NaN());
  auto& ends = workspace.more_numbers;
  ends.clear();
  for (std::size_t column = 0; column < width; ++column) {
    kernel::require_size(function, "values", values[column].size(), rows);
    kernel::require_direction(function, directions[column]);
    const kernel::Extremes x = kernel::extremes(observed[column]);
    const Ends y = ends_of(x, directions[column]);
    ends.push_back(x.count == 0 ? std::numeric_limits<double>::quiet_NaN() : y.least);
    ends.push_back(y.largest);
    if (x.count == 0 || y.least == y.largest) continue;
    // Scaled, so that the difference of the ends is finite.
    const double scale = kernel::scale_of(std::max(std::fabs(x.least), std::fabs(x.largest)));
    const double scaled_direction = directions[column] * scale;
    const double spread = y.largest * scale - y.least * scale;
    for (std::size_t row = 0; row < rows; ++row) {
      places[row * width + column] =
          (scaled_direction * observed[column][row] - y.least * scale) / spread;
    }
  }
  std::size_t filled = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    const auto gap = [&](std::size_t column) {
      return std::isnan(values[column][row]) && !std::isnan(ends[2 * column]);
    };
    std::size_t first = 0;
    while (first < width && !gap(first)) ++first;
    if (first == width) continue;
    const auto place = centre_of(std::span(places).subspan(row * width, width), centre);
    if (!place) continue;
    for (std::size_t column = first; column < width; ++column) {
      if (!gap(column)) continue;
      values[column][row] =
          directions[column] * std::lerp(ends[2 * column], ends[2 * column + 1], *place);
      ++filled;
    }
  }
  return filled;
}

std::size_t impute_latest(std::span<const std::int32_t> years, std::span<const double> observed,
                          std::span<double> values, std::optional<int> max_age,
                          std::span<std::int32_t> sources) {
  require_series("impute_latest", years, observed, values, sources);
  if (max_age && *max_age < 1) {
    kernel::refuse("impute_latest",
                   "max_age is " + std::to_string(*max_age) + "; it is at least 1, or left out");
  }
  return fill_series(observed, values, sources, [&](std::size_t at, const Neighbours& near) {
    if (near.before == no_source) return Filling{};
    const auto source = static_cast<std::size_t>(near.before);
    const std::int64_t age = std::int64_t{years[at]} - years[source];
    return max_age && age > *max_age ? Filling{} : taken(observed, near.before);
  });
}

std::size_t impute_constant(std::span<const std::int32_t> years, std::span<const double> observed,
                            std::span<double> values, std::span<std::int32_t> sources) {
  require_series("impute_constant", years, observed, values, sources);
  return fill_series(observed, values, sources, [&](std::size_t, const Neighbours& near) {
    return taken(observed, near.before == no_source ? near.after : near.before);
  });
}

std::size_t impute_linear(std::span<const std::int32_t> years, std::span<const double> observed,
                          std::span<double> values, std::span<std::int32_t> sources) {
  require_series("impute_linear", years, observed, values, sources);
  if (kernel::extremes(observed).count < 2) {
    std::ranges::fill(sources, no_source);
    return 0;
  }
  return fill_series(observed, values, sources, [&](std::size_t at, const Neighbours& near) {
    return on_line(years, observed, at, near);
  });
}

std::size_t impute_linear_constant(std::span<const std::int32_t> years,
                                   std::span<const double> observed, std::span<double> values,
                                   std::span<std::int32_t> sources) {
  require_series("impute_linear_constant", years, observed, values, sources);
  return fill_series(observed, values, sources, [&](std::size_t at, const Neighbours& near) {
    return on_line(years, observed, at, near);
  });
}

}  // namespace yearbook
