#include "book/book.hpp"

#include <yearbook/error.hpp>
#include <yearbook/snapshot.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
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

// The place of each release in the order of publication: by day, those without one first, then as
// the catalogue has them, by tier and code.
std::unordered_map<std::int64_t, std::size_t> order_of_publication(const Catalog& catalog) {
  std::vector<std::pair<std::optional<Date>, std::int64_t>> releases;
  for (const Release& release : catalog.releases()) {
    releases.emplace_back(parse_date(release.published_on), release.id);
  }
  std::ranges::stable_sort(releases, {}, [](const auto& release) { return release.first; });
  std::unordered_map<std::int64_t, std::size_t> result;
  for (const auto& [day, id] : releases) result.emplace(id, result.size() + 1);
  return result;
}

}  // namespace

Book::Book(std::unique_ptr<Source> source, const SnapshotOptions& options)
    : source_(std::move(source)),
      catalog_(source_->catalog()),
      options_(options),
      panels_(catalog_.indicators().size()) {
  owned_.reserve(panels_.size());
  if (options_.vintage) published_ = order_of_publication(catalog_);
  if (!options_.as_of) return;
  for (const Release& release : catalog_.releases()) {
    if (!published_by(release, *options_.as_of)) hidden_.insert(release.id);
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
  const auto set = [&](const ObservationRow& row) {
    panel->set(Year{row.year}, catalog_.position(ZoneHandle(handle.file(), row.zone)),
               {row.value, row.status}, row.release);
  };
  if (options_.vintage) {
    cells_of(handle.id(), {}, [&](std::span<const ObservationRow> figures) {
      if (const std::size_t at = shown(figures); at < figures.size()) set(figures[at]);
    });
    return panel;
  }
  // Rows come by release, ascending: the last one that is visible stands.
  source_->observations(handle.id(), {}, [&](const ObservationRow& row) {
    if (visible(row.release)) set(row);
  });
  return panel;
}

void Book::cells_of(std::int32_t indicator, const CellRange& range,
                    const std::function<void(std::span<const ObservationRow>)>& cell) {
  std::vector<ObservationRow> figures;
  source_->observations(indicator, range, [&](const ObservationRow& row) {
    if (!visible(row.release)) return;
    if (!figures.empty() && (figures[0].year != row.year || figures[0].zone != row.zone)) {
      cell(figures);
      figures.clear();
    }
    figures.push_back(row);
  });
  if (!figures.empty()) cell(figures);
}

std::size_t Book::shown(std::span<const ObservationRow> figures) const {
  const auto count = std::ssize(figures);
  if (!options_.vintage) return figures.size() - 1;
  const std::ptrdiff_t place = *options_.vintage;
  const std::ptrdiff_t at = place > 0 ? place - 1 : count + place;
  if (at < 0 || at >= count) return figures.size();
  std::vector<std::size_t> order(figures.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::nth_element(order, order.begin() + at, {}, [&](std::size_t figure) {
    const auto found = published_.find(figures[figure].release);
    return found == published_.end() ? 0 : found->second;
  });
  return order[static_cast<std::size_t>(at)];
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
  cells_of(id, cells, [&](std::span<const ObservationRow> figures) {
    const std::size_t at = shown(figures);
    for (std::size_t i = 0; i < figures.size(); ++i) result.push_back({figures[i], {}, i == at});
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
  return book_->options().as_of;
}

std::optional<int> Snapshot::vintage() const noexcept {
  return book_->options().vintage;
}

void Snapshot::preload() const {
  book_->preload();
}

}  // namespace yearbook
