#include <yearbook/rank.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "kernel/column.hpp"
#include "kernel/ordering.hpp"
#include "kernel/rank.hpp"

namespace yearbook {

std::string_view to_string(Ties ties) noexcept {
  switch (ties) {
    case Ties::min:
      return "min";
    case Ties::max:
      return "max";
    case Ties::average:
      return "average";
    case Ties::dense:
      return "dense";
  }
  return "min";
}

void ranks(std::span<const double> values, std::span<double> places, int direction, Ties ties,
           Workspace& workspace) {
  kernel::require_size("ranks", "places", places.size(), values.size());
  // The numbers are sorted with their positions; the values may be overwritten by the places.
  auto& sorted = workspace.placed;
  sorted.clear();
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) continue;
    sorted.push_back({direction < 0 ? values[i] : -values[i], static_cast<std::uint32_t>(i)});
  }
  kernel::sort_by_value(sorted, workspace.more_placed);
  std::ranges::fill(places, std::numeric_limits<double>::quiet_NaN());
  double dense = 0;
  for (std::size_t begin = 0; begin < sorted.size();) {
    std::size_t end = begin + 1;
    while (end < sorted.size() && sorted[end].value == sorted[begin].value) ++end;
    ++dense;
    const double place = kernel::shared_place(ties, begin, end, dense);
    for (; begin < end; ++begin) places[sorted[begin].at] = place;
  }
}

std::vector<double> ranks(std::span<const double> values, int direction, Ties ties) {
  std::vector<double> places(values.size());
  Workspace workspace;
  ranks(values, places, direction, ties, workspace);
  return places;
}

}  // namespace yearbook
