#include "composite/frame.hpp"

#include <algorithm>
#include <optional>

#include "book/book.hpp"
#include "book/membership.hpp"
#include "book/panel.hpp"

namespace yearbook::composite {
namespace {

class FrameBuilder {
 public:
  FrameBuilder(const Snapshot& book, const IndexDefinition& definition,
               std::span<const std::size_t> leaves)
      : book_(book), catalog_(book.catalog()), definition_(definition) {
    panels_.reserve(leaves.size());
    for (const std::size_t leaf : leaves) {
      const Indicator& indicator = catalog_.find_indicator(definition.nodes[leaf].indicator);
      panels_.push_back(&book.book().panel(catalog_.position(indicator.handle)));
    }
    if (!definition.exclude_status.empty()) {
      excluded_.assign(statuses().size() + 1, false);
      for (const Status status : definition.exclude_status) {
        excluded_.at(static_cast<std::size_t>(status)) = true;
      }
    }
  }

  Frame build() {
    const std::optional<YearRange> years = span_of_years();
    if (!years) return {};
    resolve_units();
    for (Year year = years->first; year <= years->last; ++year) add_year(year, *years);
    fill();
    return std::move(frame_);
  }

 private:
  // From the first to the last year in which a leaf has a row, unless the definition says.
  [[nodiscard]] std::optional<YearRange> span_of_years() const {
    if (definition_.years) return definition_.years;
    std::optional<YearRange> result;
    for (const book::Panel* panel : panels_) {
      if (panel->empty()) continue;
      const YearRange own = panel->years();
      if (!result) result = own;
      result = YearRange{std::min(result->first, own.first), std::max(result->last, own.last)};
    }
    return result;
  }

  void resolve_units() {
    for (const std::string& unit : definition_.units) {
      units_.push_back(catalog_.find_zone(unit).handle);
    }
    if (!definition_.units.empty() || !definition_.group.empty()) return;
    for (const Zone& zone : catalog_.zones()) {
      if (zone.kind == ZoneKind::zone) units_.push_back(zone.handle);
    }
  }

  // Adds the rows of a year; one that nobody has a figure in only when the definition names it.
  void add_year(Year year, YearRange years) {
    if (!definition_.group.empty()) {
      units_ = book::members(book_.book(), catalog_.find_group(definition_.group), year,
                             definition_.policy, years);
    }
    const std::size_t begin = frame_.rows.size();
    for (const ZoneHandle unit : units_) {
      frame_.rows.push_back({.year = year, .zone = unit});
      zones_.push_back(catalog_.position(unit));
    }
    const std::size_t end = frame_.rows.size();
    if (begin == end) return;
    if (!definition_.years && !speaks(year, begin)) {
      frame_.rows.resize(begin);
      zones_.resize(begin);
      return;
    }
    frame_.years.push_back({year, begin, end});
  }

  // Whether a unit from row `begin` on has a figure of a leaf in that year.
  [[nodiscard]] bool speaks(Year year, std::size_t begin) const {
    return std::ranges::any_of(panels_, [&](const book::Panel* panel) {
      const auto values = panel->values(year);
      return !values.empty() &&
             std::any_of(zones_.begin() + static_cast<std::ptrdiff_t>(begin), zones_.end(),
                         [&](std::size_t zone) { return !is_missing(values[zone]); });
    });
  }

  void fill() {
    const std::size_t cells = panels_.size() * frame_.rows.size();
    frame_.values.assign(cells, missing_value);
    frame_.reasons.assign(cells, Reason::no_row);
    for (std::size_t leaf = 0; leaf < panels_.size(); ++leaf) {
      for (const YearRows& rows : frame_.years) fill(leaf, rows);
    }
  }

  void fill(std::size_t leaf, const YearRows& rows) {
    const auto values = panels_[leaf]->values(rows.year);
    const auto statuses = panels_[leaf]->statuses(rows.year);
    if (values.empty()) return;
    const auto column = frame_.column(leaf);
    const auto reasons = frame_.reasons_of(leaf);
    for (std::size_t row = rows.begin; row < rows.end; ++row) {
      const std::size_t zone = zones_[row];
      const Status status = statuses[zone];
      if (status == Status::none && is_missing(values[zone])) continue;
      const bool out = !excluded_.empty() && excluded_[static_cast<std::size_t>(status)];
      if (!out) column[row] = values[zone];
      reasons[row] = is_missing(column[row]) ? Reason::no_value : Reason::none;
    }
  }

  const Snapshot& book_;
  const Catalog& catalog_;
  const IndexDefinition& definition_;
  std::vector<const book::Panel*> panels_;  // of the leaves
  std::vector<bool> excluded_;              // by status; empty: none is
  std::vector<ZoneHandle> units_;           // of the year, or of all
  std::vector<std::size_t> zones_;          // position in the catalogue, a row
  Frame frame_;
};

}  // namespace

Frame frame_of(const Snapshot& book, const IndexDefinition& definition,
               std::span<const std::size_t> leaves) {
  return FrameBuilder(book, definition, leaves).build();
}

}  // namespace yearbook::composite
