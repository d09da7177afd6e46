// EXPECTS: from 'Handle<yearbook::GroupTag>' to 'Handle<yearbook::ZoneTag>'
// A group has totals, and a zone has values.
#include <yearbook/yearbook.hpp>

using namespace yearbook;
using namespace yearbook::literals;

std::optional<double> ask(const Snapshot& book, IndicatorHandle gdp, GroupHandle all) {
#ifdef OFFENDS
  return value(book, gdp, all, 2016y);
#else
  return total(book, gdp, 2016y, all).value;
#endif
}
