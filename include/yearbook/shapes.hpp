/// What the queries return: observations, series, cross-sections, panels and vintages; totals,
/// places and rates stand beside their queries. Floor 0. Plain values that own what they hold;
/// missing values are an empty optional at one point and NaN in arrays, with the status beside them.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
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

/// What the numbers of a result are, beside its indicator.
enum class Measure {
  figure,    ///< figures, or differences of figures, in the indicator's unit
  fraction,  ///< a part or a rate of change: 0.08 is 8 %
  index,     ///< the base year is 100
};

/// "figure", "fraction" or "index".
[[nodiscard]] YEARBOOK_EXPORT std::string_view to_string(Measure measure) noexcept;

/// One cell as it stands.
struct Observation {
  std::optional<double> value;   ///< in the indicator's unit; empty: missing, status says why
  Status status = Status::none;  ///< none: no release speaks of the cell
  std::string release;          ///< code of the release; empty: no row, or worked out by definition
  IndicatorHandle indicator{};  ///< whose unit the value is in
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

/// The zones of an answer, in its order: a range of their handles. All are of one file, which is told
/// once, so that a list takes 4 bytes a zone.
///
/// Example:  examples/10_growth.cpp
class ZoneList {
 public:
  ZoneList() noexcept = default;
  /// Throws:   invalid_argument for zones of two files.
  YEARBOOK_EXPORT ZoneList(
      const std::vector<ZoneHandle>& zones);  // NOLINT(google-explicit-constructor): is one too
  YEARBOOK_EXPORT ZoneList(std::initializer_list<ZoneHandle> zones);

  [[nodiscard]] std::size_t size() const noexcept { return ids_.size(); }
  [[nodiscard]] bool empty() const noexcept { return ids_.empty(); }
  [[nodiscard]] ZoneHandle operator[](std::size_t i) const { return ZoneHandle(file_, ids_[i]); }
  [[nodiscard]] ZoneHandle front() const { return (*this)[0]; }
  [[nodiscard]] ZoneHandle back() const { return (*this)[size() - 1]; }
  [[nodiscard]] ShapeIterator<ZoneList> begin() const noexcept { return {this, 0}; }
  [[nodiscard]] ShapeIterator<ZoneList> end() const noexcept { return {this, size()}; }
  /// The handles by themselves.
  // NOLINTNEXTLINE(google-explicit-constructor): handles are what a list of zones is
  [[nodiscard]] operator std::vector<ZoneHandle>() const { return {begin(), end()}; }
  friend bool operator==(const ZoneList&, const ZoneList&) = default;

  void reserve(std::size_t count) { ids_.reserve(count); }
  /// Throws:   invalid_argument for a zone of another file than the first.
  YEARBOOK_EXPORT void push_back(ZoneHandle zone);

 private:
  std::uint64_t file_ = 0;  // of the first zone
  std::vector<std::int32_t> ids_;
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
  IndicatorHandle indicator{};        ///< what is measured
  Measure measure = Measure::figure;  ///< and what the values are of it

  [[nodiscard]] std::size_t size() const noexcept { return values.size(); }
  [[nodiscard]] bool empty() const noexcept { return values.empty(); }
  [[nodiscard]] SeriesPoint operator[](std::size_t i) const {
    return {years.first + std::chrono::years{static_cast<int>(i)}, values[i]};
  }
  [[nodiscard]] ShapeIterator<Series> begin() const noexcept { return {this, 0}; }
  [[nodiscard]] ShapeIterator<Series> end() const noexcept { return {this, size()}; }
  /// The values where they lie. The shape outlives the span.
  [[nodiscard]] explicit operator std::span<const double>() const& noexcept { return values; }
  explicit operator std::span<const double>() const&& = delete;
  /// The values by themselves: copied, or moved out of a shape that is given up.
  [[nodiscard]] explicit operator std::vector<double>() const& { return values; }
  [[nodiscard]] explicit operator std::vector<double>() && noexcept { return std::move(values); }
};

/// The values of one indicator in one year, one a zone, in the order of the catalogue or group.
///
/// Shape:    zones.size() values and as many statuses.
/// Missing:  NaN, with the reason in statuses.
/// Example:  examples/04_groups.cpp
struct CrossSection {
  ZoneList zones;
  std::vector<double> values;
  std::vector<Status> statuses;
  IndicatorHandle indicator{};
  Year year{1};
  Measure measure = Measure::figure;

  [[nodiscard]] std::size_t size() const noexcept { return zones.size(); }
  [[nodiscard]] bool empty() const noexcept { return zones.empty(); }
  [[nodiscard]] ZonePoint operator[](std::size_t i) const { return {zones[i], values[i]}; }
  [[nodiscard]] ShapeIterator<CrossSection> begin() const noexcept { return {this, 0}; }
  [[nodiscard]] ShapeIterator<CrossSection> end() const noexcept { return {this, size()}; }
  /// The values where they lie. The shape outlives the span.
  [[nodiscard]] explicit operator std::span<const double>() const& noexcept { return values; }
  explicit operator std::span<const double>() const&& = delete;
  /// The values by themselves: copied, or moved out of a shape that is given up.
  [[nodiscard]] explicit operator std::vector<double>() const& { return values; }
  [[nodiscard]] explicit operator std::vector<double>() && noexcept { return std::move(values); }
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

/// The policy of a name; empty when there is none.
[[nodiscard]] YEARBOOK_EXPORT std::optional<GroupPolicy> parse_group_policy(
    std::string_view text) noexcept;

/// A year of a panel: a value a zone, in the order of the panel's zones; NaN where it is missing.
///
/// Lifetime: of the panel that it is of.
struct PanelRow {
  Year year;
  std::span<const double> values;
};

/// The values of one indicator over years and zones; a range of its years.
///
/// Shape:    years.size() rows of zones.size() values, row by row, and as many statuses.
/// Missing:  NaN, with the reason in statuses.
/// Example:  examples/09_rankings.cpp
struct Panel {
  YearRange years{Year{1}, Year{0}};
  ZoneList zones;
  std::vector<double> values;
  std::vector<Status> statuses;
  IndicatorHandle indicator{};
  Measure measure = Measure::figure;

  [[nodiscard]] bool empty() const noexcept { return values.empty(); }
  /// How many rows: the years.
  [[nodiscard]] std::size_t size() const noexcept { return years.size(); }
  /// One year's values, a zone each; empty for a year outside `years`. The panel outlives the span.
  [[nodiscard]] std::span<const double> row(Year year) const& {
    if (year < years.first || year > years.last) return {};
    const auto at = static_cast<std::size_t>(int{year} - int{years.first});
    return std::span(values).subspan(at * zones.size(), zones.size());
  }
  [[nodiscard]] std::span<const double> row(Year year) const&& = delete;
  /// One row by its position; the panel outlives it.
  [[nodiscard]] PanelRow operator[](std::size_t i) const& {
    const Year year = years.first + std::chrono::years{static_cast<int>(i)};
    return {year, row(year)};
  }
  [[nodiscard]] PanelRow operator[](std::size_t i) const&& = delete;
  [[nodiscard]] ShapeIterator<Panel> begin() const& noexcept { return {this, 0}; }
  [[nodiscard]] ShapeIterator<Panel> begin() const&& = delete;
  [[nodiscard]] ShapeIterator<Panel> end() const& noexcept { return {this, size()}; }
  [[nodiscard]] ShapeIterator<Panel> end() const&& = delete;
  /// The values where they lie. The shape outlives the span.
  [[nodiscard]] explicit operator std::span<const double>() const& noexcept { return values; }
  explicit operator std::span<const double>() const&& = delete;
  /// The values by themselves: copied, or moved out of a shape that is given up.
  [[nodiscard]] explicit operator std::vector<double>() const& { return values; }
  [[nodiscard]] explicit operator std::vector<double>() && noexcept { return std::move(values); }
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
  IndicatorHandle indicator{};
};

/// A zone that keeps the lead.
struct Leader {
  ZoneHandle zone;
  std::size_t years = 0;  ///< in how many years it was among the first
  double best = 0;        ///< its best place over the years
  double worst = 0;       ///< its worst place over the years in which it has one
};

}  // namespace yearbook
