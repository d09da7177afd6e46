// Axes: round ticks, and how the numbers of a unit stand on them. Floor 6.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <yearbook/unit.hpp>

namespace yearbook::report {

// A round number: digits * 10^exponent, and the double nearest to it.
struct Tick {
  double value = 0;
  long long digits = 0;
  int exponent = 0;
};

// From the first tick at or below `low` to the first at or above `high`, 1, 2 or 5 times a power of
// ten apart: at most `most` + 1 of them, and never fewer than two. Finite numbers of any size;
// where low and high are one number, or nearly, the ticks lie around it.
std::vector<Tick> round_ticks(double low, double high, int most);

// "1,500", "0.05", "-20"; with an exponent outside 1e-5 and 1e9: "2e300".
std::string tick_text(const Tick& tick);

// An axis: where values lie on it, and what is written beside it.
class Scale {
 public:
  // Holds the finite ones of `values` and, when `from_zero`, 0. Empty data have an axis from 0 to 1.
  Scale(std::span<const double> values, bool from_zero, const Unit& unit, Language language,
        int most_ticks);

  // From 0 at the first tick to 1 at the last.
  [[nodiscard]] double part(double value) const noexcept;
  [[nodiscard]] const std::vector<Tick>& ticks() const noexcept { return ticks_; }
  // Where a tick lies, from 0 to 1.
  [[nodiscard]] double part(const Tick& tick) const noexcept;
  // A value as a number of the axis: with `decimals` where the axis is in the unit itself, else with
  // as many as give the largest of all three digits. "4.60" on an axis of CNY trillion.
  [[nodiscard]] std::string text(double value, std::optional<int> decimals) const;
  // What the numbers of the ticks are in: "CNY trillion", "万亿元", "%", "".
  [[nodiscard]] const std::string& unit() const noexcept { return unit_; }

 private:
  double factor_ = 1;      // a value times it is a number of the axis
  bool in_words_ = false;  // whether that number is in millions or the like
  double most_ = 0;        // the largest number, without its sign
  std::vector<Tick> ticks_;
  std::string unit_;
};

}  // namespace yearbook::report
