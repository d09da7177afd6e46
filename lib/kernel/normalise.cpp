#include <yearbook/normalise.hpp>

#include <yearbook/statistics.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "core/words.hpp"
#include "kernel/column.hpp"

namespace yearbook {
namespace {

constexpr std::string_view function = "normalise";
constexpr std::array<std::string_view, 13> normalise_methods{"min_max",
                                                             "z_score",
                                                             "scaled",
                                                             "goalposts",
                                                             "rank",
                                                             "borda",
                                                             "percent_rank",
                                                             "fraction_of_max",
                                                             "distance_to_max",
                                                             "distance_to_target",
                                                             "distance_to_reference",
                                                             "base_year",
                                                             "none"};

// A column on its way to a scale.
class Column {
 public:
  Column(std::span<double> values, std::span<Reason> reasons, int direction)
      : values_(values), reasons_(reasons), direction_(direction), x_(kernel::extremes(values)) {}

  [[nodiscard]] const kernel::Extremes& x() const noexcept { return x_; }
  [[nodiscard]] double direction() const noexcept { return direction_; }
  [[nodiscard]] bool ascends() const noexcept { return direction_ > 0; }
  // The ends of y = d x.
  [[nodiscard]] double least() const noexcept { return ascends() ? x_.least : -x_.largest; }
  [[nodiscard]] double largest() const noexcept { return ascends() ? x_.largest : -x_.least; }
  [[nodiscard]] Reason reason() const noexcept { return reason_; }

  // Multiplies all numbers by a power of two, so that their squares and differences are finite:
  // for methods whose result does not depend on the scale.
  void scale_down() {
    if (x_.count == 0) return;
    const double scale = kernel::scale_of(std::max(std::fabs(x_.least), std::fabs(x_.largest)));
    if (scale == 1) return;
    for (double& value : values_) value *= scale;
    x_ = kernel::extremes(values_);
  }

  // Puts formula(x) or formula(x, position) in the place of each number.
  template <typename Formula>
  void put(Formula&& formula) {
    for (std::size_t i = 0; i < values_.size(); ++i) {
      if (std::isnan(values_[i])) continue;
      const double value = formula(values_[i]) + 0.0;  // no zero below zero
      std::isfinite(value) ? void(values_[i] = value) : take(i, Reason::overflow);
    }
  }

  // The same beside a reference, of which `refused` says why it cannot be used.
  template <typename Refused, typename Formula>
  void put_beside(std::span<const double> references, Refused&& refused, Formula&& formula) {
    for (std::size_t i = 0; i < values_.size(); ++i) {
      if (std::isnan(values_[i])) continue;
      const Reason reason = refused(values_[i], references[i]);
      if (reason != Reason::none) {
        take(i, reason);
        continue;
      }
      const double value = formula(values_[i], references[i]) + 0.0;
      std::isfinite(value) ? void(values_[i] = value) : take(i, Reason::overflow);
    }
  }

  void take_all(Reason reason) {
    for (std::size_t i = 0; i < values_.size(); ++i) {
      if (!std::isnan(values_[i])) take(i, reason);
    }
  }

  // Puts ascending ranks of y in the place of the numbers.
  void put_ranks(Ties ties, Workspace& workspace) {
    ranks(values_, values_, ascends() ? -1 : 1, ties, workspace);
  }
  [[nodiscard]] std::span<const double> values() const noexcept { return values_; }

 private:
  void take(std::size_t at, Reason reason) {
    kernel::take(values_, reasons_, at, reason);
    if (reason_ == Reason::none) reason_ = reason;
  }

  std::span<double> values_;
  std::span<Reason> reasons_;
  double direction_;
  kernel::Extremes x_;
  Reason reason_ = Reason::none;
};

void min_max(Column& column, const NormaliseOptions& options) {
  column.scale_down();
  const double least = column.least();
  const double spread = column.largest() - least;
  if (!(spread > 0)) return column.take_all(Reason::no_spread);
  const double range = options.high - options.low;
  const double direction = column.direction();
  column.put(
      [=, &options](double x) { return (direction * x - least) / spread * range + options.low; });
}

void z_score(Column& column, const NormaliseOptions& options) {
  column.scale_down();
  const auto centre = mean(column.values());
  const auto deviation = standard_deviation(column.values());
  // The spread is asked for by the ends: the deviation of equal numbers may be a rounding error.
  if (!deviation || !(*deviation > 0) || !(column.least() < column.largest())) {
    return column.take_all(Reason::no_spread);
  }
  column.put([&, direction = column.direction()](double x) {
    return direction * (x - *centre) / *deviation * options.deviation + options.mean;
  });
}

// The way from one post to the other: 0 at `worst`, 1 at `best`.
void between(Column& column, double worst, double best, double factor, bool clamp) {
  const double length = best - worst;
  if (length == 0) return column.take_all(Reason::no_spread);
  column.put([=](double x) {
    const double way = (x - worst) / length;
    return (clamp ? std::clamp(way, 0.0, 1.0) : way) * factor;
  });
}

void scaled(Column& column, const NormaliseOptions& options, bool clamp) {
  const double lower = options.lower.value_or(0);
  const double upper = options.upper.value_or(100);
  if (column.ascends()) return between(column, lower, upper, options.factor, clamp);
  between(column, upper, lower, options.factor, clamp);
}

void rank(Column& column, const NormaliseOptions& options, Workspace& workspace) {
  const auto count = static_cast<double>(column.x().count);
  if (options.method == NormaliseMethod::percent_rank && count == 1) {
    return column.take_all(Reason::no_spread);
  }
  column.put_ranks(options.ties, workspace);
  if (options.method == NormaliseMethod::borda) column.put([](double place) { return place - 1; });
  if (options.method == NormaliseMethod::percent_rank) {
    column.put([=](double place) { return (place - 1) / (count - 1); });
  }
}

void fraction_of_max(Column& column) {
  const kernel::Extremes x = column.x();
  if (!((column.ascends() ? x.largest : x.least) > 0)) return column.take_all(Reason::no_ratio);
  if (column.ascends()) return column.put([=](double value) { return value / x.largest; });
  column.put([=](double value) { return x.least / value; });
}

void distance_to_max(Column& column) {
  column.scale_down();
  const double largest = column.largest();
  const double spread = largest - column.least();
  if (!(spread > 0)) return column.take_all(Reason::no_spread);
  const double direction = column.direction();
  column.put([=](double x) { return 1 - (largest - direction * x) / spread; });
}

void distance_to_target(Column& column, const NormaliseOptions& options) {
  const double worst = column.ascends() ? column.x().least : column.x().largest;
  const double length = *options.target - worst;
  if (length == 0) return column.take_all(Reason::no_spread);
  const double most = options.cap ? 1 : std::numeric_limits<double>::infinity();
  column.put([=](double x) { return std::min((x - worst) / length, most); });
}

void distance_to_reference(Column& column, const NormaliseOptions& options,
                           std::span<const double> references) {
  const double least = column.least();
  const double direction = column.direction();
  const double most = options.cap ? 1 : std::numeric_limits<double>::infinity();
  column.put_beside(
      references,
      [=](double, double reference) {
        if (!std::isfinite(reference)) return Reason::no_reference;
        return direction * reference == least ? Reason::no_spread : Reason::none;
      },
      [=](double x, double reference) {
        const double of_reference = direction * reference;
        return std::min(1 - (of_reference - direction * x) / (of_reference - least), most);
      });
}

void base_year(Column& column, const NormaliseOptions& options,
               std::span<const double> references) {
  const bool ascends = column.ascends();
  column.put_beside(
      references,
      [=](double x, double base) {
        if (!(base > 0)) return Reason::no_base;
        return !ascends && !(x > 0) ? Reason::non_positive : Reason::none;
      },
      [=, value = options.value](double x, double base) {
        return ascends ? value * x / base : value * base / x;
      });
}

double required(const std::optional<double>& number, std::string_view name,
                NormaliseMethod method) {
  if (!number) {
    kernel::refuse(function, std::string(to_string(method)) + " needs " + std::string(name));
  }
  return *number;
}

void require_numbers(const NormaliseOptions& options) {
  for (const double number :
       {options.low, options.high, options.mean, options.deviation, options.factor, options.value,
        options.lower.value_or(0), options.upper.value_or(0), options.target.value_or(0)}) {
    kernel::require_finite(function, "an option", number);
  }
  if (options.method == NormaliseMethod::goalposts) {
    required(options.lower, "lower", options.method);
    required(options.upper, "upper", options.method);
  }
  if (options.method == NormaliseMethod::distance_to_target) {
    required(options.target, "target", options.method);
  }
  if (options.ties == Ties::dense) {
    kernel::refuse(function, "ties are dense; give min, max or average");
  }
}

}  // namespace

std::string_view to_string(NormaliseMethod method) noexcept {
  return core::word_of(normalise_methods, method);
}
std::optional<NormaliseMethod> parse_normalise_method(std::string_view text) noexcept {
  return core::parse_word<NormaliseMethod>(normalise_methods, text);
}
std::span<const std::string_view> normalise_method_names() noexcept {
  return normalise_methods;
}

Reason normalise(std::span<double> values, int direction, const NormaliseOptions& options,
                 std::span<const double> references, std::span<Reason> reasons,
                 Workspace& workspace) {
  kernel::require_direction(function, direction);
  kernel::require_size_or_none(function, "reasons", reasons.size(), values.size());
  kernel::require_size(function, "references", references.size(),
                       needs_references(options.method) ? values.size() : 0);
  require_numbers(options);
  Column column(values, reasons, direction);
  switch (options.method) {
    case NormaliseMethod::min_max:
      min_max(column, options);
      break;
    case NormaliseMethod::z_score:
      z_score(column, options);
      break;
    case NormaliseMethod::scaled:
      scaled(column, options, false);
      break;
    case NormaliseMethod::goalposts:
      scaled(column, options, options.clamp);
      break;
    case NormaliseMethod::rank:
    case NormaliseMethod::borda:
    case NormaliseMethod::percent_rank:
      rank(column, options, workspace);
      break;
    case NormaliseMethod::fraction_of_max:
      fraction_of_max(column);
      break;
    case NormaliseMethod::distance_to_max:
      distance_to_max(column);
      break;
    case NormaliseMethod::distance_to_target:
      distance_to_target(column, options);
      break;
    case NormaliseMethod::distance_to_reference:
      distance_to_reference(column, options, references);
      break;
    case NormaliseMethod::base_year:
      base_year(column, options, references);
      break;
    case NormaliseMethod::none:
      column.put([=](double x) { return direction * x; });
      break;
  }
  return column.reason();
}

}  // namespace yearbook
