#include "query/section.hpp"

namespace yearbook::query {
namespace {

// Asks for the bytes of a row all at once: in a large book they are in no cache, and to wait for one
// line after the other takes longer than anything that is done with them.
template <typename T>
void fetch(std::span<const T> row) noexcept {
  constexpr std::size_t line = 64;
  for (std::size_t i = 0; i < row.size(); i += line / sizeof(T)) __builtin_prefetch(&row[i]);
}

}  // namespace

Section::Section(book::Book& book, std::size_t indicator, Year year,
                 std::span<const ZoneHandle> zones)
    : zones_(zones) {
  std::vector<std::uint32_t> positions;
  positions.reserve(zones.size());
  for (const ZoneHandle zone : zones) {
    positions.push_back(static_cast<std::uint32_t>(book.catalog().position(zone)));
  }
  copy(book.panel(indicator), year, positions);
}

Section::Section(book::Book& book, std::size_t indicator, Year year, const book::Roster& roster)
    : zones_(roster.zones) {
  const book::Panel& panel = book.panel(indicator);
  const auto values = panel.values(year);
  if (values.empty() || roster.zones.empty() || !roster.in_a_row) {
    copy(panel, year, roster.positions);
    return;
  }
  values_ = values.subspan(roster.positions.front(), roster.positions.size());
  statuses_ = panel.statuses(year).subspan(roster.positions.front(), roster.positions.size());
  fetch(values_);
  fetch(statuses_);
}

void Section::copy(const book::Panel& panel, Year year, std::span<const std::uint32_t> positions) {
  const auto values = panel.values(year);
  const auto statuses = panel.statuses(year);
  copied_values_.assign(positions.size(), missing_value);
  copied_statuses_.assign(positions.size(), Status::none);
  if (!values.empty()) {
    for (std::size_t i = 0; i < positions.size(); ++i) {
      copied_values_[i] = values[positions[i]];
      copied_statuses_[i] = statuses[positions[i]];
    }
  }
  values_ = copied_values_;
  statuses_ = copied_statuses_;
}

namespace {

CrossSection answer(book::Book& book, std::size_t indicator, Year year, const Section& section) {
  CrossSection result;
  result.indicator = book.catalog().indicators()[indicator].handle;
  result.year = year;
  result.values.assign(section.values().begin(), section.values().end());
  result.statuses.assign(section.statuses().begin(), section.statuses().end());
  return result;
}

}  // namespace

CrossSection section_of(book::Book& book, std::size_t indicator, Year year,
                        std::span<const ZoneHandle> zones) {
  CrossSection result = answer(book, indicator, year, Section(book, indicator, year, zones));
  result.zones.reserve(zones.size());
  for (const ZoneHandle zone : zones) result.zones.push_back(zone);
  return result;
}

CrossSection section_of(book::Book& book, std::size_t indicator, Year year,
                        const book::Roster& roster) {
  CrossSection result = answer(book, indicator, year, Section(book, indicator, year, roster));
  result.zones = roster.list;
  return result;
}

}  // namespace yearbook::query
