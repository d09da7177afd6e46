#include "book/book.hpp"

#include <yearbook/error.hpp>
#include <yearbook/snapshot.hpp>

#include <algorithm>
#include <cmath>
#include <future>
#include <iterator>
#include <numeric>
#include <ranges>
#include <tuple>
#include <utility>

#include "book/catalogue_hash.hpp"

namespace yearbook::book {
namespace {

bool published_by(const Release& release, Date day) {
  const auto published = parse_date(release.published_on);
  return published && *published <= day;
}

// The order of figures, and of their notes.
template <typename Row>
auto key_of(const Row& row) {
  return std::tuple(row.year, row.zone, row.release);
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

// The sum over the members of a year, in the group's own order.
Sum sum_over(const Panel& panel, Year year, const Roster& roster) {
  const auto values = panel.values(year);
  const auto statuses = panel.statuses(year);
  if (roster.positions.empty()) return {};
  if (roster.in_a_row) {
    const auto members = [&](const auto& all) {
      return all.subspan(roster.positions.front(), roster.positions.size());
    };
    return sum_of(members(values), members(statuses), panel.worst_status(year));
  }
  std::vector<double> values_of_members;
  std::vector<Status> statuses_of_members;
  for (const std::uint32_t zone : roster.positions) {
    values_of_members.push_back(values[zone]);
    statuses_of_members.push_back(statuses[zone]);
  }
  return sum_of(values_of_members, statuses_of_members, panel.worst_status(year));
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

Book::Book(std::unique_ptr<Source> source, const SnapshotOptions& options, Clock clock)
    : source_(std::move(source)),
      options_(options),
      clock_(std::move(clock)),
      first_looks_(*source_, clock_) {
  if (options_.as_of || options_.vintage || !source_->file()) read_catalogue_locked();
}

const Catalog& Book::read_catalogue() {
  const std::scoped_lock lock(guard_);
  if (!catalog_is_read_.load(std::memory_order_relaxed)) read_catalogue_locked();
  return *catalog_;
}

void Book::read_catalogue_locked() {
  catalog_.emplace(source_->catalog());
  const std::size_t indicators = catalog_->indicators().size();
  draft_ = PanelDraft(catalog_->zones().size());
  owned_.reserve(indicators);
  panels_ = std::vector<std::atomic<const Panel*>>(indicators);
  superseded_.resize(indicators);
  looked_up_.resize(indicators);
  sums_.emplace(indicators, catalog_->groups().size());
  if (options_.vintage) published_ = order_of_publication(*catalog_);
  if (options_.as_of) {
    for (const Release& release : catalog_->releases()) {
      if (!published_by(release, *options_.as_of)) hidden_.insert(release.id);
    }
  }
  catalog_is_read_.store(true, std::memory_order_release);
}

const Panel& Book::build(std::size_t indicator) {
  const std::scoped_lock lock(guard_);
  return build_locked(indicator);
}

// Definitions have no cycles (the loader refuses them), so building the parts of a ratio ends.
const Panel& Book::build_locked(std::size_t indicator) {
  if (const Panel* ready = panels_[indicator].load(std::memory_order_relaxed)) return *ready;
  const Indicator& about = catalog_->indicators()[indicator];
  if (about.ratio) {  // before the draft is in use
    build_locked(catalog_->position(about.ratio->numerator));
    build_locked(catalog_->position(about.ratio->denominator));
  }
  const auto begin = clock_();
  draft_stored(
      indicator, [&](const RowSink& sink) { source_->observations(about.handle.id(), {}, sink); },
      draft_);
  spent_building_ += clock_() - begin;
  if (about.ratio) fill_by_definition(draft_, about);
  return publish(indicator, std::make_unique<const Panel>(draft_.finished(memory_)));
}

const Panel& Book::publish(std::size_t indicator, std::unique_ptr<const Panel> panel) {
  const Panel& ready = *owned_.emplace_back(std::move(panel));
  panels_[indicator].store(&ready, std::memory_order_release);
  return ready;
}

// What the panels cost that were built so far, on average; before the first, a row a zone for some
// years.
std::chrono::nanoseconds Book::cost_of_building() const {
  if (!owned_.empty()) return spent_building_ / static_cast<std::int64_t>(owned_.size());
  constexpr std::int64_t years = 16;
  constexpr std::chrono::nanoseconds of_a_row{100};
  return of_a_row * years * static_cast<std::int64_t>(catalog_->zones().size());
}

std::chrono::nanoseconds Book::steady_time() {
  return std::chrono::steady_clock::now().time_since_epoch();
}

// Whoever asks for one figure does not wait for all, and whoever asks for many waits at most twice as
// long.
Book::Standing Book::look_up(std::size_t indicator, Year year, std::size_t zone) {
  const std::scoped_lock lock(guard_);
  if (panels_[indicator].load(std::memory_order_relaxed) == nullptr &&
      looked_up_[indicator] < cost_of_building()) {
    const auto begin = clock_();
    const Standing result = standing_locked(indicator, year, zone);
    looked_up_[indicator] += clock_() - begin;
    return result;
  }
  const Panel& panel = build_locked(indicator);
  return {panel.cell(year, zone), panel.release(year, zone)};
}

Book::Standing Book::standing_locked(std::size_t indicator, Year year, std::size_t zone) {
  if (const Panel* ready = panels_[indicator].load(std::memory_order_relaxed)) {
    return {ready->cell(year, zone), ready->release(year, zone)};
  }
  const Indicator& about = catalog_->indicators()[indicator];
  Standing result;
  if (year < Year{1} || year > Year{9999}) return result;
  const CellRange alone{{year, year}, catalog_->zones()[zone].handle.id()};
  cells_of([&](const RowSink& sink) { source_->observations(about.handle.id(), alone, sink); },
           [&](std::span<const ObservationRow> figures) {
             const std::size_t at = shown(figures);
             if (at == figures.size()) return;
             result = {{figures[at].value, figures[at].status}, figures[at].release};
           });
  if (result.cell.status != Status::none || !about.ratio) return result;
  const std::size_t top = catalog_->position(about.ratio->numerator);
  const std::size_t bottom = catalog_->position(about.ratio->denominator);
  const std::size_t below =
      about.ratio->denominator_zone ? catalog_->position(*about.ratio->denominator_zone) : zone;
  result.cell =
      ratio(standing_locked(top, year, zone).cell, standing_locked(bottom, year, below).cell,
            catalog_->indicators()[top].unit.factor, catalog_->indicators()[bottom].unit.factor,
            about.ratio->factor, about.unit.factor);
  return result;
}

const Roster& Book::roster(GroupHandle group, Year year) {
  std::call_once(rosters_once_, [&] { rosters_ = book::rosters(catalog()); });
  static const Roster nobody{};
  const auto& spans = rosters_[catalog_->position(group)];
  const auto after = std::ranges::upper_bound(spans, year, {},
                                              [](const Roster& each) { return each.years.first; });
  if (after == spans.begin()) return nobody;
  const Roster& found = *std::prev(after);
  return found.years.contains(year) ? found : nobody;
}

// Years without a figure are not kept: there only the members are counted.
Sum Book::add_up(std::size_t indicator, std::size_t group, Year year) {
  const Panel& figures = panel(indicator);
  const GroupHandle handle = catalog_->groups()[group].handle;
  const YearlySums* kept = sums_->find(indicator, group);
  if (kept == nullptr) {
    YearlySums sums{int{figures.years().first}, {}};
    sums.of_year.reserve(figures.years().size());
    for (Year each = figures.years().first; each <= figures.years().last; ++each) {
      sums.of_year.push_back(sum_over(figures, each, roster(handle, each)));
    }
    kept = &sums_->keep(indicator, group, std::move(sums));
  }
  if (const Sum* found = kept->of(year)) return *found;
  return {.members = static_cast<std::uint32_t>(roster(handle, year).zones.size())};
}

std::span<const std::uint32_t> Book::places_by_code() {
  std::call_once(places_once_, [&] {
    const auto zones = catalog().zones();
    std::vector<std::uint32_t> order(zones.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {},
                      [&](std::uint32_t at) -> const std::string& { return zones[at].code; });
    places_by_code_.resize(zones.size());
    for (std::uint32_t place = 0; place < order.size(); ++place) {
      places_by_code_[order[place]] = place;
    }
  });
  return places_by_code_;
}

void Book::draft_stored(std::size_t indicator, const Rows& rows, PanelDraft& draft) {
  draft.clear();
  const IndicatorHandle handle = catalog_->indicators()[indicator].handle;
  const auto set = [&](const ObservationRow& row) {
    draft.set(Year{row.year}, catalog_->position(ZoneHandle(handle.file(), row.zone)),
              {row.value, row.status}, row.release);
  };
  auto& superseded = superseded_[indicator];
  superseded.clear();  // of an attempt that failed
  if (options_.vintage) {
    cells_of(rows, [&](std::span<const ObservationRow> figures) {
      const std::size_t at = shown(figures);
      for (std::size_t i = 0; i < figures.size(); ++i) {
        i == at ? set(figures[i]) : superseded.push_back(figures[i]);
      }
    });
    return;
  }
  // Rows come by release, ascending: the last one that is visible stands.
  std::optional<ObservationRow> last;
  rows([&](std::span<const ObservationRow> some) {
    for (const ObservationRow& row : some) {
      if (!visible(row.release)) continue;
      if (last && last->year == row.year && last->zone == row.zone) {
        superseded.push_back(*last);
      } else if (last) {
        set(*last);
      }
      last = row;
    }
  });
  if (last) set(*last);
}

void Book::cells_of(const Rows& rows,
                    const std::function<void(std::span<const ObservationRow>)>& cell) const {
  std::vector<ObservationRow> figures;
  rows([&](std::span<const ObservationRow> some) {
    for (const ObservationRow& row : some) {
      if (!visible(row.release)) continue;
      if (!figures.empty() && (figures[0].year != row.year || figures[0].zone != row.zone)) {
        cell(figures);
        figures.clear();
      }
      figures.push_back(row);
    }
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

void Book::fill_by_definition(PanelDraft& panel, const Indicator& indicator) {
  const RatioDefinition& definition = *indicator.ratio;
  const std::size_t top = catalog_->position(definition.numerator);
  const std::size_t bottom = catalog_->position(definition.denominator);
  const Panel& numerator = build_locked(top);
  const Panel& denominator = build_locked(bottom);
  const double numerator_factor = catalog_->indicators()[top].unit.factor;
  const double denominator_factor = catalog_->indicators()[bottom].unit.factor;
  const YearRange years{std::max(numerator.years().first, denominator.years().first),
                        std::min(numerator.years().last, denominator.years().last)};
  for (Year year = years.first; year <= years.last; ++year) {
    for (std::size_t zone = 0; zone < catalog_->zones().size(); ++zone) {
      if (panel.cell(year, zone).status != Status::none) continue;
      const std::size_t below =
          definition.denominator_zone ? catalog_->position(*definition.denominator_zone) : zone;
      const Cell cell =
          ratio(numerator.cell(year, zone), denominator.cell(year, below), numerator_factor,
                denominator_factor, definition.factor, indicator.unit.factor);
      if (cell.status != Status::none) panel.set(year, zone, cell, 0);
    }
  }
}

void Book::preload() {
  static_cast<void>(catalog());
  const std::scoped_lock lock(guard_);
  if (source_) read_ahead();
  for (std::size_t i = 0; i < panels_.size(); ++i) build_locked(i);
  let_go();
}

// Each thread has the source in turn: while one reads the rows of an indicator, the other makes a
// panel of those that it has read. What one of them throws ends both.
void Book::read_ahead() {
  std::mutex turn;  // over the source, over what is published, and over this:
  std::size_t next = 0;
  const auto work = [&] {
    PanelDraft draft(catalog_->zones().size());
    std::vector<ObservationRow> rows;
    const RowSink keep = [&](std::span<const ObservationRow> some) {
      rows.insert(rows.end(), some.begin(), some.end());
    };
    std::unique_lock lock(turn);
    try {
      while ((next = next_to_read(next)) < panels_.size()) {
        const std::size_t mine = next++;
        rows.clear();
        source_->observations(catalog_->indicators()[mine].handle.id(), {}, keep);
        lock.unlock();
        draft_stored(mine, [&](const RowSink& sink) { sink(rows); }, draft);
        auto panel = std::make_unique<const Panel>(draft.finished(memory_));
        lock.lock();
        publish(mine, std::move(panel));
      }
    } catch (...) {
      if (!lock.owns_lock()) lock.lock();
      next = panels_.size();
      throw;
    }
  };
  std::future<void> other = std::async(std::launch::async, work);
  work();
  other.get();
}

// The first indicator from a position on that has no panel and no definition to fill it.
std::size_t Book::next_to_read(std::size_t from) const {
  while (from < panels_.size() && (panels_[from].load(std::memory_order_relaxed) != nullptr ||
                                   catalog_->indicators()[from].ratio)) {
    ++from;
  }
  return from;
}

void Book::let_go() {
  if (!source_) return;
  auto notes = std::make_unique<MemorySource>(CatalogData{});
  for (const Indicator& each : catalog_->indicators()) {
    source_->notes(each.handle.id(), {}, [&](NoteRow&& note) {
      if (visible(note.release)) notes->add(each.handle.id(), std::move(note));
    });
  }
  notes_ = std::move(notes);
  source_.reset();
  draft_ = PanelDraft(catalog_->zones().size());
}

std::size_t Book::memory() {
  const std::scoped_lock lock(guard_);
  std::size_t result = 0;
  for (const auto& panel : owned_) result += panel->memory();
  return result + (sums_ ? sums_->memory() : 0);
}

std::span<const Overlap> Book::overlaps(std::size_t group) {
  std::call_once(overlaps_once_, [&] { overlaps_ = book::overlaps(catalog()); });
  return overlaps_[group];
}

const std::string& Book::hash_of_catalogue() {
  std::call_once(hash_once_, [&] { hash_of_catalogue_ = catalogue_hash(catalog()); });
  return hash_of_catalogue_;
}

const Release* Book::newest_release() {
  for (const Release& release : std::views::reverse(catalog().releases())) {
    if (visible(release.id)) return &release;
  }
  return nullptr;
}

std::optional<Year> Book::last_year() {
  std::optional<Year> last;
  for (std::size_t i = 0; i < catalog().indicators().size(); ++i) {
    const Panel& each = panel(i);
    if (!each.empty() && (!last || *last < each.years().last)) last = each.years().last;
  }
  return last;
}

std::vector<Book::Figure> Book::figures(std::size_t indicator, const CellRange& cells) {
  const std::scoped_lock lock(guard_);
  const std::int32_t id = catalog_->indicators()[indicator].handle.id();
  auto result = source_ ? figures_of_source(indicator, cells) : figures_of_panel(indicator, cells);
  auto at = result.begin();
  Source& source = source_ ? *source_ : *notes_;
  source.notes(id, cells, [&](NoteRow&& note) {
    while (at != result.end() && key_of(at->row) < key_of(note)) ++at;
    if (at != result.end() && key_of(at->row) == key_of(note)) at->note = std::move(note);
  });
  return result;
}

std::vector<Book::Figure> Book::figures_of_source(std::size_t indicator, const CellRange& cells) {
  std::vector<Figure> result;
  const std::int32_t id = catalog_->indicators()[indicator].handle.id();
  cells_of([&](const RowSink& sink) { source_->observations(id, cells, sink); },
           [&](std::span<const ObservationRow> figures) {
             const std::size_t at = shown(figures);
             for (std::size_t i = 0; i < figures.size(); ++i) {
               result.push_back({figures[i], {}, i == at});
             }
           });
  return result;
}

// What stands is in the panel, but for what its definition worked out, which has no release.
std::vector<Book::Figure> Book::figures_of_panel(std::size_t indicator, const CellRange& cells) {
  std::vector<Figure> result;
  for (const ObservationRow& row : superseded_[indicator]) {
    if (!cells.years.contains(Year{row.year}) || (cells.zone && *cells.zone != row.zone)) continue;
    result.push_back({row, {}, false});
  }
  const Panel& panel = *panels_[indicator].load(std::memory_order_relaxed);
  const YearRange years{std::max(cells.years.first, panel.years().first),
                        std::min(cells.years.last, panel.years().last)};
  for (Year year = years.first; year <= years.last; ++year) {
    for (std::size_t zone = 0; zone < catalog_->zones().size(); ++zone) {
      const std::int32_t id = catalog_->zones()[zone].handle.id();
      const std::int64_t release = panel.release(year, zone);
      if (release == 0 || (cells.zone && *cells.zone != id)) continue;
      const Cell cell = panel.cell(year, zone);
      result.push_back({{int{year}, id, release, cell.value, cell.status}, {}, true});
    }
  }
  std::ranges::sort(result, {}, [](const Figure& figure) { return key_of(figure.row); });
  return result;
}

}  // namespace yearbook::book
