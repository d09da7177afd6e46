#include "report/scale.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <utility>

#include "core/magnitude.hpp"

namespace yearbook::report {
namespace {

// The double nearest to digits * 10^exponent; finite, at the end of what doubles reach.
double number(long long digits, int exponent) {
  const std::string text = std::to_string(digits) + "e" + std::to_string(exponent);
  double value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec == std::errc()) return value;
  return std::copysign(std::numeric_limits<double>::max(), static_cast<double>(digits));
}

// Where a line stands between ends whose difference may be larger than any double.
double part_between(double value, double low, double high) noexcept {
  return (value / 2 - low / 2) / (high / 2 - low / 2);
}

// Ends that are far enough apart for steps between them to be told apart.
void widen(double& low, double& high) {
  constexpr double least_part = 1e-9;  // of the numbers themselves
  constexpr double least = 1e-305;     // steps below it are no normal doubles any more
  constexpr double room = 0.05;
  constexpr double largest = std::numeric_limits<double>::max();
  const double size = std::max(std::fabs(low), std::fabs(high));
  if (high / 2 - low / 2 > std::max(size * least_part, least)) return;
  const double add = size > least ? size * room : 0.5;
  low = std::max(low - add, -largest);
  high = std::min(high + add, largest);
}

std::vector<Tick> ticks_of_step(double low, double high, int mantissa, int exponent) {
  const double step = number(mantissa, exponent);
  const auto first = static_cast<long long>(std::floor(low / step));
  const auto last = static_cast<long long>(std::ceil(high / step));
  std::vector<Tick> result;
  for (long long i = first; i <= last; ++i) {
    result.push_back({number(i * mantissa, exponent), i * mantissa, exponent});
  }
  return result;
}

double count_of_step(double low, double high, int mantissa, int exponent) {
  const double step = number(mantissa, exponent);
  return std::ceil(high / step) - std::floor(low / step) + 1;
}

struct AxisUnit {
  double factor = 1;
  std::string name;
  bool in_words = false;
};

// Money and counts whose largest number is `most`.
AxisUnit axis_in_words(const Unit& unit, double most, Language language) {
  constexpr double too_much = 1e18;  // of anything: words end there, and exponents begin
  const core::Magnitude word = most < too_much / unit.factor
                                   ? core::magnitude(most * unit.factor, language)
                                   : core::Magnitude{};
  AxisUnit result{unit.factor / word.size, std::string(word.name), !word.name.empty()};
  if (unit.dimension != "money") return result;
  const std::string money = core::currency(unit, language);
  if (language == Language::zh) {
    result.name += money;
  } else {
    result.name = money + (result.name.empty() ? "" : " " + result.name);
  }
  return result;
}

// How numbers of the unit, `most` in size, are written along an axis; as format_figure writes them.
AxisUnit axis_unit(const Unit& unit, double most, Language language) {
  AxisUnit result;
  if (unit.base == "ratio") {
    result = {unit.factor * 100, "%", false};
  } else if (unit.dimension == "money" || core::is_counted(unit)) {
    result = axis_in_words(unit, most, language);
  } else if (core::is_bare(unit)) {
    result = {unit.factor, "", false};
  } else {
    result = {1, core::unit_name(unit, language), false};
  }
  if (!std::isfinite(most * result.factor)) return {1, core::unit_name(unit, language), false};
  return result;
}

}  // namespace

std::vector<Tick> round_ticks(double low, double high, int most) {
  widen(low, high);
  const double rough_step = (high / 2 - low / 2) / most * 2;
  int exponent = static_cast<int>(std::floor(std::log10(rough_step)));
  for (;; ++exponent) {
    for (const int mantissa : {1, 2, 5}) {
      if (count_of_step(low, high, mantissa, exponent) <= most + 1) {
        return ticks_of_step(low, high, mantissa, exponent);
      }
    }
  }
}

std::string tick_text(const Tick& tick) {
  constexpr double most = 1e9;
  constexpr double least = 1e-5;
  if (tick.digits == 0) return "0";
  const double size = std::fabs(tick.value);
  std::string digits = std::to_string(std::llabs(tick.digits));
  const std::string sign = tick.digits < 0 ? "-" : "";
  if (size >= most || size < least) {
    const int exponent = tick.exponent + static_cast<int>(digits.size()) - 1;
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.size() > 1) digits.insert(1, 1, '.');
    return sign + digits + "e" + std::to_string(exponent);
  }
  return core::grouped(tick.value, std::max(0, -tick.exponent));
}

Scale::Scale(std::span<const double> values, bool from_zero, const Unit& unit, Language language,
             int most_ticks) {
  double low = from_zero ? 0 : std::numeric_limits<double>::infinity();
  double high = from_zero ? 0 : -std::numeric_limits<double>::infinity();
  for (const double value : values) {
    if (std::isnan(value)) continue;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  if (low > high || (low == 0 && high == 0)) {
    low = 0;
    high = 1;
  }
  const double most = std::max(std::fabs(low), std::fabs(high));
  AxisUnit axis = axis_unit(unit, most, language);
  factor_ = axis.factor;
  in_words_ = axis.in_words;
  most_ = most * factor_;
  unit_ = std::move(axis.name);
  ticks_ = round_ticks(low * factor_, high * factor_, most_ticks);
}

std::string Scale::text(double value, std::optional<int> decimals) const {
  constexpr int digits = 3;
  constexpr double too_much = 1e15;
  const double number = value * factor_;
  const Unit alone{"", "index", "", 1, "", ""};
  if (std::isnan(value)) return {};
  if (!in_words_ || std::fabs(number) >= too_much) return format_figure(number, alone, decimals);
  const int before_point = static_cast<int>(std::floor(std::log10(most_))) + 1;
  return core::grouped(number, std::max(0, digits - before_point));
}

double Scale::part(double value) const noexcept {
  return part_between(value * factor_, ticks_.front().value, ticks_.back().value);
}

double Scale::part(const Tick& tick) const noexcept {
  return part_between(tick.value, ticks_.front().value, ticks_.back().value);
}

}  // namespace yearbook::report
