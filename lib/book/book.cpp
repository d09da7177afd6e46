#include "book/book.hpp"

#include <yearbook/error.hpp>
#include <yearbook/snapshot.hpp>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "book/catalogue_hash.hpp"

namespace yearbook {
namespace book {
namespace {

bool published_by(const Release& release, Date day) {
  const auto published = parse_date(release.published_on);
  return published && *published <= day;
}

// A defined ratio of two cells; the indicator's unit.
Cell ratio(const Cell& numerator, const Cell& denominator, double numerator_factor,
           double denominator_factor, double factor, double unit_factor) {
  if (numerator.status == Status::none || denominator.status == Status::none) return {};
  const Status status = worst(numerator.status, denominator.status);
  if (is_missing(numerator.value) || is_missing(denominator.value)) return {missing_value, status};
  const double value = factor * (numerator.value * numerator_factor) /
                       (denominator.value * denominator_factor) / unit_factor;
  return std::isfinite(value) ? Cell{value, status} : Cell{missing_value, Status::missing};
}

}  // namespace

Book::Book(std::unique_ptr<Source> source, std::optional<Date> as_of)
    : source_(std::move(source)),
      catalog_(source_->catalog()),
      as_of_(as_of),
      panels_(catalog_.indicators().size()) {
  owned_.reserve(panels_.size());
  if (!as_of_) return;
  for (const Release& release : catalog_.releases()) {
    if (!published_by(release, *as_of_)) hidden_.insert(release.id);
  }
}

const Panel& Book::build(std::size_t indicator) {
  const std::scoped_lock lock(guard_);
  return build_locked(indicator);
}

// Definitions have no cycles (the loader refuses them), so building the parts of a ratio ends.
const Panel& Book::build_locked(std::size_t indicator) {
  if (const Panel* ready = panels_[indicator].load(std::memory_order_relaxed)) return *ready;
  auto panel = stored_panel(indicator);
  const Indicator& about = catalog_.indicators()[indicator];
  if (about.ratio) fill_by_definition(*panel, about);
  const Panel& ready = *owned_.emplace_back(std::move(panel));
  panels_[indicator].store(&ready, std::memory_order_release);
  return ready;
}

std::unique_ptr<Panel> Book::stored_panel(std::size_t indicator) {
  auto panel = std::make_unique<Panel>(catalog_.zones().size());
  const IndicatorHandle handle = catalog_.indicators()[indicator].handle;
  // Rows come by release, ascending: the last one that is visible stands.
  source_->observations(handle.id(), {}, [&](const ObservationRow& row) {
    if (!visible(row.release)) return;
    panel->set(Year{row.year}, catalog_.position(ZoneHandle(handle.file(), row.zone)),
               {row.value, row.status}, row.release);
  });
  return panel;
}

void Book::fill_by_definition(Panel& panel, const Indicator& indicator) {
  const RatioDefinition& definition = *indicator.ratio;
  const std::size_t top = catalog_.position(definition.numerator);
  const std::size_t bottom = catalog_.position(definition.denominator);
  const Panel& numerator = build_locked(top);
  const Panel& denominator = build_locked(bottom);
  const double numerator_factor = catalog_.indicators()[top].unit.factor;
  const double denominator_factor = catalog_.indicators()[bottom].unit.factor;
  const YearRange years{std::max(numerator.years().first, denominator.years().first),
                        std::min(numerator.years().last, denominator.years().last)};
  for (Year year = years.first; year <= years.last; ++year) {
    for (std::size_t zone = 0; zone < catalog_.zones().size(); ++zone) {
      if (panel.cell(year, zone).status != Status::none) continue;
      const std::size_t below =
          definition.denominator_zone ? catalog_.position(*definition.denominator_zone) : zone;
      const Cell cell =
          ratio(numerator.cell(year, zone), denominator.cell(year, below), numerator_factor,
                denominator_factor, definition.factor, indicator.unit.factor);
      if (cell.status != Status::none) panel.set(year, zone, cell, 0);
    }
  }
}

void Book::preload() {
  for (std::size_t i = 0; i < panels_.size(); ++i) panel(i);
}

std::span<const Overlap> Book::overlaps(std::size_t group) {
  std::call_once(overlaps_once_, [&] { overlaps_ = book::overlaps(catalog_); });
  return overlaps_[group];
}

const std::string& Book::hash_of_catalogue() {
  std::call_once(hash_once_, [&] { hash_of_catalogue_ = catalogue_hash(catalog_); });
  return hash_of_catalogue_;
}

const Release* Book::newest_release() const noexcept {
  const auto releases = catalog_.releases();
  const auto seen = std::find_if(releases.rbegin(), releases.rend(),
                                 [&](const Release& release) { return visible(release.id); });
  return seen == releases.rend() ? nullptr : &*seen;
}

std::optional<Year> Book::last_year() {
  std::optional<Year> last;
  for (std::size_t i = 0; i < panels_.size(); ++i) {
    const Panel& each = panel(i);
    if (!each.empty() && (!last || *last < each.years().last)) last = each.years().last;
  }
  return last;
}

std::vector<Book::Figure> Book::figures(std::size_t indicator, const CellRange& cells) {
  const std::scoped_lock lock(guard_);
  const std::int32_t id = catalog_.indicators()[indicator].handle.id();
  std::vector<Figure> result;
  source_->observations(id, cells, [&](const ObservationRow& row) {
    if (!visible(row.release)) return;
    if (!result.empty() && result.back().row.year == row.year &&
        result.back().row.zone == row.zone) {
      result.back().stands = false;
    }
    result.push_back({row, {}, true});
  });
  auto at = result.begin();
  source_->notes(id, cells, [&](NoteRow&& note) {
    const auto key = [](const auto& row) { return std::tuple(row.year, row.zone, row.release); };
    while (at != result.end() && key(at->row) < key(note)) ++at;
    if (at != result.end() && key(at->row) == key(note)) at->note = std::move(note);
  });
  return result;
}

}  // namespace book

Snapshot::Snapshot(std::shared_ptr<book::Book> book) noexcept : book_(std::move(book)) {}

const Catalog& Snapshot::catalog() const& noexcept {
  return book_->catalog();
}

ZoneHandle Snapshot::zone(std::string_view name, std::source_location where) const {
  return book_->catalog().find_zone(name, where).handle;
}
IndicatorHandle Snapshot::indicator(std::string_view name, std::source_location where) const {
  return book_->catalog().find_indicator(name, where).handle;
}
GroupHandle Snapshot::group(std::string_view name, std::source_location where) const {
  return book_->catalog().find_group(name, where).handle;
}

std::optional<Date> Snapshot::as_of() const noexcept {
  return book_->as_of();
}

void Snapshot::preload() const {
  book_->preload();
}

}  // namespace yearbook
