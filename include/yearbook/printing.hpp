/// How results print themselves: table() makes an aligned table of any of them, to_string() and <<
/// its text. Floor 2. The tables of totals, places, rates and so on stand beside their queries.
#pragma once

#include <concepts>
#include <cstddef>
#include <optional>
#include <ostream>
#include <span>
#include <string>

#include <yearbook/shapes.hpp>
#include <yearbook/snapshot.hpp>
#include <yearbook/text_table.hpp>

namespace yearbook {

/// How zones and groups are called in print.
enum class CalledBy { code, name_en, name_zh };

/// Writes handles and figures as text. By default it knows no catalogue: a zone is its id, "#12",
/// and a figure the shortest digits that read back to it. With a snapshot zones have their codes or
/// names and figures their units, as people write them.
///
/// Missing:  an empty text, for a figure that is missing.
/// Boundary: a zone without the name that is asked for has its code.
/// Throws:   invalid_argument when the snapshot is of another file than the handle.
/// Lifetime: holds the snapshot.
/// Example:  examples/15_distribution.cpp
class YEARBOOK_EXPORT Labels {
 public:
  Labels() = default;
  /// Implicit, so that to_string(snapshot, result) is enough.
  Labels(Snapshot book, CalledBy called_by = CalledBy::code)  // NOLINT(google-explicit-constructor)
      : book_(std::move(book)), called_by_(called_by) {}

  [[nodiscard]] std::string zone(ZoneHandle zone) const;
  [[nodiscard]] std::string indicator(IndicatorHandle indicator) const;
  /// A value of a result that measures `measure` of an indicator.
  [[nodiscard]] std::string figure(double value, IndicatorHandle indicator,
                                   Measure measure = Measure::figure) const;
  [[nodiscard]] std::string figure(std::optional<double> value, IndicatorHandle indicator,
                                   Measure measure = Measure::figure) const;
  /// A part or rate: "12.1 %"; without a catalogue 0.121.
  [[nodiscard]] std::string fraction(std::optional<double> value) const;
  /// A figure in the base unit of an indicator.
  [[nodiscard]] std::string base_figure(std::optional<double> value,
                                        IndicatorHandle indicator) const;
  /// Whether it has a catalogue to name things by.
  [[nodiscard]] bool known() const noexcept { return book_.has_value(); }

 private:
  std::optional<Snapshot> book_;
  CalledBy called_by_ = CalledBy::code;
};

/// A table of a result: a line a row, and of single answers one line.
///
/// Example:  examples/15_distribution.cpp
[[nodiscard]] YEARBOOK_EXPORT TextTable table(const Observation& cell, const Labels& labels = {});
[[nodiscard]] YEARBOOK_EXPORT TextTable table(const Series& series, const Labels& labels = {});
[[nodiscard]] YEARBOOK_EXPORT TextTable table(const CrossSection& section,
                                              const Labels& labels = {});
/// A line a year and a column a zone.
[[nodiscard]] YEARBOOK_EXPORT TextTable table(const Panel& panel, const Labels& labels = {});
[[nodiscard]] YEARBOOK_EXPORT TextTable table(std::span<const Vintage> vintages,
                                              const Labels& labels = {});

/// What table() takes: every result of every query.
template <typename Shape>
concept Printable = requires(const Shape& shape, const Labels& labels) {
  { table(shape, labels) } -> std::same_as<TextTable>;
};

/// The table of a result as text, zones by id and figures by their digits.
template <Printable Shape>
[[nodiscard]] std::string to_string(const Shape& shape) {
  return to_string(table(shape, Labels{}));
}
/// The table of a result as text, zones by code and figures in their units:
/// to_string(snapshot, result).
template <Printable Shape>
[[nodiscard]] std::string to_string(const Labels& labels, const Shape& shape) {
  return to_string(table(shape, labels));
}
/// The table of a result, zones by id and figures by their digits.
template <Printable Shape>
std::ostream& operator<<(std::ostream& out, const Shape& shape) {
  return out << table(shape, Labels{});
}

}  // namespace yearbook
