// EXPECTS: use of deleted function 'std::span<const double> yearbook::Panel::row
// The values of a panel live as long as the panel.
#include <yearbook/yearbook.hpp>

using namespace yearbook;
using namespace yearbook::literals;

double first(const Snapshot& book, IndicatorHandle gdp, GroupHandle all) {
#ifdef OFFENDS
  return panel(book, gdp, all, {2010y, 2016y}).row(2016y)[0];
#else
  const Panel cells = panel(book, gdp, all, {2010y, 2016y});
  return cells.row(2016y)[0];
#endif
}
