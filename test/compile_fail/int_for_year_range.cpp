// EXPECTS: from 'int' to 'std::chrono::year'|from '<brace-enclosed initializer list>' to 'yearbook::YearRange'
// A range is {2010y, 2016y}: its ends are years.
#include <yearbook/yearbook.hpp>

using namespace yearbook;
using namespace yearbook::literals;

Series ask(const Snapshot& book, IndicatorHandle gdp, ZoneHandle wuhan) {
#ifdef OFFENDS
  return series(book, gdp, wuhan, {2010, 2016});
#else
  return series(book, gdp, wuhan, {2010y, 2016y});
#endif
}
