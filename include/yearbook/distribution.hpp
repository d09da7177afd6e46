/// Questions of inequality: how the figures of a group's members are spread, and how far their sum is
/// concentrated on a few. Floor 3. Each member counts once.
#pragma once

#include <cstddef>
#include <optional>
#include <source_location>
#include <vector>

#include <yearbook/groups.hpp>
#include <yearbook/statistics.hpp>

namespace yearbook {

/// The value below which a part of the figures lies.
struct Quantile {
  double probability = 0;       ///< from 0 to 1
  std::optional<double> value;  ///< in the indicator's unit
};

/// How the figures of a group's members are spread.
struct Distribution {
  IndicatorHandle indicator{};
  Year year{1};
  GroupPolicy policy = GroupPolicy::of_the_year;
  std::optional<double> mean;                ///< in the indicator's unit, as all that follow
  std::optional<double> median;              ///< the middle one
  std::optional<double> standard_deviation;  ///< of a sample; empty with a single figure
  std::optional<double> minimum;             ///< the least
  std::optional<double> maximum;             ///< the largest
  std::vector<Quantile> quantiles;           ///< those asked for, in the order asked for
  Status status = Status::none;              ///< the worst of the parts
  std::size_t members = 0;                   ///< zones in the group, by policy
  std::size_t reported = 0;                  ///< of them, those with a value
  std::size_t not_applicable = 0;            ///< of them, those with status M: data cannot exist
  std::optional<double> coverage;  ///< reported / (members - not_applicable), or by weight
};

[[nodiscard]] YEARBOOK_EXPORT TextTable table(const Distribution& distribution,
                                              const Labels& labels = {});

/// How a distribution is taken.
struct DistributionOptions {
  std::vector<double> quantiles = {0.1, 0.25, 0.75, 0.9};  ///< each from 0 to 1
  GroupOptions group = {};
};

/// How the figures of a group's members are spread in a year: mean, median, quantiles, extremes.
///
/// Unit:     the indicator's own.
/// Missing:  a member without a value is left out and counted. All is empty when none has one, or
///           below the minimum coverage asked for; the counts stay.
/// Formula:  as mean(), median(), quantile() and standard_deviation() of statistics.hpp. Each
///           member counts once, so the mean of a ratio is not that of the group: see total().
/// Throws:   invalid_argument for a handle of another file, policy matched, a quantile or a minimum
///           coverage that is not from 0 to 1.
/// Cost:     one array read a member, and a partial sort a quantile.
/// Example:  examples/15_distribution.cpp
[[nodiscard]] YEARBOOK_EXPORT Distribution
distribution(const Snapshot& book, IndicatorHandle indicator, Year year, GroupHandle group,
             const DistributionOptions& options = {},
             std::source_location where = std::source_location::current());

/// How far the sum of a group's members is concentrated on a few of them.
struct Concentration {
  IndicatorHandle indicator{};
  Year year{1};
  GroupPolicy policy = GroupPolicy::of_the_year;
  std::optional<double> total;                  ///< the sum, in the indicator's unit
  std::optional<double> gini;                   ///< 0: all have the same; near 1: one has all
  std::optional<double> herfindahl;             ///< 1 / reported to 1
  std::optional<double> normalised_herfindahl;  ///< 0 to 1; empty with a single figure
  std::size_t top = 0;                          ///< how many of the largest were asked for
  std::optional<double> top_share;              ///< their share in the sum, a fraction
  Status status = Status::none;                 ///< the worst of the parts
  std::size_t members = 0;                      ///< zones in the group, by policy
  std::size_t reported = 0;                     ///< of them, those with a value
  std::size_t not_applicable = 0;               ///< of them, those with status M: data cannot exist
  std::optional<double> coverage;  ///< reported / (members - not_applicable), or by weight
};

[[nodiscard]] YEARBOOK_EXPORT TextTable table(const Concentration& concentration,
                                              const Labels& labels = {});

/// How a concentration is taken.
struct ConcentrationOptions {
  std::size_t top = 4;  ///< whose share in the sum is asked for: the largest so many
  GroupOptions group = {};
};

/// How far a total is concentrated on a few members of a group.
///
/// Unit:     fractions.
/// Missing:  a member without a value is left out and counted. All is empty when none has one, or
///           below the minimum coverage asked for; all but the sum when a figure is negative or the
///           sum is 0. The counts stay.
/// Formula:  gini(), herfindahl(), normalised_herfindahl() and share_of_largest() of statistics.hpp.
/// Throws:   invalid_argument for a handle of another file, a ratio or index, whose figures have no
///           sum, or what total() refuses.
/// Cost:     one array read a member and one sort.
/// Example:  examples/15_distribution.cpp
[[nodiscard]] YEARBOOK_EXPORT Concentration
concentration(const Snapshot& book, IndicatorHandle indicator, Year year, GroupHandle group,
              const ConcentrationOptions& options = {},
              std::source_location where = std::source_location::current());

}  // namespace yearbook
