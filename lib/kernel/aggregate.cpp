#include <yearbook/aggregate.hpp>

#include <yearbook/screen.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>

#include "core/words.hpp"
#include "kernel/column.hpp"
#include "kernel/majority.hpp"

namespace yearbook {
namespace {

constexpr std::array<std::string_view, 5> aggregate_methods{"arithmetic", "geometric", "harmonic",
                                                            "power", "copeland"};
constexpr std::array<std::string_view, 2> coverages{"count", "weight"};
const double nan = std::numeric_limits<double>::quiet_NaN();

// The numbers of all rows together, as a step of an aggregation.
struct Sums {
  std::span<double> terms;    // sum of w f(x)
  std::span<double> weights;  // of the children present
  std::span<double> counts;
};

// Adds a child: f(x) with its weight in every row that has it.
template <typename Term>
void add_child(std::span<const double> child, double weight, const Sums& sums, Term&& term) {
  for (std::size_t row = 0; row < child.size(); ++row) {
    const double x = child[row];
    const bool present = x == x;
    sums.terms[row] += present ? weight * term(x) : 0;
    sums.weights[row] += present ? weight : 0;
    sums.counts[row] += present ? 1 : 0;
  }
}

double power_of(const AggregateOptions& options) noexcept {
  switch (options.method) {
    case AggregateMethod::harmonic:
      return -1;
    case AggregateMethod::power:
      return *options.power;
    case AggregateMethod::geometric:
      return 0;
    case AggregateMethod::arithmetic:
    case AggregateMethod::copeland:
      break;
  }
  return 1;
}

bool looks_for_refused(AggregateMethod method) noexcept {
  return method != AggregateMethod::arithmetic && method != AggregateMethod::copeland;
}

std::optional<RefusedValue> find_refused(Columns children, std::span<const double> weights,
                                         const AggregateOptions& options) {
  if (!looks_for_refused(options.method)) return std::nullopt;
  const bool zero_allowed = power_of(options) > 0;
  for (std::size_t child = 0; child < children.size(); ++child) {
    if (weights[child] == 0) continue;
    for (std::size_t row = 0; row < children[child].size(); ++row) {
      const double x = children[child][row];
      if (x < 0 || (x == 0 && !zero_allowed)) return RefusedValue{row, child, x};
    }
  }
  return std::nullopt;
}

void add_children(Columns children, std::span<const double> weights,
                  const AggregateOptions& options, double scale, const Sums& sums) {
  for (std::size_t i = 0; i < children.size(); ++i) {
    const double weight = weights[i] * scale;
    if (weight == 0) {
      add_child(children[i], 0, sums, [](double) { return 0; });
      continue;
    }
    switch (options.method) {
      case AggregateMethod::geometric:
        add_child(children[i], weight, sums, [](double x) { return std::log(x); });
        break;
      case AggregateMethod::harmonic:
        add_child(children[i], weight, sums, [](double x) { return 1 / x; });
        break;
      case AggregateMethod::power:
        add_child(children[i], weight, sums,
                  [p = *options.power](double x) { return std::pow(x, p); });
        break;
      case AggregateMethod::arithmetic:
      case AggregateMethod::copeland:
        add_child(children[i], weight, sums, [](double x) { return x; });
        break;
    }
  }
}

double mean_of(double sum, double weight, const AggregateOptions& options) noexcept {
  switch (options.method) {
    case AggregateMethod::geometric:
      return std::exp(sum / weight);
    case AggregateMethod::harmonic:
      return weight / sum;
    case AggregateMethod::power:
      return std::pow(sum / weight, 1 / *options.power);
    case AggregateMethod::arithmetic:
    case AggregateMethod::copeland:
      break;
  }
  return sum / weight;
}

// The power mean of one row, whose powers or sum left the range of a double: of the values over
// their extreme, which is multiplied back.
double careful_mean(Columns children, std::span<const double> weights, std::size_t row,
                    double p) noexcept {
  double extreme = 0;
  for (std::size_t i = 0; i < children.size(); ++i) {
    const double size = std::fabs(children[i][row]);
    if (weights[i] == 0 || std::isnan(size)) continue;
    extreme = extreme == 0 ? size : (p > 0 ? std::max(extreme, size) : std::min(extreme, size));
  }
  if (extreme == 0) return 0;
  double sum = 0;
  double weight = 0;
  const double heaviest = *std::ranges::max_element(weights);
  for (std::size_t i = 0; i < children.size(); ++i) {
    const double x = children[i][row];
    if (weights[i] == 0 || std::isnan(x)) continue;
    sum += weights[i] / heaviest * (p == 1 ? x / extreme : std::pow(x / extreme, p));
    weight += weights[i] / heaviest;
  }
  const double mean = sum / weight;
  return extreme * (p == 1 ? mean : std::pow(mean, 1 / p));
}

// Whether sums and powers stayed within the range of a double.
bool is_sound(double score, const AggregateOptions& options) noexcept {
  if (!std::isfinite(score)) return false;
  return score != 0 || !looks_for_refused(options.method);
}

// What keeps a row without a score.
Reason refusal(std::size_t row, const Sums& sums, double children, double all_weights,
               const AggregateOptions& options) noexcept {
  const double share = options.coverage_by == CoverageBy::count ? sums.counts[row] / children
                       : all_weights > 0                        ? sums.weights[row] / all_weights
                                                                : 0;
  if (!reaches(share, options.coverage)) return Reason::low_coverage;
  return sums.weights[row] > 0 ? Reason::none : Reason::no_children;
}

void require_power(const AggregateOptions& options) {
  if (options.method != AggregateMethod::power) return;
  if (options.power && *options.power != 0 && std::isfinite(*options.power)) return;
  kernel::refuse("aggregate", options.power
                                  ? "power is " + std::to_string(*options.power) +
                                        "; it is finite and not 0, for which say geometric"
                                  : std::string("method power needs power"));
}

}  // namespace

std::string_view to_string(AggregateMethod method) noexcept {
  return core::word_of(aggregate_methods, method);
}
std::optional<AggregateMethod> parse_aggregate_method(std::string_view text) noexcept {
  return core::parse_word<AggregateMethod>(aggregate_methods, text);
}
std::span<const std::string_view> aggregate_method_names() noexcept {
  return aggregate_methods;
}
std::string_view to_string(CoverageBy by) noexcept {
  return core::word_of(coverages, by);
}
std::optional<CoverageBy> parse_coverage_by(std::string_view text) noexcept {
  return core::parse_word<CoverageBy>(coverages, text);
}
std::span<const std::string_view> coverage_by_names() noexcept {
  return coverages;
}

std::optional<RefusedValue> aggregate(Columns children, std::span<const double> weights,
                                      const AggregateOptions& options, std::span<double> scores,
                                      std::span<Reason> reasons, Workspace& workspace) {
  const std::size_t rows = scores.size();
  kernel::require_weighted("aggregate", children, weights, rows);
  kernel::require_size_or_none("aggregate", "reasons", reasons.size(), rows);
  kernel::require_finite("aggregate", "coverage", options.coverage);
  require_power(options);
  if (const auto refused = find_refused(children, weights, options)) return refused;

  std::ranges::fill(scores, 0.0);
  workspace.numbers.assign(rows, 0.0);
  workspace.more_numbers.assign(rows, 0.0);
  const Sums sums{scores, workspace.numbers, workspace.more_numbers};
  // Weights near 1, so that their sum is finite and greater than 0.
  const double scale = weights.empty() ? 1 : kernel::scale_of(*std::ranges::max_element(weights));
  double all_weights = 0;
  for (const double weight : weights) all_weights += weight * scale;
  add_children(children, weights, options, scale, sums);

  for (std::size_t row = 0; row < rows; ++row) {
    Reason reason = refusal(row, sums, static_cast<double>(children.size()), all_weights, options);
    double score = nan;
    if (reason == Reason::none) {
      score = mean_of(scores[row], sums.weights[row], options);
      if (!is_sound(score, options)) {
        score = careful_mean(children, weights, row, power_of(options));
      }
      if (!std::isfinite(score)) reason = Reason::overflow;
    }
    scores[row] = reason == Reason::none ? score + 0.0 : nan;
    if (!reasons.empty()) reasons[row] = reason;
  }
  if (options.method == AggregateMethod::copeland) {
    kernel::count_majorities(children, weights, scores, workspace);
  }
  return std::nullopt;
}

void cover(Columns children, std::span<const double> weights, std::span<double> covered) {
  kernel::require_weighted("cover", children, weights, covered.size());
  std::ranges::fill(covered, 0.0);
  const double scale = weights.empty() ? 1 : kernel::scale_of(*std::ranges::max_element(weights));
  double all_weights = 0;
  for (std::size_t i = 0; i < children.size(); ++i) {
    all_weights += weights[i] * scale;
    for (std::size_t row = 0; row < covered.size(); ++row) {
      covered[row] += weights[i] * scale * children[i][row];
    }
  }
  if (all_weights == 0) return;
  for (double& each : covered) each /= all_weights;
}

}  // namespace yearbook
