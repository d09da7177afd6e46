#include <yearbook/numeric.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

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
    const auto first = static_cast<double>(begin + 1);
    const auto last = static_cast<double>(end);
    double place = first;
    if (ties == Ties::max) place = last;
    if (ties == Ties::average) place = (first + last) / 2;
    if (ties == Ties::dense) place = dense;
    for (; begin < end; ++begin) result[order[begin]] = place;
  }
  return result;
}

}  // namespace yearbook
