#include <yearbook/numeric.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

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

std::vector<double> ranks(std::span<const double> values, int direction, Ties ties) {
  std::vector<std::size_t> order;
  order.reserve(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isnan(values[i])) order.push_back(i);
  }
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return direction < 0 ? values[a] < values[b] : values[a] > values[b];
  });
  std::vector<double> result(values.size(), std::numeric_limits<double>::quiet_NaN());
  double dense = 0;
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin + 1;
    while (end < order.size() && values[order[end]] == values[order[begin]]) ++end;
    ++dense;
    const double place = kernel::shared_place(ties, begin, end, dense);
    for (; begin < end; ++begin) result[order[begin]] = place;
  }
  return result;
}

}  // namespace yearbook
