#include "report/labels.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>

namespace yearbook::report {
namespace {

// The non-decreasing numbers that are nearest to these in the sum of squares: neighbours in the
// wrong order are pooled into their mean.
std::vector<double> in_order(const std::vector<double>& wanted) {
  struct Pool {
    double sum;
    std::size_t count;
    [[nodiscard]] double mean() const { return sum / static_cast<double>(count); }
  };
  std::vector<Pool> pools;
  for (const double value : wanted) {
    pools.push_back({value, 1});
    while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
      const Pool last = pools.back();
      pools.pop_back();
      pools.back().sum += last.sum;
      pools.back().count += last.count;
    }
  }
  std::vector<double> result;
  for (const Pool& pool : pools) result.insert(result.end(), pool.count, pool.mean());
  return result;
}

}  // namespace

std::vector<std::optional<double>> place_labels(std::span<const double> wanted, double height,
                                                double low, double high) {
  const double room = std::max(0.0, std::floor((high - low) / height));
  const auto count = std::min(wanted.size(), static_cast<std::size_t>(room));
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return wanted[i]; });
  // Without the heights of those before it, a label may not stand before its neighbour.
  std::vector<double> shifted;
  for (std::size_t i = 0; i < count; ++i) {
    shifted.push_back(wanted[order[i]] - static_cast<double>(i) * height);
  }
  const double first = low + height / 2;
  const double last = high - height / 2 - (static_cast<double>(count) - 1) * height;
  const std::vector<double> placed = in_order(shifted);
  std::vector<std::optional<double>> result(wanted.size());
  for (std::size_t i = 0; i < count; ++i) {
    result[order[i]] =
        std::clamp(placed[i], first, std::max(first, last)) + static_cast<double>(i) * height;
  }
  return result;
}

std::vector<Year> years_to_write(YearRange years, double step, double width) {
  constexpr int largest = 5000;
  int every = 1;
  for (int power = 1; every * step < width && every < largest; power *= 10) {
    for (const int mantissa : {1, 2, 5}) {
      every = mantissa * power;
      if (every * step >= width) break;
    }
  }
  std::vector<Year> result;
  for (Year year = years.first; year <= years.last; ++year) {
    if (int{year} % every == 0) result.push_back(year);
  }
  if (result.empty() && !years.empty()) result.push_back(years.first);
  return result;
}

}  // namespace yearbook::report
