// Questions of single cells: value, observation, series, history, vintage.
#include <yearbook/cells.hpp>

#include <yearbook/error.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "book/book.hpp"
#include "query/years.hpp"

namespace yearbook {
namespace {

std::optional<double> as_optional(double value) {
  return is_missing(value) ? std::nullopt : std::optional(value);
}

// The first and last year in which a zone has a row; empty when it has none.
YearRange years_of(const book::Panel& panel, std::size_t zone) {
  YearRange years = panel.years();
  const auto has_row = [&](Year year) { return panel.cell(year, zone).status != Status::none; };
  while (!years.empty() && !has_row(years.first)) ++years.first;
  while (!years.empty() && !has_row(years.last)) --years.last;
  return years;
}

Series series_of(IndicatorHandle indicator, const book::Panel& panel, std::size_t zone,
                 YearRange years) {
  Series result;
  result.indicator = indicator;
  result.years = years;
  result.values.reserve(years.size());
  result.statuses.reserve(years.size());
  for (Year year = years.first; year <= years.last; ++year) {
    const book::Cell cell = panel.cell(year, zone);
    result.values.push_back(cell.value);
    result.statuses.push_back(cell.status);
  }
  return result;
}

std::vector<Vintage> vintages(const Snapshot& snapshot, IndicatorHandle indicator, ZoneHandle zone,
                              YearRange years, std::source_location where) {
  book::Book& book = snapshot.book();
  const std::size_t position = book.catalog().position(indicator, where);
  static_cast<void>(book.catalog().position(zone, where));
  std::vector<Vintage> result;
  for (auto& [row, note, stands] : book.figures(position, {years, zone.id()})) {
    const Release* release = book.catalog().release(row.release);
    result.push_back({.zone = zone,
                      .year = Year{row.year},
                      .value = as_optional(row.value),
                      .status = row.status,
                      .release = release != nullptr ? release->code : "",
                      .published_on = release != nullptr ? release->published_on : "",
                      .tier = release != nullptr ? release->tier : 0,
                      .stands = stands,
                      .locator = std::move(note.locator),
                      .note = std::move(note.note),
                      .quantum = note.quantum,
                      .indicator = indicator});
  }
  return result;
}

}  // namespace

std::optional<double> value(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone,
                            Year year, std::source_location where) {
  book::Book& figures = book.book();
  if (const auto found =
          figures.first_look([&](auto& file) { return file.cell(indicator, zone, year); })) {
    return as_optional(found->value);
  }
  const Catalog& catalog = figures.catalog();
  return as_optional(
      figures.cell(catalog.position(indicator, where), year, catalog.position(zone, where)).value);
}

Observation observation(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone, Year year,
                        std::source_location where) {
  const Catalog& catalog = book.catalog();
  const auto [cell, id] =
      book.book().standing(catalog.position(indicator, where), year, catalog.position(zone, where));
  const Release* release = catalog.release(id);
  return {as_optional(cell.value), cell.status, release != nullptr ? release->code : "", indicator};
}

Series series(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone, YearRange years,
              std::source_location where) {
  query::require_years(years, where);
  const Catalog& catalog = book.catalog();
  const book::Panel& panel = book.book().panel(catalog.position(indicator, where));
  return series_of(indicator, panel, catalog.position(zone, where), years);
}

Series series(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone,
              std::source_location where) {
  const Catalog& catalog = book.catalog();
  const book::Panel& panel = book.book().panel(catalog.position(indicator, where));
  const std::size_t at = catalog.position(zone, where);
  return series_of(indicator, panel, at, years_of(panel, at));
}

std::vector<Vintage> history(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone,
                             Year year, std::source_location where) {
  return vintages(book, indicator, zone, {year, year}, where);
}

std::vector<Vintage> history(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone,
                             std::source_location where) {
  return vintages(book, indicator, zone, {Year{1}, Year{9999}}, where);
}

std::optional<Vintage> vintage(const Snapshot& book, IndicatorHandle indicator, ZoneHandle zone,
                               Year year, int place, std::source_location where) {
  if (place == 0) {
    throw Error(ErrorCode::invalid_argument,
                "no figure has the place 0; 1 is the first published, -1 the last", where);
  }
  auto figures = history(book, indicator, zone, year, where);
  // Stable, so that figures of one day keep the order of tier and code that history gives; and what
  // has no day is less than any.
  std::ranges::stable_sort(figures, {},
                           [](const Vintage& figure) { return parse_date(figure.published_on); });
  const std::ptrdiff_t at = place > 0 ? place - 1 : std::ssize(figures) + place;
  if (at < 0 || at >= std::ssize(figures)) return std::nullopt;
  return std::move(figures[static_cast<std::size_t>(at)]);
}

}  // namespace yearbook
