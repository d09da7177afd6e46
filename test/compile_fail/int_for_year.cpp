// EXPECTS: from 'int' to 'yearbook::Year'
// A year is written 2016y.
#include <yearbook/yearbook.hpp>

using namespace yearbook;
using namespace yearbook::literals;

std::optional<double> ask(const Snapshot& book, IndicatorHandle gdp, ZoneHandle wuhan) {
#ifdef OFFENDS
  return value(book, gdp, wuhan, 2016);
#else
  return value(book, gdp, wuhan, 2016y);
#endif
}
