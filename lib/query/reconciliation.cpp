// Does the book agree with itself? Published totals and ratios against what other figures give.
#include <yearbook/reconciliation.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <unordered_map>
#include <utility>

#include "book/book.hpp"
#include "book/membership.hpp"
#include "kernel/decimal.hpp"
#include "query/totals.hpp"

namespace yearbook {
namespace {

// A figure in its indicator's unit, and how far rounding may have moved it.
struct Rounded {
  double value;
  double half_step;  // infinite when nothing can be said
  Status status;
};

class Reconciler {
 public:
  Reconciler(book::Book& book, std::source_location where)
      : book_(book), catalog_(book.catalog()), where_(where) {}

  void add(std::size_t indicator, std::vector<Reconciliation>& result) {
    const YearRange years = book_.panel(indicator).years();
    for (Year year = years.first; year <= years.last; ++year) {
      for (const Zone& zone : catalog_.zones()) {
        const auto published = figure(indicator, year, zone.handle);
        if (!published) continue;
        add_totals(indicator, year, zone.handle, *published, result);
        add_ratio(indicator, year, zone.handle, *published, result);
      }
    }
  }

 private:
  // The totals of all groups that are published under a zone.
  void add_totals(std::size_t indicator, Year year, ZoneHandle zone, const Rounded& published,
                  std::vector<Reconciliation>& result) {
    const IndicatorKind kind = catalog_.indicators()[indicator].kind;
    if (kind != IndicatorKind::flow && kind != IndicatorKind::stock) return;
    for (const Group& group : catalog_.groups()) {
      if (group.published_as != zone) continue;
      const auto members =
          book::members(book_, group, year, GroupPolicy::of_the_year, std::nullopt);
      if (query::overlap_of(book_, group.handle, year, members, where_) != nullptr) continue;
      const Total sum = query::total_over(book_, indicator, year, members, {}, where_);
      if (!sum.value) continue;
      double rounding = published.half_step;
      for (const ZoneHandle member : members) {
        if (const auto part = figure(indicator, year, member)) rounding += part->half_step;
      }
      Reconciliation found =
          compare(indicator, year, zone, published, {*sum.value, rounding, sum.status});
      found.what = ReconciledWith::total;
      found.group = group.handle;
      found.members = sum.members;
      found.reported = sum.reported;
      found.coverage = sum.coverage;
      const bool others_may_hold_the_rest =
          sum.coverage.value_or(1) < 1 && *sum.value < published.value;
      if (found.agrees == false && others_may_hold_the_rest) found.agrees.reset();
      result.push_back(found);
    }
  }

  void add_ratio(std::size_t indicator, Year year, ZoneHandle zone, const Rounded& published,
                 std::vector<Reconciliation>& result) {
    if (!catalog_.indicators()[indicator].ratio) return;
    auto computed = by_definition(indicator, year, zone);
    if (!computed) return;
    computed->half_step += published.half_step;
    Reconciliation found = compare(indicator, year, zone, published, *computed);
    found.what = ReconciledWith::ratio;
    result.push_back(found);
  }

  // What both kinds share; `recomputed.half_step` is the whole tolerance.
  Reconciliation compare(std::size_t indicator, Year year, ZoneHandle zone,
                         const Rounded& published, const Rounded& recomputed) {
    // What is equal in decimal may differ in the last bits: 12.1 - 12.05 is more than 0.05.
    constexpr double of_binary_arithmetic = 1e-12;
    Reconciliation result;
    result.indicator = catalog_.indicators()[indicator].handle;
    result.zone = zone;
    result.year = year;
    result.published = published.value;
    result.recomputed = recomputed.value;
    result.status = recomputed.status;
    if (std::isfinite(recomputed.half_step)) {
      result.tolerance = recomputed.half_step;
      result.agrees = std::fabs(result.difference()) <=
                      recomputed.half_step + of_binary_arithmetic * std::fabs(published.value);
    }
    return result;
  }

  // A figure that a release has printed; empty when there is none, or it is missing.
  std::optional<Rounded> figure(std::size_t indicator, Year year, ZoneHandle zone) {
    const book::Panel& panel = book_.panel(indicator);
    const std::size_t at = catalog_.position(zone);
    const auto [value, status] = panel.cell(year, at);
    if (is_missing(value) || panel.release(year, at) == 0) return std::nullopt;
    return Rounded{value, quantum(indicator, year, zone, value) / 2, status};
  }

  // A part of a ratio: what is printed for the cell, also that it is missing, else what its
  // definition gives.
  std::optional<Rounded> part(std::size_t indicator, Year year, ZoneHandle zone) {
    const bool printed = book_.panel(indicator).release(year, catalog_.position(zone)) != 0;
    if (printed || !catalog_.indicators()[indicator].ratio) return figure(indicator, year, zone);
    return by_definition(indicator, year, zone);
  }

  // A defined ratio from its parts, and how far their rounding may put it off: the largest ratio
  // that the parts allow, less the one that they show.
  std::optional<Rounded> by_definition(std::size_t indicator, Year year, ZoneHandle zone) {
    const Indicator& about = catalog_.indicators()[indicator];
    const RatioDefinition& definition = *about.ratio;
    const std::size_t top = catalog_.position(definition.numerator);
    const std::size_t bottom = catalog_.position(definition.denominator);
    const auto a = part(top, year, zone);
    const auto b = part(bottom, year, definition.denominator_zone.value_or(zone));
    if (!a || !b) return std::nullopt;
    const double a_unit = catalog_.indicators()[top].unit.factor;
    const double b_unit = catalog_.indicators()[bottom].unit.factor;
    const double value =
        definition.factor * (a->value * a_unit) / (b->value * b_unit) / about.unit.factor;
    if (!std::isfinite(value)) return std::nullopt;
    const double scale = std::fabs(definition.factor * a_unit / b_unit / about.unit.factor);
    const double least = std::fabs(b->value) - b->half_step;
    const double largest = (std::fabs(a->value) + a->half_step) / least;
    const double half_step = least > 0
                                 ? scale * (largest - std::fabs(a->value) / std::fabs(b->value))
                                 : std::numeric_limits<double>::infinity();
    return Rounded{value, half_step, worst(a->status, b->status)};
  }

  // The rounding step of a printed figure: as noted, else as its value shows.
  double quantum(std::size_t indicator, Year year, ZoneHandle zone, double value) {
    const auto [known, fresh] = quanta_.try_emplace(indicator);
    if (fresh) {
      for (const auto& [row, note, stands] : book_.figures(indicator, {})) {
        if (stands && note.quantum) known->second[key(row.year, row.zone)] = *note.quantum;
      }
    }
    const auto noted = known->second.find(key(int{year}, zone.id()));
    return noted != known->second.end() ? noted->second : kernel::shown_quantum(value);
  }
  static std::uint64_t key(std::int32_t year, std::int32_t zone) {
    return static_cast<std::uint64_t>(year) << 32U | static_cast<std::uint32_t>(zone);
  }

  book::Book& book_;
  const Catalog& catalog_;
  std::source_location where_;
  // By indicator, of the figures that stand, the quanta that are noted.
  std::unordered_map<std::size_t, std::unordered_map<std::uint64_t, double>> quanta_;
};

}  // namespace

std::string_view to_string(ReconciledWith what) noexcept {
  return what == ReconciledWith::total ? "total" : "ratio";
}

std::vector<Reconciliation> reconciliation(const Snapshot& book, IndicatorHandle indicator,
                                           std::source_location where) {
  std::vector<Reconciliation> result;
  Reconciler(book.book(), where).add(book.catalog().position(indicator, where), result);
  return result;
}

std::vector<Reconciliation> reconciliation(const Snapshot& book, std::source_location where) {
  std::vector<Reconciliation> result;
  Reconciler all(book.book(), where);
  for (std::size_t i = 0; i < book.catalog().indicators().size(); ++i) all.add(i, result);
  return result;
}

}  // namespace yearbook
