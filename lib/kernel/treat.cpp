#include <yearbook/treat.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/words.hpp"
#include "kernel/column.hpp"

namespace yearbook {
namespace {

constexpr std::array<std::string_view, 5> transforms{"log_ct", "log_ct_plus", "log_ct_orig",
                                                     "box_cox", "none"};
constexpr std::array<std::string_view, 6> marks_by_name{
    "", "low", "high", "transformed", "low_and_transformed", "high_and_transformed"};

// A winsorised column is the column held between two of its values.
struct Bounds {
  double bottom;
  double top;
  [[nodiscard]] double hold(double value) const noexcept {
    // NaN loses both comparisons and stays.
    return value > top ? top : (value < bottom ? bottom : value);
  }
};

// Of the column held between bounds that are the extremes of what is held.
Moments moments_within(std::span<const double> values, const Bounds& bounds, std::size_t count) {
  if (count < 3 || !(bounds.bottom < bounds.top)) return {};
  const double scale = kernel::scale_of(std::max(std::fabs(bounds.bottom), std::fabs(bounds.top)));
  const auto n = static_cast<double>(count);
  double sum = 0;
  for (const double value : values) {
    if (value == value) sum += bounds.hold(value) * scale;
  }
  const double mean = sum / n;
  double m2 = 0;
  double m3 = 0;
  double m4 = 0;
  for (const double value : values) {
    if (value != value) continue;
    const double deviation = bounds.hold(value) * scale - mean;
    const double square = deviation * deviation;
    m2 += square;
    m3 += square * deviation;
    m4 += square * square;
  }
  m2 /= n;
  m3 /= n;
  m4 /= n;
  Moments result;
  result.skewness = m3 / (m2 * std::sqrt(m2)) * std::sqrt(n * (n - 1)) / (n - 2);
  if (count > 3) {
    result.kurtosis = (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (m4 / (m2 * m2) - 3) + 6);
  }
  return result;
}

bool is_defined(const Moments& moments) noexcept {
  return moments.skewness && moments.kurtosis;
}

bool passes(const Moments& moments, const TreatOptions& options) noexcept {
  return is_defined(moments) &&
         (std::fabs(*moments.skewness) < options.skewness || *moments.kurtosis < options.kurtosis);
}

// The bounds after the extreme on the side of the skewness gives way to its neighbour.
Bounds narrowed(std::span<const double> values, Bounds bounds, bool from_above) noexcept {
  if (from_above) {
    double next = bounds.bottom;
    for (const double value : values) {
      if (value < bounds.top && value > next) next = value;
    }
    bounds.top = next;
  } else {
    double next = bounds.top;
    for (const double value : values) {
      if (value > bounds.bottom && value < next) next = value;
    }
    bounds.bottom = next;
  }
  return bounds;
}

// Winsorises by narrowing the bounds, and says what it did.
Bounds winsorise(std::span<const double> values, Bounds bounds, std::size_t count,
                 const TreatOptions& options, Treatment& did) {
  did.winsorised = did.before;
  while (!passes(did.winsorised, options) && is_defined(did.winsorised) &&
         did.high + did.low < options.winsorise) {
    bounds = narrowed(values, bounds, *did.winsorised.skewness >= 0);
    did.high = 0;
    did.low = 0;
    for (const double value : values) {
      did.high += value > bounds.top ? 1U : 0U;
      did.low += value < bounds.bottom ? 1U : 0U;
    }
    did.winsorised = moments_within(values, bounds, count);
  }
  return bounds;
}

double box_cox(double u, double lambda) noexcept {
  return lambda == 0 ? std::log(u) : (std::pow(u, lambda) - 1) / lambda;
}

// Puts the transformed column into `result`; false when a value of it is not finite.
bool transform_into(std::span<const double> values, const Bounds& bounds, Transform kind,
                    double lambda, bool mirrored, std::span<double> result) noexcept {
  const double least = bounds.bottom;
  const double largest = bounds.top;
  const double offset = 0.01 * (largest - least);
  const auto formula = [&](double x) {
    switch (kind) {
      case Transform::log_ct:
      case Transform::log_ct_plus:
        return mirrored ? -std::log(largest + offset - x) : std::log(x - least + offset);
      case Transform::log_ct_orig:
        return std::log(x - least + 1);
      case Transform::box_cox:
        return box_cox(x - least + 1, lambda);
      case Transform::none:
        break;
    }
    return x;
  };
  bool finite = true;
  for (std::size_t i = 0; i < values.size(); ++i) {
    result[i] = values[i];
    if (std::isnan(values[i])) continue;
    result[i] = formula(bounds.hold(values[i]));
    finite = finite && std::isfinite(result[i]);
  }
  return finite;
}

bool is_mirrored(Transform kind, const Moments& moments) noexcept {
  return kind == Transform::log_ct_plus && !(moments.skewness && *moments.skewness > 0);
}

// Writes what is held, and marks what is moved.
void hold_all(std::span<double> values, const Bounds& bounds, std::span<Mark> marks) noexcept {
  for (std::size_t i = 0; i < values.size(); ++i) {
    const bool high = values[i] > bounds.top;
    const bool low = values[i] < bounds.bottom;
    if (!high && !low) continue;
    if (!marks.empty()) marks[i] = high ? Mark::high : Mark::low;
    values[i] = high ? bounds.top : bounds.bottom;
  }
}

void mark_transformed(std::span<const double> values, const Bounds& bounds,
                      std::span<Mark> marks) noexcept {
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (std::isnan(values[i])) continue;
    marks[i] = values[i] > bounds.top      ? Mark::high_and_transformed
               : values[i] < bounds.bottom ? Mark::low_and_transformed
                                           : Mark::transformed;
  }
}

void require_limits(const TreatOptions& options) {
  kernel::require_finite("treat", "the limit of skewness", options.skewness);
  kernel::require_finite("treat", "the limit of kurtosis", options.kurtosis);
  kernel::require_finite("treat", "lambda", options.lambda);
}

// Applies `otherwise` to the column held between the bounds.
void transform_column(std::span<double> values, const Bounds& bounds, const Moments& shape,
                      std::size_t count, const TreatOptions& options, std::span<Mark> marks,
                      Workspace& workspace, Treatment& did) {
  auto& changed = workspace.numbers;
  changed.resize(values.size());
  const bool mirrored = is_mirrored(options.otherwise, shape);
  if (!transform_into(values, bounds, options.otherwise, options.lambda, mirrored, changed)) {
    did.outcome = TreatOutcome::overflow;
    return;
  }
  const kernel::Extremes ends = kernel::extremes(changed);
  const Moments after = moments_within(changed, {ends.least, ends.largest}, count);
  if (!is_defined(after)) {
    did.outcome = TreatOutcome::undefined;
    return;
  }
  mark_transformed(values, bounds, marks);
  std::ranges::copy(changed, values.begin());
  did.outcome = TreatOutcome::transformed;
  did.mirrored = mirrored;
  did.after = after;
}

}  // namespace

std::string_view to_string(Transform transform) noexcept {
  return core::word_of(transforms, transform);
}
std::optional<Transform> parse_transform(std::string_view text) noexcept {
  return core::parse_word<Transform>(transforms, text);
}
std::span<const std::string_view> transform_names() noexcept {
  return transforms;
}
std::string_view to_string(Mark mark) noexcept {
  return core::word_of(marks_by_name, mark);
}

Moments moments(std::span<const double> values) noexcept {
  const kernel::Extremes ends = kernel::extremes(values);
  return moments_within(values, {ends.least, ends.largest}, ends.count);
}

Treatment treat(std::span<double> values, const TreatOptions& options, std::span<Mark> marks,
                Workspace& workspace) {
  kernel::require_size_or_none("treat", "marks", marks.size(), values.size());
  require_limits(options);
  std::ranges::fill(marks, Mark::none);
  const kernel::Extremes ends = kernel::extremes(values);
  const Bounds whole{ends.least, ends.largest};
  Treatment did;
  did.before = moments_within(values, whole, ends.count);
  did.after = did.before;
  if (!is_defined(did.before)) {
    did.outcome = TreatOutcome::undefined;
  } else if (!passes(did.before, options)) {
    const Bounds held = winsorise(values, whole, ends.count, options, did);
    const bool mended = passes(did.winsorised, options);
    if (!is_defined(did.winsorised)) {
      did.outcome = TreatOutcome::undefined;
    } else if (mended || options.otherwise == Transform::none) {
      hold_all(values, held, marks);
      did.after = did.winsorised;
      if (did.high + did.low > 0) did.outcome = TreatOutcome::winsorised;
    } else {
      transform_column(values, options.combine ? held : whole,
                       options.combine ? did.winsorised : did.before, ends.count, options, marks,
                       workspace, did);
    }
  }
  did.passes = passes(did.after, options);
  return did;
}

bool transform(std::span<double> values, Transform kind, double lambda) {
  kernel::require_finite("transform", "lambda", lambda);
  const kernel::Extremes ends = kernel::extremes(values);
  const Bounds whole{ends.least, ends.largest};
  if (!(ends.least < ends.largest)) return false;
  std::vector<double> changed(values.size());
  const bool mirrored = is_mirrored(kind, moments_within(values, whole, ends.count));
  if (!transform_into(values, whole, kind, lambda, mirrored, changed)) return false;
  std::ranges::copy(changed, values.begin());
  return true;
}

}  // namespace yearbook
