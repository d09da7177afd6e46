/// Published figures held against those that other figures give: does the book agree with itself?
/// Floor 3. It reports and mends nothing; what stands, stands.
#pragma once

#include <optional>
#include <source_location>
#include <span>
#include <string_view>
#include <vector>

#include <yearbook/printing.hpp>
#include <yearbook/shapes.hpp>
#include <yearbook/snapshot.hpp>

namespace yearbook {

/// What a published figure is held against.
enum class ReconciledWith {
  total,  ///< the sum of the members of the group that is published under its zone
  ratio,  ///< the ratio or share that its parts give by the indicator's definition
};

/// "total" or "ratio".
[[nodiscard]] YEARBOOK_EXPORT std::string_view to_string(ReconciledWith what) noexcept;

/// A published figure and the one that others give for it.
struct Reconciliation {
  IndicatorHandle indicator;
  ZoneHandle zone;  ///< under whose code the figure is printed
  Year year{1};
  ReconciledWith what = ReconciledWith::total;
  double published = 0;             ///< in the indicator's unit
  double recomputed = 0;            ///< in the indicator's unit
  Status status = Status::none;     ///< the worst of the parts of `recomputed`
  std::optional<double> tolerance;  ///< how far rounding alone may put the two apart; empty: any
                                    ///< distance, because a denominator may be 0 before rounding
  std::optional<bool> agrees;       ///< empty: the figures cannot tell
  // Of a total; empty and 0 for a ratio. The policy is of_the_year.
  std::optional<GroupHandle> group;
  std::size_t members = 0;         ///< zones in the group that year
  std::size_t reported = 0;        ///< of them, those with a value
  std::optional<double> coverage;  ///< reported / (members less those with status M)

  /// published - recomputed, in the indicator's unit.
  [[nodiscard]] double difference() const noexcept { return published - recomputed; }
};

[[nodiscard]] YEARBOOK_EXPORT TextTable table(std::span<const Reconciliation> found,
                                              const Labels& labels = {});

/// Every published total and defined ratio of an indicator, or of all, against what other figures
/// give for it.
///
/// Shape:    by indicator, year, zone and group, in the order of the catalogue.
/// Missing:  a figure that is missing on either side gives no row; nor does a total that total()
///           refuses because the group would count a zone twice.
/// Formula:  a total agrees within half the quantum of the published figure and half the quantum of
///           each summand. A ratio a / b whose parts are printed within da and db agrees within
///           (|a| + da) / (|b| - db) - |a| / |b|, in its unit, and half its own quantum; parts that
///           are not published themselves are taken by their definition, with the tolerance that
///           their own parts give. A quantum that is not noted is the last decimal that the value
///           shows, 1 for a whole number. A trillionth of the published figure is left to binary
///           arithmetic.
/// Boundary: the tolerance itself agrees. `agrees` is empty without a tolerance, and for a total
///           whose members did not all report and sum to less than is published: the rest may lie
///           with the others.
/// Throws:   invalid_argument for a handle of another file; busy; corrupt.
/// Cost:     reads the notes of the indicators and their parts from the file (from memory under a
///           rollback journal).
/// Example:  examples/13_reconciliation.cpp
[[nodiscard]] YEARBOOK_EXPORT std::vector<Reconciliation> reconciliation(
    const Snapshot& book, IndicatorHandle indicator,
    std::source_location where = std::source_location::current());
[[nodiscard]] YEARBOOK_EXPORT std::vector<Reconciliation> reconciliation(
    const Snapshot& book, std::source_location where = std::source_location::current());

}  // namespace yearbook
