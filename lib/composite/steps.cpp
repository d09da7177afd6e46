#include "composite/steps.hpp"

#include <yearbook/denominate.hpp>
#include <yearbook/normalise.hpp>
#include <yearbook/screen.hpp>
#include <yearbook/statistics.hpp>
#include <yearbook/treat.hpp>

#include <algorithm>
#include <unordered_map>

#include "book/book.hpp"
#include "composite/impute_step.hpp"

namespace yearbook::composite {

void Steps::run(IndexStep step) {
  switch (step) {
    case IndexStep::denominate:
      denominate();
      break;
    case IndexStep::impute:
      impute(book_.catalog(), definition_.impute, plan_, normalised_, frame_, result_.imputed,
             where_);
      break;
    case IndexStep::screen:
      screen();
      break;
    case IndexStep::treat:
      treat();
      break;
    case IndexStep::normalise:
      normalise();
      break;
    case IndexStep::aggregate:
      return;
  }
  result_.stages.push_back({std::string(to_string(step)), frame_.values});
}

YearRows Steps::all_rows() const {
  return {.year = Year{1}, .begin = 0, .end = frame_.rows.size()};
}

void Steps::denominate() {
  others_.resize(frame_.rows.size());
  for (std::size_t leaf = 0; leaf < plan_.leaves.size(); ++leaf) {
    const LeafPlan& own = plan_.leaves[leaf];
    if (own.denominator == nullptr) continue;
    for (std::size_t row = 0; row < frame_.rows.size(); ++row) {
      const IndexRow& at = frame_.rows[row];
      const book::Cell cell = own.denominator->cell(at.year, book_.catalog().position(at.zone));
      const bool out = std::ranges::find(definition_.exclude_status, cell.status) !=
                       definition_.exclude_status.end();
      others_[row] = out ? missing_value : cell.value;
    }
    yearbook::denominate(frame_.column(leaf), others_, own.denominator_factor,
                         frame_.reasons_of(leaf));
  }
}

void Steps::screen() {
  const ScreenKeys& keys = definition_.screen;
  ScreenOptions options;
  options.rule = keys.rule.value_or(options.rule);
  options.coverage = keys.coverage.value_or(options.coverage);
  options.nonzero = keys.nonzero.value_or(options.nonzero);
  std::unordered_map<ZoneHandle, bool> stays;
  for (const std::string& zone : keys.keep) stays[book_.catalog().find_zone(zone).handle] = true;
  for (const std::string& zone : keys.drop) stays[book_.catalog().find_zone(zone).handle] = false;
  std::vector<std::span<const double>> columns;
  for (std::size_t leaf = 0; leaf < plan_.leaves.size(); ++leaf) {
    columns.push_back(std::as_const(frame_).column(leaf));
  }
  std::vector<Availability> available(frame_.rows.size());
  count_available(columns, available);
  for (std::size_t row = 0; row < frame_.rows.size(); ++row) {
    const auto named = stays.find(frame_.rows[row].zone);
    if (named != stays.end() ? named->second : passes(available[row], options)) continue;
    frame_.rows[row].screened = true;
    for (std::size_t leaf = 0; leaf < plan_.leaves.size(); ++leaf) {
      frame_.column(leaf)[row] = missing_value;
      frame_.reasons_of(leaf)[row] = Reason::screened;
    }
  }
}

void Steps::treat() {
  marks_.resize(frame_.rows.size());
  for (std::size_t leaf = 0; leaf < plan_.leaves.size(); ++leaf) {
    if (plan_.leaves[leaf].treat_scope == Scope::panel) {
      treat(leaf, all_rows(), true);
    } else {
      for (const YearRows& rows : frame_.years) treat(leaf, rows, false);
    }
  }
}

void Steps::treat(std::size_t leaf, const YearRows& rows, bool panel) {
  const auto marks = std::span(marks_).first(rows.size());
  const Treatment done = yearbook::treat(frame_.column(leaf).subspan(rows.begin, rows.size()),
                                         plan_.leaves[leaf].treat, marks, workspace_);
  result_.treated.push_back({leaf, panel ? std::nullopt : std::optional(rows.year), done});
  if (done.outcome == TreatOutcome::overflow) {
    result_.warnings.push_back(
        {leaf, panel ? std::nullopt : std::optional(rows.year), Reason::overflow});
  }
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (marks[i] != Mark::none) result_.moved.push_back({leaf, rows.begin + i, marks[i]});
  }
}

void Steps::normalise() {
  normalised_ = true;
  for (std::size_t leaf = 0; leaf < plan_.leaves.size(); ++leaf) {
    const LeafPlan& own = plan_.leaves[leaf];
    others_.clear();
    if (own.normalise.method == NormaliseMethod::distance_to_reference) find_references(leaf);
    const bool by_base = own.normalise.method == NormaliseMethod::base_year;
    if (by_base) find_bases(leaf);
    if (own.normalise_scope == Scope::panel || by_base) {
      normalise(leaf, all_rows(), true);
    } else {
      for (const YearRows& rows : frame_.years) normalise(leaf, rows, false);
    }
  }
}

void Steps::normalise(std::size_t leaf, const YearRows& rows, bool panel) {
  const LeafPlan& own = plan_.leaves[leaf];
  const auto references = others_.empty()
                              ? std::span<const double>()
                              : std::span<const double>(others_).subspan(rows.begin, rows.size());
  const Reason reason = yearbook::normalise(
      frame_.column(leaf).subspan(rows.begin, rows.size()), own.direction, own.normalise,
      references, frame_.reasons_of(leaf).subspan(rows.begin, rows.size()), workspace_);
  if (reason == Reason::none) return;
  result_.warnings.push_back({leaf, panel ? std::nullopt : std::optional(rows.year), reason});
}

// The value of the reference in the year of each row, or in the one that was named.
void Steps::find_references(std::size_t leaf) {
  const LeafPlan& own = plan_.leaves[leaf];
  const auto column = std::as_const(frame_).column(leaf);
  others_.assign(frame_.rows.size(), missing_value);
  const auto value_in = [&](const YearRows& rows) {
    for (std::size_t row = rows.begin; row < rows.end; ++row) {
      if (frame_.rows[row].zone == own.reference) return column[row];
    }
    return missing_value;
  };
  double of_named_year = missing_value;
  for (const YearRows& rows : frame_.years) {
    if (own.reference_year == rows.year) of_named_year = value_in(rows);
  }
  for (const YearRows& rows : frame_.years) {
    const double value = own.reference_year ? of_named_year : value_in(rows);
    std::fill(others_.begin() + static_cast<std::ptrdiff_t>(rows.begin),
              others_.begin() + static_cast<std::ptrdiff_t>(rows.end), value);
  }
}

// The value of the base year: the unit's own, or the mean over those that reported in it.
void Steps::find_bases(std::size_t leaf) {
  const LeafPlan& own = plan_.leaves[leaf];
  const auto column = std::as_const(frame_).column(leaf);
  others_.assign(frame_.rows.size(), missing_value);
  const auto base = std::ranges::find(frame_.years, *own.base, &YearRows::year);
  if (base == frame_.years.end()) return;
  const auto in_base = column.subspan(base->begin, base->size());
  if (own.base_of == BaseOf::group) {
    std::ranges::fill(others_, mean(in_base).value_or(missing_value));
    return;
  }
  std::unordered_map<ZoneHandle, double> of_zone;
  for (std::size_t row = base->begin; row < base->end; ++row) {
    of_zone[frame_.rows[row].zone] = column[row];
  }
  for (std::size_t row = 0; row < frame_.rows.size(); ++row) {
    const auto found = of_zone.find(frame_.rows[row].zone);
    if (found != of_zone.end()) others_[row] = found->second;
  }
}

}  // namespace yearbook::composite
