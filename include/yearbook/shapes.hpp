/// What the queries return: observations, series, cross-sections, totals, shares and histories.
/// Floor 0. Plain values that own what they hold; missing values are an empty optional at one point
/// and NaN in arrays, with the status beside them.
#pragma once

#include <cmath>
#include <cstddef>
#include <iterator>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <yearbook/code.hpp>
#include <yearbook/status.hpp>
#include <yearbook/year.hpp>

namespace yearbook {

/// The value of a missing cell in arrays.
inline constexpr double missing_value = std::numeric_limits<double>::quiet_NaN();

/// Whether an array value is missing.
[[nodiscard]] inline bool is_missing(double value) noexcept {
  return std::isnan(value);
}

/// One cell as it stands.
struct Observation {
  std::optional<double> value;   ///< in the indicator's unit; empty: missing, status says why
  Status status = Status::none;  ///< none: no release speaks of the cell
  std::string release;  ///< code of the release; empty: no row, or worked out by definition
  friend bool operator==(const Observation&, const Observation&) = default;
};

/// A year and its value; NaN where it is missing.
struct SeriesPoint {
  Year year;
  double value;
};

/// A zone and its value; NaN where it is missing.
struct ZonePoint {
  ZoneHandle zone;
  double value;
};

/// Walks a shape by position; what `*` gives is made on the fly.
template <typename Shape>
class ShapeIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using iterator_concept = std::forward_iterator_tag;
  using difference_type = std::ptrdiff_t;
  using value_type = decltype(std::declval<const Shape&>()[0]);

  ShapeIterator() noexcept = default;
  ShapeIterator(const Shape* shape, std::size_t at) noexcept : shape_(shape), at_(at) {}
  value_type operator*() const { return (*shape_)[at_]; }
  ShapeIterator& operator++() noexcept {
    ++at_;
    return *this;
  }
  ShapeIterator operator++(int) noexcept {
    ShapeIterator before = *this;
    ++at_;
    return before;
  }
  friend bool operator==(const ShapeIterator&, const ShapeIterator&) = default;

 private:
  const Shape* shape_ = nullptr;
  std::size_t at_ = 0;
};

/// The values of one indicator in one zone, one a year, oldest first.
///
/// Shape:    years.size() values and as many statuses.
/// Missing:  NaN, with the reason in statuses.
/// Example:  examples/03_series.cpp
struct Series {
  YearRange years{Year{1}, Year{0}};
  std::vector<double> values;
  std::vector<Status> statuses;

  [[nodiscard]] std::size_t size() const noexcept { return values.size(); }
  [[nodiscard]] bool empty() const noexcept { return values.empty(); }
  [[nodiscard]] SeriesPoint operator[](std::size_t i) const {
    return {years.first + std::chrono::years{static_cast<int>(i)}, values[i]};
  }
  [[nodiscard]] ShapeIterator<Series> begin() const noexcept { return {this, 0}; }
  [[nodiscard]] ShapeIterator<Series> end() const noexcept { return {this, size()}; }
};

/// The values of one indicator in one year, one a zone, in the order of the catalogue or group.
///
/// Shape:    zones.size() values and as many statuses.
/// Missing:  NaN, with the reason in statuses.
/// Example:  examples/04_groups.cpp
struct CrossSection {
  std::vector<ZoneHandle> zones;
  std::vector<double> values;
  std::vector<Status> statuses;

  [[nodiscard]] std::size_t size() const noexcept { return zones.size(); }
  [[nodiscard]] bool empty() const noexcept { return zones.empty(); }
  [[nodiscard]] ZonePoint operator[](std::size_t i) const { return {zones[i], values[i]}; }
  [[nodiscard]] ShapeIterator<CrossSection> begin() const noexcept { return {this, 0}; }
  [[nodiscard]] ShapeIterator<CrossSection> end() const noexcept { return {this, size()}; }
};

/// Who counts as a member of a group when several years are looked at.
enum class GroupPolicy {
  of_the_year,  ///< the members of each year
  current,      ///< the members of the snapshot's last year with data, for every year
  constant,     ///< the members in every year of a range
  matched,      ///< growth alone: those that are members and reported in both years
};

/// "of_the_year", "current", "constant" or "matched".
[[nodiscard]] YEARBOOK_EXPORT std::string_view to_string(GroupPolicy policy) noexcept;

/// The values of one indicator over years and zones.
///
/// Shape:    years.size() rows of zones.size() values, row by row, and as many statuses.
/// Missing:  NaN, with the reason in statuses.
/// Example:  examples/09_rankings.cpp
struct Panel {
  YearRange years{Year{1}, Year{0}};
  std::vector<ZoneHandle> zones;
  std::vector<double> values;
  std::vector<Status> statuses;

  [[nodiscard]] bool empty() const noexcept { return values.empty(); }
  /// One year's values, a zone each; empty for a year outside `years`. The panel outlives the span.
  [[nodiscard]] std::span<const double> row(Year year) const& {
    if (year < years.first || year > years.last) return {};
    const auto at = static_cast<std::size_t>(int{year} - int{years.first});
    return std::span(values).subspan(at * zones.size(), zones.size());
  }
  [[nodiscard]] std::span<const double> row(Year year) const&& = delete;
};

/// A zone at its place.
struct RankedZone {
  double rank;  ///< 1 is the best; whole but for ties that share an average
  ZoneHandle zone;
  double value;  ///< in the indicator's unit
  Status status;
};

/// Zones by their place.
///
/// Shape:    best first; equal values by code. Zones without a value are not in it.
/// Example:  examples/09_rankings.cpp
struct Ranking {
  std::vector<RankedZone> rows;
  std::size_t members = 0;         ///< zones that could have a place, by policy
  std::size_t reported = 0;        ///< of them, those with a value
  std::size_t not_applicable = 0;  ///< of them, those with status M: data cannot exist
  std::optional<double> coverage;  ///< reported / (members - not_applicable), or by weight
  GroupPolicy policy = GroupPolicy::of_the_year;

  [[nodiscard]] std::size_t size() const noexcept { return rows.size(); }
  [[nodiscard]] bool empty() const noexcept { return rows.empty(); }
  [[nodiscard]] auto begin() const noexcept { return rows.begin(); }
  [[nodiscard]] auto end() const noexcept { return rows.end(); }
};

/// A zone that keeps the lead.
struct Leader {
  ZoneHandle zone;
  std::size_t years = 0;  ///< in how many years it was among the first
  double best = 0;        ///< its best place over the years
  double worst = 0;       ///< its worst place over the years in which it has one
};

/// A rate of growth, and how far it can be trusted.
struct Rate {
  std::optional<double> value;   ///< a fraction: 0.08 is 8 % a year
  Status status = Status::none;  ///< the worse of its two figures
};

/// The change of a group's total on the year before, and what it is made of, exactly:
/// later - earlier = matched_change + entrants - leavers + newly_reported - no_longer_reported.
///
/// The counts are of the zones that `value` compares: by policy matched the members of both years,
/// of which those reported that have a figure in both; else the members of each year by themselves.
struct GroupGrowth {
  Year year{1};
  std::optional<double> value;   ///< by policy: a fraction; for a ratio a difference in its unit
  Status status = Status::none;  ///< the worst of its parts
  GroupPolicy policy = GroupPolicy::matched;
  std::size_t members = 0;                 ///< zones that are compared, by policy
  std::size_t reported = 0;                ///< of them, those with a figure
  std::size_t not_applicable = 0;          ///< of them, those with status M: data cannot exist
  std::optional<double> coverage;          ///< reported / (members - not_applicable), or by weight
  std::size_t earlier_members = 0;         ///< as members, of the year before
  std::size_t earlier_reported = 0;        ///< as reported, of the year before
  std::size_t earlier_not_applicable = 0;  ///< as not_applicable, of the year before
  std::optional<double> earlier_coverage;  ///< as coverage, of the year before and its weights
  std::size_t matched = 0;                 ///< members that reported in both years
  std::optional<double> earlier;           ///< total of the members of the year before
  std::optional<double> later;             ///< total of the members of the year
  double matched_change = 0;               ///< of members of both years that reported in both
  double entrants = 0;                     ///< figures of members that joined
  double leavers = 0;                      ///< earlier figures of members that left
  double newly_reported = 0;      ///< figures of members of both years that did not report before
  double no_longer_reported = 0;  ///< earlier figures of those that do not report now
};

/// A figure over a group, and how far it can be trusted.
struct Total {
  std::optional<double> value;     ///< in the indicator's unit; empty when nobody reported, or
                                   ///< fewer than the minimum coverage asks for
  Status status = Status::none;    ///< the worst of the parts
  std::size_t members = 0;         ///< zones in the group, by policy
  std::size_t reported = 0;        ///< of them, those with a value
  std::size_t not_applicable = 0;  ///< of them, those with status M: data cannot exist
  std::optional<double> coverage;  ///< reported / (members - not_applicable), or by weight; empty
                                   ///< when nobody could report or a weight is missing
  GroupPolicy policy = GroupPolicy::of_the_year;
};

/// Where one side of a share comes from.
enum class ShareBasis {
  zone,       ///< the figure of a zone
  published,  ///< the figure printed under the group's published_as zone
  sum,        ///< the sum of the group's members
};

/// "zone", "published" or "sum".
[[nodiscard]] YEARBOOK_EXPORT std::string_view to_string(ShareBasis basis) noexcept;

/// One side of a share.
struct ShareSide {
  std::optional<double> value;  ///< in the base unit of its indicator
  Status status = Status::none;
  ShareBasis basis = ShareBasis::zone;
  // Of a sum; 0 and empty for a single figure.
  std::size_t members = 0;         ///< zones in the group, by policy
  std::size_t reported = 0;        ///< of them, those with a value
  std::size_t not_applicable = 0;  ///< of them, those with status M: data cannot exist
  std::optional<double> coverage;  ///< reported / (members - not_applicable), or by weight
};

/// A part over a whole.
struct Share {
  std::optional<double> value;   ///< a fraction: 0.121 is 12.1 %; empty when a side is missing
  Status status = Status::none;  ///< the worse of the two sides
  GroupPolicy policy = GroupPolicy::of_the_year;  ///< whose members the sums are of
  ShareSide part;
  ShareSide whole;
};

/// One published figure of a cell.
struct Vintage {
  ZoneHandle zone;
  Year year{1};
  std::optional<double> value;
  Status status = Status::none;
  std::string release;       ///< code of the release that printed it
  std::string published_on;  ///< as far as known: "2017", "2017-12", "2017-12-21" or ""
  int tier = 1;              ///< 1: primary; 0: press or quotation
  bool stands = false;       ///< whether it is the figure that the other queries see
  std::string locator;       ///< table, page or cell
  std::string note;
  std::optional<double> quantum;  ///< rounding step of the printed figure, in the indicator's unit
};

}  // namespace yearbook
