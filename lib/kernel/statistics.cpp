#include <yearbook/error.hpp>
#include <yearbook/statistics.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "kernel/finite.hpp"
#include "kernel/lanes.hpp"

namespace yearbook {
namespace {

using kernel::Accumulator;
using kernel::finite;
using kernel::sum_of_present;
using kernel::SumOfPresent;

// The sum of what `term` makes of each value that is there, in their order.
template <typename Term>
double sum_of(std::span<const double> values, Term&& term) noexcept {
  Accumulator sum;
  for (const double value : values) {
    if (!std::isnan(value)) sum.add(term(value));
  }
  return sum.result();
}

double square(double value) noexcept {
  return value * value;
}

std::vector<double> present(std::span<const double> values) {
  std::vector<double> result;
  result.reserve(values.size());
  std::ranges::copy_if(values, std::back_inserter(result),
                       [](double value) { return !std::isnan(value); });
  return result;
}

// How many values are there; 0 too where one is not above 0.
std::size_t count_positive(std::span<const double> values) noexcept {
  if (std::ranges::any_of(values, [](double value) { return value <= 0; })) return 0;
  return static_cast<std::size_t>(
      std::ranges::count_if(values, [](double value) { return !std::isnan(value); }));
}

// What shares are taken of; empty where there are none: a negative value, or nothing to share.
std::optional<SumOfPresent> whole_of(std::span<const double> values) noexcept {
  const bool any_negative = std::ranges::any_of(values, [](double value) { return value < 0; });
  const SumOfPresent whole = sum_of_present(values);
  if (any_negative || !(whole.value > 0) || !std::isfinite(whole.value)) return std::nullopt;
  return whole;
}

void require_same_size(std::span<const double> x, std::span<const double> y,
                       std::source_location where) {
  if (x.size() == y.size()) return;
  throw Error(ErrorCode::invalid_argument,
              "least_squares: " + std::to_string(x.size()) + " x but " + std::to_string(y.size()) +
                  " y; give one y an x",
              where);
}

}  // namespace

double compensated_sum(std::span<const double> values) noexcept {
  return sum_of_present(values).value;
}

std::optional<double> weighted_mean(std::span<const double> values,
                                    std::span<const double> weights) {
  if (values.size() != weights.size()) {
    throw Error(ErrorCode::invalid_argument, "weighted_mean: " + std::to_string(values.size()) +
                                                 " values but " + std::to_string(weights.size()) +
                                                 " weights; give one weight a value");
  }
  Accumulator sum;
  Accumulator weight_sum;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!(weights[i] >= 0) || !std::isfinite(weights[i])) {
      throw Error(ErrorCode::invalid_argument, "weighted_mean: weight " + std::to_string(i + 1) +
                                                   " is " + std::to_string(weights[i]) +
                                                   "; weights are finite and at least 0");
    }
    if (std::isnan(values[i])) continue;
    sum.add(weights[i] * values[i]);
    weight_sum.add(weights[i]);
  }
  if (weight_sum.result() == 0) return std::nullopt;
  return sum.result() / weight_sum.result();
}

std::optional<double> mean(std::span<const double> values) noexcept {
  const auto [sum, count] = sum_of_present(values);
  if (count == 0) return std::nullopt;
  return finite(sum / static_cast<double>(count));
}

std::optional<double> geometric_mean(std::span<const double> values) noexcept {
  const std::size_t count = count_positive(values);
  if (count == 0) return std::nullopt;
  const double logarithms = sum_of(values, [](double value) { return std::log(value); });
  return finite(std::exp(logarithms / static_cast<double>(count)));
}

std::optional<double> harmonic_mean(std::span<const double> values) noexcept {
  const std::size_t count = count_positive(values);
  if (count == 0) return std::nullopt;
  const double reciprocals = sum_of(values, [](double value) { return 1 / value; });
  return finite(static_cast<double>(count) / reciprocals);
}

std::optional<double> quantile(std::span<const double> values, double probability,
                               std::source_location where) {
  if (std::isnan(probability) || probability < 0 || probability > 1) {
    throw Error(ErrorCode::invalid_argument,
                "quantile: no value has the part " + std::to_string(probability) +
                    " of the others below it; ask from 0 to 1, "
                    "0.25 for the first quarter",
                where);
  }
  std::vector<double> sorted = present(values);
  if (sorted.empty()) return std::nullopt;
  const double place = static_cast<double>(sorted.size() - 1) * probability;
  const auto below = static_cast<std::ptrdiff_t>(std::floor(place));
  const auto at = sorted.begin() + below;
  std::ranges::nth_element(sorted, at);
  const double above_it = place - std::floor(place);
  if (above_it == 0) return *at;
  return std::lerp(*at, *std::min_element(at + 1, sorted.end()), above_it);
}

std::optional<double> median(std::span<const double> values) {
  return quantile(values, 0.5);
}

std::optional<double> standard_deviation(std::span<const double> values) noexcept {
  const auto [whole, count] = sum_of_present(values);
  if (count < 2) return std::nullopt;
  const double centre = whole / static_cast<double>(count);
  if (!std::isfinite(centre)) return std::nullopt;
  const double sum = sum_of(values, [&](double value) { return square(value - centre); });
  return finite(std::sqrt(sum / static_cast<double>(count - 1)));
}

std::optional<Line> least_squares(std::span<const double> x, std::span<const double> y,
                                  std::source_location where) {
  require_same_size(x, y, where);
  const auto add_up = [&](auto&& term) {
    Accumulator sum;
    for (std::size_t i = 0; i < x.size(); ++i) {
      if (!std::isnan(x[i]) && !std::isnan(y[i])) sum.add(term(x[i], y[i]));
    }
    return sum.result();
  };
  const double n = add_up([](double, double) { return 1; });
  if (n < 2) return std::nullopt;
  const double x_mean = add_up([](double a, double) { return a; }) / n;
  const double y_mean = add_up([](double, double b) { return b; }) / n;
  const double xx = add_up([&](double a, double) { return square(a - x_mean); });
  const double yy = add_up([&](double, double b) { return square(b - y_mean); });
  const double xy = add_up([&](double a, double b) { return (a - x_mean) * (b - y_mean); });
  Line line;
  line.slope = xy / xx;
  line.intercept = y_mean - line.slope * x_mean;
  if (!std::isfinite(line.slope) || !std::isfinite(line.intercept)) return std::nullopt;
  line.points = static_cast<std::size_t>(n);
  const double residuals =
      add_up([&](double a, double b) { return square((b - y_mean) - line.slope * (a - x_mean)); });
  if (yy > 0) line.r_squared = finite(std::clamp(1 - residuals / yy, 0.0, 1.0));
  if (line.points > 2) line.standard_error = finite(std::sqrt(residuals / (n - 2) / xx));
  return line;
}

std::optional<double> gini(std::span<const double> values) {
  const auto whole = whole_of(values);
  if (!whole) return std::nullopt;
  std::vector<double> sorted = present(values);
  std::ranges::sort(sorted);
  const auto n = static_cast<double>(sorted.size());
  double place = 1 - n;  // 2 i - n - 1
  const double weighted = sum_of(sorted, [&](double value) {
    const double term = place * value;
    place += 2;
    return term;
  });
  return finite(weighted / (n * whole->value));
}

std::optional<double> herfindahl(std::span<const double> values) noexcept {
  const auto whole = whole_of(values);
  if (!whole) return std::nullopt;
  return sum_of(values, [&](double value) { return square(value / whole->value); });
}

std::optional<double> normalised_herfindahl(std::span<const double> values) noexcept {
  const auto index = herfindahl(values);
  if (!index) return std::nullopt;
  const double least = 1 / static_cast<double>(whole_of(values)->count);
  if (least == 1) return std::nullopt;
  return std::max(0.0, (*index - least) / (1 - least));
}

std::optional<double> share_of_largest(std::span<const double> values, std::size_t count) {
  const auto whole = whole_of(values);
  if (!whole) return std::nullopt;
  std::vector<double> sorted = present(values);
  if (count >= sorted.size()) return 1;
  std::ranges::nth_element(sorted, sorted.begin() + static_cast<std::ptrdiff_t>(count),
                           std::greater());
  return compensated_sum(std::span(sorted).first(count)) / whole->value;
}

}  // namespace yearbook
