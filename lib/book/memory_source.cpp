#include "book/memory_source.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "book/row_block.hpp"

namespace yearbook::book {
namespace {

// Rows are kept by year, zone and release; most come in that order.
template <typename Row>
void insert_in_order(std::vector<Row>& rows, Row row) {
  const auto key = [](const Row& r) { return std::tuple(r.year, r.zone, r.release); };
  if (rows.empty() || key(rows.back()) < key(row)) {
    rows.push_back(std::move(row));
    return;
  }
  const auto at = std::ranges::upper_bound(rows, key(row), {}, key);
  rows.insert(at, std::move(row));
}

template <typename Row>
bool inside(const Row& row, const CellRange& cells) {
  return cells.years.contains(Year{row.year}) && (!cells.zone || *cells.zone == row.zone);
}

}  // namespace

void MemorySource::add(std::int32_t indicator, const ObservationRow& row) {
  insert_in_order(observations_[indicator], row);
}

void MemorySource::add(std::int32_t indicator, NoteRow note) {
  insert_in_order(notes_[indicator], std::move(note));
}

void MemorySource::observations(std::int32_t indicator, const CellRange& cells,
                                const RowSink& sink) {
  const auto found = observations_.find(indicator);
  if (found == observations_.end()) return;
  RowBlock block(sink);
  for (const ObservationRow& each : found->second) {
    if (inside(each, cells)) block.add(each);
  }
  block.flush();
}

void MemorySource::notes(std::int32_t indicator, const CellRange& cells,
                         const std::function<void(NoteRow&&)>& row) {
  const auto found = notes_.find(indicator);
  if (found == notes_.end()) return;
  for (const NoteRow& each : found->second) {
    if (inside(each, cells)) row(NoteRow(each));
  }
}

}  // namespace yearbook::book
