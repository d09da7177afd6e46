#include <yearbook/yearly_rates.hpp>

#include <cmath>
#include <vector>

#include <yearbook/numeric.hpp>
#include <yearbook/statistics.hpp>

namespace yearbook {
namespace {

std::optional<double> over(double change, double start) noexcept {
  const double rate = change / start;
  return start != 0 && std::isfinite(rate) ? std::optional(rate) : std::nullopt;
}

// Where the line through the values starts, and its slope as a share of that.
std::optional<double> linear_rate(std::span<const double> values, const YearlyRates& rates) {
  const double first = values[rates.first];
  const auto span = static_cast<double>(rates.last - rates.first);
  if (rates.present == 2) return over((values[rates.last] - first) / span, first);
  std::vector<double> years;
  for (std::size_t i = rates.first; i <= rates.last; ++i) {
    years.push_back(static_cast<double>(i - rates.first));
  }
  const auto line = least_squares(years, values.subspan(rates.first, years.size()));
  return line ? over(line->slope, line->intercept) : std::nullopt;
}

}  // namespace

YearlyRates yearly_rates(std::span<const double> values) {
  YearlyRates rates;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) continue;
    if (rates.present++ == 0) rates.first = i;
    rates.last = i;
  }
  if (rates.present < 2) return rates;
  const double first = values[rates.first];
  const double last = values[rates.last];
  rates.compound = first == last
                       ? std::optional<double>(0)
                       : compound_rate(first, last, static_cast<int>(rates.last - rates.first));
  rates.linear = linear_rate(values, rates);
  return rates;
}

}  // namespace yearbook
