// The book behind a snapshot: its catalogue, and panels built when they are first asked for.
// Floor 2.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <yearbook/catalog.hpp>
#include <yearbook/snapshot.hpp>

#include "book/first_looks.hpp"
#include "book/membership.hpp"
#include "book/memory_source.hpp"
#include "book/overlap.hpp"
#include "book/panel.hpp"
#include "book/panel_draft.hpp"
#include "book/source.hpp"
#include "book/sums.hpp"

namespace yearbook::book {

// Panels are published by an atomic pointer that the book owns, so that reading one takes no lock.
class Book {
 public:
  Book(std::unique_ptr<Source> source, const SnapshotOptions& options, Clock clock = steady_time);
  ~Book() = default;
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;
  Book(Book&&) = delete;
  Book& operator=(Book&&) = delete;

  // Read when it is first needed, of a source that allows it. Positions are of it: who has one needs
  // no more care.
  const Catalog& catalog() {
    return catalog_is_read_.load(std::memory_order_acquire) ? *catalog_ : read_catalogue();
  }
  [[nodiscard]] const SnapshotOptions& options() const noexcept { return options_; }

  // What the file says by itself, while the catalogue was not read. Empty when the catalogue must say.
  template <typename Look>
  auto first_look(Look look) -> decltype(look(std::declval<FirstLooks&>())) {
    if (catalog_is_read_.load(std::memory_order_acquire)) return std::nullopt;
    const std::scoped_lock lock(guard_);
    if (catalog_is_read_.load(std::memory_order_relaxed)) return std::nullopt;
    return look(first_looks_);
  }

  // The panel of the indicator at a position of the catalogue: the figures that stand, and where a
  // defined ratio has no row, what its definition gives.
  const Panel& panel(std::size_t indicator) {
    const Panel* ready = panels_[indicator].load(std::memory_order_acquire);
    return ready != nullptr ? *ready : build(indicator);
  }
  // Reads everything, and lets the source go.
  void preload();

  // What stands in one cell, and its release (0 when it has no row or was worked out). The first
  // questions about an indicator read their cells alone, until that has taken as long as building its
  // panel would; then it is built.
  struct Standing {
    Cell cell;
    std::int64_t release = 0;
  };
  Standing standing(std::size_t indicator, Year year, std::size_t zone) {
    const Panel* ready = panels_[indicator].load(std::memory_order_acquire);
    if (ready != nullptr) return {ready->cell(year, zone), ready->release(year, zone)};
    return look_up(indicator, year, zone);
  }
  Cell cell(std::size_t indicator, Year year, std::size_t zone) {
    const Panel* ready = panels_[indicator].load(std::memory_order_acquire);
    return ready != nullptr ? ready->cell(year, zone) : look_up(indicator, year, zone).cell;
  }

  // Bytes of the panels that are built and the sums that are kept.
  [[nodiscard]] std::size_t memory();

  // The members of a group in a year. Worked out for all groups on the first question.
  const Roster& roster(GroupHandle group, Year year);
  // The sum of an indicator over those members, both by their positions; of an indicator whose
  // figures do not add up, the counts say what they say. The first question adds up every year.
  Sum sum(std::size_t indicator, std::size_t group, Year year) {
    const YearlySums* kept = sums_->find(indicator, group);
    const Sum* ready = kept != nullptr ? kept->of(year) : nullptr;
    return ready != nullptr ? *ready : add_up(indicator, group, year);
  }
  // The place of each zone, by its position, when all are sorted by code.
  std::span<const std::uint32_t> places_by_code();

  // The zones of the group at a position of the catalogue that a sum would count twice; worked out
  // for all groups on the first question.
  std::span<const Overlap> overlaps(std::size_t group);

  // catalogue_hash() of the catalogue, worked out on the first question.
  const std::string& hash_of_catalogue();

  // The newest release that this book sees, by id; nullptr when it sees none.
  [[nodiscard]] const Release* newest_release();

  // The last year in which any indicator has a row; empty when there are no figures. Builds all
  // panels.
  std::optional<Year> last_year();

  // The published figures of an indicator that this book sees, by year, zone and release, with
  // notes.
  struct Figure {
    ObservationRow row;
    NoteRow note;
    bool stands = false;
  };
  std::vector<Figure> figures(std::size_t indicator, const CellRange& cells);

 private:
  const Catalog& read_catalogue();
  void read_catalogue_locked();
  const Panel& build(std::size_t indicator);
  Standing look_up(std::size_t indicator, Year year, std::size_t zone);
  Standing standing_locked(std::size_t indicator, Year year, std::size_t zone);
  const Panel& build_locked(std::size_t indicator);
  [[nodiscard]] std::chrono::nanoseconds cost_of_building() const;
  const Panel& publish(std::size_t indicator, std::unique_ptr<const Panel> panel);
  // Every row of an indicator to whoever is given, by year, zone and release, ascending.
  using Rows = std::function<void(const RowSink&)>;
  void draft_stored(std::size_t indicator, const Rows& rows, PanelDraft& draft);
  // Builds the panels that no definition fills, on two threads.
  void read_ahead();
  [[nodiscard]] std::size_t next_to_read(std::size_t from) const;
  // Calls `cell` with the visible figures of each cell, in ascending order of release.
  void cells_of(const Rows& rows,
                const std::function<void(std::span<const ObservationRow>)>& cell) const;
  // Which figure of a cell this book shows; past the end when none.
  [[nodiscard]] std::size_t shown(std::span<const ObservationRow> figures) const;
  void fill_by_definition(PanelDraft& panel, const Indicator& indicator);
  std::vector<Figure> figures_of_source(std::size_t indicator, const CellRange& cells);
  std::vector<Figure> figures_of_panel(std::size_t indicator, const CellRange& cells);
  void let_go();
  Sum add_up(std::size_t indicator, std::size_t group, Year year);
  static std::chrono::nanoseconds steady_time();
  [[nodiscard]] bool visible(std::int64_t release) const {
    return hidden_.empty() || !hidden_.contains(release);
  }

  std::mutex guard_;                     // over source_, the catalogue and the building of panels
  std::unique_ptr<Source> source_;       // none when everything was read
  std::unique_ptr<MemorySource> notes_;  // what it left
  SnapshotOptions options_;
  Clock clock_;
  FirstLooks first_looks_;
  std::atomic<bool> catalog_is_read_ = false;
  // From here on to the sums: made when the catalogue is read.
  std::optional<Catalog> catalog_;
  std::unordered_set<std::int64_t> hidden_;  // releases published after the day asked for
  std::unordered_map<std::int64_t, std::size_t> published_;  // their order, when a vintage is asked
  PanelDraft draft_{0};
  PanelMemory memory_;
  std::vector<std::unique_ptr<const Panel>> owned_;
  std::vector<std::atomic<const Panel*>> panels_;  // by position; nullptr until built
  // By position, of each panel that is built: the rows that do not stand, in the order of the key.
  std::vector<std::vector<ObservationRow>> superseded_;
  std::vector<std::chrono::nanoseconds> looked_up_;  // by position: spent on cells read alone
  std::chrono::nanoseconds spent_building_{0};       // on all panels that were built
  std::once_flag rosters_once_;
  std::vector<std::vector<Roster>> rosters_;  // by position of the group
  std::optional<KeptSums> sums_;
  std::once_flag places_once_;
  std::vector<std::uint32_t> places_by_code_;
  std::once_flag hash_once_;
  std::string hash_of_catalogue_;
  std::once_flag overlaps_once_;
  std::vector<std::vector<Overlap>> overlaps_;  // by position of the group
};

}  // namespace yearbook::book
