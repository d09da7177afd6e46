#include <yearbook/correlation.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

#include <yearbook/error.hpp>
#include <yearbook/numeric.hpp>
#include <yearbook/statistics.hpp>

namespace yearbook {
namespace {

struct Pairs {
  std::vector<double> x;
  std::vector<double> y;
};

// The rows that have both. `pairs` is used again for each of many columns.
void keep_complete(std::span<const double> x, std::span<const double> y, Pairs& pairs) {
  if (x.size() != y.size()) {
    throw Error(ErrorCode::invalid_argument,
                "a correlation needs columns of one size; these have " + std::to_string(x.size()) +
                    " and " + std::to_string(y.size()) + " rows");
  }
  pairs.x.clear();
  pairs.y.clear();
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (std::isnan(x[i]) || std::isnan(y[i])) continue;
    pairs.x.push_back(x[i]);
    pairs.y.push_back(y[i]);
  }
}

bool constant(std::span<const double> values) noexcept {
  return std::ranges::all_of(values, [&](double value) { return value == values.front(); });
}

// Sums of squares and products about the means.
struct Products {
  double xx = 0;
  double yy = 0;
  double xy = 0;
};

Products products(const Pairs& pairs) noexcept {
  // Of values whose sum is not finite there is no mean, and then no moment.
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  const double mean_x = mean(pairs.x).value_or(none);
  const double mean_y = mean(pairs.y).value_or(none);
  Products sums;
  for (std::size_t i = 0; i < pairs.x.size(); ++i) {
    const double x = pairs.x[i] - mean_x;
    const double y = pairs.y[i] - mean_y;
    sums.xx += x * x;
    sums.yy += y * y;
    sums.xy += x * y;
  }
  return sums;
}

std::optional<double> pearson(const Pairs& pairs) noexcept {
  const Products sums = products(pairs);
  // Two roots, as the product of two sums may overflow where they do not.
  const double value = sums.xy / (std::sqrt(sums.xx) * std::sqrt(sums.yy));
  if (!std::isfinite(value)) return std::nullopt;
  return std::clamp(value, -1.0, 1.0);
}

// How many pairs of rows are tied: sum t (t - 1) / 2 over the runs of t rows that `same` holds to be
// tied with their first.
template <typename Rows, typename Same>
double tied_pairs(const Rows& rows, Same same) {
  double pairs = 0;
  for (std::size_t begin = 0; begin < rows.size();) {
    std::size_t end = begin + 1;
    while (end < rows.size() && same(rows[begin], rows[end])) ++end;
    const auto t = static_cast<double>(end - begin);
    pairs += t * (t - 1) / 2;
    begin = end;
  }
  return pairs;
}

// Sorts values and gives the number of pairs that stood the wrong way round.
double sort_counting_swaps(std::span<double> values, std::span<double> scratch) {
  double swaps = 0;
  for (std::size_t width = 1; width < values.size(); width *= 2) {
    for (std::size_t begin = 0; begin < values.size(); begin += 2 * width) {
      const std::size_t middle = std::min(begin + width, values.size());
      const std::size_t end = std::min(begin + 2 * width, values.size());
      std::size_t left = begin;
      std::size_t right = middle;
      for (std::size_t to = begin; to < end; ++to) {
        if (right == end || (left < middle && values[left] <= values[right])) {
          scratch[to] = values[left++];
        } else {
          swaps += static_cast<double>(middle - left);
          scratch[to] = values[right++];
        }
      }
    }
    std::ranges::copy(scratch.first(values.size()), values.begin());
  }
  return swaps;
}

// Tau-b, by Knight's merge sort.
double kendall(const Pairs& pairs) {
  std::vector<std::pair<double, double>> rows;
  rows.reserve(pairs.x.size());
  for (std::size_t i = 0; i < pairs.x.size(); ++i) rows.emplace_back(pairs.x[i], pairs.y[i]);
  std::ranges::sort(rows);
  const double in_x =
      tied_pairs(rows, [](const auto& a, const auto& b) { return a.first == b.first; });
  const double in_both = tied_pairs(rows, [](const auto& a, const auto& b) { return a == b; });
  std::vector<double> y;
  y.reserve(rows.size());
  for (const auto& row : rows) y.push_back(row.second);
  std::vector<double> scratch(y.size());
  const double discordant = sort_counting_swaps(y, scratch);
  const double in_y = tied_pairs(y, [](double a, double b) { return a == b; });

  const auto n = static_cast<double>(rows.size());
  const double all = n * (n - 1) / 2;
  const double difference = all - in_x - in_y + in_both - 2 * discordant;
  return std::clamp(difference / (std::sqrt(all - in_x) * std::sqrt(all - in_y)), -1.0, 1.0);
}

std::optional<double> value_of(const Pairs& pairs, CorrelationMethod method) {
  switch (method) {
    case CorrelationMethod::pearson:
      return pearson(pairs);
    case CorrelationMethod::spearman:
      return pearson({ranks(pairs.x, -1, Ties::average), ranks(pairs.y, -1, Ties::average)});
    case CorrelationMethod::kendall:
      return kendall(pairs);
  }
  return std::nullopt;
}

Correlation correlation_of(const Pairs& pairs, CorrelationMethod method) {
  Correlation result;
  result.pairs = pairs.x.size();
  if (result.pairs < 2 || constant(pairs.x) || constant(pairs.y)) return result;
  result.value = value_of(pairs, method);
  if (result.value) result.p_value = correlation_p_value(*result.value, result.pairs);
  return result;
}

// The continued fraction of the incomplete beta function by Lentz's method (NIST Digital Library of
// Mathematical Functions, 8.17.22); converges fast for x < (a + 1) / (a + b + 2).
double beta_fraction(double x, double a, double b) noexcept {
  constexpr double tiny = 1e-300;
  constexpr double enough = 1e-16;
  constexpr int most_terms = 10'000;
  const auto away_from_zero = [](double value) { return std::fabs(value) < tiny ? tiny : value; };
  double c = 1;
  double d = 1 / away_from_zero(1 - (a + b) * x / (a + 1));
  double fraction = d;
  for (int m = 1; m < most_terms; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away_from_zero(1 + even * d);
    c = away_from_zero(1 + even / c);
    fraction *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away_from_zero(1 + odd * d);
    c = away_from_zero(1 + odd / c);
    const double step = d * c;
    fraction *= step;
    if (std::fabs(step - 1) < enough) break;
  }
  return fraction;
}

// Gamma(a + 1/2) / Gamma(a). Where the functions themselves would overflow, the series of their
// ratio (the difference of two of Stirling's).
double half_step_of_gamma(double a) noexcept {
  constexpr double large = 50;
  if (a < large) return std::tgamma(a + 0.5) / std::tgamma(a);
  const double cube = a * a * a;
  return std::sqrt(a) * std::exp(-1 / (8 * a) + 1 / (192 * cube) - 1 / (640 * cube * a * a));
}

}  // namespace

std::string_view to_string(CorrelationMethod method) noexcept {
  switch (method) {
    case CorrelationMethod::pearson:
      return "pearson";
    case CorrelationMethod::spearman:
      return "spearman";
    case CorrelationMethod::kendall:
      return "kendall";
  }
  return "pearson";
}

Correlation correlation(std::span<const double> x, std::span<const double> y,
                        CorrelationMethod method) {
  Pairs pairs;
  keep_complete(x, y, pairs);
  return correlation_of(pairs, method);
}

std::optional<double> correlation_p_value(double value, std::size_t pairs) noexcept {
  if (pairs < 3 || !(std::fabs(value) <= 1)) return std::nullopt;
  const double a = (static_cast<double>(pairs) - 2) / 2;
  const double x = (1 - value) * (1 + value);
  const double front = half_step_of_gamma(a) * std::numbers::inv_sqrtpi * std::pow(x, a) *
                       std::fabs(value);  // x^a (1 - x)^b / B(a, b), b = 1/2
  if (x < (a + 1) / (a + 2.5)) return front * beta_fraction(x, a, 0.5) / a;
  return 1 - front * beta_fraction(value * value, 0.5, a) / 0.5;
}

CorrelationMatrix correlation_matrix(std::span<const std::span<const double>> columns,
                                     CorrelationMethod method) {
  const std::size_t size = columns.size();
  CorrelationMatrix result{size, std::vector<Correlation>(size * size)};
  Pairs pairs;
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = i; j < size; ++j) {
      keep_complete(columns[i], columns[j], pairs);
      Correlation entry = correlation_of(pairs, method);
      if (i == j && entry.value) entry = {1, entry.pairs, correlation_p_value(1, entry.pairs)};
      result.entries[i * size + j] = entry;
      result.entries[j * size + i] = entry;
    }
  }
  return result;
}

std::optional<double> covariance(std::span<const double> x, std::span<const double> y) {
  Pairs pairs;
  keep_complete(x, y, pairs);
  if (pairs.x.size() < 2) return std::nullopt;
  return products(pairs).xy / (static_cast<double>(pairs.x.size()) - 1);
}

std::optional<double> cronbach_alpha(std::span<const std::span<const double>> columns) {
  if (columns.size() < 2) return std::nullopt;
  double trace = 0;
  double sum = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    for (std::size_t j = i; j < columns.size(); ++j) {
      const std::optional<double> entry = covariance(columns[i], columns[j]);
      if (!entry) return std::nullopt;
      if (i == j) trace += *entry;
      sum += i == j ? *entry : 2 * *entry;
    }
  }
  if (sum == 0) return std::nullopt;
  const auto k = static_cast<double>(columns.size());
  return k / (k - 1) * (1 - trace / sum);
}

}  // namespace yearbook
